import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { bidiIsolate } from '../../../src/i18n/format.ts';

/**
 * That an application has been sent, and its reference: for whoever comes back to a page on which they have applied, and where the rest of
 * the receipt cannot be had.
 */
export const alreadySubmitted = (reference: string, again: () => void): TemplateResult => {
  const number = bidiIsolate(reference);
  return html`<div class="notice sent-before">
    <p>${msg(str`Votre candidature est envoyée. Son numéro : ${number}`)}</p>
    <button type="button" class="quiet" @click=${again}>${msg('Envoyer une autre candidature')}</button>
  </div>`;
};
