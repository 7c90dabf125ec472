import type { Place } from '../../src/contract/index.ts';
import { lookupOf, withoutArticle } from '../catalogue/words.ts';
import type { Queryable } from '../database.ts';

/** A place as the catalogue keeps it. Coordinates in degrees (WGS 84). */
export interface PlaceRecord extends Omit<Place, 'postalCode'> {
  parent: string | null;
  /** Code of the région a département is in. */
  region: string | null;
  postalCodes: readonly string[];
  population: number;
  longitude: number | null;
  latitude: number | null;
}

/** What a search around a place needs. */
export interface Surroundings {
  kind: Place['kind'];
  departement: string;
  /** The départements it consists of, where it is no commune. */
  departements: string[];
  /** The commune, its municipal districts, and the former communes now part of it. */
  codes: string[];
  longitude: number | null;
  latitude: number | null;
}

const listed = 8;

/** « Valence (26) », « valence 26 », and « Valence (2 » on the way there: a name, and the département it is in. */
const nameAndCode = /^(.*\p{L}.*?)\s*(?:\(\s*)?(?:\b(\d{2,3}|2[AB])\s*\)?)?$/iu;

const readPlace = (text: string): { name: string; departement: string | null } => {
  const [, name, departement] = nameAndCode.exec(text.replace(/\s*\(\d?$/, '')) ?? [];
  return { name: name ?? text, departement: departement?.toUpperCase() ?? null };
};

export const placeStore = (db: Queryable) => ({
  /**
   * Départements before communes, larger communes first; a name or code typed in full before those it begins. Five digits
   * can be a postal code or an INSEE code: people type the first, programs the second, so the one commune leads and the other follows.
   * With `departements`, only what lies in them: a page that shows no other offers names no other places.
   */
  async suggest(text: string, departements: readonly string[] = []): Promise<Place[]> {
    const named = readPlace(text);
    const lookup = lookupOf(text);
    const startingWith = (beginning: string) => (beginning ? `${beginning}%` : null);
    const { rows } = await db.query<Place>(
      `select code, name, kind, departement, postal_codes[1] as "postalCode"
         from place
        where (lookup like $1 or bare_lookup like $1 or code = $2 or postal_codes @> array[$2]
               or ((lookup like $3 or bare_lookup like $3) and departement = $4))
          and (cardinality($6::text[]) = 0 or departement = any($6::text[]))
        order by (postal_codes @> array[$2] and population = (select max(population) from place where postal_codes @> array[$2])) desc,
                 code = $2 desc, $5 in (lookup, bare_lookup) desc, lookup like $1 desc,
                 kind desc, parent is null desc, population desc, code
        limit ${listed}`,
      [startingWith(lookup), text.toUpperCase(), startingWith(lookupOf(named.name)), named.departement, lookup, departements],
    );
    return rows;
  },

  async find(code: string): Promise<Surroundings | undefined> {
    const { rows } = await db.query<Surroundings>(
      `select place.kind, place.departement, place.coordinates[0] as longitude, place.coordinates[1] as latitude,
              case place.kind when 'departement' then array[place.departement]
                              when 'region' then array(select code from place part where part.region = place.code)
                              else '{}' end as departements,
              array(select code from place part where part.parent = place.code) || place.code as codes
         from place where place.code = $1`,
      [code],
    );
    return rows[0];
  },

  async count(kind?: Place['kind']): Promise<number> {
    const { rows } = await db.query<{ count: number }>('select count(*) from place where $1::text is null or kind = $1', [
      kind ?? null,
    ]);
    return rows[0]?.count ?? 0;
  },

  /** All that stand in `records` are new or replaced. Parents come before their parts. */
  async save(records: readonly PlaceRecord[]): Promise<void> {
    await db.query(
      `insert into place (code, name, kind, departement, parent, region, postal_codes, population, coordinates, lookup, bare_lookup)
       select code, name, kind, departement, parent, region, "postalCodes", population,
              case when longitude is not null then point(longitude, latitude) end, lookup, "bareLookup"
         from jsonb_to_recordset($1::jsonb) as r(code text, name text, kind text, departement text, parent text, region text,
              "postalCodes" text[], population integer, longitude float8, latitude float8, lookup text, "bareLookup" text)
       on conflict (code) do update set name = excluded.name, kind = excluded.kind, departement = excluded.departement,
              parent = excluded.parent, region = excluded.region, postal_codes = excluded.postal_codes, population = excluded.population,
              coordinates = excluded.coordinates, lookup = excluded.lookup,
              bare_lookup = excluded.bare_lookup`,
      [JSON.stringify(records.map(rowOf))],
    );
  },
});

const rowOf = (record: PlaceRecord) => {
  const lookup = lookupOf(record.name);
  return { ...record, lookup, bareLookup: withoutArticle(lookup) };
};

export type PlaceStore = ReturnType<typeof placeStore>;
