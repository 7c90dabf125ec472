import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { formatDay, bidiIsolate, plural } from '../../../src/i18n/format.ts';
import type { DraftStatus } from './draft-store.ts';
import { warningMs } from '../../../src/device/idle-timer.ts';
import type { PendingSubmission } from '../../../src/element/submission.ts';
import type { SubmittedApplication } from './draft-format.ts';

const dayOf = (time: number): string => formatDay(new Date(time).toISOString());

/** The person has applied for it before. */
export const submittedNotice = ({ receivedAt, number }: SubmittedApplication): TemplateResult => {
  const [day, quoted] = [formatDay(receivedAt), bidiIsolate(number)];
  return html`<p class="notice" role="status">
    ${msg(str`Vous avez déjà postulé le ${day}, numéro ${quoted}. Vous pouvez postuler à nouveau.`, { desc: 'A date, then the number of the application.' })}
  </p>`;
};

/** Before a draft that was kept, wherever it is shown. */
export const draftTitle = (): string => msg('Un brouillon vous attend', { desc: 'Heading above a draft of an application.' });

/** What was written before is back. `at`: ms since 1970, as everywhere here. */
export const restoredNotice = (at: number): TemplateResult => {
  const day = dayOf(at);
  return html`<div class="notice" role="status">
    <p class="title"><strong>${draftTitle()}</strong></p>
    <p>${msg(str`Voici votre brouillon du ${day}. Vous pouvez continuer.`, { desc: 'A date.' })}</p>
  </div>`;
};

/** There is a draft, and something else has been written meanwhile. */
export const choiceNotice = (at: number, decide: (isResumed: boolean) => void): TemplateResult => {
  const day = dayOf(at);
  return html`<div class="notice" role="status">
    <p>${msg(str`Il y a ici un brouillon du ${day}. Lequel voulez-vous garder ?`, { desc: 'A date.' })}</p>
    <div class="actions">
      <button type="button" class="quiet" @click=${() => decide(true)}>${msg('Reprendre le brouillon')}</button>
      <button type="button" class="quiet" @click=${() => decide(false)}>${msg('Garder ce que je viens d’écrire')}</button>
    </div>
  </div>`;
};

/** It was to be sent when the browser was closed. Who has come back may be somebody else, or have thought again: they say so. */
export const resumableNotice = (
  { at, mayHaveArrived }: Pick<PendingSubmission<unknown>, 'at' | 'mayHaveArrived'>,
  send: () => void,
  putOff: () => void,
): TemplateResult => {
  const day = dayOf(at);
  return html`<div class="notice" role="status">
    <p>
      ${
        mayHaveArrived
          ? msg(
              str`Le ${day}, vous avez envoyé cette candidature, et nous n’avons pas su si elle est arrivée. Renvoyez-la : elle n’arrivera qu’une fois, et vous aurez votre numéro.`,
              { desc: 'A date.' },
            )
          : msg(
              str`Le ${day}, vous avez voulu envoyer cette candidature, mais il n’y avait pas de connexion. Elle n’est pas partie.`,
              { desc: 'A date.' },
            )
      }
    </p>
    <div class="actions">
      <button type="button" @click=${send}>${msg('Envoyer maintenant')}</button>
      <button type="button" class="quiet" @click=${putOff}>${msg('Relire d’abord')}</button>
    </div>
  </div>`;
};

/** Another page of the site has the draft, or has done away with it. */
export const otherTabNotice = (
  status: DraftStatus,
  isTouched: boolean,
  takeOver: () => void,
): TemplateResult | typeof nothing => {
  if (status === 'erased')
    return html`<p class="notice" role="status">
      ${msg('Le brouillon enregistré sur cet appareil a été effacé dans un autre onglet. Ce que vous écrivez ici n’est plus enregistré.')}
    </p>`;
  if (status !== 'elsewhere' && status !== 'taken') return nothing;
  return html`<div class="notice" role="status">
    <p>
      ${
        status === 'taken'
          ? msg('Vous continuez ce brouillon dans un autre onglet. Ce que vous écrivez ici n’est plus enregistré.')
          : msg('Votre brouillon est ouvert dans un autre onglet. Ce que vous écrivez ici n’est pas enregistré.')
      }
    </p>
    <div class="actions">
      <button type="button" class="quiet" @click=${takeOver}>
        ${isTouched ? msg('Garder plutôt ce que j’écris ici') : msg('Continuer ici', { desc: 'Button: takes a draft over from another tab.' })}
      </button>
    </div>
  </div>`;
};

