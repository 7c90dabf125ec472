import { html } from 'hono/html';

import { replyText } from './reply-text.ts';
import { replyKinds, interviewModes, rejectionReasons, type ReplyKind, type Reply } from './reply.ts';
import type { ReplyIssue } from './read-reply.ts';
import { currentInterview } from './calendar.ts';
import { applicantName, offerName } from '../wording.ts';
import { longDateTime } from '../../language/dates.ts';
import type { Application } from '../store.ts';
import { replyList } from '../page-parts.ts';
import { descriptionList } from '../../pages/parts.ts';
import { layout, type Markup } from '../../pages/layout.ts';

/** What the fields hold, by their names. */
export type ReplyFields = ReadonlyMap<string, string>;

export interface ReplyForm {
  application: Application;
  kind: ReplyKind;
  fields: ReplyFields;
  issues: readonly ReplyIssue[];
  /** What would be sent, once the fields say it. */
  reply: Reply | undefined;
}

const headings = {
  interview: 'Proposer un entretien',
  question: 'Poser une question',
  no: 'Répondre non',
} as const;

const pathOf = ({ replyToken }: Application, kind?: ReplyKind): string =>
  kind ? `/answers/${replyToken}/${kind}` : `/answers/${replyToken}`;

const about = (application: Application): Markup =>
  descriptionList([
    ['Candidature', application.reference],
    ['De', applicantName(application)],
    ['Pour', offerName(application)],
    ['Reçue le', longDateTime(application.createdAt)],
  ]);

const links = (application: Application, without?: ReplyKind): Markup =>
  html`<ul class="choices">
    ${replyKinds
      .filter((kind) => kind !== without)
      .map((kind) => html`<li><a href="${pathOf(application, kind)}">${headings[kind]}</a></li>`)}
  </ul>`;

/** What was answered, and what else can be. `sent`: something has just been sent. */
export const repliesPage = (application: Application, sent: boolean): Markup =>
  layout(
    application.replies.length ? `Votre réponse à ${applicantName(application)}` : `Répondre à ${applicantName(application)}`,
    html`${sent ? html`<p role="status" class="notice">Votre réponse part par courriel. Vous n’avez rien d’autre à faire.</p>` : ''}
    ${about(application)}
    ${
      application.replies.length
        ? html`<h2>Ce que vous avez répondu</h2>
            ${replyList(application)}
            ${
              currentInterview(application)
                ? html`<p>
                    <a href="${pathOf(application)}/entretien.ics" download>Ajouter l’entretien à mon agenda (fichier ICS)</a>
                  </p>`
                : ''
            }
            <h2>Répondre autre chose</h2>
            <p>Une nouvelle réponse remplace la dernière ; la personne reçoit un nouveau courriel.</p>`
        : html`<h2>Votre réponse</h2>
            <p>Rien n’est envoyé avant que vous ayez lu et confirmé le message.</p>`
    }
    ${links(application)}`,
    { branding: application.recruiter },
  );

/** Names a field's hint and its error to whoever reads it aloud. */
const described = (name: string, issue: string | undefined, hint: string): Markup =>
  html`${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''}${
    issue ? html`<span class="error" id="${name}-error">Erreur : ${issue}</span>` : ''
  }`;

const describedBy = (name: string, issue: string | undefined, hint: string): Markup => {
  const ids = [hint && `${name}-hint`, issue && `${name}-error`].filter(Boolean).join(' ');
  return html`${ids ? html`aria-describedby="${ids}"` : ''} ${issue ? html`aria-invalid="true"` : ''}`;
};

type Kind = 'text' | 'date' | 'lines';

const fieldsOf = (fields: ReplyFields, issues: readonly ReplyIssue[]) => {
  const issueOf = (name: string) => issues.find(({ field }) => field === name)?.message;
  const valueOf = (name: string) => fields.get(name) ?? '';
  return {
    field: (name: string, label: string, kind: Kind, hint = ''): Markup => {
      const issue = issueOf(name);
      const attributes = html`id="${name}" name="${name}" ${describedBy(name, issue, hint)}`;
      return html`<p class="field">
        <label for="${name}">${label}</label>
        ${described(name, issue, hint)}
        ${
          kind === 'lines'
            ? html`<textarea ${attributes} rows="6">${valueOf(name)}</textarea>`
            : html`<input type="${kind}" ${attributes} value="${valueOf(name)}" autocomplete="off" />`
        }
      </p>`;
    },
    choice: (name: string, legend: string, options: Readonly<Record<string, string>>): Markup => {
      const issue = issueOf(name);
      return html`<fieldset ${describedBy(name, issue, '')}>
        <legend>${legend}</legend>
        ${described(name, issue, '')}
        ${Object.entries(options).map(
          ([value, label], index) =>
            html`<p>
              <input
                type="radio"
                name="${name}"
                id="${index === 0 ? name : `${name}-${value}`}"
                value="${value}"
                ${valueOf(name) === value ? 'checked' : ''}
              />
              <label for="${index === 0 ? name : `${name}-${value}`}">${label}</label>
            </p>`,
        )}
      </fieldset>`;
    },
  };
};

