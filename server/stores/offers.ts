import * as v from 'valibot';

import {
  type Offer,
  Offer as OfferSchema,
  type OfferPage,
  type OfferQuery,
  offersPerPage,
  FoundOffer,
} from '../../src/contract/index.ts';
import { allWords, lookupOf, termsOf, wordsOf } from '../catalogue/words.ts';
import type { Database, Queryable } from '../database.ts';
import { logoStore } from './logos.ts';
import type { Surroundings } from './places.ts';
import { type Scope, scopeConditions } from './scope.ts';

/** An offer and the coordinates of its workplace, in degrees (WGS 84). */
export interface OfferRecord {
  offer: Offer;
  longitude: number | null;
  latitude: number | null;
  /** The employer's establishment, where the source says it. */
  siret?: string | null | undefined;
  /** Where the logos it names come from. */
  logos?: readonly { id: string; url: string }[];
}

/** A question as the contract has it, its place looked up, its words understood and its cursor read. */
export interface OfferSearch extends Omit<OfferQuery, 'place' | 'radius' | 'cursor' | 'literal'> {
  /** The occupation the keywords mean: its offers match too, whatever their words. */
  understood?: OfferPage['understood'];
  place?: Surroundings | undefined;
  /** Kilometres around a commune. */
  radius: number;
  after?: Position | undefined;
  /** Among which offers. */
  within?: Scope | undefined;
}

/** Where a page ended: the sort key of its last offer. */
export const Position = v.strictTuple([
  v.pipe(v.number(), v.finite()),
  v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/),
    v.check((date) => !Number.isNaN(Date.parse(date))),
  ),
  v.pipe(v.string(), v.regex(/^[^\0]{1,100}$/)),
]);
export type Position = v.InferOutput<typeof Position>;

export interface Found extends Omit<OfferPage, 'next'> {
  next: Position | null;
}

export interface Saved {
  added: number;
  updated: number;
}

/** How much a word counts, weights D to A of `words.ts`. */
const weights = '{0.05, 0.2, 0.5, 1}';

/** « Boulanger (H/F) » and « boulangère » are the same title. */
const titleWords = (title: string): string => wordsOf(title).join(' ');

/** A title typed in full outranks all that only contains its words; typed to the letter, more; a real offer, more still. */
const bonus = (words: string, letters: string): string =>
  `case when title_words = ${words} then 10 + (title_lookup = ${letters})::int + (not sample)::int else 0 end`;

const kmPerDegree = 6371 * (Math.PI / 180);

/** A condition for each thing asked for; `given` numbers the parameters as they come. */
const conditionsOf = ({ keywords, place, radius, within }: OfferSearch) => {
  const parameters: unknown[] = [];
  const given = (value: unknown) => `$${parameters.push(value)}`;
  const conditions: string[] = within ? [...scopeConditions(within, given)] : [];

  // Words that are all empty (« de la ») match nothing rather than everything.
  const query = keywords ? (allWords(keywords) ?? '') : undefined;
  const terms = query === undefined ? undefined : `${given(query)}::tsquery`;
  if (terms) conditions.push(`terms @@ ${terms}`);

  if (place?.kind === 'departement') conditions.push(`departement = ${given(place.departement)}`);
  else if (place) {
    const inCommune = `commune = any(${given(place.codes)}::text[])`;
    const { longitude, latitude } = place;
    if (longitude === null || latitude === null || radius === 0) conditions.push(inCommune);
    else {
      // The box can use the index; it is a little larger than the circle, which then decides.
      const height = radius / kmPerDegree;
      const width = height / Math.cos((latitude * Math.PI) / 180);
      const corners = [longitude - width, latitude - height, longitude + width, latitude + height].map(given);
      const box = `box(point(${corners[0]}, ${corners[1]}), point(${corners[2]}, ${corners[3]}))`;
      const centre = `point(${given(longitude)}, ${given(latitude)})`;
      conditions.push(`(${inCommune} or (coordinates <@ ${box} and distance_km(coordinates, ${centre}) <= ${given(radius)}))`);
    }
  }
  return { conditions, terms, parameters, given };
};

const where = (conditions: readonly string[]) => (conditions.length ? `where ${conditions.join(' and ')}` : '');

