import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { answerLengths, type Question } from '../../../src/contract/applications.ts';
import { french } from '../../../src/i18n/french.ts';
import type { Issues } from '../validation/validation-rules.ts';
import { labelText, textArea, fieldMessages, describedBy, textField, type FieldProps } from '../fields.ts';
import { answerFieldName } from '../form-values.ts';

/** Up to so many choices all are seen at once; more are a list. */
const maxRadios = 7;

/** Shows the files that answer a question; another part of the form takes them. */
export type RenderFileField = (question: string, field: FieldProps) => unknown;

/** Named by a line of its own: in WebKit a `<legend>` stays as wide as it was when its column gets narrower. */
const group = (
  field: FieldProps,
  kind: 'radio' | 'checkbox',
  options: readonly string[],
  given: readonly string[],
): TemplateResult => html`
  <fieldset
    id=${field.name}
    class=${field.error ? 'wrong' : ''}
    aria-labelledby="${field.name}-legend"
    aria-describedby=${describedBy(field)}
    role=${kind === 'radio' ? 'radiogroup' : nothing}
    aria-required=${kind === 'radio' && field.required ? 'true' : nothing}
    aria-invalid=${kind === 'radio' && field.error ? 'true' : nothing}
  >
    <div class="legend" id="${field.name}-legend">${labelText(field)}</div>
    ${fieldMessages(field)}
    ${options.map(
      (option) => html`
        <label class="tick">
          <input
            type=${kind}
            name=${field.name}
            .value=${option}
            .checked=${given.includes(option)}
            aria-invalid=${kind === 'checkbox' && field.error ? 'true' : nothing}
          />
          <span>${french(option)}</span>
        </label>
      `,
    )}
  </fieldset>
`;

const list = (field: FieldProps, options: readonly string[], given: string): TemplateResult => html`
  <div class="field ${field.error ? 'wrong' : ''}">
    <label for=${field.name}>${labelText(field)}</label>
    ${fieldMessages(field)}
    <select
      id=${field.name}
      name=${field.name}
      ?required=${field.required}
      aria-describedby=${describedBy(field)}
      aria-invalid=${field.error ? 'true' : nothing}
    >
      <option value="" .selected=${given === ''}>
        ${msg('Choisissez', { desc: 'First line of a list: nothing is chosen yet.' })}
      </option>
      ${options.map((option) => html`<option .value=${option} .selected=${option === given}>${french(option)}</option>`)}
    </select>
  </div>
`;

const completedYearMessage = (year: string): string =>
  msg(str`Nous avons compris l’année : ${year}`, { desc: 'A year was written with two figures.' });

export interface QuestionFieldProps {
  given: readonly string[];
  issues: Issues;
  file: RenderFileField;
  /** The day that a year of two figures has been completed to, if it was. */
  completed: readonly string[] | undefined;
}

/** A question of the employer's, with what has been answered so far. */
export const questionField = (question: Question, { given, issues, file, completed }: QuestionFieldProps): unknown => {
  const { id, kind, required, options, min, max } = question;
  const name = answerFieldName(id);
  const [value = ''] = given;
  const field: FieldProps = {
    name,
    label: french(question.label),
    hint: french(question.hint) ?? undefined,
    error: issues.get(name),
    required,
  };
  switch (kind) {
    case 'text':
      return textField({ ...field, value, maxLength: answerLengths.text });
    case 'paragraph':
      return textArea({ ...field, value, rows: 6, maxLength: answerLengths.paragraph });
    case 'choice':
      return options.length > maxRadios ? list(field, options, value) : group(field, 'radio', options, given);
    case 'choices':
      return group(field, 'checkbox', options, given);
    case 'date':
      return textField({
        ...field,
        value,
        type: 'date',
        min,
        max,
        below: html`<p class="hint" role="status">
          ${value && completed?.includes(value) ? completedYearMessage(value.slice(0, 4)) : nothing}
        </p>`,
      });
    case 'number':
      return textField({ ...field, value, inputMode: 'decimal', maxLength: 20 });
    case 'file':
      return file(id, field);
  }
};
