import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { french } from '../../../src/i18n/french.ts';
import { answerFieldName } from '../form-values.ts';
import type { Issues } from './validation-rules.ts';

/**
 * Brings a field into sight with what it is called, then gives it the focus: GOV.UK's error summary does so, since a browser
 * scrolls to the field alone and hides its label.
 */
export const focusField = (root: ParentNode, name: string): void => {
  const marked = root.querySelector<HTMLElement>(`[id="${name}"]`);
  const field = marked?.matches('fieldset') ? marked.querySelector<HTMLElement>('input') : marked;
  if (!field) return;
  const title =
    field.closest('fieldset:not(.whole)')?.querySelector('legend, .legend') ??
    root.querySelector(`label[for="${name}"]`) ??
    field;
  title.scrollIntoView();
  field.focus({ preventScroll: true });
};

export interface ErrorSummaryProps {
  issues: Issues;
  /** What a link is called where the message alone does not say which field is meant. */
  nameOf: (field: string) => unknown;
  go: (field: string) => void;
  /** Of its heading. */
  level: number;
}

/** All that is wrong, at the top of the form; it takes the focus when the form is sent. */
export const errorSummary = ({ issues, nameOf, go, level }: ErrorSummaryProps): TemplateResult | typeof nothing =>
  issues.size === 0
    ? nothing
    : html`
        <div class="notice failed" id="errors" tabindex="-1" role="group" aria-labelledby="errors-title">
          <h3 id="errors-title" aria-level=${level}>${msg('Il y a un problème')}</h3>
          <ul>
            ${[...issues].map(([field, message]) => {
              const name = nameOf(field);
              return html`<li>
                <a
                  href="#${field}"
                  @click=${(event: Event) => {
                    event.preventDefault();
                    go(field);
                  }}
                  >${name ? [name, ' – '] : nothing}${message}</a
                >
              </li>`;
            })}
          </ul>
        </div>
      `;

/** The names of fields that their error message does not say. */
export const nameOfField =
  ({ questions }: ApplicationForm) =>
  (field: string): unknown =>
    french(questions.find(({ id }) => answerFieldName(id) === field)?.label);
