import { html } from 'hono/html';

import { dayOf } from '../applications/wording.ts';
import { oneLine } from '../mail/text.ts';
import type { Alert } from './store.ts';
import type { Branding } from '../partners/store.ts';
import { button, facts } from '../applications/page-parts.ts';
import { layout, type Markup } from '../pages/layout.ts';

const rhythm = { day: 'chaque jour', week: 'chaque semaine' } as const;

/** How an alert stands, and what it says of itself. */
const standing = ({ confirmedAt, refused }: Alert): { title: string; notice: Markup | string } => {
  if (refused)
    return {
      title: 'Votre alerte emploi est en pause',
      notice: html`<p class="notice">
        Votre messagerie a refusé notre dernier courriel (code ${refused}) : nous n’en envoyons plus. Si l’adresse est juste,
        confirmez-la pour les recevoir de nouveau.
      </p>`,
    };
  if (!confirmedAt) return { title: 'Confirmez votre alerte emploi', notice: '' };
  return {
    title: 'Votre alerte emploi est active',
    notice: html`<p role="status" class="notice">
      Vous recevrez les nouvelles offres par courriel. Vous n’avez rien d’autre à faire.
    </p>`,
  };
};

/**
 * What an alert is, and the one thing to decide about it. A link in a mail only leads here: mail servers follow links to look
 * for viruses, and must neither confirm nor stop anything.
 */
export const alertPage = (alert: Alert) => {
  const { token, label, frequency, confirmedAt, endsAt, email, refused, site } = alert;
  const { title, notice } = standing(alert);
  return layout(
    title,
    html`${notice}
    ${facts([
      ['Recherche', oneLine(label)],
      ['Courriel', email],
      ['Rythme', `${rhythm[frequency]}, s’il y a de nouvelles offres`],
      [confirmedAt ? 'S’arrête d’elle-même le' : 'À confirmer avant le', dayOf(endsAt)],
    ])}
    ${confirmedAt && !refused ? '' : button(`/alerts/${token}`, 'Confirmer', true)}
    ${button(`/alerts/${token}/stop`, 'Arrêter et effacer mon adresse')}`,
    { of: site },
  );
};

/** `site`: where it was asked for, if it was still there. */
export const alertStoppedPage = (site: Branding | undefined) =>
  layout(
    'Votre alerte est arrêtée',
    html`<p>Votre adresse a été effacée. Vous ne recevrez plus de courriel pour cette recherche.</p>`,
    { of: site },
  );

export const alertGonePage = () =>
  layout(
    'Cette alerte n’existe plus',
    html`<p>Elle a été arrêtée, ou elle n’a pas été confirmée à temps. Votre adresse n’est plus enregistrée pour elle.</p>
      <p>Pour recevoir de nouveau des offres, refaites votre recherche sur le site où vous l’aviez faite.</p>`,
  );
