import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { Facet, FacetName } from '../../src/contract/index.ts';
import { formatNumber, plural } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';
import { legendOf, wordsOf } from './filter-words.ts';

export { default as styles } from './filters.styles.ts';

/** What is chosen, by the names and values that an address has. */
export type Filters = ReadonlyMap<string, string>;

export interface FilterOptions {
  chosen: Filters;
  facets: readonly Facet[];
  /** How many offers there are with what is chosen; `undefined` while that is being asked. */
  total: number | undefined;
  /** `null` takes the filter away. */
  choose: (name: string, value: string | null) => void;
  /** Adds a choice to those of a filter, or takes it off. */
  toggle: (name: string, value: string) => void;
}

/** Filters of which several choices can hold at once; of the others one. */
const several: readonly string[] = ['contract', 'experience', 'domain'];
const yesOrNo = ['apprenticeship', 'fewCandidates', 'accessible', 'disabilityCommitted'] as const satisfies readonly FacetName[];

/** Gross euros a month to choose from. */
const salaries = [1500, 1800, 2000, 2500, 3000, 4000];

/** Above so many choices a list can be searched. */
const long = 8;

const listOf = (chosen: Filters, name: string): readonly string[] => chosen.get(name)?.split(',') ?? [];

const countOf = (count: number): TemplateResult => html`<span class="hint">${formatNumber(count)}</span>`;

/** What a visitor can narrow the results by, with how many offers each choice would leave: the gateway's own counts, or none. */
export class FilterPanel {
  readonly #update: () => void;
  /** What was typed to search a long list. */
  #sought = '';
  /** The choice last made, or taken back: the focus is on it, and would be lost with it. */
  #last = '';

  constructor(update: () => void) {
    this.#update = update;
  }

  render(options: FilterOptions & { done: () => void }): TemplateResult {
    const { facets, total, done } = options;
    const lists = facets.filter(({ name, choices }) => !yesOrNo.some((flag) => flag === name) && choices.length > 0);
    const flags = yesOrNo.flatMap((name) => facets.filter((facet) => facet.name === name));
    const found =
      total === undefined
        ? undefined
        : plural(
            total,
            msg('{n, plural, one {Voir # offre} other {Voir # offres}}', {
              desc: 'Button; # is the number. Give every form of your language.',
            }),
          );
    return html`
      <div class="filters" role="group" aria-label=${msg('Filtres')}>
        ${lists.map((facet) => this.#list(facet, options))} ${this.#pay(options)}
        ${
          flags.length > 0
            ? html`<fieldset>
                <legend>${legendOf('apprenticeship')}</legend>
                ${flags.map(({ name, choices }) => this.#flag(name, choices[0]?.count ?? 0, options))}
              </fieldset>`
            : nothing
        }
        <p class="done"><button type="button" @click=${done}>${found ?? msg('Voir les offres')}</button></p>
      </div>
    `;
  }

  #list({ name, choices }: Facet, options: FilterOptions): TemplateResult {
    const chosen = listOf(options.chosen, name);
    const isLong = choices.length > long;
    const sought = this.#sought.trim().toLowerCase();
    const shown = choices.filter(
      ({ value, label }) => !isLong || chosen.includes(value) || (label ?? '').toLowerCase().includes(sought),
    );
    const isMany = several.includes(name);
    return html`
      <fieldset>
        <legend>${legendOf(name)}</legend>
        ${isLong ? this.#seek() : nothing}
        <div class=${isLong ? 'long' : ''}>
          ${
            isMany
              ? nothing
              : html`<label class="choice">
                  <input type="radio" name=${name} .checked=${chosen.length === 0} @change=${() => options.choose(name, null)} />
                  <span>${msg('Peu importe', { desc: 'A choice of a filter: no preference.' })}</span>
                </label>`
          }
          ${shown.map(({ value, label, count }) => {
            const isChosen = chosen.includes(value);
            return html`<label class="choice">
              <input
                type=${isMany ? 'checkbox' : 'radio'}
                name=${name}
                .checked=${isChosen}
                ?disabled=${count === 0 && !isChosen && !this.#isLast(name, value)}
                @change=${() => {
                  this.#last = `${name}=${value}`;
                  (isMany ? options.toggle : options.choose)(name, value);
                }}
              />
              <span>${label === null ? wordsOf(name, value) : french(label)}</span> ${countOf(count)}
            </label>`;
          })}
        </div>
      </fieldset>
    `;
  }

  #isLast(name: string, value: string): boolean {
    return this.#last === `${name}=${value}`;
  }

  #seek(): TemplateResult {
    return html`<input
      type="search"
      aria-label=${msg('Chercher dans la liste')}
      placeholder=${msg('Chercher dans la liste')}
      autocomplete="off"
      .value=${this.#sought}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) this.#sought = event.target.value;
        this.#update();
      }}
    />`;
  }

