import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { GatewayError } from '../client/errors.ts';
import type { Submission } from '../element/submission.ts';
import { failure } from './failure.ts';

/** What a submission says, in the words of what is submitted. */
export interface SubmissionMessages {
  sending: string;
  /** There is no network, and nothing has been sent. */
  waiting: string;
  /** There is no network, and an earlier attempt may have arrived. */
  waitingAgain: string;
  unknown: string;
  /** An earlier request has arrived, and what was changed since has not. */
  conflict: string;
  /** Why it was rejected; `undefined`: the general account of the failure will do. */
  rejected: (error: GatewayError) => string | undefined;
  /** What can be done about a conflict. */
  conflictActions: TemplateResult;
}

/**
 * What became of a submission that has no receipt: one status while it is sent, one alert where it is not. `retry` sends it again, the
 * same where nothing else is said.
 */
export const submissionView = <T, R>(
  submission: Submission<T, R>,
  messages: SubmissionMessages,
  retry: () => void = () => void submission.retry(),
): TemplateResult => {
  const { state, error } = submission;
  if (state === 'waiting')
    return html`<div class="notice" role="alert">
      <p>${submission.mayHaveArrived ? messages.waitingAgain : messages.waiting}</p>
      <button type="button" class="quiet" @click=${() => submission.cancel()}>${msg('Ne pas envoyer')}</button>
    </div>`;
  if (state === 'conflict')
    return html`<div class="notice failed" role="alert">
      <p>${messages.conflict}</p>
      ${messages.conflictActions}
    </div>`;
  return html`
    <p class="visually-hidden" role="status">${state === 'pending' ? messages.sending : nothing}</p>
    ${
      error && (state === 'unknown' || state === 'rejected')
        ? failure(error, {
            message: state === 'unknown' ? messages.unknown : messages.rejected(error),
            retry,
          })
        : nothing
    }
  `;
};
