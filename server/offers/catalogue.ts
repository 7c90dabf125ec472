import * as v from 'valibot';

import { type FoundOffer, type Issue, type OfferPage, offersPerPage, OfferSummary, sorts } from '../../src/contract/index.ts';
import type { Queryable } from '../database/database.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { tokenize } from '../language/tokenizer.ts';
import type { SearchArea } from '../places/store.ts';
import type { Scope } from './scope.ts';
import type { Area, IndexHit } from './search/index-query.ts';
import { type SyncedIndex, syncedIndex } from './search/synced-index.ts';
import { invalidCursor, type OfferSearch } from './source.ts';
import { offerStore } from './store.ts';

/** Where a page ended: how it was sorted, and where its last offer stands in that order. */
export const CursorPosition = v.strictTuple([
  v.picklist(sorts),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.regex(/^[^\0]{1,100}$/)),
]);
export type CursorPosition = v.InferOutput<typeof CursorPosition>;

const areaOf = (place: SearchArea, radius: number): Area => {
  if (place.kind !== 'commune') return { departements: place.departements };
  const { codes: communes, longitude, latitude } = place;
  return longitude === null || latitude === null || radius === 0
    ? { communes }
    : { communes, around: { longitude, latitude, radius } };
};

/** Where the page before ended; a page that was sorted in another way cannot be gone on from. */
const positionOf = ({ after, sort = 'relevance' }: OfferSearch): CursorPosition | undefined => {
  if (after === undefined) return undefined;
  const position = readCursor(after, CursorPosition);
  if (position?.[0] !== sort) throw invalidCursor();
  return position;
};

/** Further digits would pretend to know where in the town the job is. */
const rounded = (distance: number | null): number | null => distance && Math.round(distance * 10) / 10;

const relatedOffers = 6;

/** The offers of the gateway's own database: found in memory, read from their table. */
export const offerCatalogue = (db: Queryable, index: SyncedIndex = syncedIndex(db)) => {
  const store = offerStore(db, () => index.expire());

  /** The documents of what was found, in that order; what has been withdrawn meanwhile is left out. */
  const shown = async (found: readonly IndexHit[]): Promise<FoundOffer[]> => {
    const documents = await store.documents(found.map(({ id }) => id));
    return found.flatMap(({ id, distance }) => {
      const document = documents.get(id);
      return document === undefined ? [] : [{ ...v.parse(OfferSummary, document), distance: rounded(distance) }];
    });
  };

  return {
    ...store,

    /** Best first; among equals, and without keywords, the latest first. */
    async search(search: OfferSearch): Promise<OfferPage> {
      const { keywords, understood, place, radius, within, ...filters } = search;
      const { sort = 'relevance' } = filters;
      const after = positionOf(search);
      const { total, found, facets } = (await index.current()).search({
        ...filters,
        words: keywords ? [...new Set(tokenize(keywords))] : undefined,
        understood: understood?.rome,
        area: place && areaOf(place, radius),
        within,
        after: after && { score: after[1], publishedAt: after[2], id: after[3] },
        limit: offersPerPage + 1,
        counting: !after,
      });
      const last = found.length > offersPerPage ? found[offersPerPage - 1] : undefined;
      return {
        total,
        more: false,
        items: await shown(found.slice(0, offersPerPage)),
        next: last ? writeCursor([sort, last.score, last.publishedAt, last.id] satisfies CursorPosition) : null,
        facets,
        understood: understood ?? null,
        keptSince: null,
      };
    },

    /** Offers of the same occupation, the closest first. */
    async related(id: string, within?: Scope): Promise<FoundOffer[]> {
      return shown((await index.current()).related(id, relatedOffers, within));
    },

    /** Everything can be asked of the catalogue. */
    async issuesOf(): Promise<readonly Issue[]> {
      return [];
    },

    /** Whether there is an offer with all these words. */
    async haveWords(text: string): Promise<boolean> {
      return (await index.current()).search({ words: tokenize(text), limit: 1, counting: false }).total > 0;
    },

    /** Reads the offers now rather than at the first search. */
    async ready(): Promise<void> {
      await index.current();
    },

    /** Its failures are those of the database. */
    isAnswering: (): boolean => true,
  };
};

export type OfferCatalogue = ReturnType<typeof offerCatalogue>;
