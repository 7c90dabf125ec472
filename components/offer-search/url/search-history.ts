import type { ReactiveController } from 'lit';

import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { HistoryEntry, ownProperty } from '../../../src/element/history-entry.ts';
import { SearchUrl, type SearchState } from './search-url.ts';
import type { SearchCriteria } from '../search-query.ts';
import type { OfferDetail } from '../offer/offer-detail.ts';
import type { Results } from '../results/results.ts';

/** The element whose search stands in the address, and the parts of it that an address speaks of. */
export interface SearchHistoryOptions {
  element: TaskHost & SearchCriteria & { showOffer(id: string): Promise<void>; closeOffer(): Promise<void> };
  results: Results;
  offer: OfferDetail;
  /** How often the visitor has sent the form. */
  submissions: () => number;
  /** The visitor is back where nothing had been asked yet. */
  reset: () => void;
  /** Brings the card of an offer into sight, without taking the focus there. */
  scrollToCard: (id: string) => void;
}

/** What an entry of the page's history keeps of the search, beside the address. */
interface SearchEntry {
  /** How many offers were opened one from the other to come here from the results. */
  depth: number;
  pages: number;
  /** The card to come back to. */
  card?: string | undefined;
}

/** Milliseconds of rest before a change that nobody sent is written: a page may hand on each letter that is typed. */
const debounceMs = 400;

/** Pages of results that are fetched again, one after the other, for whoever comes back. */
const maxPages = 10;

/**
 * Keeps a search and the address of its page in step. A new search, a filter, an offer that is opened: each is an entry of the
 * history of its own, and the browser's « back » undoes it in one step. Where a frame or a browser allows no entries, the search
 * works without.
 */
export class SearchHistory implements ReactiveController {
  readonly #history: HistoryEntry;
  readonly #address: SearchUrl;
  readonly #options: SearchHistoryOptions;
  /** What the address says of this search now. */
  #written: string;
  /** How often the visitor has searched, and which offer is open: what is written at once. */
  #lastAction = '';
  #pending: ReturnType<typeof setTimeout> | undefined;
  #syncing = 0;

  /** `presets` is what the page looked for before its address was read. */
  constructor(key: string, presets: SearchCriteria, options: SearchHistoryOptions) {
    this.#history = new HistoryEntry(key);
    this.#options = options;
    this.#address = new SearchUrl(key, presets);
    const state = this.#address.read(location.search);
    this.#written = this.#address.write('', state);
    if (this.#written) this.#applyCriteria(state);
    options.element.addController(this);
    void this.#restore(state);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPopstate);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopstate);
    this.#cancelPending();
  }

  hostUpdated(): void {
    if (this.#syncing > 0) return;
    const { offer, results, submissions } = this.#options;
    const pages = results.pageCount;
    const act = `${submissions()} ${offer.id}`;
    const isActed = act !== this.#lastAction;
    this.#lastAction = act;
    if (this.#address.write('', this.#state) === this.#written) {
      this.#cancelPending();
      if (!offer.id && pages > 1 && pages !== this.#entry.pages) this.#history.replace({ ...this.#entry, pages });
    } else if (isActed) this.#write();
    else {
      this.#cancelPending();
      this.#pending = setTimeout(() => this.#write(), debounceMs);
    }
  }

  get #state(): SearchState {
    const { keywords, place, radius, filters } = this.#options.element;
    return { keywords, place, radius, filters, offer: this.#options.offer.id };
  }

  #cancelPending(): void {
    clearTimeout(this.#pending);
    this.#pending = undefined;
  }

  /** An entry for the search as it stands; whoever opens an offer before theirs was written comes back to the results all the same. */
  #write(): void {
    const isBehind = this.#pending !== undefined;
    this.#cancelPending();
    const state = this.#state;
    if (isBehind && state.offer) this.#pushEntry({ ...state, offer: undefined }, { depth: 0, pages: 1 });
    const { depth } = this.#entry;
    if (state.offer && depth === 0) this.#history.replace({ depth, pages: this.#options.results.pageCount, card: state.offer });
    this.#pushEntry(state, { depth: state.offer ? depth + 1 : 0, pages: 1 });
  }

  /** The visitor closes the offer: back to the entry of the results it was opened from, where there is one. */
  closeOffer(): void {
    const { depth } = this.#entry;
    if (depth === 0) return;
    this.#written = this.#address.write('', { ...this.#state, offer: undefined });
    history.go(-depth);
  }

  /** The page with this offer open, and nothing else of the search. */
  offerUrl(offer: string): string {
    const url = new URL(location.href);
    url.search = this.#address.writeOffer(location.search, offer);
    return url.href;
  }

  get #entry(): SearchEntry {
    const entry = this.#history.read();
    const [depth, pages, card] = ['depth', 'pages', 'card'].map((name) => ownProperty(entry, name));
    return {
      depth: typeof depth === 'number' ? depth : 0,
      pages: typeof pages === 'number' ? pages : 1,
      card: typeof card === 'string' ? card : undefined,
    };
  }

  #pushEntry(state: SearchState, entry: SearchEntry): void {
    this.#written = this.#address.write('', state);
    const url = new URL(location.href);
    url.search = this.#address.write(location.search, state);
    this.#history.push(entry, url);
  }

  #applyCriteria({ keywords, place, radius, filters }: SearchCriteria): void {
    Object.assign(this.#options.element, { keywords, place, radius, filters });
  }

  /** As the visitor left it, without taking the focus: the page has only just been opened. */
  async #restore({ offer }: SearchState): Promise<void> {
    const { card } = this.#entry;
    await this.#syncFromUrl(async () => {
      await this.#options.element.updateComplete; // a new search closes what is open
      if (offer) this.#options.offer.open({ id: offer });
      await this.#fetchPages();
      if (!card || offer) return;
      this.#options.scrollToCard(card);
      // Cards far down take their true height only now that they come near.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      this.#options.scrollToCard(card);
    });
  }

  readonly #onPopstate = (): void => {
    const state = this.#address.read(location.search);
    const said = this.#address.write('', state);
    if (said === this.#written) return; // another search’s entry, or the page’s
    this.#cancelPending();
    this.#written = said;
    const { element, offer, reset } = this.#options;
    void this.#syncFromUrl(async () => {
      this.#applyCriteria(state);
      if (!said) reset();
      await element.updateComplete;
      if (state.offer) await element.showOffer(state.offer);
      else if (offer.id) await element.closeOffer();
      await this.#fetchPages();
    });
  };

  /** While the search follows the address, the address does not follow the search. */
  async #syncFromUrl(act: () => Promise<void>): Promise<void> {
    this.#syncing += 1;
    await act();
    this.#syncing -= 1;
    this.hostUpdated(); // what the visitor did meanwhile
  }

  async #fetchPages(): Promise<void> {
    const { element, results } = this.#options;
    const { pages } = this.#entry;
    await element.updateComplete;
    await results.settled();
    for (let page = results.pageCount; page < Math.min(pages, maxPages) && results.hasMore; page += 1) await results.loadMore();
    await element.updateComplete;
  }
}
