import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { bidiIsolate } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { formatMonths } from './format-months.ts';

/** Whether the gateway can say who answers for the data (GDPR, article 13). */
export const hasDataController = ({ recruiter }: ApplicationForm): boolean => Boolean(recruiter.name && recruiter.contact);

/** A link that leaves what was typed where it is, and says so. */
const outside = (href: string, text: unknown): TemplateResult =>
  html`<a href=${href} target="_blank" rel="noopener">${text}</a> <span class="hint">${msg('(nouvel onglet)')}</span>`;

const contactLink = (contact: string): unknown => {
  const href = /^https?:\/\//i.test(contact) ? contact : /^[^\s@]+@[^\s@]+$/.test(contact) ? `mailto:${contact}` : undefined;
  if (!href) return french(contact);
  return href.startsWith('mailto:') ? html`<a href=${href}>${french(contact)}</a>` : outside(href, french(contact));
};

/** Who receives what is typed, why, how long it is kept, and what the person can ask (GDPR, article 13). */
export const informationNotice = ({ recruiter, retention }: ApplicationForm): TemplateResult => {
  const name = bidiIsolate(recruiter.name);
  const usual = formatMonths(retention.usual);
  return html`
    <div class="notice information">
      <p>
        ${msg(str`${name} reçoit votre candidature et s’en sert pour y répondre, pour rien d’autre. Elle est conservée ${usual}, puis effacée.`, { desc: 'The name of an employer, then « 3 mois ».' })}
      </p>
      <details>
        <summary>${msg('Vos droits sur ces données')}</summary>
        <p>
          ${msg('La loi le permet parce que c’est vous qui postulez (règlement européen sur les données personnelles, article 6.1 b). Vous pouvez demander à voir ces données, à les corriger, à les faire effacer ou à les emporter.')}
        </p>
        <p>${msg('Pour cela, écrivez à :')} ${contactLink(recruiter.contact)}</p>
        <p>
          ${msg('Si la réponse ne vous convient pas :')}
          ${outside('https://www.cnil.fr/fr/plaintes', msg('adresser une plainte à la CNIL'))}
        </p>
      </details>
    </div>
  `;
};
