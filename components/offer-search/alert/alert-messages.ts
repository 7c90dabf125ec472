import { msg } from '@lit/localize';
import { html } from 'lit';

import type { Submission } from '../../../src/element/submission.ts';
import type { SubmissionMessages } from '../../../src/ui/submission-view.ts';

/** What is said while an alert is asked for, and where it could not be. */
export const alertMessages = <T, R>(submission: Submission<T, R>): SubmissionMessages => ({
  sending: msg('Envoi de votre demande…'),
  waiting: msg(
    'Vous n’avez pas de connexion à Internet. Votre alerte sera créée dès que la connexion reviendra : gardez cette page ouverte.',
  ),
  waitingAgain: msg(
    'Vous n’avez plus de connexion à Internet. Votre alerte sera créée, une seule fois, dès que la connexion reviendra : gardez cette page ouverte.',
  ),
  unknown: msg('Nous ne savons pas si votre alerte est créée. Réessayez : elle ne sera pas créée deux fois.'),
  conflict: msg('Votre première demande est bien arrivée. Ce que vous avez changé ensuite n’a pas été enregistré.'),
  conflictActions: html`<div class="actions">
    <button type="button" @click=${() => void submission.fetchEarlier()}>${msg('Garder la première alerte')}</button>
    <button type="button" class="quiet" @click=${() => void submission.sendAnew()}>${msg('Créer aussi celle-ci')}</button>
  </div>`,
  rejected: ({ kind, problem }) => {
    if (problem?.status === 409)
      return msg(
        'Il y a déjà 10 alertes pour ce courriel, le maximum. Pour en arrêter une, ouvrez le lien reçu avec l’une d’elles.',
      );
    return kind === 'invalid' ? msg('L’alerte n’a pas été créée. Vérifiez votre courriel, puis réessayez.') : undefined;
  },
});
