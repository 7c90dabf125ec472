import type { Place } from '../../src/contract/index.ts';
import { edits, forgiven } from '../catalogue/spelling.ts';
import { lookupOf, withoutArticle } from '../catalogue/words.ts';
import type { Queryable } from '../database.ts';

/** A place as the catalogue keeps it. Coordinates in degrees (WGS 84). */
export interface PlaceRecord extends Omit<Place, 'postalCode'> {
  parent: string | null;
  /** Of a région, the codes of its départements. */
  departements?: readonly string[];
  postalCodes: readonly string[];
  population: number;
  longitude: number | null;
  latitude: number | null;
}

/** What a search around a place needs. */
export interface Surroundings {
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

const listed = 8;

/** « Valence (26) », « valence 26 », and « Valence (2 » on the way there: a name, and the département it is in. */
const nameAndCode = /^(.*\p{L}.*?)\s*(?:\(\s*)?(?:\b(\d{2,3}|2[AB])\s*\)?)?$/iu;

const readPlace = (text: string): { name: string; departement: string | null } => {
  const [, name, departement] = nameAndCode.exec(text.replace(/\s*\(\d?$/, '')) ?? [];
  return { name: name ?? text, departement: departement?.toUpperCase() ?? null };
};

/** What régions are called for short, as it is looked up. */
const abbreviations = new Map([
  ['paca', 'R93'],
  ['idf', 'R11'],
  ['aura', 'R84'],
  ['ara', 'R84'],
  ['bfc', 'R27'],
  ['hdf', 'R32'],
  ['pdl', 'R52'],
  ['cvl', 'R24'],
  ['region parisienne', 'R11'],
]);

/** Of one département alone, a région is that département. A page that is not for the whole of a région does not name it. */
const shown = (departements: string) => `(kind <> 'region' or cardinality(departements) > 1)
  and (cardinality(${departements}::text[]) = 0 or departement = any(${departements}::text[])
       or (kind = 'region' and departements <@ ${departements}::text[]))`;

interface Name {
  code: string;
  departement: string;
  lookups: readonly string[];
}

const nearest = (names: readonly Name[], text: string): string[] => {
  const named = readPlace(text);
  const typed = lookupOf(named.name);
  const most = forgiven(typed);
  if (most === 0) return [];
  const found = names.flatMap(({ code, departement, lookups }) => {
    if (named.departement && departement !== named.departement) return [];
    const near = lookups.filter((lookup) => lookup.startsWith(typed.slice(0, 1)));
    const mistakes = Math.min(...near.map((lookup) => edits(typed, lookup, most)));
    return mistakes <= most ? [{ code, mistakes }] : [];
  });
  const least = Math.min(...found.map(({ mistakes }) => mistakes));
  // In order of population already: the largest places that could be meant.
  return found
    .filter(({ mistakes }) => mistakes === least)
    .map(({ code }) => code)
    .slice(0, listed);
};

export const placeStore = (db: Queryable) => {
  let loading: Promise<Name[]> | undefined;

  /** The names to compare with one that nothing begins with, the largest places first. Read at the first such question. */
  const names = (): Promise<Name[]> => {
    loading ??= db
      .query<Name>(
        `select code, departement, array[lookup, bare_lookup] as lookups from place
          where parent is null order by kind desc, population desc, code`,
      )
      .then(({ rows }) => rows)
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
    return loading;
  };

  const suggestNearest = async (text: string, departements: readonly string[]): Promise<Place[]> => {
    const codes = nearest(await names(), text);
    if (codes.length === 0) return [];
    const { rows } = await db.query<Place>(
      `select code, name, kind, departement, postal_codes[1] as "postalCode" from place
        where code = any($1::text[]) and ${shown('$2')} order by array_position($1::text[], code)`,
      [codes, departements],
    );
    return rows;
  };

  return {
    /**
     * Régions before départements before communes, larger communes first; a name or code typed in full before those it begins. Five digits
     * can be a postal code or an INSEE code: people type the first, programs the second, so the one commune leads and the other follows.
     * With `departements`, only what lies in them: a page that shows no other offers names no other places. Where nothing begins
     * so, what is nearly written so.
     */
    async suggest(text: string, departements: readonly string[] = []): Promise<Place[]> {
      const named = readPlace(text);
      const lookup = lookupOf(text);
      const startingWith = (beginning: string) => (beginning ? `${beginning}%` : null);
      const { rows } = await db.query<Place>(
        `select code, name, kind, departement, postal_codes[1] as "postalCode"
         from place
        where (lookup like $1 or bare_lookup like $1 or code = $2 or postal_codes @> array[$2]
               or ((lookup like $3 or bare_lookup like $3) and departement = $4) or code = $7)
          and ${shown('$6')}
        order by (postal_codes @> array[$2] and population = (select max(population) from place where postal_codes @> array[$2])) desc,
                 code = $2 desc, coalesce(code = $7, false) desc, $5 in (lookup, bare_lookup) desc, lookup like $1 desc,
                 kind desc, parent is null desc, population desc, code
        limit ${listed}`,
        [
          startingWith(lookup),
          text.toUpperCase(),
          startingWith(lookupOf(named.name)),
          named.departement,
          lookup,
          departements,
          abbreviations.get(lookup) ?? null,
        ],
      );
      return rows.length ? rows : suggestNearest(text, departements);
    },

    async find(code: string): Promise<Surroundings | undefined> {
      const { rows } = await db.query<Surroundings>(
        `select place.code, place.kind, place.departement,
              case when place.kind = 'region' then place.departements else array[place.departement] end as departements, place.coordinates[0] as longitude, place.coordinates[1] as latitude,
              array(select code from place part where part.parent = place.code) || place.code as codes
         from place where place.code = $1`,
        [code],
      );
      return rows[0];
    },

    async count(): Promise<number> {
      const { rows } = await db.query<{ count: number }>('select count(*) from place');
      return rows[0]?.count ?? 0;
    },

    /** All that stand in `records` are new or replaced. Parents come before their parts. */
    async save(records: readonly PlaceRecord[]): Promise<void> {
      await db.query(
        `insert into place (code, name, kind, departement, parent, postal_codes, population, coordinates, lookup, bare_lookup, departements)
       select code, name, kind, departement, parent, "postalCodes", population,
              case when longitude is not null then point(longitude, latitude) end, lookup, "bareLookup", coalesce(departements, '{}')
         from jsonb_to_recordset($1::jsonb) as r(code text, name text, kind text, departement text, parent text,
              "postalCodes" text[], population integer, longitude float8, latitude float8, lookup text, "bareLookup" text, departements text[])
       on conflict (code) do update set name = excluded.name, kind = excluded.kind, departement = excluded.departement,
              parent = excluded.parent, postal_codes = excluded.postal_codes, population = excluded.population,
              coordinates = excluded.coordinates, lookup = excluded.lookup,
              bare_lookup = excluded.bare_lookup, departements = excluded.departements`,
        [JSON.stringify(records.map(rowOf))],
      );
      loading = undefined;
    },
  };
};

const rowOf = (record: PlaceRecord) => {
  const lookup = lookupOf(record.name);
  return { ...record, lookup, bareLookup: withoutArticle(lookup) };
};

export type PlaceStore = ReturnType<typeof placeStore>;