  #pay({ chosen, choose }: FilterOptions): TemplateResult {
    const asked = Number(chosen.get('salaryMin') ?? 0);
    return html`
      <div class="field">
        <label for="salary-min">${msg('Salaire')}</label>
        <select
          id="salary-min"
          aria-describedby="salary-hint"
          @change=${(event: Event) => event.target instanceof HTMLSelectElement && choose('salaryMin', event.target.value || null)}
        >
          <option value="" .selected=${asked === 0}>
            ${msg('Peu importe', { desc: 'A choice of a filter: no preference.' })}
          </option>
          ${[...new Set([...salaries, asked])]
            .filter((pay) => pay > 0)
            .sort((a, b) => a - b)
            .map((pay) => html`<option value=${pay} .selected=${pay === asked}>${wordsOf('salaryMin', `${pay}`)}</option>`)}
        </select>
        <p class="hint" id="salary-hint">${msg('Seules les offres qui indiquent un salaire sont alors montrées.')}</p>
      </div>
    `;
  }

  /** One that would leave all offers, or none, changes nothing worth a click; one that is on can always be taken off. */
  #flag(name: FacetName, count: number, { chosen, total, choose }: FilterOptions): TemplateResult {
    const isOn = chosen.has(name);
    return html`<label class="choice">
      <input
        type="checkbox"
        name=${name}
        .checked=${isOn}
        ?disabled=${!isOn && (count === 0 || count === total) && !this.#isLast(name, 'true')}
        @change=${() => {
          this.#last = `${name}=true`;
          choose(name, isOn ? null : 'true');
        }}
      />
      <span>${wordsOf(name, 'true')}</span> ${countOf(count)}
    </label>`;
  }
}

/** Filters that are part of the page's own question rather than of the visitor's. */
const hidden: readonly string[] = ['sort', 'literal', 'employer', 'ids', 'occupation'];

/** The filters that are on, each with its choices. */
export const visibleFilters = (chosen: Filters): readonly (readonly [name: string, value: string])[] =>
  [...chosen]
    .filter(([name]) => !hidden.includes(name))
    .flatMap(([name, values]) => values.split(',').map((value) => [name, value] as const));

/** What the results are narrowed by, each a button that takes it off. */
export const filterChips = ({ chosen, facets, toggle, clear }: FilterOptions & { clear: () => void }): TemplateResult => {
  const on = visibleFilters(chosen);
  const labelOf = (name: string, value: string): string | null | undefined =>
    facets.find((facet) => facet.name === name)?.choices.find((choice) => choice.value === value)?.label;
  return html`
    <ul class="chips" aria-label=${msg('Filtres actifs')}>
      ${on.map(([name, value], index) => {
        const label = labelOf(name, value);
        // The last chip hands the focus on before it goes; in place of any other the next one comes.
        const remove = ({ currentTarget }: Event): void => {
          const chip = currentTarget instanceof Element ? currentTarget.closest('li') : null;
          if (index === on.length - 1) chip?.previousElementSibling?.querySelector('button')?.focus();
          toggle(name, value);
        };
        return html`<li>
          <button type="button" class="quiet" @click=${remove}>
            <span class="visually-hidden"
              >${msg('Retirer le filtre', { desc: 'Said by screen readers; the name of the filter follows.' })}</span
            >
            ${label ? french(label) : wordsOf(name, value)} <span aria-hidden="true">×</span>
          </button>
        </li>`;
      })}
      ${on.length > 1 ? html`<li><button type="button" class="quiet" @click=${clear}>${msg('Tout effacer', { desc: 'Button: takes all filters off.' })}</button></li>` : nothing}
    </ul>
  `;
};
