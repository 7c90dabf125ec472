import { isRecord } from '../../../src/client/is-record.ts';
import type { OfferSummary } from '../../../src/contract/index.ts';
import type { Criteria } from '../first-question.ts';
import { storageKey } from './storage-key.ts';

/** A search as the visitor would recognise it. */
export interface NamedSearch extends Criteria {
  name: string;
}

/** What an offer is recognised by in a list. */
export type KeptOffer = Pick<OfferSummary, 'id' | 'title' | 'company'> & { place: string | null };

/** An offer for which the visitor has applied. */
export interface Applied {
  id: string;
  /** ISO time, where a form on the page has told it; the visitor alone says that they have, not when. */
  at: string | null;
}

/** All that is remembered, newest first. */
export interface Memory {
  offers: readonly KeptOffer[];
  applied: readonly Applied[];
  searches: readonly NamedSearch[];
  /** Whether the visitor agrees that the two below are kept too; until then they last as long as the page. */
  agreed: boolean;
  recent: readonly NamedSearch[];
  seen: readonly string[];
}

const limits = { offers: 50, applied: 500, searches: 20, recent: 8, seen: 500 } as const;

const empty: Memory = { offers: [], applied: [], searches: [], agreed: false, recent: [], seen: [] };

const isText = (value: unknown): value is string => typeof value === 'string';
const isMaybeText = (value: unknown): value is string | null => value === null || isText(value);

const isOffer = (value: unknown): value is KeptOffer =>
  isRecord(value) &&
  isText(value['id']) &&
  isText(value['title']) &&
  isMaybeText(value['company']) &&
  isMaybeText(value['place']);

const isApplied = (value: unknown): value is Applied =>
  isRecord(value) && isText(value['id']) && isMaybeText(value['at']) && !Number.isNaN(Date.parse(value['at'] ?? '2000-01-01'));

const isSearch = (value: unknown): value is NamedSearch =>
  isRecord(value) &&
  isText(value['name']) &&
  ['keywords', 'place', 'filters'].every((name) => isMaybeText(value[name])) &&
  (value['radius'] === null || typeof value['radius'] === 'number');

const listOf = <T>(value: unknown, isOne: (one: unknown) => one is T, limit: number): readonly T[] =>
  Array.isArray(value) ? value.filter(isOne).slice(0, limit) : [];

