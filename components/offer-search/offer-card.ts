import { html, nothing, type TemplateResult } from 'lit';

import type { FoundOffer } from '../../src/contract/index.ts';
import { french } from '../../src/i18n/french.ts';
import { age, pay, remarks, whereabouts, workTime } from './wording.ts';

/** An offer among the results; `marks` is what the visitor's device knows of it. Its title opens it here; as a link it can also be opened elsewhere, in a new tab. */
export const offerCard = (
  offer: FoundOffer,
  level: number,
  open: (event: Event, offer: FoundOffer) => void,
  marks: readonly string[] = [],
): TemplateResult => {
  const { url, contract } = offer;
  const title = french(offer.title);
  const tags = [...marks, french(contract.label), workTime(offer), pay(offer.salary), ...remarks(offer)].filter(Boolean);
  const when = age(offer);
  const onClick = (event: Event): void => open(event, offer);
  return html`
    <li class="card" part="card">
      <h3 aria-level=${level}>
        ${
          url
            ? html`<a class="title" href=${url} @click=${onClick}>${title}</a>`
            : html`<button type="button" class="link title" @click=${onClick}>${title}</button>`
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
