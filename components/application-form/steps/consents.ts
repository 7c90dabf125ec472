import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { bidiIsolate } from '../../../src/i18n/format.ts';
import { checkbox, optionalMark } from '../fields.ts';
import type { FormValues } from '../form-values.ts';
import { formatMonths } from './format-months.ts';

/** What nobody need agree to; and that a receipt comes. */
export const consents = ({ recruiter, retention }: ApplicationForm, { keepLonger }: FormValues): TemplateResult => {
  const name = bidiIsolate(recruiter.name);
  const [usual, agreed] = [formatMonths(retention.usual), formatMonths(retention.agreed)];
  return html`
    <fieldset aria-labelledby="consents-legend">
      <div class="legend" id="consents-legend">${msg('Si vous le voulez')} ${optionalMark()}</div>
      ${checkbox(
        'keepLonger',
        keepLonger,
        msg(str`J’accepte que ${name} conserve ma candidature ${agreed}, au lieu de ${usual}, pour d’autres offres.`, {
          desc: 'The name of an employer, then « 24 mois », then « 3 mois ».',
        }),
      )}
    </fieldset>
    <p>${msg('Après l’envoi, vous recevez un reçu par courriel.')}</p>
  `;
};
