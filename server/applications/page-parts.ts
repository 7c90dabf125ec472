import { html } from 'hono/html';

import type { Document } from '../../src/contract/index.ts';
import { answerBody, answerSubjects } from './answers/answer-text.ts';
import { answerText, documentFacts, documentWarning, momentOf } from './wording.ts';
import { manyLines, oneLine } from '../mail/text.ts';
import type { Received } from './received-store.ts';
import type { Markup } from '../pages/layout.ts';

/** A list of what something is; a fact that is not known is left out. */
export const facts = (entries: readonly (readonly [term: string, value: Markup | string | null])[]): Markup =>
  html`<dl class="facts">
    ${entries
      .filter(([, value]) => value !== null)
      .map(
        ([term, value]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;

/** A button that decides something. `main`: the one that the page is there for. */
export const button = (action: string, text: string, main = false): Markup =>
  html`<form method="post" action="${action}"><button ${main ? html`class="main"` : ''}>${text}</button></form>`;

/** Who applies. */
export const personFacts = ({ firstName, lastName, email, phone }: Received): Markup =>
  facts([
    ['Prénom', oneLine(firstName)],
    ['Nom', oneLine(lastName)],
    ['Courriel', email],
    ['Téléphone', phone],
  ]);

/** What there is to say of a file that cannot be opened. */
const states: Readonly<Partial<Record<Document['state'], string>>> = {
  checking: ', en cours de vérification',
  refused: ', refusé à la vérification',
};

/** What a person has sent: the letter, the answers, the files. `hrefOf` says where a file can be had, if it can. */
export const sentParts = (
  { message, answered, documents }: Received,
  hrefOf: (documentId: string) => string | undefined,
): Markup =>
  html`${
      message
        ? html`<h3>Lettre</h3>
            <p class="text">${manyLines(message)}</p>`
        : ''
    }
    ${
      answered.length
        ? html`<h3>Réponses aux questions de l’employeur</h3>
            ${facts(answered.map((one) => [one.question.label, html`<span class="text">${manyLines(answerText(one, documents))}</span>`]))}`
        : ''
    }
    <h3>Documents</h3>
    ${
      documents.length
        ? html`<ul>
            ${documents.map((document) => {
              const href = document.state === 'received' ? hrefOf(document.id) : undefined;
              return html`<li>
                ${href ? html`<a href="${href}" rel="noreferrer">${oneLine(document.name)}</a>` : oneLine(document.name)}
                (${documentFacts(document)})${states[document.state] ?? ''}
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
export const answerParts = ({ answers, recruiter }: Received): Markup =>
  html`${answers.toReversed().map(
    (answer) =>
      html`<div>
        <h3>${answerSubjects[answer.kind]}, le ${momentOf(answer.at)}</h3>
        <p class="text">${answerBody(answer, oneLine(recruiter.name))}</p>
        ${answer.confirmedAt ? html`<p class="notice">Présence confirmée le ${momentOf(answer.confirmedAt)}.</p>` : ''}
      </div>`,
  )}`;
