import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { applicationsOf } from '../../../src/client/applications.ts';
import type { Client } from '../../../src/client/client.ts';
import type { ApplicationForm } from '../../../src/contract/index.ts';
import { takerFor, type Taker } from '../../../src/element/takers.ts';
import { formatDay } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { waitingTitle } from './device-views.ts';
import { draftLife } from './draft-keeper.ts';
import { Vault } from './vault.ts';

/** A draft for an offer that the form of this page is not open for. */
export interface WaitingDraft {
  offer: NonNullable<ApplicationForm['offer']>;
  /** When it was last written (ms since 1970). */
  at: number;
}

/**
 * The latest draft on this device for an offer that `taker` would be opened for: after the page is loaded again, nothing else on it
 * leads back there. Never rejects.
 */
export const waitingDraft = async (client: Client, taker: Taker, signal: AbortSignal): Promise<WaitingDraft | undefined> => {
  const vault = new Vault();
  const found = await vault.all('draft').catch(() => []);
  vault.close();
  for (const { partner, offer, expires } of found.toSorted((a, b) => b.expires - a.expires)) {
    if (!offer || (await takerFor(offer)) !== taker) continue;
    const form = await applicationsOf(client)
      .form(offer, signal)
      .catch(() => undefined);
    if (form?.offer && form.recruiter.name === partner) return { offer: form.offer, at: expires - draftLife };
  }
  return undefined;
};

/** That there is one, and the way to it. */
export const waitingNotice = ({ offer, at }: WaitingDraft, resume: (offer: string) => void): TemplateResult => {
  const day = formatDay(new Date(at).toISOString());
  return html`<div class="notice waiting" role="status">
    <p class="title"><strong>${waitingTitle()}</strong></p>
    <p>${french(offer.title)}${offer.company ? [' · ', french(offer.company)] : nothing}</p>
    <p>${msg(str`Vous l’avez enregistré le ${day}.`, { desc: 'A draft. A date.' })}</p>
    <button type="button" @click=${() => resume(offer.id)}>${msg('Reprendre le brouillon')}</button>
  </div>`;
};