export interface DraftConsent {
  status: DraftStatus;
  /** Until when the draft is kept. */
  expires: number | undefined;
  /** The device does not take all of the files. */
  isIncomplete: boolean;
}

/** Whether the draft is kept. */
export const consentView = (
  { status, expires, isIncomplete }: DraftConsent,
  agree: (isAgreed: boolean) => void,
): TemplateResult | typeof nothing => {
  if (status === 'elsewhere' || status === 'taken') return nothing;
  if (status === 'refused')
    return html`<p class="hint" role="status">
      ${msg('Votre navigateur ne permet pas d’enregistrer le brouillon. Tout reste ici tant que cette page est ouverte.')}
    </p>`;
  const until = expires === undefined ? undefined : dayOf(expires);
  return html`<div>
    <label class="tick">
      <input
        type="checkbox"
        id="keep-draft"
        .checked=${status === 'on'}
        aria-describedby="keep-draft-hint"
        @change=${({ target }: Event) => target instanceof HTMLInputElement && agree(target.checked)}
      />
      <span>${msg('Enregistrer mon brouillon sur cet appareil')}</span>
    </label>
    <p class="hint" id="keep-draft-hint">
      ${
        until
          ? msg(
              str`Il est enregistré jusqu’au ${until}, avec vos fichiers, puis effacé. L’employeur ne reçoit rien avant votre envoi.`,
              {
                desc: 'A draft. A date.',
              },
            )
          : msg(
              'Il est enregistré pour 7 jours, avec vos fichiers, puis effacé. L’employeur ne reçoit rien avant votre envoi. Ne l’enregistrez pas sur un ordinateur partagé.',
            )
      }
    </p>
    <p class="hint" role="status">
      ${isIncomplete ? msg('Cet appareil n’a pas assez de place pour tous vos fichiers : à votre retour, vous choisirez à nouveau ceux qui manquent.') : nothing}
    </p>
  </div>`;
};

/** `isDone`: on a shared computer, after the receipt. */
export const eraseButton = (isDone: boolean, ask: () => void): TemplateResult =>
  html`<p>
    <button type="button" class="quiet" id="erase" @click=${ask}>
      ${isDone ? msg('J’ai terminé : effacer mes données') : msg('Effacer mes données')}
    </button>
  </p>`;

/** Asked once, and not to be undone: on a shared computer it has to be gone. */
export const eraseConfirmation = (erase: () => void, keepAll: () => void): TemplateResult =>
  html`<div class="notice" role="group" aria-labelledby="erase-question">
    <p id="erase-question" tabindex="-1">
      ${msg('Effacer tout ce que vous avez écrit et choisi ici, et tout ce que ce site a enregistré de vos candidatures sur cet appareil ? Une candidature déjà envoyée reste chez l’employeur.')}
    </p>
    <div class="actions">
      <button type="button" class="quiet" @click=${erase}>${msg('Oui, tout effacer')}</button>
      <button type="button" class="quiet" @click=${keepAll}>${msg('Non, ne rien effacer')}</button>
    </div>
  </div>`;

/** Asks whether the person is still there: a dialog, so that it is seen and heard wherever they are in the page. */
export const idleDialog = (goOn: () => void, erase: () => void, level: number): TemplateResult => {
  const minutes = plural(
    warningMs / 60_000,
    msg('{n, plural, one {# minute} other {# minutes}}', { desc: 'Give every form of your language.' }),
  );
  return html`<dialog aria-labelledby="idle-title" aria-describedby="idle-text" @close=${goOn}>
    <h3 id="idle-title" aria-level=${level}>${msg('Êtes-vous toujours là ?')}</h3>
    <p id="idle-text">
      ${msg(str`Sans réponse, tout ce que vous avez écrit sera effacé dans ${minutes}, pour que personne d’autre ne le lise.`, { desc: '« 2 minutes »' })}
    </p>
    <form method="dialog" class="actions">
      <button type="submit">${msg('Je continue')}</button>
      <button type="button" class="quiet" @click=${erase}>${msg('Effacer tout maintenant')}</button>
    </form>
  </dialog>`;
};
