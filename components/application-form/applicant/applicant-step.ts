import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { textField } from '../fields.ts';
import type { FormValues } from '../form-values.ts';
import type { Issues } from '../validation/validation-rules.ts';
import type { EmailField } from './email-field.ts';

export interface ApplicantStepProps {
  values: FormValues;
  issues: Issues;
  email: EmailField;
  /** Many people use this computer: browsers are not invited to fill or to remember. */
  isShared: boolean;
}

/**
 * A field for programs that fill all there are. No browser or password manager knows its name or fills what is not drawn, and each of
 * them is asked besides to leave it alone; nobody sees it, hears of it or gets there.
 */
const honeypot = (value: string): TemplateResult => html`
  <div hidden inert aria-hidden="true">
    <label for="topic">${msg('Laissez ce champ vide')}</label>
    <input
      id="topic"
      name="topic"
      tabindex="-1"
      autocomplete="off"
      data-1p-ignore
      data-bwignore
      data-lpignore="true"
      data-form-type="other"
      .value=${value}
    />
  </div>
`;

/** Who the person is. */
export const applicantStep = ({ values, issues, email, isShared }: ApplicantStepProps): TemplateResult => html`
  <div class="pair">
    ${textField({
      name: 'firstName',
      label: msg('Prénom'),
      error: issues.get('firstName'),
      required: true,
      value: values.firstName,
      autocomplete: isShared ? 'off' : 'given-name',
      capitalize: 'words',
      maxLength: 100,
    })}
    ${textField({
      name: 'lastName',
      label: msg('Nom', { desc: 'Family name.' }),
      error: issues.get('lastName'),
      required: true,
      value: values.lastName,
      autocomplete: isShared ? 'off' : 'family-name',
      capitalize: 'words',
      maxLength: 100,
    })}
  </div>
  ${email.render(values.email, issues.get('email'), isShared)}
  ${textField({
    name: 'phone',
    label: msg('Téléphone'),
    hint: msg('Par exemple : 06 12 34 56 78'),
    error: issues.get('phone'),
    required: false,
    value: values.phone,
    type: 'tel',
    inputMode: 'tel',
    autocomplete: isShared ? 'off' : 'tel',
    maxLength: 40,
  })}
  ${honeypot(values.topic)}
`;
