import * as v from 'valibot';

import { type FoundOffer, type Offer, Offer as OfferSchema } from '../../src/contract/index.ts';
import type { Database, Queryable } from '../database/database.ts';
import { logoStore } from '../logos/store.ts';
import { offerRow, type OfferRecord } from './offer-row.ts';
import { type Scope, scopeConditions } from './scope.ts';

export interface SaveCounts {
  added: number;
  updated: number;
}

const where = (conditions: readonly string[]) => (conditions.length ? `where ${conditions.join(' and ')}` : '');

/** The table of offers. `onWrite`: something has been written here. */
export const offerStore = (db: Queryable, onWrite: () => void = () => {}) => ({
  /** As they are stored, by their ids; those that are no more are left out. */
  async documents(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const { rows } = await db.query<{ id: string; document: unknown }>(
      'select id, document from offer where id = any($1::text[])',
      [ids],
    );
    return new Map(rows.map(({ id, document }) => [id, document]));
  },

  /** By when they came here first. */
  async addedBetween(offers: readonly FoundOffer[], after: string, until: string): Promise<Set<string>> {
    const { rows } = await db.query<{ id: string }>(
      'select id from offer where id = any($1::text[]) and added_at > $2::timestamptz and added_at <= $3::timestamptz',
      [offers.map(({ id }) => id), after, until],
    );
    return new Set(rows.map(({ id }) => id));
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
    onWrite();
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
    onWrite();
    await logoStore(db).saveSources(latest.flatMap(({ logos = [] }) => logos));
    const added = rows.filter((row) => row.added).length;
    return { added, updated: records.length - added };
  },
});

/** A store inside a transaction of its own. */
export const saveOffers = (db: Database, records: readonly OfferRecord[]): Promise<SaveCounts> =>
  db.transaction((tx) => offerStore(tx).save(records));
