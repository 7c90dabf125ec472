import { GatewayTask, nothingYet } from '../../../src/element/gateway-task.ts';
import type { Criteria } from '../first-question.ts';
import type { Searcher, SearchHistory } from './search-history.ts';

type Element = Searcher['element'] & { readonly urlKey: string | null };

/** The search in the address of the page, where the page asks for it; what does it comes then, and not before. */
export class Addressing {
  readonly #element: Element;
  /** What the page looks for by itself. */
  #presets: Criteria | undefined;
  readonly #history: GatewayTask<readonly [], SearchHistory>;

  constructor(element: Element, searcher: Omit<Searcher, 'element'>) {
    this.#element = element;
    this.#history = new GatewayTask(element, {
      args: () => [] as const,
      run: async () => {
        const key = element.urlKey;
        if (!key) return nothingYet;
        const { keywords, place, radius, filters } = element;
        this.#presets ??= { keywords, place, radius, filters };
        const { SearchHistory } = await import('./search-history.ts');
        return this.#history.value ?? new SearchHistory(key, this.#presets, { element, ...searcher });
      },
    });
  }

  /** What the page has written means something else: no choice of the visitor's, that an address would have to tell. */
  correct(meant: Partial<Criteria>): void {
    const presets = this.#presets;
    if (!presets) return;
    for (const name of ['keywords', 'place', 'radius', 'filters'] as const)
      if (presets[name] === this.#element[name]) Object.assign(presets, name in meant && { [name]: meant[name] });
  }

  /** The address says what to search for, and has not been read yet. */
  get isAwaited(): boolean {
    const { urlKey } = this.#element;
    return Boolean(urlKey && !this.#history.value && !this.#history.error && location.search.includes(`${urlKey}-`));
  }

  /** The address of a page of results, with this search in it. */
  async pageOf(url: string, criteria: Criteria): Promise<string> {
    const { withSearch } = await import('./address.ts');
    return withSearch(url, this.#element.urlKey ?? 'emploi', criteria);
  }

  /** Where an offer can be opened again, on a page that keeps the search in its address. */
  addressOf(offer: string): string | undefined {
    return this.#history.value?.addressOf(offer);
  }

  /** The offer is being closed. */
  leave(): void {
    this.#history.value?.leave();
  }
}
