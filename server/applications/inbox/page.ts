import { html } from 'hono/html';

import { replyKinds } from '../replies/reply.ts';
import { applicantName, offerName } from '../wording.ts';
import { longDate, longDateTime } from '../../language/dates.ts';
import {
  inboxStates,
  type FailedDelivery,
  type Inbox,
  type InboxEntry,
  type InboxPage,
  type InboxFilter,
  type InboxState,
  type RejectedMail,
} from './store.ts';
import type { Application } from '../store.ts';
import { replyList, applicantDetails, submittedContent } from '../page-parts.ts';
import { actionButton, descriptionList } from '../../pages/parts.ts';
import { layout, type Markup } from '../../pages/layout.ts';

const stateNames: Readonly<Record<InboxState, string>> = { new: 'nouvelle', answered: 'avec réponse', withdrawn: 'retirée' };

const stateFilters: Readonly<Record<InboxState, string>> = {
  new: 'Sans réponse',
  answered: 'Avec réponse',
  withdrawn: 'Retirées',
};

const count = (total: number): string => `${total} candidature${total > 1 ? 's' : ''}`;

/** An address of the list. `-`: applications for no offer in particular. */
const linkTo = (path: string, { offer, state, unread, before }: InboxFilter): string => {
  const asked = new URLSearchParams({
    ...(offer !== undefined && { offer: offer || '-' }),
    ...(state && { state }),
    ...(unread && { unread: '1' }),
    ...(before !== undefined && { before: `${before}` }),
  }).toString();
  return asked ? `${path}?${asked}` : path;
};

interface Choice {
  words: string;
  /** What is asked beside what stays as it is. */
  asks: InboxFilter;
  isChosen: boolean;
}

/** A filter: each choice is a link, which leads to its list at once. */
const filter = (path: string, name: string, choices: readonly Choice[]): Markup =>
  html`<nav aria-label="${name}">
    <ul class="filter">
      ${choices.map(
        ({ words, asks, isChosen }) =>
          html`<li><a href="${linkTo(path, asks)}" ${isChosen ? html`aria-current="true"` : ''}>${words}</a></li>`,
      )}
    </ul>
  </nav>`;

const filters = (
  path: string,
  { offer, state, unread }: InboxFilter,
  { counts }: InboxPage,
  offers: InboxList['offers'],
): Markup => {
  const states = inboxStates.map((one) => ({
    words: `${stateFilters[one]} (${counts[one]})`,
    asks: { offer, state: one },
    isChosen: state === one && !unread,
  }));
  const byOffer = [
    { words: 'Toutes les offres', asks: { state, unread }, isChosen: offer === undefined },
    ...offers.map((one) => ({
      words: one.offer ? `${one.title ?? 'Offre'} (${one.offer})` : 'Candidatures spontanées',
      asks: { offer: one.offer, state, unread },
      isChosen: offer === one.offer,
    })),
  ];
  return html`${filter(path, 'État', [
    { words: `Toutes (${counts.all})`, asks: { offer }, isChosen: !state && !unread },
    { words: `Non lues (${counts.unread})`, asks: { offer, unread: true }, isChosen: unread ?? false },
    ...states,
  ])}
  ${offers.length > 1 || offer !== undefined ? filter(path, 'Offre', byOffer) : ''}`;
};

const reasons: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'pas de réponse en 10 secondes',
  ECONNREFUSED: 'connexion refusée',
  ENOTFOUND: 'nom de serveur inconnu',
  EPRIVATE: 'adresse d’un réseau privé',
  EINSECURE: 'adresse sans HTTPS',
  'HTTP 410': 'votre logiciel n’en veut plus (410)',
};

const events = { 'application.received': 'candidature reçue', 'application.withdrawn': 'candidature retirée' } as const;

const failedDeliveryList = (path: string, dead: readonly FailedDelivery[]): Markup | string =>
  dead.length
    ? html`<section aria-labelledby="dead">
        <h2 id="dead">Votre logiciel n’a pas reçu ces messages</h2>
        <p>Nous ne les envoyons plus. Les candidatures sont dans cette boîte : rien n’est perdu.</p>
        <ul>
          ${dead.map(
            ({ reference, event, reason, attempts, failedAt }) =>
              html`<li>
                ${reference}, ${events[event]} : ${reason === null ? 'raison inconnue' : (reasons[reason] ?? reason)}, ${attempts}
                essai${attempts > 1 ? 's' : ''}, abandonné le ${longDateTime(failedAt)}
              </li>`,
          )}
        </ul>
        ${actionButton(`${path}/deliveries`, 'Réessayer maintenant')}
      </section>`
    : '';

