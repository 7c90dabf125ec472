import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { OfferPage } from '../../../src/contract/offers.ts';
import { isCommuneCode } from '../../../src/contract/place-code.ts';
import { LazyPart, type LazyHost } from '../../../src/element/lazy-part.ts';
import { formatNumber, plural } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { slidersIcon } from '../../../src/ui/icons.ts';
import { lazyView } from '../../../src/ui/lazy-view.ts';
import { chipList, isQuickFilter, quickChips } from './chips.ts';
import { multipleChoiceFilters, visibleFilters, type FilterValues } from './filter-values.ts';
import type { SearchCriteria } from '../search-query.ts';
import type { Results } from '../results/results.ts';

const load = lazyModule(() => import('./filter-panel.ts'));

type Choose = (name: string, value: string | null) => void;

interface Understood {
  first: OfferPage;
  words: string;
  isLiteral: boolean;
  choose: Choose;
}

/** Which occupation the words were taken for, and the way to the words alone and back. */
const occupationLine = ({ first, words, isLiteral, choose }: Understood): unknown => {
  const typed = french(words);
  if (isLiteral)
    return html`<p>
      ${msg('Recherche des mots exacts.')}
      <button type="button" class="link" @click=${() => choose('literal', null)}>${msg('Chercher tout le métier')}</button>
    </p>`;
  return first.understood
    ? html`<p>
        ${msg('Offres pour le métier :', { desc: 'Then comes the name of the occupation that the words were understood as.' })}
        <strong>${french(first.understood.label)}</strong>.
        <button type="button" class="link" @click=${() => choose('literal', 'true')}>
          ${msg('Chercher seulement les mots', { desc: 'Button; the words that were typed follow, in quotation marks.' })}
          ${['«\u00a0', typed, '\u00a0»']}
        </button>
      </p>`
    : nothing;
};

interface FiltersButton {
  isOpen: boolean;
  count: number;
  toggle: () => void;
}

const filtersButton = ({ isOpen, count, toggle }: FiltersButton): TemplateResult => html`
  <button type="button" class="quiet" aria-expanded=${isOpen} @click=${toggle}>
    ${slidersIcon} ${msg('Filtres')}
    ${
      count
        ? html`<span aria-hidden="true">(${formatNumber(count)})</span>
            <span class="visually-hidden"
              >${plural(count, msg('{n, plural, one {# filtre} other {# filtres}}', { desc: '# is how many filters a search has.' }))}</span
            >`
        : nothing
    }
  </button>
`;

interface SortField {
  sort: string;
  /** Whether there is a town to be near to. */
  isAround: boolean;
  choose: Choose;
}

const sortField = ({ sort, isAround, choose }: SortField): TemplateResult => {
  const option = (value: string, text: string) => html`<option value=${value} .selected=${value === sort}>${text}</option>`;
  return html`
    <label class="sort">
      <span>${msg('Trier par', { desc: 'Label of a list: relevance, date, distance.' })}</span>
      <select
        @change=${(event: Event) =>
          event.target instanceof HTMLSelectElement &&
          choose('sort', event.target.value === 'relevance' ? null : event.target.value)}
      >
        ${option('relevance', msg('Pertinence', { desc: 'A way of sorting: the best match first.' }))}
        ${option('date', msg('Date', { desc: 'A way of sorting: the latest first.' }))}
        ${isAround ? option('distance', msg('Distance', { desc: 'How far from the town: label of a list of distances, and a way of sorting.' })) : nothing}
      </select>
    </label>
  `;
};

/** What narrows the results and sorts them: there as soon as there are results, and while they change. */
export class FilterBar {
  readonly #host: LazyHost & HTMLElement & SearchCriteria;
  readonly #results: Results;
  readonly #onChange: () => void;
  #isOpen = false;
  /** The choice last put on or taken off. */
  #last = '';
  readonly #panel;

