import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { ErrorKind, GatewayError } from '../client/errors.ts';
import { isolated } from '../i18n/format.ts';

/** What happened, in the visitor's words. */
const account = (kind: ErrorKind): string => {
  switch (kind) {
    case 'offline':
      return msg('Le service ne répond pas. Vérifiez votre connexion à Internet, puis réessayez.');
    case 'timeout':
      return msg('Le service met trop de temps à répondre. Réessayez dans un instant.');
    case 'busy':
      return msg('Le service est très demandé. Réessayez dans une minute.');
    case 'invalid':
      return msg('Votre demande n’a pas été comprise. Modifiez-la, puis réessayez.');
    case 'refused':
      return msg('Ce service n’est pas disponible sur ce site.');
    case 'missing':
      return msg('Cette page n’existe plus.');
    case 'broken':
      return msg('Le service est en panne. Réessayez dans quelques minutes.');
  }
};

export interface Recovery {
  /** Replaces the general account where the element can say more. */
  account?: string | undefined;
  retry?: (() => void) | undefined;
  /** Another way to the same end; it works whatever the gateway does. */
  elsewhere?: TemplateResult | typeof nothing;
}

/** A failure: what happened, what to do, another way, and the code that support asks for. */
export const failure = (error: GatewayError, { account: told, retry, elsewhere = nothing }: Recovery): TemplateResult => {
  const id = error.problem?.requestId;
  const code = id && isolated(id);
  return html`
    <div class="notice failed" role="alert">
      <p>${told ?? account(error.kind)}</p>
      <div class="actions">
        ${retry && error.retryable ? html`<button type="button" @click=${retry}>${msg('Réessayer')}</button>` : nothing}
        ${elsewhere}
      </div>
      ${code ? html`<p class="hint">${msg(str`Code à donner à l’assistance : ${code}`)}</p>` : nothing}
    </div>
  `;
};
