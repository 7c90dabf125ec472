import type { Place } from '../../src/contract/index.ts';
import { cityOfPostalCode, departementsOfPostalCode, alternativeNames } from './alternative-names.ts';
import { editDistance, maxTypos } from '../language/edit-distance.ts';
import { lookupKey, withoutArticle } from '../language/tokenizer.ts';

/** What must be known of a place to find it by what people write. */
export interface KnownPlace extends Omit<Place, 'postalCode'> {
  parent: string | null;
  /** Of a région, the codes of its départements. */
  departements?: readonly string[];
  postalCodes: readonly string[];
  /** What the commune was called before it joined others under its own code: « Bellegarde-sur-Valserine » of Valserhône. */
  formerNames: readonly string[];
  population: number;
}

/** One name of a place. */
export interface PlaceEntry {
  place: KnownPlace;
  lookup: string;
  bare: string;
  /** Without the small words, which many leave out or shorten: « chalon saone ». */
  telling: string;
  /** In one word: « bourgenbresse ». */
  joined: string;
}

/** Places that were found, and whether all of the text says so: a name or a code, not its beginning or something like it. */
export interface PlaceMatch {
  entries: readonly PlaceEntry[];
  isWhole: boolean;
}

/** Whether a place lies where the rest of the text says. */
export type PlaceCondition = (entry: PlaceEntry) => boolean;

export const anywhere: PlaceCondition = () => true;

const smallWords = new Set('sur sous en de du des la le les l d a au aux et s ss lez'.split(' '));

const withoutSmallWords = (lookup: string): string => {
  const words = lookup.split(' ').filter((word) => !smallWords.has(word));
  return words.length > 0 ? words.join(' ') : lookup;
};

const inOneWord = (lookup: string): string => lookup.replaceAll(' ', '');

const entryOf = (place: KnownPlace, name: string): PlaceEntry => {
  const lookup = lookupKey(name);
  return { place, lookup, bare: withoutArticle(lookup), telling: withoutSmallWords(lookup), joined: inOneWord(lookup) };
};

const kinds = ['region', 'departement', 'commune'];
const rank = ({ kind, parent }: KnownPlace): number => 2 * kinds.indexOf(kind) + (parent ? 1 : 0);

/** The départements a place is made of, or the one it is in. */
export const departementsOfPlace = ({ place }: PlaceEntry): readonly string[] =>
  place.departements?.length ? place.departements : [place.departement];

export const isDistrict = ({ lookup, place }: PlaceEntry): boolean => place.parent !== null && lookup.endsWith(' arrondissement');

const beginning = 2;

