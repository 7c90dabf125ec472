import { lazyModule } from '../../../src/client/lazy-module.ts';
import { GatewayTask, initialState } from '../../../src/element/gateway-task.ts';
import type { SearchCriteria } from '../search-query.ts';
import type { SearchHistoryOptions, SearchHistory } from './search-history.ts';

const loadHistory = lazyModule(() => import('./search-history.ts'));
const loadUrl = lazyModule(() => import('./search-url.ts'));

type Element = SearchHistoryOptions['element'] & { readonly queryPrefix: string | null };

/** The search in the address of the page, where the page asks for it; what does it comes then, and not before. */
export class UrlSync {
  readonly #element: Element;
  /** What the page looks for by itself. */
  #presets: SearchCriteria | undefined;
  readonly #history: GatewayTask<readonly [], SearchHistory>;

  constructor(element: Element, options: Omit<SearchHistoryOptions, 'element'>) {
    this.#element = element;
    this.#history = new GatewayTask(element, {
      args: () => [] as const,
      run: async () => {
        const key = element.queryPrefix;
        if (!key) return initialState;
        const { keywords, place, radius, filters } = element;
        this.#presets ??= { keywords, place, radius, filters };
        const { SearchHistory } = await loadHistory();
        return this.#history.value ?? new SearchHistory(key, this.#presets, { element, ...options });
      },
    });
  }

  /** What the page has written means something else: no choice of the visitor's, that an address would have to tell. */
  correct(meant: Partial<SearchCriteria>): void {
    const presets = this.#presets;
    if (!presets) return;
    for (const name of ['keywords', 'place', 'radius', 'filters'] as const)
      if (presets[name] === this.#element[name]) Object.assign(presets, name in meant && { [name]: meant[name] });
  }

  /** The address says what to search for, and has not been read yet. */
  get isPending(): boolean {
    const { queryPrefix } = this.#element;
    return Boolean(queryPrefix && !this.#history.value && !this.#history.error && location.search.includes(`${queryPrefix}-`));
  }

  /** The address of a page of results, with this search in it. */
  async resultsPageUrl(url: string, criteria: SearchCriteria): Promise<string> {
    const { urlWithSearch } = await loadUrl();
    return urlWithSearch(url, this.#element.queryPrefix ?? 'emploi', criteria);
  }

  /** Where an offer can be opened again, on a page that keeps the search in its address. */
  offerUrl(offer: string): string | undefined {
    return this.#history.value?.offerUrl(offer);
  }

  /** The offer is being closed. */
  closeOffer(): void {
    this.#history.value?.closeOffer();
  }
}
