import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

/** What is said around a field. Label, hint and error stand in one root with it, where their ids meet. */
export interface FieldProps {
  /** Name of the field, and its id; unique in the element. */
  name: string;
  label: unknown;
  hint?: unknown;
  error?: string | undefined;
  required: boolean;
}

/** The ids of what describes a field: what is wrong first, then what helps. */
export const describedBy = ({ name, hint, error }: FieldProps): string | typeof nothing =>
  [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ') || nothing;

/** « (facultatif) ». */
export const optionalMark = (): TemplateResult => html`
  <span class="optional">${msg('(facultatif)', { desc: 'Behind the label of a field that can be left empty.' })}</span>
`;

/** Whatever need not be filled in says so in its name. */
export const labelText = ({ label, required }: FieldProps): unknown => (required ? label : html`${label} ${optionalMark()}`);

/** Hint and error, which stand between a label and its field: a keyboard on the screen hides what is below. */
export const fieldMessages = ({ name, hint, error }: FieldProps): TemplateResult => html`
  ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
  ${error ? html`<p class="error" id="${name}-error"><span class="visually-hidden">${msg('Erreur :')}</span> ${error}</p>` : nothing}
`;

export interface TextFieldProps extends FieldProps {
  value: string;
  type?: 'text' | 'email' | 'tel' | 'date';
  inputMode?: 'text' | 'email' | 'tel' | 'decimal';
  /** What browsers and password managers fill in (HTML, “Autofill”). */
  autocomplete?: 'given-name' | 'family-name' | 'email' | 'tel' | 'off';
  capitalize?: 'words' | 'off';
  /** Characters. */
  maxLength?: number;
  /** Days between which a date can be. */
  min?: string | undefined;
  max?: string | undefined;
  /** What stands below: a suggestion, say. */
  below?: unknown;
}

export const textField = (field: TextFieldProps): TemplateResult => {
  const { name, value, type = 'text', error, required, maxLength, min, max, autocomplete, inputMode, capitalize } = field;
  const { below = nothing } = field;
  return html`
    <div class="field ${type} ${inputMode ?? ''} ${error ? 'wrong' : ''}">
      <label for=${name}>${labelText(field)}</label>
      ${fieldMessages(field)}
      <input
        id=${name}
        name=${name}
        type=${type}
        ?required=${required}
        autocomplete=${autocomplete ?? 'off'}
        inputmode=${inputMode ?? nothing}
        autocapitalize=${capitalize ?? nothing}
        spellcheck=${autocomplete ? 'false' : nothing}
        maxlength=${maxLength ?? nothing}
        min=${min ?? nothing}
        max=${max ?? nothing}
        aria-describedby=${describedBy(field)}
        aria-invalid=${error ? 'true' : nothing}
        .value=${value}
      />
      ${below}
    </div>
  `;
};

export interface TextAreaProps extends FieldProps {
  value: string;
  rows: number;
  /** Characters. */
  maxLength: number;
  /** The language it is written in, where that is known. */
  lang?: string;
  below?: unknown;
}

export const textArea = (field: TextAreaProps): TemplateResult => {
  const { name, value, rows, maxLength, lang, error, required, below = nothing } = field;
  return html`
    <div class="field ${error ? 'wrong' : ''}">
      <label for=${name}>${labelText(field)}</label>
      ${fieldMessages(field)}
      <textarea
        id=${name}
        name=${name}
        rows=${rows}
        lang=${lang ?? nothing}
        ?required=${required}
        maxlength=${maxLength}
        aria-describedby=${describedBy(field)}
        aria-invalid=${error ? 'true' : nothing}
        .value=${value}
      ></textarea>
      ${below}
    </div>
  `;
};

/** A box to tick, beside its label. */
export const checkbox = (name: string, isTicked: boolean, label: unknown): TemplateResult => html`
  <label class="tick"><input type="checkbox" id=${name} name=${name} .checked=${isTicked} /> <span>${label}</span></label>
`;
