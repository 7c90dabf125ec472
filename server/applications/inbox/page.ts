import { html } from 'hono/html';

import { answerKinds } from '../answers/answers.ts';
import { dayOf, momentOf, nameOf, offerOf } from '../wording.ts';
import type { DeadDelivery } from '../../webhooks/store.ts';
import type { RefusedMail } from '../../mail/store.ts';
import { inboxStates, type Inbox, type InboxEntry, type InboxPage, type InboxQuestion, type InboxState } from './store.ts';
import type { Received } from '../received-store.ts';
import { answerParts, button, facts, personFacts, sentParts } from '../page-parts.ts';
import { layout, type Markup } from '../../pages/layout.ts';

const stateNames: Readonly<Record<InboxState, string>> = { new: 'nouvelle', answered: 'avec réponse', withdrawn: 'retirée' };

const stateFilters: Readonly<Record<InboxState, string>> = {
  new: 'Sans réponse',
  answered: 'Avec réponse',
  withdrawn: 'Retirées',
};

const count = (total: number): string => `${total} candidature${total > 1 ? 's' : ''}`;

/** An address of the list. `-`: applications for no offer in particular. */
const linkTo = (path: string, { offer, state, unread, before }: InboxQuestion): string => {
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
  asks: InboxQuestion;
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
  { offer, state, unread }: InboxQuestion,
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

const deadParts = (path: string, dead: readonly DeadDelivery[]): Markup | string =>
  dead.length
    ? html`<section aria-labelledby="dead">
        <h2 id="dead">Votre logiciel n’a pas reçu ces messages</h2>
        <p>Nous ne les envoyons plus. Les candidatures sont dans cette boîte : rien n’est perdu.</p>
        <ul>
          ${dead.map(
            ({ number, event, reason, attempts, failedAt }) =>
              html`<li>
                ${number}, ${events[event]} : ${reason === null ? 'raison inconnue' : (reasons[reason] ?? reason)}, ${attempts}
                essai${attempts > 1 ? 's' : ''}, abandonné le ${momentOf(failedAt)}
              </li>`,
          )}
        </ul>
        ${button(`${path}/deliveries`, 'Réessayer maintenant')}
      </section>`
    : '';

const refusedParts = (refused: readonly RefusedMail[]): Markup | string =>
  refused.length
    ? html`<section aria-labelledby="refused">
        <h2 id="refused">Ces courriels ont été refusés</h2>
        <p>
          Le serveur de messagerie du destinataire les refuse : nous ne les envoyons plus. Les candidatures sont dans cette boîte.
        </p>
        <ul>
          ${refused.map(
            ({ number, to, reason, failedAt }) =>
              html`<li>
                ${number},
                ${to === 'person' ? 'à la personne qui a postulé : joignez-la autrement' : 'à votre adresse : vérifiez-la'},
                refusé le ${momentOf(failedAt)}${reason === null ? '' : ` (code ${reason})`}
              </li>`,
          )}
        </ul>
      </section>`
    : '';

export interface InboxList {
  inbox: Inbox;
  path: string;
  question: InboxQuestion;
  page: InboxPage;
  offers: readonly { offer: string; title: string | null }[];
  dead: readonly DeadDelivery[];
  refused: readonly RefusedMail[];
}

const documentCount = ({ documents, state }: InboxEntry): string => {
  if (state === 'withdrawn') return '';
  return documents === 0 ? 'sans document, ' : `${documents} document${documents > 1 ? 's' : ''}, `;
};

/** An employer's applications, the newest first. */
export const inboxPage = ({ inbox, path, question, page, offers, dead, refused }: InboxList): Markup =>
  layout(
    `Candidatures reçues par ${inbox.of.name}`,
    html`<p>L’adresse de cette page ouvre toutes vos candidatures. Ne la transmettez qu’à qui doit les lire.</p>
      ${deadParts(path, dead)} ${refusedParts(refused)}
      <h2>${count(page.total)}</h2>
      ${filters(path, question, page, offers)} ${page.entries.length === 0 ? html`<p>Aucune candidature ne correspond.</p>` : ''}
      <ol class="entries">
        ${page.entries.map(
          (entry) =>
            html`<li ${entry.isUnread ? html`class="unread"` : ''}>
              <a href="${path}/${entry.number}">${nameOf(entry)}</a>${entry.isTest ? ' (essai)' : ''}
              ${entry.isUnread ? html`<strong class="tag">Non lue</strong>` : ''}
              ${entry.isComing ? html`<strong class="tag">Présence confirmée</strong>` : ''}
              <span>${offerOf(entry)}</span>
              <span
                >${entry.number}, ${stateNames[entry.state]}, ${documentCount(entry)}reçue le ${momentOf(entry.createdAt)}</span
              >
            </li>`,
        )}
      </ol>
      ${
        question.before !== undefined || page.before !== null
          ? html`<nav aria-label="Pages">
              <ul class="choices">
                ${question.before === undefined ? '' : html`<li><a href="${linkTo(path, { ...question, before: undefined })}">Les plus récentes</a></li>`}
                ${page.before === null ? '' : html`<li><a href="${linkTo(path, { ...question, before: page.before })}">Plus anciennes</a></li>`}
              </ul>
            </nav>`
          : ''
      }
      <h2>Emporter</h2>
      <p><a href="${path}/export.csv">Télécharger toutes les candidatures (tableau CSV)</a></p>`,
    { of: inbox.of },
  );

const answerNames = { interview: 'Proposer un entretien', question: 'Poser une question', no: 'Répondre non' } as const;

/** One application, for the employer. */
export const inboxApplicationPage = (path: string, application: Received): Markup =>
  layout(
    nameOf(application),
    html`<p><a href="${path}">Toutes les candidatures</a></p>
      ${facts([
        ['Numéro', application.number],
        ['Pour', offerOf(application)],
        ['Essai', application.isTest ? 'Oui : envoyée avec une clé de test' : null],
        ['Reçue le', momentOf(application.createdAt)],
        ['Retirée le', application.withdrawnAt && momentOf(application.withdrawnAt)],
        ['Effacée le', dayOf(application.keptUntil)],
      ])}
      ${
        application.withdrawnAt
          ? html`<p>La personne a retiré sa candidature : ce service n’en conserve rien d’autre. Effacez aussi vos copies.</p>`
          : html`<h2>Candidature</h2>
              ${personFacts(application)} ${sentParts(application, (id) => `${path}/${application.number}/documents/${id}`)}
              <h2>Réponse</h2>
              ${answerParts(application)}
              <ul class="choices">
                ${answerKinds.map(
                  (kind) => html`<li><a href="/answers/${application.answerToken}/${kind}">${answerNames[kind]}</a></li>`,
                )}
              </ul>
              <h2>Lecture</h2>
              ${button(`${path}/${application.number}/unread`, 'Marquer comme non lue')}`
      }`,
    { of: application.recruiter },
  );

export const noInboxPage = (): Markup =>
  layout(
    'Cette boîte n’existe pas',
    html`<p>Vérifiez que l’adresse est complète. Si elle a été remplacée, demandez la nouvelle à qui gère ce service.</p>`,
  );