/** Any script of the page may have written there, and any release of ours: what is not understood is not there. */
const parse = (text: string | null): Memory => {
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

const sameSearch = (one: Criteria, other: Criteria): boolean =>
  (['keywords', 'place', 'radius', 'filters'] as const).every((name) => (one[name] || null) === (other[name] || null));

/** The list with `one` first, and nowhere else. */
const withFirst = <T>(list: readonly T[], one: T, isSame: (other: T) => boolean, limit: number): readonly T[] =>
  [one, ...list.filter((other) => !isSame(other))].slice(0, limit);

/**
 * What the visitor asks this device to remember, shared by all searches of the page and, through the browser, by other pages of the
 * site. Nothing is written before the visitor acts, and nothing ever leaves the device. Where the browser keeps nothing, it
 * lasts as long as the page.
 */
export class DeviceMemory extends EventTarget {
  #memory: Memory = empty;
  /** Applications of this page where nothing is kept: they last as long as the page. */
  #sent: readonly Applied[] = [];
  /** The browser refuses to keep anything. */
  isRefused = false;

  constructor() {
    super();
    this.#read();
    addEventListener('storage', ({ key }) => {
      if (key !== storageKey && key !== null) return;
      this.#read();
      this.#tell();
    });
  }

  get all(): Memory {
    return this.#memory;
  }

  isKept(id: string): boolean {
    return this.#memory.offers.some((offer) => offer.id === id);
  }

  isSearchKept(search: Criteria): boolean {
    return this.#memory.searches.some((other) => sameSearch(other, search));
  }

  keepOffer({ id, title, company, place }: KeptOffer, isWanted: boolean): void {
    const isSame = (other: KeptOffer): boolean => other.id === id;
    const { offers } = this.#memory;
    this.#write({
      offers: isWanted
        ? withFirst(offers, { id, title, company, place }, isSame, limits.offers)
        : offers.filter((offer) => !isSame(offer)),
    });
  }

  keepSearch(search: NamedSearch, isWanted: boolean): void {
    const isSame = (other: NamedSearch): boolean => sameSearch(other, search);
    const { searches } = this.#memory;
    this.#write({
      searches: isWanted ? withFirst(searches, search, isSame, limits.searches) : searches.filter((one) => !isSame(one)),
    });
  }

  /** That the visitor has applied for an offer, as far as is known. */
  applicationFor(id: string): Applied | undefined {
    return [...this.#memory.applied, ...this.#sent].find((one) => one.id === id);
  }

  /** The visitor says to have applied, or not after all. */
  apply(id: string, hasApplied: boolean, at: string | null = null): void {
    const { applied } = this.#memory;
    const isSame = (other: Applied): boolean => other.id === id;
    this.#sent = this.#sent.filter((one) => !isSame(one));
    this.#write({
      applied: hasApplied ? withFirst(applied, { id, at }, isSame, limits.applied) : applied.filter((one) => !isSame(one)),
    });
  }

  /** A form on the page has sent an application for this offer. Nothing is kept for it alone. */
  noteSent(id: string): void {
    const at = new Date().toISOString();
    if (this.isInUse) return this.apply(id, true, at);
    this.#sent = [{ id, at }, ...this.#sent.filter((one) => one.id !== id)];
    this.#note({});
  }

  /** An offer has been opened. */
  see(id: string): void {
    this.#note({ seen: withFirst(this.#memory.seen, id, (other) => other === id, limits.seen) });
  }

  /** A search has found something. */
  search(search: NamedSearch): void {
    this.#note({ recent: withFirst(this.#memory.recent, search, (other) => sameSearch(other, search), limits.recent) });
  }

  /** Whether what is looked at may be kept, too; what was kept of it goes with the agreement. */
  agree(agreed: boolean): void {
    this.#write(agreed ? { agreed } : { agreed, recent: [], seen: [] });
  }

  /** Whether the visitor has asked to keep anything. */
  get isInUse(): boolean {
    const { offers, applied, searches, agreed } = this.#memory;
    return agreed || [offers, applied, searches].some((list) => list.length > 0);
  }

  /** Forgets all, and leaves nothing on the device. */
  clear(): void {
    this.#memory = empty;
    this.#sent = [];
    this.#attempt(() => localStorage.removeItem(storageKey));
    this.#tell();
  }

  /** What the visitor has not asked to keep stays in the page, unless that was agreed to. */
  #note(change: Partial<Memory>): void {
    if (this.#memory.agreed) return this.#write(change);
    this.#memory = { ...this.#memory, ...change };
    this.#tell();
  }

  #write(change: Partial<Memory>): void {
    this.#memory = { ...this.#memory, ...change };
    const { offers, applied, searches, agreed } = this.#memory;
    const kept = agreed ? this.#memory : { offers, applied, searches };
    this.#attempt(() =>
      this.isInUse ? localStorage.setItem(storageKey, JSON.stringify(kept)) : localStorage.removeItem(storageKey),
    );
    this.#tell();
  }

  #read(): void {
    const { recent, seen } = this.#memory;
    this.#attempt(() => {
      const stored = parse(localStorage.getItem(storageKey));
      this.#memory = stored.agreed ? stored : { ...stored, recent, seen };
    });
  }

  /** Private windows, settings and full disks all answer with an exception. */
  #attempt(act: () => void): void {
    try {
      act();
      this.isRefused = false;
    } catch {
      this.isRefused = true;
    }
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** One for the page. */
export const device = new DeviceMemory();
