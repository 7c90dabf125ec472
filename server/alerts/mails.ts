import type { FoundOffer } from '../../src/contract/index.ts';
import { oneLine } from '../mail/text.ts';
import type { Alert } from '../stores/alerts.ts';
import type { Mail } from '../stores/mail.ts';

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/** The addresses an alert's mails lead to, below where the gateway is reached. */
export const alertLinks = (base: string, token: string) => ({
  page: `${base}/alerts/${token}`,
  stop: `${base}/alerts/${token}/stop`,
});

type About = Pick<Alert, 'email' | 'label'>;

/** Asks whether the address belongs to whoever typed it (double opt-in). Says what nobody has to do. */
export const confirmationMail = ({ email, label }: About, token: string, base: string): Mail => {
  const { page, stop } = alertLinks(base, token);
  return {
    recipient: email,
    subject: `Confirmez votre alerte emploi : ${oneLine(label)}`,
    body: `Bonjour,

Vous avez demandé à recevoir par courriel les nouvelles offres d’emploi pour cette recherche :
${oneLine(label)}

Pour confirmer, ouvrez cette page et appuyez sur « Confirmer » (le lien est valable 7 jours) :
${page}

Vous n’avez rien demandé ? Ne faites rien : sans confirmation, vous ne recevrez rien d’autre, et votre adresse sera effacée dans 7 jours.
`,
    stopUrl: stop,
  };
};

const offerLines = ({ title, company, place, contract, url }: FoundOffer): string =>
  [
    `• ${oneLine(title)}`,
    `  ${[company ?? 'Entreprise non précisée', place.label, contract.label]
      .filter((part) => part !== null)
      .map(oneLine)
      .join(' · ')}`,
    ...(url ? [`  ${url}`] : []),
  ].join('\n');

/** The new offers of a search. `more`: there are others than these. */
export const newOffersMail = (
  { token, email, label, endsAt }: Alert,
  offers: readonly FoundOffer[],
  more: boolean,
  base: string,
): Mail => {
  const { page, stop } = alertLinks(base, token);
  const count = `${more ? 'Plus de ' : ''}${offers.length}`;
  const [noun, adjective] = offers.length > 1 ? ['offres', 'nouvelles'] : ['offre', 'nouvelle'];
  return {
    recipient: email,
    subject: `${count} ${adjective} ${noun} : ${oneLine(label)}`,
    body: `Bonjour,

${count} ${adjective} ${noun} pour votre recherche ${oneLine(label)} :

${offers.map(offerLines).join('\n\n')}

Source : France Travail. Les offres peuvent être pourvues ou retirées à tout moment.

Voir ou arrêter cette alerte :
${page}
Elle s’arrête d’elle-même le ${day.format(new Date(endsAt))}.
`,
    stopUrl: stop,
  };
};
