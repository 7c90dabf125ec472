import { html, nothing, type TemplateResult } from 'lit';

import type { FoundOffer } from '../../../src/contract/index.ts';
import { french } from '../../../src/i18n/french.ts';
import { euroIcon, fileIcon, pinIcon } from '../../../src/ui/icons.ts';
import {
  publishedText,
  contractText,
  employerName,
  joinLabels,
  placeText,
  salaryText,
  offerTags,
  workTimeText,
} from '../offer-text.ts';

/**
 * A click on the words of a card is one on its title, with the keys that were held; the rest of the card is the title itself, which
 * spreads under the words. What ends a selection of text is no click.
 */
const forwardClick = (event: MouseEvent): void => {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !(currentTarget instanceof Element) || target.closest('.title')) return;
  if (getSelection()?.toString()) return;
  currentTarget.querySelector('.title')?.dispatchEvent(new MouseEvent('click', event));
};

const fact = (icon: TemplateResult, words: unknown): TemplateResult | typeof nothing =>
  words ? html`<li>${icon} ${words}</li>` : nothing;

/** An offer among the results; `marks` is what the visitor's device knows of it. Its title opens it here; as a link it can also be opened elsewhere, in a new tab. */
export const offerCard = (
  offer: FoundOffer,
  level: number,
  open: (event: Event, offer: FoundOffer) => void,
  marks: readonly string[] = [],
): TemplateResult => {
  const { url, salary } = offer;
  const title = french(offer.title);
  const tags = [...marks, ...offerTags(offer)];
  const when = publishedText(offer);
  const onClick = (event: Event): void => open(event, offer);
  return html`
    <li class="card" part="card" @click=${forwardClick}>
      <h3 aria-level=${level}>
        ${
          url
            ? html`<a class="title" href=${url} @click=${onClick}>${title}</a>`
            : html`<button type="button" class="link title" @click=${onClick}>${title}</button>`
        }
      </h3>
      <p>${employerName(offer)}</p>
      ${when ? html`<p class="hint when">${when}</p>` : nothing}
      <ul class="gist">
        ${fact(fileIcon, joinLabels([contractText(offer), workTimeText(offer)]))} ${fact(euroIcon, salaryText(salary))}
        ${fact(pinIcon, placeText(offer))}
      </ul>
      ${
        tags.length > 0
          ? html`<ul class="tags">
              ${tags.map((tag) => html`<li>${tag}</li>`)}
            </ul>`
          : nothing
      }
    </li>
  `;
};

/** The outline of cards to come: the place is kept, and nothing jumps when they arrive. */
export const skeletonCards = (): TemplateResult => html`
  <ul class="cards pending" aria-hidden="true">
    ${[1, 2, 3, 4, 5].map(() => html`<li class="card"><span></span><span></span><span></span></li>`)}
  </ul>
`;