  /** `onChange` is called when the visitor has changed the filters. */
  constructor(host: LazyHost & HTMLElement & SearchCriteria, results: Results, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    this.#results = results;
    // Filters come when they are opened, or when the page has set some.
    this.#panel = new LazyPart(host, {
      load,
      isNeeded: () => this.#isOpen || Boolean(host.filters),
      create: ({ FilterPanel, activeFilterChips }) => ({ panel: new FilterPanel(host), activeFilterChips }),
    });
  }

  /** Sets a filter, or takes it away; the search runs. */
  set(name: string, value: string | null): void {
    const filters = new URLSearchParams(this.#host.filters ?? '');
    if (value === null) filters.delete(name);
    else filters.set(name, value);
    this.#host.filters = `${filters}`;
  }

  /** Whether the visitor can take filters off. */
  get hasFilters(): boolean {
    return this.#shown.length > 0;
  }

  /** Takes all filters off; what is left is the page's own selection, and the order. */
  clear(): void {
    const names = new Set(this.#shown.map(([name]) => name));
    this.#host.filters = `${new URLSearchParams([...this.#chosen].filter(([name]) => !names.has(name)))}`;
    this.#onChange();
  }

  get #chosen(): FilterValues {
    return new Map(new URLSearchParams(this.#host.filters ?? ''));
  }

  get #shown(): readonly (readonly [name: string, value: string])[] {
    return visibleFilters(this.#chosen);
  }

  /** The visitor's choice: without any filter left all offers are meant. */
  #chooseByVisitor(name: string, value: string | null): void {
    this.set(name, value);
    this.#onChange();
  }

  /** What is on now counts, not what was when the choice was drawn: some click faster than the results come. */
  #toggle(name: string, value: string): void {
    const values = (this.#chosen.get(name) ?? '').split(',').filter(Boolean);
    const others = values.filter((other) => other !== value);
    const isOn = others.length < values.length;
    this.#last = `${name}=${value}`;
    this.#chooseByVisitor(
      name,
      (isOn ? others : [...(multipleChoiceFilters.includes(name) ? values : []), value]).join(',') || null,
    );
  }

  /** Above the results: what was understood, and what narrows and sorts them. Where there is nothing to narrow there is no way to. */
  render(): unknown {
    const { first, facets } = this.#results;
    if (!first) return nothing;
    const { total } = first;
    const chosen = this.#chosen;
    const choose = (name: string, value: string | null): void => this.#chooseByVisitor(name, value);
    const toggle = (name: string, value: string): void => this.#toggle(name, value);
    const shown = this.#shown;
    const others = shown.filter(([name, value]) => !isQuickFilter(name, value));
    const chips = [
      ...quickChips({ chosen, facets, total, toggle, isLast: (name, value) => this.#last === `${name}=${value}` }),
      ...(this.#panel.value?.activeFilterChips(others, { facets, toggle }) ?? []),
    ];
    return html`
      ${occupationLine({ first, words: this.#results.query.keywords ?? '', isLiteral: chosen.has('literal'), choose })}
      ${
        total > 0 || shown.length > 0 || this.#isOpen
          ? html`<div class="narrowing">
              ${filtersButton({ isOpen: this.#isOpen, count: shown.length, toggle: () => this.#toggleOpen() })}
              ${total > 0 ? sortField({ sort: chosen.get('sort') ?? 'relevance', isAround: isCommuneCode(this.#host.place ?? ''), choose }) : nothing}
              ${chipList(chips, () => this.clear())}
            </div>`
          : nothing
      }
    `;
  }

  /** The filters, once they are opened. `leave` takes the focus from them to what they have left. */
  panel(leave: () => void): unknown {
    const { first, facets, total } = this.#results;
    if (!first || !this.#isOpen) return nothing;
    return lazyView(this.#panel, ({ panel }) =>
      panel.render({
        chosen: this.#chosen,
        facets,
        total,
        choose: (name, value) => this.#chooseByVisitor(name, value),
        toggle: (name, value) => this.#toggle(name, value),
        close: () => this.close(),
        leave,
      }),
    );
  }

  /** Whether the filters stand beside the results. */
  get isBeside(): boolean {
    return this.#isOpen && (this.#panel.value?.panel.isBeside ?? false);
  }

  close(): void {
    if (this.#isOpen) this.#toggleOpen();
  }

  #toggleOpen(): void {
    this.#isOpen = !this.#isOpen;
    this.#host.requestUpdate();
  }
}