/** The names of all places in memory, and how one is looked up among them. */
export const placeLookup = (places: readonly KnownPlace[]) => {
  // Where two fit as well, their order here decides: the wider and the larger first.
  const entries = [...places]
    .sort((a, b) => rank(a) - rank(b) || b.population - a.population || (a.code < b.code ? -1 : 1))
    .flatMap((place) => [place.name, ...place.formerNames].map((name) => entryOf(place, name)));
  const byCode = new Map<string, PlaceEntry>();
  for (const entry of entries) if (!byCode.has(entry.place.code)) byCode.set(entry.place.code, entry);
  const byPostalCode = new Map<string, PlaceEntry[]>();
  for (const entry of entries)
    for (const postal of entry.place.postalCodes) {
      const same = byPostalCode.get(postal);
      if (same) same.push(entry);
      else byPostalCode.set(postal, [entry]);
    }
  const byBeginning = new Map<string, PlaceEntry[]>();
  for (const entry of entries)
    for (const start of new Set(
      [entry.lookup, entry.bare, entry.telling, entry.joined].map((name) => name.slice(0, beginning)),
    )) {
      const same = byBeginning.get(start);
      if (same) same.push(entry);
      else byBeginning.set(start, [entry]);
    }

  const ofCodes = (codes: readonly string[]): PlaceEntry[] => codes.flatMap((code) => byCode.get(code) ?? []);

  /** Entries whose names begin with the same letters; all of them where there is but one letter. */
  const near = (...names: readonly string[]): readonly PlaceEntry[] => {
    if (names.some((name) => name.length < beginning)) return entries;
    const starts = new Set(names.map((name) => name.slice(0, beginning)));
    return [...starts].flatMap((start) => byBeginning.get(start) ?? []);
  };

  /** A postal code of no commune, such as those of companies: its city if it is clear, and its département. */
  const nearCode = (code: string): PlaceMatch => {
    const city = byCode.get(cityOfPostalCode(code) ?? '');
    const ofPrefecture = `${code.slice(0, 2)}000`;
    const prefecture = code[2] === '0' ? byPostalCode.get(ofPrefecture)?.[0] : undefined;
    const town = city ?? prefecture;
    return { entries: [...(town ? [town] : []), ...ofCodes(departementsOfPostalCode(code))], isWhole: town !== undefined };
  };

  return {
    entries,
    ofCodes,

    /** Those whose postal code or INSEE code it is. */
    holding(code: string): readonly PlaceEntry[] {
      return [...(byPostalCode.get(code) ?? []), ...ofCodes([code.toUpperCase()])];
    },

    /** Whose postal code it is, a municipal district before its city; then who bears it as INSEE code. */
    withCode(code: string): PlaceMatch {
      const own = byCode.get(code.toUpperCase());
      if (code.length < 5) {
        const named = code === '20' ? ofCodes(['R94', '2A', '2B']) : ofCodes([own ? own.place.code : code.padStart(2, '0')]);
        const isBegun = ({ place }: PlaceEntry) => place.postalCodes.some((postal) => postal.startsWith(code));
        return { entries: [...named, ...(code.length > 2 ? entries.filter(isBegun) : [])], isWhole: named.length > 0 };
      }
      const holders = [...(byPostalCode.get(code) ?? [])].sort(
        (a, b) => Number(isDistrict(b)) - Number(isDistrict(a)) || b.place.population - a.place.population,
      );
      if (holders.length > 0)
        return { entries: [...holders.slice(0, 1), ...(own ? [own] : []), ...holders.slice(1)], isWhole: true };
      const near = nearCode(code);
      return own ? { entries: [own, ...near.entries], isWhole: true } : near;
    },

    /**
     * Names that are all of `name`, or begin so. Only where none does, those without small words, in one word, or of which it is a
     * later word.
     */
    named(name: string, condition: PlaceCondition): PlaceMatch {
      const fitting = near(name);
      const others = ofCodes(alternativeNames.get(name) ?? []).filter(condition);
      const exact = fitting.filter((entry) => (entry.lookup === name || entry.bare === name) && condition(entry));
      const begun = [
        ...fitting.filter((entry) => entry.lookup.startsWith(name) && condition(entry)),
        ...fitting.filter((entry) => entry.bare.startsWith(name) && condition(entry)),
        ...(name.length > 3
          ? [...alternativeNames].flatMap(([other, codes]) => (other.startsWith(name) ? ofCodes(codes) : []))
          : []
        ).filter(condition),
      ];
      const whole = [...others, ...exact];
      if (whole.length + begun.length > 0) return { entries: [...whole, ...begun], isWhole: whole.length > 0 };
      const telling = withoutSmallWords(name);
      const joined = inOneWord(name).replace(/^st(e?)(?=[^e])/, 'saint$1');
      const alike = near(telling, joined);
      const same = alike.filter(
        (entry) => (entry.telling === telling || entry.joined === inOneWord(name) || entry.joined === joined) && condition(entry),
      );
      const begin = alike.filter(
        (entry) =>
          (entry.telling.startsWith(telling) || (joined.length > 4 && entry.joined.startsWith(joined))) && condition(entry),
      );
      const isWhole = same.length > 0;
      if (isWhole || begin.length > 0) return { entries: [...same, ...begin], isWhole };
      const inside = name.length > 4 ? entries.filter((entry) => entry.lookup.includes(` ${name}`) && condition(entry)) : [];
      return { entries: inside, isWhole };
    },

    /** Names that are nearly written so, those with the fewest mistakes. */
    nearly(name: string, condition: PlaceCondition): PlaceMatch {
      const maxMistakes = maxTypos(name);
      if (maxMistakes === 0) return { entries: [], isWhole: false };
      const initial = name.slice(0, 1);
      const close = entries
        .filter((entry) => entry.place.parent === null && condition(entry))
        .flatMap((entry) => {
          const spellings = [entry.lookup, entry.bare].filter((spelling) => spelling.startsWith(initial));
          const mistakes = Math.min(...spellings.map((spelling) => editDistance(name, spelling, maxMistakes)));
          return mistakes <= maxMistakes ? [{ entry, mistakes }] : [];
        });
      const least = Math.min(...close.map(({ mistakes }) => mistakes));
      return { entries: close.filter(({ mistakes }) => mistakes === least).map(({ entry }) => entry), isWhole: false };
    },
  };
};

export type PlaceLookup = ReturnType<typeof placeLookup>;
