import { isRecord } from '../../../src/client/is-record.ts';
import type { OfferSummary } from '../../../src/contract/index.ts';
import type { SearchCriteria } from '../search-query.ts';
import { storageKey } from './storage-key.ts';

/** A search as the visitor would recognise it. */
export interface SavedSearch extends SearchCriteria {
  name: string;
}

/** What an offer is recognised by in a list. */
export type SavedOffer = Pick<OfferSummary, 'id' | 'title' | 'company'> & { place: string | null };

/** An offer for which the visitor has applied. */
export interface AppliedOffer {
  id: string;
  /** ISO time, where a form on the page has told it; the visitor alone says that they have, not when. */
  at: string | null;
}

/** All that is remembered, newest first. */
export interface SavedData {
  offers: readonly SavedOffer[];
  applied: readonly AppliedOffer[];
  searches: readonly SavedSearch[];
  /** Whether the visitor agrees that the two below are kept too; until then they last as long as the page. */
  agreed: boolean;
  recent: readonly SavedSearch[];
  seen: readonly string[];
}

const limits = { offers: 50, applied: 500, searches: 20, recent: 8, seen: 500 } as const;

const empty: SavedData = { offers: [], applied: [], searches: [], agreed: false, recent: [], seen: [] };

const isText = (value: unknown): value is string => typeof value === 'string';
const isMaybeText = (value: unknown): value is string | null => value === null || isText(value);

const isOffer = (value: unknown): value is SavedOffer =>
  isRecord(value) &&
  isText(value['id']) &&
  isText(value['title']) &&
  isMaybeText(value['company']) &&
  isMaybeText(value['place']);

const isApplied = (value: unknown): value is AppliedOffer =>
  isRecord(value) && isText(value['id']) && isMaybeText(value['at']) && !Number.isNaN(Date.parse(value['at'] ?? '2000-01-01'));

const isSearch = (value: unknown): value is SavedSearch =>
  isRecord(value) &&
  isText(value['name']) &&
  ['keywords', 'place', 'filters'].every((name) => isMaybeText(value[name])) &&
  (value['radius'] === null || typeof value['radius'] === 'number');

const listOf = <T>(value: unknown, isOne: (one: unknown) => one is T, limit: number): readonly T[] =>
  Array.isArray(value) ? value.filter(isOne).slice(0, limit) : [];

/** Any script of the page may have written there, and any release of ours: what is not understood is not there. */
const parse = (text: string | null): SavedData => {
  const value: unknown = text === null ? null : JSON.parse(text);
  if (!isRecord(value)) return empty;
  return {
    offers: listOf(value['offers'], isOffer, limits.offers),
    applied: listOf(value['applied'], isApplied, limits.applied),
    searches: listOf(value['searches'], isSearch, limits.searches),
    agreed: value['agreed'] === true,
    recent: listOf(value['recent'], isSearch, limits.recent),
    seen: listOf(value['seen'], isText, limits.seen),
  };
};

const sameSearch = (one: SearchCriteria, other: SearchCriteria): boolean =>
  (['keywords', 'place', 'radius', 'filters'] as const).every((name) => (one[name] || null) === (other[name] || null));

/** The list with `one` first, and nowhere else. */
const withFirst = <T>(list: readonly T[], one: T, isSame: (other: T) => boolean, limit: number): readonly T[] =>
  [one, ...list.filter((other) => !isSame(other))].slice(0, limit);

/**
 * What the visitor asks this device to remember, shared by all searches of the page and, through the browser, by other pages of the
 * site. Nothing is written before the visitor acts, and nothing ever leaves the device. Where the browser keeps nothing, it
 * lasts as long as the page.
 */
export class SavedStore extends EventTarget {
  #data: SavedData = empty;
  /** Applications of this page where nothing is kept: they last as long as the page. */
  #sent: readonly AppliedOffer[] = [];
  /** The browser refuses to keep anything. */
  isUnavailable = false;

  constructor() {
    super();
    this.#read();
    addEventListener('storage', ({ key }) => {
      if (key !== storageKey && key !== null) return;
      this.#read();
      this.#notify();
    });
  }

  get all(): SavedData {
    return this.#data;
  }

