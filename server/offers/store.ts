import * as v from 'valibot';

import {
  type FoundOffer,
  type Issue,
  type Offer,
  Offer as OfferSchema,
  type OfferPage,
  offersPerPage,
  OfferSummary,
  sorts,
} from '../../src/contract/index.ts';
import { tokenize } from '../language/tokenizer.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Database, Queryable } from '../database/database.ts';
import { invalidCursor, type OfferSearch } from './source.ts';
import { type SyncedIndex, syncedIndex } from './search/synced-index.ts';
import type { Area, IndexHit } from './search/index-query.ts';
import { logoStore } from '../logos/store.ts';
import type { SearchArea } from '../places/store.ts';
import { offerRow, type OfferRecord } from './offer-row.ts';
import { type Scope, scopeConditions } from './scope.ts';

/** Where a page ended: how it was sorted, and where its last offer stands in that order. */
export const CursorPosition = v.strictTuple([
  v.picklist(sorts),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.regex(/^[^\0]{1,100}$/)),
]);
export type CursorPosition = v.InferOutput<typeof CursorPosition>;

export interface SaveCounts {
  added: number;
  updated: number;
}

const where = (conditions: readonly string[]) => (conditions.length ? `where ${conditions.join(' and ')}` : '');

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

export const offerStore = (db: Queryable, index: SyncedIndex = syncedIndex(db)) => {
  /** The documents of what was found, in that order; what has been withdrawn meanwhile is left out. */
  const shown = async (found: readonly IndexHit[]): Promise<FoundOffer[]> => {
    const { rows } = await db.query<{ id: string; document: unknown }>(
      'select id, document from offer where id = any($1::text[])',
      [found.map(({ id }) => id)],
    );
    const documents = new Map(rows.map(({ id, document }) => [id, document]));
    return found.flatMap(({ id, distance }) => {
      const document = documents.get(id);
      return document === undefined ? [] : [{ ...v.parse(OfferSummary, document), distance: rounded(distance) }];
    });
  };

  return {
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

    /** By when they came here first. */
    async addedBetween(offers: readonly FoundOffer[], after: string, until: string): Promise<Set<string>> {
      const { rows } = await db.query<{ id: string }>(
        'select id from offer where id = any($1::text[]) and added_at > $2::timestamptz and added_at <= $3::timestamptz',
        [offers.map(({ id }) => id), after, until],
      );
      return new Set(rows.map(({ id }) => id));
    },

    /** Whether there is an offer with all these words. */
    async haveWords(text: string): Promise<boolean> {
      return (await index.current()).search({ words: tokenize(text), limit: 1, counting: false }).total > 0;
    },

    /** Reads the offers now rather than at the first search. */
    async ready(): Promise<void> {
      await index.current();
    },

    async get(id: string, within?: Scope): Promise<Offer | undefined> {
      const parameters: unknown[] = [id];
      const conditions = within ? scopeConditions(within, (value) => `$${parameters.push(value)}`) : [];
      const { rows } = await db.query<{ document: unknown }>(
        `select document from offer where ${['id = $1', ...conditions].join(' and ')}`,
        parameters,
      );
      return rows[0] && v.parse(OfferSchema, rows[0].document);
    },

    /** Its failures are those of the database. */
    isAnswering: (): boolean => true,

    /** Whether the database is there and has its tables. */
    async answers(): Promise<boolean> {
      await db.query('select id from offer limit 1');
      return true;
    },

    async count(within?: Scope): Promise<number> {
      const parameters: unknown[] = [];
      const conditions = within ? scopeConditions(within, (value) => `$${parameters.push(value)}`) : [];
      const { rows } = await db.query<{ count: number }>(`select count(*) from offer ${where(conditions)}`, parameters);
      return rows[0]?.count ?? 0;
    },

    async hasSamples(): Promise<boolean> {
      const { rows } = await db.query<{ there: boolean }>('select exists (select from offer where sample) as there');
      return rows[0]?.there ?? false;
    },

    async removeSamples(): Promise<void> {
      await db.query('delete from offer where sample');
      index.expire();
    },

    /** Each offer is new or takes the place of the one with its `id`; all of them or, if one fails, none. */
    async save(records: readonly OfferRecord[]): Promise<SaveCounts> {
      // One statement cannot touch a row twice: of an offer that comes twice, the last is kept.
      const latest = [...new Map(records.map((record) => [record.offer.id, record])).values()];
      const { rows } = await db.query<{ added: boolean }>(
        `insert into offer (id, document, words, facts, sample, commune, departement, coordinates, siret, published_at)
       select document->>'id', document, words, facts, document#>>'{source,kind}' = 'sample',
              document#>>'{place,commune}', document#>>'{place,departement}',
              case when longitude is not null then point(longitude, latitude) end, siret,
              coalesce((document->>'publishedAt')::timestamptz, to_timestamp(0))
         from jsonb_to_recordset($1::jsonb) as r(document jsonb, words text, facts jsonb, longitude float8, latitude float8, siret text)
       on conflict (id) do update set document = excluded.document, words = excluded.words, facts = excluded.facts,
              sample = excluded.sample, commune = excluded.commune, departement = excluded.departement,
              coordinates = excluded.coordinates, siret = excluded.siret,
              published_at = excluded.published_at, imported_at = now(), changed = pg_current_xact_id()
       returning xmax = 0 as added`,
        [JSON.stringify(latest.map(offerRow))],
      );
      await db.query(`delete from offer_removed where at < now() - interval '1 hour'`);
      index.expire();
      await logoStore(db).saveSources(latest.flatMap(({ logos = [] }) => logos));
      const added = rows.filter((row) => row.added).length;
      return { added, updated: records.length - added };
    },
  };
};

export type OfferStore = ReturnType<typeof offerStore>;

/** A store inside a transaction of its own. */
export const saveOffers = (db: Database, records: readonly OfferRecord[]): Promise<SaveCounts> =>
  db.transaction((tx) => offerStore(tx).save(records));
