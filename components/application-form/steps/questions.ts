import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { answerLengths, type Question } from '../../../src/contract/index.ts';
import { french } from '../../../src/i18n/french.ts';
import type { Issues } from '../checks.ts';
import { labelText, longField, notes, notesOf, textField, type Around } from '../fields.ts';
import { answerName } from '../typed.ts';

/** Up to so many choices all are seen at once; more are a list. */
const mostRadios = 7;

/** Shows the files that answer a question; another part of the form takes them. */
export type FileField = (question: string, around: Around) => unknown;

/** Named by a line of its own: in WebKit a `<legend>` stays as wide as it was when its column gets narrower. */
const group = (
  around: Around,
  kind: 'radio' | 'checkbox',
  options: readonly string[],
  given: readonly string[],
): TemplateResult => html`
  <fieldset
    id=${around.name}
    class=${around.error ? 'wrong' : ''}
    aria-labelledby="${around.name}-legend"
    aria-describedby=${notesOf(around)}
    role=${kind === 'radio' ? 'radiogroup' : nothing}
    aria-required=${kind === 'radio' && around.required ? 'true' : nothing}
    aria-invalid=${kind === 'radio' && around.error ? 'true' : nothing}
  >
    <div class="legend" id="${around.name}-legend">${labelText(around)}</div>
    ${notes(around)}
    ${options.map(
      (option) => html`
        <label class="tick">
          <input
            type=${kind}
            name=${around.name}
            .value=${option}
            .checked=${given.includes(option)}
            aria-invalid=${kind === 'checkbox' && around.error ? 'true' : nothing}
          />
          <span>${french(option)}</span>
        </label>
      `,
    )}
  </fieldset>
`;

const list = (around: Around, options: readonly string[], given: string): TemplateResult => html`
  <div class="field ${around.error ? 'wrong' : ''}">
    <label for=${around.name}>${labelText(around)}</label>
    ${notes(around)}
    <select
      id=${around.name}
      name=${around.name}
      ?required=${around.required}
      aria-describedby=${notesOf(around)}
      aria-invalid=${around.error ? 'true' : nothing}
    >
      <option value="" .selected=${given === ''}>
        ${msg('Choisissez', { desc: 'First line of a list: nothing is chosen yet.' })}
      </option>
      ${options.map((option) => html`<option .value=${option} .selected=${option === given}>${french(option)}</option>`)}
    </select>
  </div>
`;

const yearTaken = (year: string): string =>
  msg(str`Nous avons compris l’année : ${year}`, { desc: 'A year was written with two figures.' });

export interface Answering {
  given: readonly string[];
  issues: Issues;
  file: FileField;
  /** The day that a year of two figures has been completed to, if it was. */
  completed: readonly string[] | undefined;
}

/** A question of the employer's, with what has been answered so far. */
export const questionField = (question: Question, { given, issues, file, completed }: Answering): unknown => {
  const { id, kind, required, options, min, max } = question;
  const name = answerName(id);
  const [value = ''] = given;
  const around: Around = {
    name,
    label: french(question.label),
    hint: french(question.hint) ?? undefined,
    error: issues.get(name),
    required,
  };
  switch (kind) {
    case 'text':
      return textField({ ...around, value, maxLength: answerLengths.text });
    case 'paragraph':
      return longField({ ...around, value, rows: 6, maxLength: answerLengths.paragraph });
    case 'choice':
      return options.length > mostRadios ? list(around, options, value) : group(around, 'radio', options, given);
    case 'choices':
      return group(around, 'checkbox', options, given);
    case 'date':
      return textField({
        ...around,
        value,
        type: 'date',
        min,
        max,
        below: html`<p class="hint" role="status">
          ${value && completed?.includes(value) ? yearTaken(value.slice(0, 4)) : nothing}
        </p>`,
      });
    case 'number':
      return textField({ ...around, value, inputMode: 'decimal', maxLength: 20 });
    case 'file':
      return file(id, around);
  }
};
