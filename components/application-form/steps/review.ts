import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { ApplicationForm, Question } from '../../../src/contract/index.ts';
import { formatDay } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { breakable } from '../../../src/ui/breakable.ts';
import type { StepName } from './steps.ts';
import type { FormValues } from '../form-values.ts';

export { default as styles } from './review.styles.ts';

const answerText = (question: Question, values: readonly string[]): unknown => {
  const [value = ''] = values;
  if (!value) return undefined;
  if (question.kind === 'date') return html`<bdi>${formatDay(`${value}T12:00:00Z`)}</bdi>`;
  return question.options.length > 0
    ? values.map((option, index) => [index ? ', ' : nothing, french(option)])
    : html`<bdi class="lines">${value}</bdi>`;
};

const row = (term: unknown, value: unknown): TemplateResult => html`
  <div>
    <dt>${term}</dt>
    <dd>
      ${value || html`<span class="hint">${msg('Pas de réponse', { desc: 'The person has left this question empty.' })}</span>`}
    </dd>
  </div>
`;

export interface ReviewProps {
  form: ApplicationForm;
  values: FormValues;
  letter: string;
  /** As the number was understood. */
  phone: string;
  /** What the part for files shows of those that go along. */
  documents: unknown;
  change: (step: StepName) => void;
  /** Of the headings of its parts. */
  level: number;
}

export type ReviewView = (props: ReviewProps) => TemplateResult;

/** All that is about to be sent, each part with a way back to it (WCAG 3.3.4). */
export const reviewView: ReviewView = ({ form, values, letter, phone, documents, change, level }) => {
  const part = (step: StepName, title: string, content: unknown): TemplateResult => html`
    <section class="part">
      <div class="title">
        <h4 aria-level=${level}>${title}</h4>
        <button type="button" class="link" @click=${() => change(step)}>
          ${msg('Modifier', { desc: 'Button: goes back to a part of the form, whose name follows.' })}
          <span class="visually-hidden">${title}</span>
        </button>
      </div>
      ${content}
    </section>
  `;
  return html`
    ${part(
      'applicant',
      msg('Vos coordonnées'),
      html`<dl>
        ${row(msg('Prénom'), html`<bdi>${values.firstName}</bdi>`)}
        ${row(msg('Nom', { desc: 'Family name.' }), html`<bdi>${values.lastName}</bdi>`)}
        ${row(msg('Courriel'), html`<bdi>${breakable(values.email)}</bdi>`)}
        ${row(msg('Téléphone'), phone && html`<bdi>${phone}</bdi>`)}
      </dl>`,
    )}
    ${part(
      'documents',
      msg('Vos documents'),
      html`${documents}
        <dl>${row(msg('Votre lettre'), letter && html`<bdi class="lines">${letter}</bdi>`)}</dl>`,
    )}
    ${
      form.questions.length > 0
        ? part(
            'answers',
            msg('Questions de l’employeur'),
            html`<dl>
              ${form.questions
                .filter(({ kind }) => kind !== 'file')
                .map((question) => row(french(question.label), answerText(question, values.answers.get(question.id) ?? [])))}
            </dl>`,
          )
        : nothing
    }
  `;
};