const inputs = ({ kind, fields, issues }: ReplyForm): Markup => {
  const { field, choice } = fieldsOf(fields, issues);
  switch (kind) {
    case 'interview':
      return html`${choice('place', 'Comment se passe l’entretien ?', interviewModes)} ${field('date', 'Date', 'date')}
      ${field('time', 'Heure (heure de Paris)', 'text', 'De 0 à 24 h. Par exemple : 9 h 30, ou 14 h.')}
      ${field('where', 'Adresse, numéro ou lien', 'text', 'Par téléphone, c’est facultatif : vous appelez la personne.')}
      ${field('note', 'Précisions (facultatif)', 'lines', 'Par exemple : durée, personnes présentes, papiers à apporter.')}
      ${field('contact', 'Où répondre', 'text', 'La personne y confirme sa venue ou demande une autre date.')}`;
    case 'question':
      return html`${field('text', 'Votre question', 'lines')}
      ${field('contact', 'Où répondre', 'text', 'La réponse va directement à cette adresse ou à ce numéro.')}`;
    case 'no':
      return choice('reason', 'Raison (facultatif)', { '': 'Ne pas donner de raison', ...rejectionReasons });
  }
};

const summary = (issues: readonly ReplyIssue[]): Markup | string =>
  issues.length
    ? html`<div class="summary" role="alert" aria-labelledby="summary">
        <h2 id="summary">Il y a un problème</h2>
        <ul>
          ${issues.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}
        </ul>
      </div>`
    : '';

const preview = ({ application, kind, fields, reply }: ReplyForm): Markup | string =>
  reply
    ? html`<section aria-labelledby="preview">
        <h2 id="preview">Le message que ${application.firstName} recevra</h2>
        <p class="text message">${`Bonjour ${application.firstName},\n\n${replyText(reply, application.recruiter.name)}`}</p>
        <form method="post" action="${pathOf(application, kind)}/send">
          ${[...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <button class="main">Envoyer cette réponse</button>
        </form>
      </section>`
    : '';

/** The form of an answer, and the message it makes. Sending is a button of its own: what mail servers open sends nothing. */
export const replyFormPage = (form: ReplyForm): Markup => {
  const { application, kind, issues, reply } = form;
  const title = `${headings[kind]} à ${applicantName(application)}`;
  return layout(
    title,
    html`${summary(issues)} ${about(application)} ${preview(form)}
      <h2>${reply ? 'Modifier le message' : 'Votre réponse'}</h2>
      <form method="post" action="${pathOf(application, kind)}" novalidate>
        ${kind === 'no' ? '' : html`<p>Tous les champs sont à remplir, sauf ceux qui sont marqués facultatifs.</p>`}
        ${inputs(form)}
        <button ${reply ? '' : html`class="main"`}>
          ${reply ? 'Mettre le message à jour' : 'Voir le message avant de l’envoyer'}
        </button>
      </form>
      <h2>Répondre autre chose</h2>
      ${links(application, kind)}`,
    { branding: application.recruiter, name: issues.length ? `Erreur : ${title}` : title },
  );
};

export const tooManyRepliesPage = (application: Application): Markup =>
  layout(
    'Votre réponse n’est pas envoyée',
    html`${about(application)}
      <p>
        Cette candidature a déjà reçu vingt réponses. Écrivez directement à la personne : ses coordonnées sont dans le courriel
        que vous avez reçu.
      </p>`,
    { branding: application.recruiter },
  );

export const replyWithdrawnPage = (application: Application): Markup =>
  layout(
    `La candidature ${application.reference} est retirée`,
    html`<p>La personne l’a retirée. Vous ne pouvez plus y répondre, et vous n’avez rien à faire sinon effacer vos copies.</p>`,
    { branding: application.recruiter },
  );
