import type { FoundOffer } from '../../src/contract/index.ts';
import { longDate } from '../language/dates.ts';
import { curlyApostrophes } from '../language/apostrophes.ts';
import { renderHtml, renderText, type MailPart } from '../mail/content.ts';
import { singleLine } from '../mail/text.ts';
import type { Alert } from './store.ts';
import type { Mail } from '../mail/mail.ts';
import type { Branding } from '../partners/store.ts';

/** The addresses an alert's mails lead to, below where the gateway is reached. */
export const alertLinks = (base: string, token: string) => ({
  page: `${base}/alerts/${token}`,
  stop: `${base}/alerts/${token}/stop`,
});

type About = Pick<Alert, 'email' | 'label' | 'site'>;

const mailOf = (
  recipient: string,
  subject: string,
  unsubscribeUrl: string,
  parts: readonly MailPart[],
  site: Branding,
): Mail => ({
  recipient,
  subject,
  unsubscribeUrl,
  body: renderText(parts),
  attachments: { html: renderHtml(subject, parts, site) },
});

/** Asks whether the address belongs to whoever typed it (double opt-in). Says what nobody has to do. */
export const confirmationMail = ({ email, label, site }: About, token: string, base: string): Mail => {
  const { page, stop } = alertLinks(base, token);
  return mailOf(
    email,
    `Confirmez votre alerte emploi\u00a0: ${singleLine(label)}`,
    stop,
    [
      'Bonjour,',
      'Vous avez demandé à recevoir par courriel les nouvelles offres d’emploi pour cette recherche\u00a0:',
      singleLine(label),
      {
        sentence: 'Pour confirmer, ouvrez cette page et appuyez sur «\u00a0Confirmer\u00a0» (le lien est valable 7\u00a0jours)',
        button: 'Confirmer mon alerte',
        url: page,
      },
      'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: sans confirmation, vous ne recevrez rien d’autre, et votre adresse sera effacée dans 7\u00a0jours.',
    ],
    site,
  );
};

/** The new offers of a search. `more`: there are others than these. */
export const newOffersMail = (
  { token, email, label, endsAt, site }: Alert,
  offers: readonly FoundOffer[],
  more: boolean,
  base: string,
): Mail => {
  const { page, stop } = alertLinks(base, token);
  const count = `${more ? 'Plus de ' : ''}${offers.length}`;
  const [noun, adjective] = offers.length > 1 ? ['offres', 'nouvelles'] : ['offre', 'nouvelle'];
  return mailOf(
    email,
    `${count} ${adjective} ${noun}\u00a0: ${singleLine(label)}`,
    stop,
    [
      'Bonjour,',
      `${count} ${adjective} ${noun} pour votre recherche ${singleLine(label)}\u00a0:`,
      {
        list: offers.map(({ title, company, place, contract, url }) => ({
          title: curlyApostrophes(title),
          lines: [
            [company ?? 'Entreprise non précisée', place.label, contract.label]
              .filter((part) => part !== null)
              .map((part) => curlyApostrophes(singleLine(part)))
              .join(' · '),
          ],
          url,
        })),
      },
      'Source\u00a0: France Travail. Les offres peuvent être pourvues ou retirées à tout moment.',
      { sentence: 'Voir ou arrêter cette alerte', button: 'Voir mon alerte', url: page },
      `Elle s’arrête d’elle-même le ${longDate(endsAt)}.`,
    ],
    site,
  );
};