const rejectedMailList = (refused: readonly RejectedMail[]): Markup | string =>
  refused.length
    ? html`<section aria-labelledby="refused">
        <h2 id="refused">Ces courriels ont été refusés</h2>
        <p>
          Le serveur de messagerie du destinataire les refuse : nous ne les envoyons plus. Les candidatures sont dans cette boîte.
        </p>
        <ul>
          ${refused.map(
            ({ reference, to, reason, failedAt }) =>
              html`<li>
                ${reference},
                ${to === 'applicant' ? 'à la personne qui a postulé : joignez-la autrement' : 'à votre adresse : vérifiez-la'},
                refusé le ${longDateTime(failedAt)}${reason === null ? '' : ` (code ${reason})`}
              </li>`,
          )}
        </ul>
      </section>`
    : '';

export interface InboxList {
  inbox: Inbox;
  path: string;
  filter: InboxFilter;
  page: InboxPage;
  offers: readonly { offer: string; title: string | null }[];
  failedDeliveries: readonly FailedDelivery[];
  rejectedMails: readonly RejectedMail[];
}

const documentCount = ({ documents, state }: InboxEntry): string => {
  if (state === 'withdrawn') return '';
  return documents === 0 ? 'sans document, ' : `${documents} document${documents > 1 ? 's' : ''}, `;
};

/** An employer's applications, the newest first. */
export const inboxPage = ({ inbox, path, filter, page, offers, failedDeliveries, rejectedMails }: InboxList): Markup =>
  layout(
    `Candidatures reçues par ${inbox.of.name}`,
    html`<p>L’adresse de cette page ouvre toutes vos candidatures. Ne la transmettez qu’à qui doit les lire.</p>
      ${failedDeliveryList(path, failedDeliveries)} ${rejectedMailList(rejectedMails)}
      <h2>${count(page.total)}</h2>
      ${filters(path, filter, page, offers)} ${page.entries.length === 0 ? html`<p>Aucune candidature ne correspond.</p>` : ''}
      <ol class="entries">
        ${page.entries.map(
          (entry) =>
            html`<li ${entry.isUnread ? html`class="unread"` : ''}>
              <a href="${path}/${entry.reference}">${applicantName(entry)}</a>${entry.isTest ? ' (essai)' : ''}
              ${entry.isUnread ? html`<strong class="tag">Non lue</strong>` : ''}
              ${entry.isComing ? html`<strong class="tag">Présence confirmée</strong>` : ''}
              <span>${offerName(entry)}</span>
              <span
                >${entry.reference}, ${stateNames[entry.state]}, ${documentCount(entry)}reçue le
                ${longDateTime(entry.createdAt)}</span
              >
            </li>`,
        )}
      </ol>
      ${
        filter.before !== undefined || page.before !== null
          ? html`<nav aria-label="Pages">
              <ul class="choices">
                ${filter.before === undefined ? '' : html`<li><a href="${linkTo(path, { ...filter, before: undefined })}">Les plus récentes</a></li>`}
                ${page.before === null ? '' : html`<li><a href="${linkTo(path, { ...filter, before: page.before })}">Plus anciennes</a></li>`}
              </ul>
            </nav>`
          : ''
      }
      <h2>Emporter</h2>
      <p><a href="${path}/export.csv">Télécharger toutes les candidatures (tableau CSV)</a></p>`,
    { branding: inbox.of },
  );

const answerNames = { interview: 'Proposer un entretien', question: 'Poser une question', no: 'Répondre non' } as const;

/** One application, for the employer. */
export const inboxApplicationPage = (path: string, application: Application): Markup =>
  layout(
    applicantName(application),
    html`<p><a href="${path}">Toutes les candidatures</a></p>
      ${descriptionList([
        ['Numéro', application.reference],
        ['Pour', offerName(application)],
        ['Essai', application.isTest ? 'Oui : envoyée avec une clé de test' : null],
        ['Reçue le', longDateTime(application.createdAt)],
        ['Retirée le', application.withdrawnAt && longDateTime(application.withdrawnAt)],
        ['Effacée le', longDate(application.retainedUntil)],
      ])}
      ${
        application.withdrawnAt
          ? html`<p>La personne a retiré sa candidature : ce service n’en conserve rien d’autre. Effacez aussi vos copies.</p>`
          : html`<h2>Candidature</h2>
              ${applicantDetails(application)}
              ${submittedContent(application, (id) => `${path}/${application.reference}/documents/${id}`)}
              <h2>Réponse</h2>
              ${replyList(application)}
              <ul class="choices">
                ${replyKinds.map(
                  (kind) => html`<li><a href="/answers/${application.replyToken}/${kind}">${answerNames[kind]}</a></li>`,
                )}
              </ul>
              <h2>Lecture</h2>
              ${actionButton(`${path}/${application.reference}/unread`, 'Marquer comme non lue')}`
      }`,
    { branding: application.recruiter },
  );
