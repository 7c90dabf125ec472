import type { ReactiveController } from 'lit';

import { isRecord } from '../../../src/client/is-record.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { SearchAddress, type Stand } from './address.ts';
import type { Criteria } from '../first-question.ts';
import type { Reading } from '../offer/reading.ts';
import type { Results } from '../results/results.ts';

/** The element whose search stands in the address, and the parts of it that an address speaks of. */
export interface Searcher {
  element: TaskHost & Criteria & { showOffer(id: string): Promise<void>; closeOffer(): Promise<void> };
  results: Results;
  reading: Reading;
  /** How often the visitor has sent the form. */
  times: () => number;
  /** The visitor is back where nothing had been asked yet. */
  forget: () => void;
  /** Brings the card of an offer into sight, without taking the focus there. */
  reveal: (id: string) => void;
}

/** What an entry of the page's history keeps of the search, beside the address. */
interface Mark {
  /** How many offers were opened one from the other to come here from the results. */
  depth: number;
  pages: number;
  /** The card to come back to. */
  card?: string | undefined;
}

/** The name under which it stands in `history.state`, beside what the page keeps there. */
const ours = 'emploi-elements';

/** Milliseconds of rest before a change that nobody sent is written: a page may hand on each letter that is typed. */
const pause = 400;

/** Pages of results that are fetched again, one after the other, for whoever comes back. */
const mostPages = 10;

const within = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/**
 * Keeps a search and the address of its page in step. A new search, a filter, an offer that is opened: each is an entry of the
 * history of its own, and the browser's « back » undoes it in one step. Where a frame or a browser allows no entries, the search
 * works without.
 */
export class SearchHistory implements ReactiveController {
  readonly #key: string;
  readonly #address: SearchAddress;
  readonly #searcher: Searcher;
  /** What the address says of this search now. */
  #said: string;
  /** How often the visitor has searched, and which offer is open: what is written at once. */
  #act = '';
  #pending: ReturnType<typeof setTimeout> | undefined;
  #following = 0;

  /** `presets` is what the page looked for before its address was read. */
  constructor(key: string, presets: Criteria, searcher: Searcher) {
    this.#key = key;
    this.#searcher = searcher;
    this.#address = new SearchAddress(key, presets);
    const stand = this.#address.read(location.search);
    this.#said = this.#address.write('', stand);
    if (this.#said) this.#adopt(stand);
    searcher.element.addController(this);
    void this.#restore(stand);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPopstate);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopstate);
    this.#forgetPending();
  }

  hostUpdated(): void {
    if (this.#following > 0) return;
    const { reading, results, times } = this.#searcher;
    const pages = results.pageCount;
    const act = `${times()} ${reading.id}`;
    const isActed = act !== this.#act;
    this.#act = act;
    if (this.#address.write('', this.#stand) === this.#said) {
      this.#forgetPending();
      if (!reading.id && pages > 1 && pages !== this.#mark.pages) this.#keep({ ...this.#mark, pages });
    } else if (isActed) this.#write();
    else {
      this.#forgetPending();
      this.#pending = setTimeout(() => this.#write(), pause);
    }
  }

  get #stand(): Stand {
    const { keywords, place, radius, filters } = this.#searcher.element;
    return { keywords, place, radius, filters, offer: this.#searcher.reading.id };
  }

  #forgetPending(): void {
    clearTimeout(this.#pending);
    this.#pending = undefined;
  }

  /** An entry for the search as it stands; whoever opens an offer before theirs was written comes back to the results all the same. */
  #write(): void {
    const isBehind = this.#pending !== undefined;
    this.#forgetPending();
    const stand = this.#stand;
    if (isBehind && stand.offer) this.#enter({ ...stand, offer: undefined }, { depth: 0, pages: 1 });
    const { depth } = this.#mark;
    if (stand.offer && depth === 0) this.#keep({ depth, pages: this.#searcher.results.pageCount, card: stand.offer });
    this.#enter(stand, { depth: stand.offer ? depth + 1 : 0, pages: 1 });
  }

  /** The visitor closes the offer: back to the entry of the results it was opened from, where there is one. */
  leave(): void {
    const { depth } = this.#mark;
    if (depth === 0) return;
    this.#said = this.#address.write('', { ...this.#stand, offer: undefined });
    history.go(-depth);
  }

  /** The page with this offer open, and nothing else of the search. */
  addressOf(offer: string): string {
    const url = new URL(location.href);
    url.search = this.#address.writeOffer(location.search, offer);
    return url.href;
  }

  get #mark(): Mark {
    const mark = within(within(history.state, ours), this.#key);
    const [depth, pages, card] = ['depth', 'pages', 'card'].map((name) => within(mark, name));
    return {
      depth: typeof depth === 'number' ? depth : 0,
      pages: typeof pages === 'number' ? pages : 1,
      card: typeof card === 'string' ? card : undefined,
    };
  }

  /** Writes it on the entry where the visitor is; what the page keeps there stays. */
  #keep(mark: Mark): void {
    const state: unknown = history.state;
    if (state !== null && !isRecord(state)) return;
    const others = within(state, ours);
    this.#attempt(() =>
      history.replaceState({ ...state, [ours]: { ...(isRecord(others) ? others : {}), [this.#key]: mark } }, ''),
    );
  }

  /** An entry of ours bears no state of the page's: a router that finds its own there would act on it. */
  #enter(stand: Stand, mark: Mark): void {
    this.#said = this.#address.write('', stand);
    const url = new URL(location.href);
    url.search = this.#address.write(location.search, stand);
    this.#attempt(() => history.pushState({ [ours]: { [this.#key]: mark } }, '', url));
  }

  /** Frames without an address of their own may not write one, and browsers count how often it is done. */
  #attempt(write: () => void): void {
    try {
      write();
    } catch {
      // The search goes on; its address stays as it was.
    }
  }

  #adopt({ keywords, place, radius, filters }: Criteria): void {
    Object.assign(this.#searcher.element, { keywords, place, radius, filters });
  }

  /** As the visitor left it, without taking the focus: the page has only just been opened. */
  async #restore({ offer }: Stand): Promise<void> {
    const { card } = this.#mark;
    await this.#follow(async () => {
      await this.#searcher.element.updateComplete; // a new search closes what is open
      if (offer) this.#searcher.reading.open({ id: offer });
      await this.#fetchPages();
      if (!card || offer) return;
      this.#searcher.reveal(card);
      // Cards far down take their true height only now that they come near.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      this.#searcher.reveal(card);
    });
  }

  readonly #onPopstate = (): void => {
    const stand = this.#address.read(location.search);
    const said = this.#address.write('', stand);
    if (said === this.#said) return; // another search’s entry, or the page’s
    this.#forgetPending();
    this.#said = said;
    const { element, reading, forget } = this.#searcher;
    void this.#follow(async () => {
      this.#adopt(stand);
      if (!said) forget();
      await element.updateComplete;
      if (stand.offer) await element.showOffer(stand.offer);
      else if (reading.id) await element.closeOffer();
      await this.#fetchPages();
    });
  };

  /** While the search follows the address, the address does not follow the search. */
  async #follow(act: () => Promise<void>): Promise<void> {
    this.#following += 1;
    await act();
    this.#following -= 1;
    this.hostUpdated(); // what the visitor did meanwhile
  }

  async #fetchPages(): Promise<void> {
    const { element, results } = this.#searcher;
    const { pages } = this.#mark;
    await element.updateComplete;
    await results.settled();
    for (let page = results.pageCount; page < Math.min(pages, mostPages) && results.hasMore; page += 1) await results.extend();
    await element.updateComplete;
  }
}
