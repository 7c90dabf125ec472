import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { GatewayError } from '../../src/client/errors.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { bidiIsolate } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';
import { hasDataController, informationNotice } from './steps/information-notice.ts';

/** What the application is for. */
const targetView = ({ offer, recruiter }: ApplicationForm): TemplateResult => {
  const name = bidiIsolate(recruiter.name);
  return html`<p class="target">
    ${
      offer
        ? html`<strong>${french(offer.title)}</strong>${offer.company ? [' · ', french(offer.company)] : nothing}`
        : msg(str`Candidature spontanée : ${name}`, { desc: 'For no offer in particular; the name of an employer.' })
    }
  </p>`;
};

/** What a form says that waits to be opened. */
export const framed = (said: unknown): TemplateResult =>
  html`${said ? html`<div class="frame"><div class="sealed">${said}</div></div>` : nothing}`;

export const loadingForm = (): TemplateResult => html`<p role="status">${msg('Chargement du formulaire…')}</p>`;

/** Why there is no form; where the general account of a failure says it, nothing. */
export const unavailableReason = ({ kind, problem }: GatewayError): string | undefined => {
  if (problem?.status === 410) return msg('Cette offre ne prend plus de candidatures.');
  return kind === 'missing' || kind === 'invalid'
    ? msg(
        'Vous ne pouvez pas postuler ici à cette offre : elle a été retirée, ou son employeur reçoit les candidatures ailleurs.',
      )
    : undefined;
};

export interface FrameProps {
  form: ApplicationForm | undefined;
  /** Back to where the person comes from. */
  back: unknown;
  /** The person is at the first step. */
  isAtStart: boolean;
  onNotice: (event: Event) => void;
  content: unknown;
  level: number;
}

/** What stands around the form: a heading, what the application is for, what the person is told about their data. */
export const formFrame = ({ form, back, isAtStart, onNotice, content, level }: FrameProps): TemplateResult => html`
  <div class="frame">
    <div class="sealed">${back}</div>
    <slot name="heading">
      <div class="sealed">
        <h2 tabindex="-1" aria-level=${level}>${msg('Votre candidature')}</h2>
      </div>
    </slot>
    <div class="sealed">${form ? targetView(form) : nothing}</div>
    <slot name="notice" ?hidden=${!isAtStart} @slotchange=${onNotice}>
      <div class="sealed">${form && hasDataController(form) ? informationNotice(form) : nothing}</div>
    </slot>
    <div class="content sealed">${content}</div>
  </div>
`;
