import type { Place } from '../../src/contract/index.ts';
import { placeIndex, type PlaceIndex } from './place-index.ts';
import type { KnownPlace } from './place-lookup.ts';
import { lookupKey, withoutArticle } from '../language/tokenizer.ts';
import type { Queryable } from '../database/database.ts';

/** A place as the catalogue keeps it. Coordinates in degrees (WGS 84). */
export interface PlaceRecord extends KnownPlace {
  longitude: number | null;
  latitude: number | null;
}

/** What a search around a place needs. */
export interface SearchArea {
  code: string;
  kind: Place['kind'];
  departement: string;
  /** The départements the place is, or is made of; of a commune, the one it is in. */
  departements: string[];
  /** The commune, its municipal districts, and the former communes now part of it. */
  codes: string[];
  longitude: number | null;
  latitude: number | null;
}

export const placeStore = (db: Queryable) => {
  let loading: Promise<PlaceIndex> | undefined;

  /** Every name, in memory. Read at the first question. */
  const index = (): Promise<PlaceIndex> => {
    loading ??= db
      .query<KnownPlace>(
        `select code, name, kind, departement, parent, departements, former_names as "formerNames",
                postal_codes as "postalCodes", population
           from place`,
      )
      .then(({ rows }) => placeIndex(rows))
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
    return loading;
  };

  return {
    /**
     * What a text means or begins, eight at most, best first. Régions before départements before communes, larger communes first; a name
     * or code written in full before those it begins. Five digits can be a postal code or an INSEE code: people type the first, programs
     * the second, so the one commune leads and the other follows. With `departements`, only what lies in them: a page that shows no other
     * offers names no other places. Where nothing begins so, what is nearly written so.
     */
    async suggest(text: string, departements: readonly string[] = []): Promise<Place[]> {
      return (await index()).suggest(text, departements);
    },

    /** The one place that people mean who write this, if it is clear: « 26000 », « Valence (Drôme) », « Marseille 13ème ». */
    async resolve(text: string, departements: readonly string[] = []): Promise<Place | undefined> {
      return (await index()).resolve(text, departements);
    },

    async find(code: string): Promise<SearchArea | undefined> {
      const { rows } = await db.query<SearchArea>(
        `select place.code, place.kind, place.departement,
              case when place.kind = 'region' then place.departements else array[place.departement] end as departements, place.coordinates[0] as longitude, place.coordinates[1] as latitude,
              array(select code from place part where part.parent = place.code) || place.code as codes
         from place where place.code = $1`,
        [code],
      );
      return rows[0];
    },

    async haveFormerNames(): Promise<boolean> {
      const { rows } = await db.query<{ known: boolean }>(
        `select exists (select 1 from place where former_names <> '{}') as known`,
      );
      return rows[0]?.known ?? false;
    },

    async count(): Promise<number> {
      const { rows } = await db.query<{ count: number }>('select count(*) from place');
      return rows[0]?.count ?? 0;
    },

    /** All that stand in `records` are new or replaced. Parents come before their parts. */
    async save(records: readonly PlaceRecord[]): Promise<void> {
      await db.query(
        `insert into place (code, name, kind, departement, parent, postal_codes, population, coordinates, lookup, bare_lookup, departements, former_names)
       select code, name, kind, departement, parent, "postalCodes", population,
              case when longitude is not null then point(longitude, latitude) end, lookup, "bareLookup", coalesce(departements, '{}'), "formerNames"
         from jsonb_to_recordset($1::jsonb) as r(code text, name text, kind text, departement text, parent text,
              "postalCodes" text[], population integer, longitude float8, latitude float8, lookup text, "bareLookup" text, departements text[], "formerNames" text[])
       on conflict (code) do update set name = excluded.name, kind = excluded.kind, departement = excluded.departement,
              parent = excluded.parent, postal_codes = excluded.postal_codes, population = excluded.population,
              coordinates = excluded.coordinates, lookup = excluded.lookup,
              bare_lookup = excluded.bare_lookup, departements = excluded.departements, former_names = excluded.former_names`,
        [JSON.stringify(records.map(rowOf))],
      );
      loading = undefined;
    },
  };
};

const rowOf = (record: PlaceRecord) => {
  const lookup = lookupKey(record.name);
  return { ...record, lookup, bareLookup: withoutArticle(lookup) };
};

export type PlaceStore = ReturnType<typeof placeStore>;