export const offerStore = (db: Queryable) => ({
  /** Best first; among equals, and without keywords, the latest first. */
  async search(search: OfferSearch): Promise<Found> {
    const { conditions, terms, parameters, given } = conditionsOf(search);
    const matched = `from offer ${where(conditions)}`;
    const counted = [...parameters];
    const { keywords = '' } = search;
    const score = terms
      ? `(ts_rank('${weights}', terms, ${terms}, 1) + ${bonus(given(titleWords(keywords)), given(lookupOf(keywords)))})::float8`
      : '0::float8';
    const after = search.after
      ? `where (score, published_at, id) < (${given(search.after[0])}::float8, ${given(search.after[1])}::timestamptz, ${given(search.after[2])})`
      : '';
    const [total, page] = await Promise.all([
      db.query<{ total: number }>(`select count(*) as total ${matched}`, counted),
      db.query<{ document: unknown; score: number; published_at: string; id: string }>(
        `select offer.document, page.score, page.id,
                to_char(page.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as published_at
           from (select id, published_at, score
                   from (select id, published_at, ${score} as score ${matched}) matched
                  ${after}
                  order by score desc, published_at desc, id desc
                  limit ${offersPerPage + 1}) page
           join offer using (id)
          order by page.score desc, page.published_at desc, page.id desc`,
        parameters,
      ),
    ]);
    const shown = page.rows.slice(0, offersPerPage);
    const last = shown.at(-1);
    return {
      total: total.rows[0]?.total ?? 0,
      more: false,
      facets: null,
      understood: null,
      keptSince: null,
      items: shown.map(({ document }) => v.parse(FoundOffer, { distance: null, ...Object(document) })),
      next: last && page.rows.length > offersPerPage ? [last.score, last.published_at, last.id] : null,
    };
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

  async removeSamples(): Promise<void> {
    await db.query('delete from offer where sample');
  },

  /** Each offer is new or takes the place of the one with its `id`; all of them or, if one fails, none. */
  async save(records: readonly OfferRecord[]): Promise<Saved> {
    // One statement cannot touch a row twice: of an offer that comes twice, the last is kept.
    const latest = [...new Map(records.map((record) => [record.offer.id, record])).values()];
    const { rows } = await db.query<{ added: boolean }>(
      `insert into offer (id, document, terms, title_words, title_lookup, sample, commune, departement, coordinates, siret, published_at)
       select document->>'id', document, terms::tsvector, "titleWords", "titleLookup", document#>>'{source,kind}' = 'sample',
              document#>>'{place,commune}', document#>>'{place,departement}',
              case when longitude is not null then point(longitude, latitude) end, siret,
              coalesce((document->>'publishedAt')::timestamptz, to_timestamp(0))
         from jsonb_to_recordset($1::jsonb) as r(document jsonb, terms text, "titleWords" text, "titleLookup" text, longitude float8, latitude float8, siret text)
       on conflict (id) do update set document = excluded.document, terms = excluded.terms, title_words = excluded.title_words,
              title_lookup = excluded.title_lookup, sample = excluded.sample,
              commune = excluded.commune, departement = excluded.departement, coordinates = excluded.coordinates, siret = excluded.siret,
              published_at = excluded.published_at, imported_at = now()
       returning xmax = 0 as added`,
      [JSON.stringify(latest.map(rowOf))],
    );
    await logoStore(db).saveSources(latest.flatMap(({ logos = [] }) => logos));
    const added = rows.filter((row) => row.added).length;
    return { added, updated: records.length - added };
  },
});

const rowOf = ({ offer, longitude, latitude, siret = null }: OfferRecord) => ({
  document: offer,
  terms: termsOf([
    ['A', offer.title],
    ['A', offer.id],
    ['B', offer.occupation?.label ?? null],
    ['B', offer.occupation?.appellation ?? null],
    ['B', offer.company],
    ['C', offer.place.label],
    ['C', offer.skills.map(({ label }) => label).join(' ')],
    ['C', offer.sector],
    ['D', offer.description],
  ]),
  titleWords: titleWords(offer.title),
  titleLookup: lookupOf(offer.title),
  longitude,
  latitude,
  siret,
});

export type OfferStore = ReturnType<typeof offerStore>;

/** A store inside a transaction of its own. */
export const saveTogether = (db: Database, records: readonly OfferRecord[]): Promise<Saved> =>
  db.transaction((tx) => offerStore(tx).save(records));