  isOfferSaved(id: string): boolean {
    return this.#data.offers.some((offer) => offer.id === id);
  }

  isSearchSaved(addRecent: SearchCriteria): boolean {
    return this.#data.searches.some((other) => sameSearch(other, addRecent));
  }

  setOfferSaved({ id, title, company, place }: SavedOffer, isWanted: boolean): void {
    const isSame = (other: SavedOffer): boolean => other.id === id;
    const { offers } = this.#data;
    this.#write({
      offers: isWanted
        ? withFirst(offers, { id, title, company, place }, isSame, limits.offers)
        : offers.filter((offer) => !isSame(offer)),
    });
  }

  setSearchSaved(search: SavedSearch, isWanted: boolean): void {
    const isSame = (other: SavedSearch): boolean => sameSearch(other, search);
    const { searches } = this.#data;
    this.#write({
      searches: isWanted ? withFirst(searches, search, isSame, limits.searches) : searches.filter((one) => !isSame(one)),
    });
  }

  /** That the visitor has applied for an offer, as far as is known. */
  applicationFor(id: string): AppliedOffer | undefined {
    return [...this.#data.applied, ...this.#sent].find((one) => one.id === id);
  }

  /** The visitor says to have applied, or not after all. */
  setApplied(id: string, hasApplied: boolean, at: string | null = null): void {
    const { applied } = this.#data;
    const isSame = (other: AppliedOffer): boolean => other.id === id;
    this.#sent = this.#sent.filter((one) => !isSame(one));
    this.#write({
      applied: hasApplied ? withFirst(applied, { id, at }, isSame, limits.applied) : applied.filter((one) => !isSame(one)),
    });
  }

  /** A form on the page has sent an application for this offer. Nothing is kept for it alone. */
  addSubmitted(id: string): void {
    const at = new Date().toISOString();
    if (this.isInUse) return this.setApplied(id, true, at);
    this.#sent = [{ id, at }, ...this.#sent.filter((one) => one.id !== id)];
    this.#remember({});
  }

  /** An offer has been opened. */
  addSeen(id: string): void {
    this.#remember({ seen: withFirst(this.#data.seen, id, (other) => other === id, limits.seen) });
  }

  /** A search has found something. */
  search(search: SavedSearch): void {
    this.#remember({ recent: withFirst(this.#data.recent, search, (other) => sameSearch(other, search), limits.recent) });
  }

  /** Whether what is looked at may be kept, too; what was kept of it goes with the agreement. */
  setConsent(agreed: boolean): void {
    this.#write(agreed ? { agreed } : { agreed, recent: [], seen: [] });
  }

  /** Whether the visitor has asked to keep anything. */
  get isInUse(): boolean {
    const { offers, applied, searches, agreed } = this.#data;
    return agreed || [offers, applied, searches].some((list) => list.length > 0);
  }

  /** Forgets all, and leaves nothing on the device. */
  clear(): void {
    this.#data = empty;
    this.#sent = [];
    this.#attempt(() => localStorage.removeItem(storageKey));
    this.#notify();
  }

  /** What the visitor has not asked to keep stays in the page, unless that was agreed to. */
  #remember(change: Partial<SavedData>): void {
    if (this.#data.agreed) return this.#write(change);
    this.#data = { ...this.#data, ...change };
    this.#notify();
  }

  #write(change: Partial<SavedData>): void {
    this.#data = { ...this.#data, ...change };
    const { offers, applied, searches, agreed } = this.#data;
    const kept = agreed ? this.#data : { offers, applied, searches };
    this.#attempt(() =>
      this.isInUse ? localStorage.setItem(storageKey, JSON.stringify(kept)) : localStorage.removeItem(storageKey),
    );
    this.#notify();
  }

  #read(): void {
    const { recent, seen } = this.#data;
    this.#attempt(() => {
      const stored = parse(localStorage.getItem(storageKey));
      this.#data = stored.agreed ? stored : { ...stored, recent, seen };
    });
  }

  /** Private windows, settings and full disks all answer with an exception. */
  #attempt(act: () => void): void {
    try {
      act();
      this.isUnavailable = false;
    } catch {
      this.isUnavailable = true;
    }
  }

  #notify(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** One for the page. */
export const savedStore = new SavedStore();
