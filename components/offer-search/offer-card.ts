import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { FoundOffer } from '../../src/contract/index.ts';
import { french } from '../../src/i18n/french.ts';
import { age, pay, remarks, whereabouts, workTime } from './wording.ts';

/** An offer among the results. Its title opens it here; as a link it can also be opened elsewhere, in a new tab. */
export const offerCard = (offer: FoundOffer, level: number, open: (event: Event) => void): TemplateResult => {
  const { url, contract } = offer;
  const title = french(offer.title);
  const tags = [french(contract.label), workTime(offer), pay(offer.salary), ...remarks(offer)].filter(Boolean);
  const when = age(offer);
  return html`
    <li class="card" part="card">
      <h3 aria-level=${level}>
        ${
          url
            ? html`<a class="title" href=${url} @click=${open}>${title}</a>`
            : html`<button type="button" class="link title" @click=${open}>${title}</button>`
        }
      </h3>
      <p>${whereabouts(offer)}</p>
      <ul class="tags">
        ${tags.map((tag) => html`<li>${tag}</li>`)}
      </ul>
      ${when ? html`<p class="hint">${when}</p>` : nothing}
    </li>
  `;
};

/** The outline of cards to come: the place is kept, and nothing jumps when they arrive. */
export const pendingCards = (): TemplateResult => html`
  <ul class="cards pending" aria-hidden="true">
    ${[1, 2, 3, 4, 5].map(() => html`<li class="card"><span></span><span></span><span></span></li>`)}
  </ul>
`;

/** While more are on the way the button stays where the focus is. */
export const moreButton = (pending: boolean, more: (event: Event) => void): TemplateResult =>
  html`<button type="button" class="quiet more" aria-disabled=${pending ? 'true' : nothing} @click=${more}>
    ${pending ? msg('Chargement…') : msg('Voir plus d’offres')}
  </button>`;
