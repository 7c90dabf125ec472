import { html } from 'hono/html';

import type { Document } from '../../src/contract/index.ts';
import { replyText, replySubjects } from './replies/reply-text.ts';
import { questionAnswerText, documentSummary, documentWarning } from './wording.ts';
import { longDateTime } from '../language/dates.ts';
import { multiLine, singleLine } from '../mail/text.ts';
import type { Application } from './store.ts';
import type { Markup } from '../pages/layout.ts';
import { descriptionList } from '../pages/parts.ts';

/** Who applies. */
export const applicantDetails = ({ firstName, lastName, email, phone }: Application): Markup =>
  descriptionList([
    ['Prénom', singleLine(firstName)],
    ['Nom', singleLine(lastName)],
    ['Courriel', email],
    ['Téléphone', phone],
  ]);

/** What there is to say of a file that cannot be opened. */
const states: Readonly<Partial<Record<Document['state'], string>>> = {
  checking: ', en cours de vérification',
  refused: ', refusé à la vérification',
};

/** What a person has sent: the letter, the answers, the files. `hrefOf` says where a file can be had, if it can. */
export const submittedContent = (
  { message, questionAnswers, documents }: Application,
  hrefOf: (documentId: string) => string | undefined,
): Markup =>
  html`${
      message
        ? html`<h3>Lettre</h3>
            <p class="text">${multiLine(message)}</p>`
        : ''
    }
    ${
      questionAnswers.length
        ? html`<h3>Réponses aux questions de l’employeur</h3>
            ${descriptionList(questionAnswers.map((one) => [one.question.label, html`<span class="text">${multiLine(questionAnswerText(one, documents))}</span>`]))}`
        : ''
    }
    <h3>Documents</h3>
    ${
      documents.length
        ? html`<ul>
            ${documents.map((document) => {
              const href = document.state === 'received' ? hrefOf(document.id) : undefined;
              return html`<li>
                ${href ? html`<a href="${href}" rel="noreferrer">${singleLine(document.name)}</a>` : singleLine(document.name)}
                (${documentSummary(document)})${states[document.state] ?? ''}
                ${document.warnings.length ? html`<p>${documentWarning(document)}</p>` : ''}
                ${
                  document.checksum
                    ? html`<details>
                        <summary>Empreinte SHA-256</summary>
                        <code>${document.checksum}</code>
                      </details>`
                    : ''
                }
              </li>`;
            })}
          </ul>`
        : html`<p>Aucun document.</p>`
    }`;

/** What the employer has answered, the latest first. */
export const replyList = ({ replies, recruiter }: Application): Markup =>
  html`${replies.toReversed().map(
    (answer) =>
      html`<div>
        <h3>${replySubjects[answer.kind]}, le ${longDateTime(answer.at)}</h3>
        <p class="text">${replyText(answer, singleLine(recruiter.name))}</p>
        ${answer.confirmedAt ? html`<p class="notice">Présence confirmée le ${longDateTime(answer.confirmedAt)}.</p>` : ''}
      </div>`,
  )}`;
