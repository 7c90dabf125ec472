import { msg } from '@lit/localize';
import { html } from 'lit';

import type { Submission } from '../../../src/element/submission.ts';
import type { SubmissionMessages } from '../../../src/ui/submission-view.ts';
import { rejectionMessage } from './rejection-messages.ts';

/** What is said while an application is sent, and where it could not be. */
export const submissionMessages = <T, R>(submission: Submission<T, R>): SubmissionMessages => ({
  sending: msg('Envoi de votre candidature…'),
  waiting: msg(
    'Vous n’avez pas de connexion à Internet. Rien n’a encore été envoyé : votre candidature partira dès que la connexion reviendra. Gardez cette page ouverte.',
  ),
  waitingAgain: msg(
    'Vous n’avez plus de connexion à Internet. Votre candidature partira dès que la connexion reviendra, et n’arrivera qu’une fois : gardez cette page ouverte.',
  ),
  unknown: msg(
    'Nous ne savons pas si votre candidature est arrivée. Réessayez : elle ne sera pas envoyée deux fois. Tout ce que vous avez écrit est encore là.',
  ),
  conflict: msg(
    'Votre candidature était déjà arrivée, telle que vous l’aviez envoyée la première fois. Ce que vous avez changé ensuite n’a pas été envoyé.',
  ),
  conflictActions: html`<button type="button" @click=${() => void submission.fetchEarlier()}>${msg('Voir le reçu')}</button>`,
  rejected: rejectionMessage,
});
