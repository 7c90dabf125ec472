import type { Facet, FoundOffer, OfferPage } from '../../../src/contract/index.ts';
import { defaultRadius } from '../../../src/contract/offers.ts';
import { isCommuneCode } from '../../../src/contract/place-code.ts';
import type { Client } from '../../../src/client/client.ts';
import { toGatewayError, type GatewayError } from '../../../src/client/errors.ts';
import { GatewayTask, initialState, type TaskHost, type TaskStates } from '../../../src/element/gateway-task.ts';
import { prepareFormats } from '../../../src/i18n/format.ts';
import type { SearchQuery } from '../search-query.ts';
import { searchOffers } from '../../../src/client/search-offers.ts';

/** How far a search around a town is widened where it finds nothing, and by which steps, in kilometres. */
const maxRadius = 100;
const radiusStep = 20;

/** Milliseconds before a search says that it is on its way: what is there in a blink need not be announced. */
const slowAfterMs = 200;

interface Found {
  query: SearchQuery;
  page: OfferPage;
  /** The radius at which something was found, where there was nothing at the usual one. */
  widened: number | undefined;
}

/**
 * Nothing in town? Then as far as the nearest offer. Whoever has chosen a distance, the visitor or the page, is taken at
 * their word.
 */
const searchWidening = async (client: Client, query: SearchQuery, signal: AbortSignal): Promise<Found> => {
  const page = await searchOffers(client, query, signal);
  const isOpen = page.total === 0 && query.place !== undefined && isCommuneCode(query.place) && query.radius === undefined;
  if (!isOpen) return { query, page, widened: undefined };
  try {
    const far = await searchOffers(client, { ...query, radius: maxRadius, sort: 'distance' }, signal);
    const nearest = far.items[0]?.distance;
    if (typeof nearest !== 'number') return { query, page, widened: undefined };
    const widened = Math.max(radiusStep, Math.ceil(nearest / radiusStep) * radiusStep);
    const wider = { ...query, radius: widened };
    return { query: wider, page: await searchOffers(client, wider, signal), widened };
  } catch (error) {
    if (signal.aborted) throw error;
    return { query, page, widened: undefined }; // nothing in town is an answer all the same
  }
};

/** What a search has found so far, page after page. */
export class Results {
  #pages: readonly OfferPage[] = [];
  #items: readonly FoundOffer[] = [];
  #query: SearchQuery = {};
  #widened: number | undefined;
  #receivedAt = 0;
  #isSlow = false;
  /** The results that more were last asked for. */
  #extended: readonly OfferPage[] | undefined;
  readonly #request: () => { query: SearchQuery; times: number } | undefined;
  readonly #search: GatewayTask<readonly [string, number], Found>;
  readonly #more: GatewayTask<readonly [readonly OfferPage[]], { after: readonly OfferPage[]; page: OfferPage }>;

  /**
   * `repair` corrects presets of the page that the gateway has not understood; resolves to whether there is another query now.
   * `request` returns the query, and how often it was submitted; `undefined`: there is none yet.
   */
  constructor(
    host: TaskHost,
    repair: (error: GatewayError) => Promise<boolean>,
    request: () => { query: SearchQuery; times: number } | undefined,
  ) {
    this.#request = request;
    this.#search = new GatewayTask(host, {
      args: () => {
        const wanted = request();
        return [wanted ? JSON.stringify(wanted.query) : '', wanted?.times ?? 0] as const;
      },
      run: async (client, _args, signal) => {
        const wanted = request();
        if (!wanted) return initialState;
        prepareFormats();
        this.#isSlow = false;
        const timer = setTimeout(() => {
          this.#isSlow = true;
          host.requestUpdate();
        }, slowAfterMs);
        try {
          return await searchWidening(client, wanted.query, signal);
        } catch (error) {
          const failure = toGatewayError(error);
          // Once there have been results, the visitor has chosen what is asked.
          if (failure.kind === 'invalid' && this.#pages.length === 0 && (await repair(failure))) return initialState;
          throw error;
        } finally {
          clearTimeout(timer);
        }
      },
      onComplete: ({ query, page, widened }) => {
        this.#setPages([page]);
        this.#query = query;
        this.#widened = widened;
        this.#receivedAt = Date.now();
        host.requestUpdate();
      },
    });
    this.#more = new GatewayTask(host, {
      auto: false,
      args: () => [this.#pages] as const,
      run: async (client, [pages], signal) => {
        const cursor = pages.at(-1)?.next;
        return cursor ? { after: pages, page: await searchOffers(client, { ...this.#query, cursor }, signal) } : initialState;
      },
      onComplete: ({ after, page }) => {
        if (after === this.#pages) this.#setPages([...after, page]); // else another search has come in between
        host.requestUpdate();
      },
    });
  }

  #setPages(pages: readonly OfferPage[]): void {
    this.#pages = pages;
    this.#items = [...new Map(pages.flatMap(({ items }) => items).map((offer) => [offer.id, offer])).values()];
  }

  /** What the results shown were asked for with. */
  get query(): SearchQuery {
    return this.#query;
  }

  /** The first page of what was found last; nothing when nothing is asked any more. */
  get first(): OfferPage | undefined {
    return this.#request() && this.#pages[0];
  }

  /** The answer takes longer than a blink. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** Milliseconds since the results shown were received. */
  get age(): number {
    return Date.now() - this.#receivedAt;
  }

  /** How many offers there are; `undefined` while that is being asked, or could not be. */
  get total(): number | undefined {
    return this.#search.pending || this.#search.error ? undefined : this.first?.total;
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  get hasMore(): boolean {
    return Boolean(this.#pages.at(-1)?.next);
  }

  get facets(): readonly Facet[] {
    return this.first?.facets ?? [];
  }

  get widened(): number | undefined {
    return this.#widened;
  }

  /** How far was searched around the town, in kilometres; where nobody chose, and nothing was found, as far as there is to search. */
  get reached(): number {
    return this.#query.radius ?? (this.first?.total ? defaultRadius : maxRadius);
  }

  /** An offer that moved from one page to the next meanwhile is shown once. The same list until there are others. */
  get items(): readonly FoundOffer[] {
    return this.#items;
  }

  /** What became of asking for more of these results; what became of it under an earlier search is no concern of theirs. */
  get more(): Pick<GatewayTask<never, never>, 'pending' | 'error'> | undefined {
    return this.#extended?.[0] === this.#pages[0] ? this.#more : undefined;
  }

  run(): Promise<void> {
    return this.#search.run();
  }

  settled(): Promise<void> {
    return this.#search.settled();
  }

  /** Resolves to whether there are more of the same results now. */
  async loadMore(): Promise<boolean> {
    this.#extended = this.#pages;
    await this.#more.run();
    return this.#pages.length > 1 && this.#pages[0] === this.#extended[0];
  }

  render(states: TaskStates<OfferPage>): unknown {
    const { complete, ...others } = states;
    return this.#search.render({ ...others, complete: ({ page }) => complete?.(page) });
  }
}
