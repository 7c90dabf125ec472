import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { defaultRadius } from '../../../src/contract/offers.ts';
import { isCommuneCode } from '../../../src/contract/place-code.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { french } from '../../../src/i18n/french.ts';
import type { Focus } from '../../../src/element/focus.ts';
import { scrollIfNeeded } from '../search-focus.ts';
import type { PlaceField } from './place-field.ts';
import { joinLabels } from '../offer-text.ts';
import type { KeywordsField } from './keywords-field.ts';

/** Distances to choose from, in kilometres. */
export const radii: readonly number[] = [0, 5, 10, 20, 30, 50, 100];

const distanceName = (km: number): string => (km ? msg(str`${km} km`) : msg('Cette ville seulement'));

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
        .map((km) => html`<option value=${km} .selected=${km === radius}>${distanceName(km)}</option>`)}
    </select>
  </div>
`;

interface Fields {
  words: KeywordsField;
  place: PlaceField;
  /** The distance shown: the one chosen, or as far as was searched. */
  radius: number | null;
  chooseRadius: (radius: number) => void;
}

/** Words and place; the distance once the place is a commune. Nothing happens before the button, or Enter. */
const form = ({ words, place, radius, chooseRadius }: Fields, onSubmit: (event: Event) => void): TemplateResult => {
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

/** What was asked, in one line that takes the place of the form where that would fill the screen of a phone. */
const foldedForm = ({ words, place, radius }: Fields, change: () => void): TemplateResult => html`
  <div class="summary" role="search" aria-label=${msg('Offres d’emploi')}>
    <p>
      ${
        joinLabels([
          french(words.text),
          french(place.text),
          isCommuneCode(place.place?.code ?? '') ? distanceName(radius ?? defaultRadius) : null,
        ]) ?? msg('Toutes les offres')
      }
    </p>
    <button type="button" class="quiet" @click=${change}>
      ${msg('Modifier', { desc: 'Button: goes back to a part of the form, whose name follows.' })}
    </button>
  </div>
`;

export interface SearchFormOptions {
  fields: () => Fields;
  /** Sends the search off. Resolves to whether it is on its way to be shown here. */
  search: () => Promise<boolean>;
  focus: Focus;
}

/** The form; once it has been sent it folds where room is short, and the results come into sight. */
export class SearchForm {
  readonly #host: TaskHost;
  readonly #options: SearchFormOptions;
  #isFolded = false;

  constructor(host: TaskHost, options: SearchFormOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Where there is room for the form, it stands all the same. */
  get isFolded(): boolean {
    return this.#isFolded;
  }

  fold(isFolded: boolean): void {
    this.#isFolded = isFolded;
    this.#host.requestUpdate();
  }

  render(): unknown {
    const fields = this.#options.fields();
    return [form(fields, this.#onSubmit), this.#isFolded ? foldedForm(fields, () => void this.#change()) : nothing];
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const { search, focus } = this.#options;
    if (!(await search())) return;
    this.fold(true);
    await this.#host.updateComplete;
    const status = focus.find('.status');
    if (!status) return;
    // What is folded away has the focus no longer.
    if (focus.find('form')?.getClientRects().length) scrollIfNeeded(status);
    else focus.move(status);
  }

  async #change(): Promise<void> {
    this.fold(false);
    await this.#host.updateComplete;
    this.#options.focus.find('#keywords')?.focus();
  }
}
