import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { applicationsOf } from '../../../src/client/applications.ts';
import type { Client } from '../../../src/client/client.ts';
import type { ApplicationForm } from '../../../src/contract/index.ts';
import { applicationTargetFor, type ApplicationTarget } from '../../../src/element/application-targets.ts';
import { formatDay } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { draftTitle } from './draft-views.ts';
import { draftLifetimeMs } from './draft-store.ts';
import { EncryptedStore } from '../../../src/device/encrypted-store.ts';

/** A draft for an offer that the form of this page is not open for. */
export interface ResumableDraft {
  offer: NonNullable<ApplicationForm['offer']>;
  /** When it was last written (ms since 1970). */
  at: number;
}

/**
 * The latest draft on this device for an offer that `target` would be opened for: after the page is loaded again, nothing else on it
 * leads back there. Never rejects.
 */
export const findResumableDraft = async (
  client: Client,
  target: ApplicationTarget,
  signal: AbortSignal,
): Promise<ResumableDraft | undefined> => {
  const store = new EncryptedStore();
  const found = await store.all('draft').catch(() => []);
  store.close();
  for (const { partner, offer, expires } of found.toSorted((a, b) => b.expires - a.expires)) {
    if (!offer || (await applicationTargetFor(offer)) !== target) continue;
    const form = await applicationsOf(client)
      .form(offer, signal)
      .catch(() => undefined);
    if (form?.offer && form.recruiter.name === partner) return { offer: form.offer, at: expires - draftLifetimeMs };
  }
  return undefined;
};

/** That there is one, and the way to it. */
export const resumableDraftNotice = ({ offer, at }: ResumableDraft, resume: (offer: string) => void): TemplateResult => {
  const day = formatDay(new Date(at).toISOString());
  return html`<div class="notice waiting" role="status">
    <p class="title"><strong>${draftTitle()}</strong></p>
    <p>${french(offer.title)}${offer.company ? [' · ', french(offer.company)] : nothing}</p>
    <p>${msg(str`Vous l’avez enregistré le ${day}.`, { desc: 'A draft. A date.' })}</p>
    <button type="button" @click=${() => resume(offer.id)}>${msg('Reprendre le brouillon')}</button>
  </div>`;
};
