import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { Facet, FacetName } from '../../../src/contract/index.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { formatNumber } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import type { Chip } from './chips.ts';
import { multipleChoiceFilters, type FilterValues } from './filter-values.ts';
import { filterLegend, filterLabel } from './filter-labels.ts';
import { offerCountText, seeOffersText } from '../results/offer-count.ts';

export { default as styles } from './filter-panel.styles.ts';

export interface FilterPanelProps {
  chosen: FilterValues;
  facets: readonly Facet[];
  /** How many offers there are with what is chosen; `undefined` while that is being asked. */
  total: number | undefined;
  /** `null` takes the filter away. */
  choose: (name: string, value: string | null) => void;
  /** Adds a choice to those of a filter, or takes it off. */
  toggle: (name: string, value: string) => void;
}

const yesOrNo = ['apprenticeship', 'fewCandidates', 'accessible', 'disabilityCommitted'] as const satisfies readonly FacetName[];

/** Gross euros a month to choose from. */
const salaries = [1500, 1800, 2000, 2500, 3000, 4000];

/** Above so many choices a list can be searched. */
const longListLength = 8;

const listOf = (chosen: FilterValues, name: string): readonly string[] => chosen.get(name)?.split(',') ?? [];

/** A number for the eye; for the ear it says of what. */
const countOf = (count: number): TemplateResult =>
  html`<span class="hint" aria-hidden="true">${formatNumber(count)}</span>
    <span class="visually-hidden">${offerCountText(count)}</span>`;

/** From this width of the element on they stand beside the results, in widths of its letter m. */
const besideWidthEm = 56;

const isWide = (element: Element): boolean =>
  element.getBoundingClientRect().width >= besideWidthEm * Number.parseFloat(getComputedStyle(element).fontSize);

/**
 * What a visitor can narrow the results by, with how many offers each choice would leave: the gateway's own counts, or none. They
 * stand beside the results where there is room for both, else over the page, until they are closed.
 */
export class FilterPanel implements ReactiveController {
  readonly #host: TaskHost & HTMLElement;
  #isBeside: boolean;
  #shown: HTMLDialogElement | undefined;
  /** What was typed to search a long list. */
  #listSearch = '';
  /** The choice last made, or taken back: the focus is on it, and would be lost with it. */
  #last = '';

  constructor(host: TaskHost & HTMLElement) {
    this.#host = host;
    this.#isBeside = isWide(host);
    new ResizeObserver(() => {
      if (this.#isBeside === isWide(host)) return;
      this.#isBeside = !this.#isBeside;
      setTimeout(() => host.requestUpdate()); // not while sizes are being told
    }).observe(host);
    host.addController(this);
  }

  /** Whether they stand beside the results. */
  get isBeside(): boolean {
    return this.#isBeside;
  }

  hostUpdated(): void {
    const sheet = this.#sheet;
    if (!sheet?.isConnected || sheet === this.#shown) return;
    this.#shown = sheet; // one that has been closed stays so until it goes
    sheet.showModal();
  }

  get #sheet(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  render(options: FilterPanelProps & { close: () => void; leave: () => void }): TemplateResult {
    const { close, leave, total } = options;
    // What lies under a sheet takes no focus before it is closed.
    const done = (): void => {
      if (this.#sheet) this.#sheet.close();
      else close();
      leave();
    };
    if (this.#isBeside) return this.#choices(options, done);
    const onClick = ({ target, currentTarget }: Event): void => {
      if (target === currentTarget) this.#sheet?.close();
    };
    return html`
      <dialog class="sheet" aria-labelledby="filters-title" @close=${close} @click=${onClick}>
        <header>
          <p id="filters-title">${msg('Filtres')}</p>
          <button type="button" class="quiet" @click=${() => this.#sheet?.close()}>${msg('Fermer')}</button>
        </header>
        <p class="visually-hidden" role="status">${total === undefined ? nothing : offerCountText(total)}</p>
        ${this.#choices(options, done)}
      </dialog>
    `;
  }

  #choices(options: FilterPanelProps, done: () => void): TemplateResult {
    const { facets, total } = options;
    const lists = facets.filter(({ name, choices }) => !yesOrNo.some((flag) => flag === name) && choices.length > 0);
    const flags = yesOrNo.flatMap((name) => facets.filter((facet) => facet.name === name));
    return html`
      <div class="filters" role="group" aria-label=${msg('Filtres')}>
        ${lists.map((facet) => this.#list(facet, options))} ${this.#salaryField(options)}
        ${
          flags.length > 0
            ? html`<fieldset>
                <legend>${filterLegend('apprenticeship')}</legend>
                ${flags.map(({ name, choices }) => this.#flag(name, choices[0]?.count ?? 0, options))}
              </fieldset>`
            : nothing
        }
        <p class="done"><button type="button" @click=${done}>${seeOffersText(total)}</button></p>
      </div>
    `;
  }

  #list({ name, choices }: Facet, options: FilterPanelProps): TemplateResult {
    const chosen = listOf(options.chosen, name);
    const isLong = choices.length > longListLength;
    const sought = this.#listSearch.trim().toLowerCase();
    const shown = choices.filter(
      ({ value, label }) => !isLong || chosen.includes(value) || (label ?? '').toLowerCase().includes(sought),
    );
    const isMany = multipleChoiceFilters.includes(name);
    return html`
      <fieldset>
        <legend>${filterLegend(name)}</legend>
        ${isLong ? this.#searchField() : nothing}
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
              <span>${label === null ? filterLabel(name, value) : french(label)}</span> ${countOf(count)}
            </label>`;
          })}
        </div>
      </fieldset>
    `;
  }

  #isLast(name: string, value: string): boolean {
    return this.#last === `${name}=${value}`;
  }

  #searchField(): TemplateResult {
    return html`<input
      type="search"
      aria-label=${msg('Chercher dans la liste')}
      placeholder=${msg('Chercher dans la liste')}
      autocomplete="off"
      .value=${this.#listSearch}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) this.#listSearch = event.target.value;
        this.#host.requestUpdate();
      }}
    />`;
  }

  #salaryField({ chosen, choose }: FilterPanelProps): TemplateResult {
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
            .map((pay) => html`<option value=${pay} .selected=${pay === asked}>${filterLabel('salaryMin', `${pay}`)}</option>`)}
        </select>
        <p class="hint" id="salary-hint">${msg('Seules les offres qui indiquent un salaire sont alors montrées.')}</p>
      </div>
    `;
  }

  /** One that would leave all offers, or none, changes nothing worth a click; one that is on can always be taken off. */
  #flag(name: FacetName, count: number, { chosen, total, choose }: FilterPanelProps): TemplateResult {
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
      <span>${filterLabel(name, 'true')}</span> ${countOf(count)}
    </label>`;
  }
}

/** The filters that are on, by their names; `on` are those to name. */
export const activeFilterChips = (
  on: readonly (readonly [name: string, value: string])[],
  { facets, toggle }: Pick<FilterPanelProps, 'facets' | 'toggle'>,
): readonly Chip[] =>
  on.map(([name, value]) => {
    const label = facets.find((facet) => facet.name === name)?.choices.find((choice) => choice.value === value)?.label;
    return { label: label ? french(label) : filterLabel(name, value), isOn: true, toggle: () => toggle(name, value) };
  });
