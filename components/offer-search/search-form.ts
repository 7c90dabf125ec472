import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { defaultRadius, isCommuneCode } from '../../src/contract/index.ts';
import { searchElsewhere } from '../../src/ui/index.ts';
import { queryOf, type Criteria } from './first-question.ts';
import type { PlaceField } from './place-field.ts';
import type { WordsField } from './words-field.ts';

/** Distances to choose from, in kilometres. */
const radii = [0, 5, 10, 20, 30, 50, 100];

const distance = (radius: number, choose: (radius: number) => void): TemplateResult => html`
  <div class="field">
    <label for="radius"
      >${msg('Distance', { desc: 'How far from the town: label of a list of distances, and a way of sorting.' })}</label
    >
    <select
      id="radius"
      name="radius"
      @change=${(event: Event) => event.target instanceof HTMLSelectElement && choose(Number(event.target.value))}
    >
      ${[...new Set([...radii, radius])]
        .sort((a, b) => a - b)
        .map(
          (km) =>
            html`<option value=${km} .selected=${km === radius}>
              ${km ? msg(str`${km} km`) : msg('Cette ville seulement')}
            </option>`,
        )}
    </select>
  </div>
`;

export interface SearchForm {
  words: WordsField;
  place: PlaceField;
  /** The distance shown: the one chosen, or as far as was searched. */
  radius: number | null;
  chooseRadius: (radius: number) => void;
  onSubmit: (event: Event) => void;
}

/** Words and place; the distance once the place is a commune. Nothing happens before the button, or Enter. */
export const searchForm = ({ words, place, radius, chooseRadius, onSubmit }: SearchForm): TemplateResult => {
  const around = isCommuneCode(place.place?.code ?? '');
  return html`
    <form
      class=${around ? 'around' : ''}
      part="form"
      role="search"
      aria-label=${msg('Offres d’emploi')}
      novalidate
      @submit=${onSubmit}
    >
      ${words.render()} ${place.render()} ${around ? distance(radius ?? defaultRadius, chooseRadius) : nothing}
      <button>${msg('Rechercher', { desc: 'Button.' })}</button>
    </form>
  `;
};

export interface WaysOut {
  criteria: Criteria;
  widen: (radius: number) => void;
  wholeCountry: () => void;
  /** There where filters are on. */
  clearFilters: (() => void) | undefined;
}

/** Nothing was found: what can be asked for less, and where else to ask. */
export const waysOut = ({ criteria, widen, wholeCountry, clearFilters }: WaysOut): TemplateResult => {
  const { place, radius } = criteria;
  // Without a chosen distance the search has looked as far as there is to look.
  const wider = radius !== null && place && isCommuneCode(place) ? radii.find((km) => km > radius && km >= 20) : undefined;
  return html`
    <div class="notice">
      <p>${msg('Essayez un mot plus simple, ou élargissez la recherche.')}</p>
      <div class="actions">
        ${clearFilters ? html`<button type="button" class="quiet" @click=${clearFilters}>${msg('Retirer les filtres')}</button>` : nothing}
        ${wider ? html`<button type="button" class="quiet" @click=${() => widen(wider)}>${msg(str`Chercher à ${wider} km`, { desc: 'Button: search again, up to so many kilometres around the town.' })}</button>` : nothing}
        ${place ? html`<button type="button" class="quiet" @click=${wholeCountry}>${msg('Chercher dans toute la France')}</button>` : nothing}
        ${searchElsewhere(queryOf(criteria))}
      </div>
    </div>
  `;
};
