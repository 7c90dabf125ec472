import { contractGroups, publishedWithin, sorts } from '../../../src/contract/offer-query.ts';
import { isCommuneCode, placeCode } from '../../../src/contract/place-code.ts';
import type { SearchCriteria } from '../search-query.ts';

/** What an address can say of a search: what is looked for, and the offer that is open. */
export interface SearchState extends SearchCriteria {
  offer: string | undefined;
}

/** How far the visitor had come when leaving the results: so many pages, and the card of this offer. */
export interface Progress {
  pages: number;
  card: string | undefined;
}

const list = (one: string): RegExp => new RegExp(`^(?:${one})(?:,(?:${one}))*$`);
const isTrue = /^true$/;

/**
 * What may follow each name, so that a link cut or rewritten on its way still finds something: the rules of `OfferQuery`, as
 * texts. `employer`, `ids` and `occupation` are the page's own choice; no address changes them.
 */
const patterns: Readonly<Record<string, RegExp>> = {
  keywords: /^.{0,200}$/su,
  place: placeCode,
  radius: /^(?:1?\d{1,2}|200)$/,
  offer: /^[\w-]{1,100}$/,
  literal: isTrue,
  contract: list(contractGroups.join('|')),
  workTime: /^(?:full|part)$/,
  experience: list('none|wished|required'),
  qualification: /^(?:executive|other)$/,
  domain: /^(?=.{1,200}$)[A-N](?:\d\d)?(?:,[A-N](?:\d\d)?)*$/,
  published: new RegExp(`^(?:${publishedWithin.join('|')})$`),
  salaryMin: /^(?:[1-9]\d{0,4}|100000)$/,
  apprenticeship: isTrue,
  accessible: isTrue,
  disabilityCommitted: isTrue,
  fewCandidates: isTrue,
  source: /^(?:france-travail|partner)$/,
  sort: new RegExp(`^(?:${sorts.join('|')})$`),
};

/** All that an address can say of a search. */
export const searchParameterNames: readonly string[] = Object.keys(patterns).filter((name) => name !== 'offer');

/** Whether `name=value` can be part of an address. */
export const isUrlParameter = (name: string, value: string): boolean =>
  Object.hasOwn(patterns, name) && patterns[name]?.test(value) === true;

/** The pairs of a query as they stand: what is not ours keeps its spelling. */
const queryPairs = (search: string): readonly string[] => search.replace(/^\?/, '').split('&').filter(Boolean);

const decoded = (text: string): string => new URLSearchParams(`x=${text}`).get('x') ?? '';

/** What a search says of itself, name by name; a default says nothing. */
const toParameters = ({ keywords, place, radius, filters, offer }: SearchState): ReadonlyMap<string, string> =>
  new Map(
    [
      ['keywords', keywords?.trim() ?? ''] as const,
      ['place', place ?? ''] as const,
      ['radius', isCommuneCode(place ?? '') ? `${radius ?? ''}` : ''] as const,
      ...new URLSearchParams(filters ?? ''),
      ['offer', offer ?? ''] as const,
    ].filter(([name, value]) => value !== '' && isUrlParameter(name, value)),
  );

/**
 * A search in the address of its page, as `<key>-keywords=boulanger&<key>-place=26362`. Names without the key are the page's, and
 * stay as they are to the letter; so do those of another search with a key of its own.
 */
export class SearchUrl {
  readonly #prefix: string;
  readonly #presets: SearchCriteria;

  /** `presets` is what the page looks for where the address says nothing. */
  constructor(key: string, presets: SearchCriteria) {
    this.#prefix = `${key}-`;
    this.#presets = presets;
  }

  /** What the query of an address asks for. What cannot be understood in it is left out. */
  read(search: string): SearchState {
    const own = queryPairs(search).filter((pair) => pair.startsWith(this.#prefix));
    const said = new Map(
      own.flatMap((pair) => {
        const [name = '', ...rest] = pair.slice(this.#prefix.length).split('=');
        const value = decoded(rest.join('='));
        return isUrlParameter(name, value) ? [[name, value] as const] : [];
      }),
    );
    const offer = said.get('offer');
    said.delete('offer');
    if (said.size === 0) return { ...this.#presets, offer };
    const { keywords = '', place = '', radius, ...filters } = Object.fromEntries(said);
    const kept = [...new URLSearchParams(this.#presets.filters ?? '')].filter(([name]) => !Object.hasOwn(patterns, name));
    return {
      keywords,
      place,
      radius: radius === undefined ? null : Number(radius),
      filters: `${new URLSearchParams([...kept, ...Object.entries(filters)])}`,
      offer,
    };
  }

  /** The query that opens an offer beside what the page looks for by itself. */
  writeOffer(search: string, offer: string): string {
    return this.write(search, { ...this.#presets, offer });
  }

  /** The query that says it, beside what else stands in `search`. */
  write(search: string, state: SearchState): string {
    const others = queryPairs(search).filter((pair) => !pair.startsWith(this.#prefix));
    const said = new Map(toParameters(state));
    const offer = said.get('offer');
    said.delete('offer');
    const preset = toParameters({ ...this.#presets, offer: undefined });
    const isPreset = said.size === preset.size && [...said].every(([name, value]) => preset.get(name) === value);
    // Where the visitor has cleared all that the page had set, the address says so.
    const criteria = isPreset ? [] : said.size > 0 ? [...said] : [['keywords', ''] as const];
    const own = [...criteria, ...(offer ? [['offer', offer] as const] : [])].map(
      ([name, value]) => `${this.#prefix}${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%20', '+')}`,
    );
    return [...others, ...own].join('&');
  }
}

/** The address of another page, relative to this one, with a search in it. */
export const urlWithSearch = (page: string, key: string, { keywords, place, radius, filters }: SearchCriteria): string => {
  const url = new URL(page, document.baseURI);
  const address = new SearchUrl(key, { keywords: '', place: '', radius: null, filters: '' });
  url.search = address.write(url.search, { keywords, place, radius, filters, offer: undefined });
  return url.href;
};
