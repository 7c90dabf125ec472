import { html } from 'hono/html';

import type { Alert } from '../stores/alerts.ts';
import { layout } from './layout.ts';

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
const rhythm = { day: 'chaque jour', week: 'chaque semaine' } as const;

const button = (action: string, text: string) => html`<form method="post" action="${action}"><button>${text}</button></form>`;

/**
 * What an alert is, and the one thing to decide about it. A link in a mail only leads here: mail servers follow links to look
 * for viruses, and must neither confirm nor stop anything.
 */
export const alertPage = ({ token, label, frequency, confirmedAt, endsAt, email, refused }: Alert) =>
  layout(
    refused
      ? 'Votre alerte emploi est en pause'
      : confirmedAt
        ? 'Votre alerte emploi est active'
        : 'Confirmez votre alerte emploi',
    html`${
        refused
          ? html`<p>
              Votre messagerie a refusé notre dernier courriel (code ${refused}) : nous n’en envoyons plus. Si l’adresse est
              juste, confirmez-la pour les recevoir de nouveau.
            </p>`
          : ''
      }
      <dl>
        <div>
          <dt>Recherche</dt>
          <dd>${label}</dd>
        </div>
        <div>
          <dt>Adresse</dt>
          <dd>${email}</dd>
        </div>
        <div>
          <dt>Rythme</dt>
          <dd>${rhythm[frequency]}, s’il y a de nouvelles offres</dd>
        </div>
        <div>
          <dt>${confirmedAt ? 'S’arrête d’elle-même le' : 'À confirmer avant le'}</dt>
          <dd>${day.format(new Date(endsAt))}</dd>
        </div>
      </dl>
      ${confirmedAt && !refused ? '' : button(`/alerts/${token}`, 'Confirmer')}
      ${button(`/alerts/${token}/stop`, 'Arrêter et effacer mon adresse')}`,
  );

export const alertStoppedPage = () =>
  layout(
    'Votre alerte est arrêtée',
    html`<p>Votre adresse a été effacée. Vous ne recevrez plus de courriel pour cette recherche.</p>`,
  );

export const alertGonePage = () =>
  layout(
    'Cette alerte n’existe plus',
    html`<p>Elle a été arrêtée, ou elle n’a pas été confirmée à temps. Votre adresse n’est plus enregistrée pour elle.</p>
      <p>Pour recevoir de nouveau des offres, refaites votre recherche sur le site où vous l’aviez faite.</p>`,
  );
