import { html } from 'hono/html';

import { longDate } from '../language/dates.ts';
import { singleLine } from '../mail/text.ts';
import type { Alert } from './store.ts';
import type { Branding } from '../partners/store.ts';
import { actionButton, descriptionList } from '../pages/parts.ts';
import { layout, type Markup } from '../pages/layout.ts';

const frequencyLabels = { day: 'chaque jour', week: 'chaque semaine' } as const;

/** How an alert stands, and what it says of itself. */
const alertStatus = ({ confirmedAt, bounceCode }: Alert): { title: string; notice: Markup | string } => {
  if (bounceCode)
    return {
      title: 'Votre alerte emploi est en pause',
      notice: html`<p class="notice">
        Votre messagerie a refusé notre dernier courriel (code ${bounceCode}) : nous n’en envoyons plus. Si l’adresse est juste,
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
  const { token, label, frequency, confirmedAt, endsAt, email, bounceCode, site } = alert;
  const { title, notice } = alertStatus(alert);
  return layout(
    title,
    html`${notice}
    ${descriptionList([
      ['Recherche', singleLine(label)],
      ['Courriel', email],
      ['Rythme', `${frequencyLabels[frequency]}, s’il y a de nouvelles offres`],
      [confirmedAt ? 'S’arrête d’elle-même le' : 'À confirmer avant le', longDate(endsAt)],
    ])}
    ${confirmedAt && !bounceCode ? '' : actionButton(`/alerts/${token}`, 'Confirmer', true)}
    ${actionButton(`/alerts/${token}/stop`, 'Arrêter et effacer mon adresse')}`,
    { branding: site },
  );
};

/** `site`: where it was asked for, if it was still there. */
export const alertStoppedPage = (site: Branding | undefined) =>
  layout(
    'Votre alerte est arrêtée',
    html`<p>Votre adresse a été effacée. Vous ne recevrez plus de courriel pour cette recherche.</p>`,
    { branding: site },
  );
