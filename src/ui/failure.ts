import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { GatewayError } from '../client/errors.ts';
import { formatNumber, formatWait, bidiIsolate } from '../i18n/format.ts';

/** What happened, in the visitor's words. */
const failureMessage = ({ kind, retryAfter }: GatewayError, seconds: number): string => {
  const wait = retryAfter && formatWait(retryAfter);
  switch (kind) {
    case 'offline':
      return msg('Le service ne répond pas. Vérifiez votre connexion à Internet, puis réessayez.');
    case 'timeout':
      return msg('Le service met trop de temps à répondre. Réessayez dans un instant.');
    case 'busy':
      if (!wait) return msg('Le service est très demandé. Réessayez dans une minute.');
      if (!seconds) return msg('Le service est très demandé. Vous pouvez maintenant réessayer.');
      return msg(str`Le service est très demandé. Vous pourrez réessayer ${wait}.`);
    case 'invalid':
      return msg('Nous n’avons pas compris votre demande. Vérifiez ce que vous avez écrit.');
    case 'refused':
      return msg('Ce service n’est pas disponible sur ce site.');
    case 'missing':
      return msg('Cette page n’existe plus.');
    case 'broken':
      return msg('Le service est en panne. Réessayez dans quelques minutes.');
  }
};

export interface FailureOptions {
  /** Replaces the general account where the element can say more. */
  message?: string | undefined;
  retry?: (() => void) | undefined;
  /** Another way to the same end; it works whatever the gateway does. */
  fallback?: TemplateResult | typeof nothing;
}

/** The seconds that run down are for the eye: read out each second, they would leave no word to anything else. */
const retryButton = (retry: () => void, seconds: number): TemplateResult =>
  html`<button type="button" aria-disabled=${seconds ? 'true' : nothing} @click=${seconds ? nothing : retry}>
    ${msg('Réessayer')} ${seconds ? html`<span aria-hidden="true">(${formatNumber(seconds)})</span>` : nothing}
  </button>`;

/** A failure: what happened, what to do, another way, and the code that support asks for. */
export const failure = (error: GatewayError, { message: told, retry, fallback = nothing }: FailureOptions): TemplateResult => {
  const id = error.problem?.requestId;
  const code = id && bidiIsolate(id);
  const seconds = Math.max(0, Math.ceil((error.retryAt - Date.now()) / 1_000));
  return html`
    <div class="notice failed" role="alert">
      <p>${told ?? failureMessage(error, seconds)}</p>
      <div class="actions">${retry && error.retryable ? retryButton(retry, seconds) : nothing} ${fallback}</div>
      ${code ? html`<p class="hint">${msg(str`Code à donner à l’assistance : ${code}`)}</p>` : nothing}
    </div>
  `;
};
