import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

/** What is said around a field. Label, hint and error stand in one root with it, where their ids meet. */
export interface Around {
  /** Name of the field, and its id; unique in the element. */
  name: string;
  label: unknown;
  hint?: unknown;
  error?: string | undefined;
  required: boolean;
}

/** The ids of what describes a field: what is wrong first, then what helps. */
export const notesOf = ({ name, hint, error }: Around): string | typeof nothing =>
  [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ') || nothing;

/** « (facultatif) ». */
export const optional = (): TemplateResult => html`
  <span class="optional">${msg('(facultatif)', { desc: 'Behind the label of a field that can be left empty.' })}</span>
`;

/** Whatever need not be filled in says so in its name. */
export const labelText = ({ label, required }: Around): unknown => (required ? label : html`${label} ${optional()}`);

/** Hint and error, which stand between a label and its field: a keyboard on the screen hides what is below. */
export const notes = ({ name, hint, error }: Around): TemplateResult => html`
  ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
  ${error ? html`<p class="error" id="${name}-error"><span class="visually-hidden">${msg('Erreur :')}</span> ${error}</p>` : nothing}
`;

export interface TextField extends Around {
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

export const textField = (field: TextField): TemplateResult => {
  const { name, value, type = 'text', error, required, maxLength, min, max, autocomplete, inputMode, capitalize } = field;
  const { below = nothing } = field;
  return html`
    <div class="field ${type} ${inputMode ?? ''} ${error ? 'wrong' : ''}">
      <label for=${name}>${labelText(field)}</label>
      ${notes(field)}
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
        aria-describedby=${notesOf(field)}
        aria-invalid=${error ? 'true' : nothing}
        .value=${value}
      />
      ${below}
    </div>
  `;
};

export interface LongField extends Around {
  value: string;
  rows: number;
  /** Characters. */
  maxLength: number;
  /** The language it is written in, where that is known. */
  lang?: string;
  below?: unknown;
}

export const longField = (field: LongField): TemplateResult => {
  const { name, value, rows, maxLength, lang, error, required, below = nothing } = field;
  return html`
    <div class="field ${error ? 'wrong' : ''}">
      <label for=${name}>${labelText(field)}</label>
      ${notes(field)}
      <textarea
        id=${name}
        name=${name}
        rows=${rows}
        lang=${lang ?? nothing}
        ?required=${required}
        maxlength=${maxLength}
        aria-describedby=${notesOf(field)}
        aria-invalid=${error ? 'true' : nothing}
        .value=${value}
      ></textarea>
      ${below}
    </div>
  `;
};

/** A box to tick, beside its label. */
export const tickBox = (name: string, isTicked: boolean, label: unknown): TemplateResult => html`
  <label class="tick"><input type="checkbox" id=${name} name=${name} .checked=${isTicked} /> <span>${label}</span></label>
`;
