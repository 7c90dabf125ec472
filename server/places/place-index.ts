import type { Place } from '../../src/contract/index.ts';
import {
  anywhere,
  type PlaceCondition,
  type PlaceEntry,
  type PlaceMatch,
  isDistrict,
  type KnownPlace,
  departementsOfPlace,
  placeLookup,
  type PlaceLookup,
} from './place-lookup.ts';
import { departementsOfPostalCode, alternativeNames } from './alternative-names.ts';
import { withoutArticle } from '../language/tokenizer.ts';
import { isWholeCountry, parsePlace, type ParsedPlace } from './parse-place.ts';

const listed = 8;
/** A name that several have is clear where the largest has so many times the people of the next. */
const muchLarger = 5;

/** Words before and behind a place that say nothing about which. */
const before =
  /^(?:(?:a cote|a proximite|non loin|aux|a|en|dans|vers|sur|pres|autour|proche|secteur|region|departement|dept|dpt|dep|ville|commune|mairie|gare|agglomeration|agglo|metropole|banlieue|peripherie|environs|alentours)(?: |$))+(?:(?:de la|de l|du|des|de|d|la|le|les|l)(?: |$))?/;
const behind =
  / (?:(?:et|ou) (?:(?:ses|les|sa|son) )?(?:environs|alentours|region|peripherie|banlieue|agglomeration|agglo|metropole)|centre ville|centre|ville|agglomeration|agglo|metropole|intra muros|tgv|nord|sud|est|ouest|(?:dans|en|de|du|d)(?: (?:la|le|les|l))?)$/;
const bareOf = (name: string): string => name.replace(before, '').replace(behind, '');

const article = /^(?:la|le|les|l)$/;

/** What an address calls it: « Le Havre » and « Havre », and a municipal district as its city. */
const spokenNames = ({ lookup, bare, telling }: PlaceEntry): string[] => [
  lookup,
  bare,
  telling,
  lookup.replace(/ \d+er? arrondissement$/, ''),
];

const isIn =
  (departements: Iterable<string>): PlaceCondition =>
  (entry) => {
    const parts = departementsOfPlace(entry);
    for (const departement of departements) if (parts.includes(departement)) return true;
    return false;
  };

/** The départements of every name that stands for some: « drome », « bretagne », « alsace ». */
const areasIn = ({ entries, ofCodes }: PlaceLookup): ReadonlyMap<string, ReadonlySet<string>> => {
  const areas = new Map<string, ReadonlySet<string>>();
  for (const [name, codes] of alternativeNames) areas.set(name, new Set(ofCodes(codes).flatMap(departementsOfPlace)));
  for (const entry of entries.filter(({ place }) => place.kind !== 'commune'))
    for (const name of [entry.lookup, entry.bare]) areas.set(name, new Set(departementsOfPlace(entry)));
  return areas;
};

/** Of one département alone, a région is that département. A page that is not for the whole of a région does not name it. */
const isShown = ({ kind, departement, departements = [] }: KnownPlace, within: readonly string[]): boolean => {
  if (kind === 'region' && departements.length < 2) return false;
  const isWholly = departements.length > 0 && departements.every((part) => within.includes(part));
  return within.length === 0 || within.includes(departement) || isWholly;
};

const toPlace = ({ code, name, kind, departement, postalCodes }: KnownPlace): Place => ({
  code,
  name,
  kind,
  departement,
  postalCode: postalCodes[0] ?? null,
});

/** The places of the country as people write them. */
export const placeIndex = (places: readonly KnownPlace[]) => {
  const list = placeLookup(places);
  const { named, nearly, withCode } = list;
  const areas = areasIn(list);

  /** « Valence Drôme », « Drôme, Valence », « Valence, Drôme, Auvergne-Rhône-Alpes »: a name, and the areas before or behind it. */
  const namedInArea = (name: string, condition: PlaceCondition, deep = 2): PlaceMatch[] => {
    const words = name.split(' ');
    return words.slice(1).flatMap((_, index) => {
      const [left, right] = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
      const divisions: readonly (readonly [string, ReadonlySet<string> | undefined])[] = [
        [left, areas.get(withoutArticle(right)) ?? areas.get(bareOf(right))],
        [right, areas.get(left)],
      ];
      return divisions.flatMap(([rest, area]) => {
        const inArea = area && isIn(area);
        const bare = bareOf(rest);
        if (!inArea || !bare) return [];
        const both: PlaceCondition = (entry) => inArea(entry) && condition(entry);
        return [named(bare, both), ...(deep > 1 ? namedInArea(rest, both, deep - 1) : [])];
      });
    });
  };

  /** « (26) », « (26000) », « (Drôme) », « (Rhône-Alpes) », and « (Dr » on the way there. */
  const isBracketed = (text: string): PlaceCondition => {
    const begun = new Set([...areas].flatMap(([name, parts]) => (name.startsWith(text) ? [...parts] : [])));
    const inArea = isIn(begun);
    return (entry) =>
      inArea(entry) ||
      entry.place.departement.toLowerCase().startsWith(text) ||
      entry.place.postalCodes.some((postal) => postal.startsWith(text));
  };

  /** Of the places that a code holds for, those named beside it, the closest first: « 12 rue de Paris 26000 Valence, Drôme ». */
  const namedBeside = (code: string, words: readonly string[]): PlaceMatch => {
    const at = words.indexOf(code);
    const ahead = ` ${words.slice(0, at).join(' ')} `;
    const after = ` ${words.slice(at + 1).join(' ')} `;
    const distance = (name: string): number => {
      const [begins, ended] = [after.indexOf(` ${name} `), ahead.lastIndexOf(` ${name} `)];
      const distances = [begins, ended < 0 ? ended : ahead.length - ended - name.length];
      return Math.min(...distances.filter((letters) => letters >= 0));
    };
    const said = list
      .holding(code)
      .map((entry) => ({ entry, letters: Math.min(...spokenNames(entry).map(distance)) }))
      .filter(({ letters }) => letters < Infinity)
      .sort((a, b) => a.letters - b.letters || b.entry.lookup.length - a.entry.lookup.length);
    return { entries: said.map(({ entry }) => entry), isWhole: true };
  };

  /** A name with a code beside it: the code holds, whatever has to be forgiven in the name. */
  const namedWithCode = function* ({ name, words }: ParsedPlace, code: string): Generator<PlaceMatch, void, void> {
    if (code.length === 5) {
      const holders = new Set(list.holding(code));
      const holds: PlaceCondition = (entry) => holders.has(entry);
      for (const find of [() => named(name, holds), () => namedBeside(code, words)]) {
        const { entries, isWhole } = find();
        yield { entries: [...entries.filter(isDistrict), ...entries], isWhole };
        if (entries.length > 0) return;
      }
      yield { ...nearly(name, holds), isWhole: true };
    }
    // « Valence 2 », « Valence 260 »: a code on its way.
    const isBegun = code.length < 5 && code !== '20' && list.ofCodes([code.toUpperCase()]).length === 0;
    const inDepartement = isBegun ? isBracketed(code) : isIn(departementsOfPostalCode(code));
    const condition: PlaceCondition = (entry) => inDepartement(entry) && (code.length < 5 || entry.place.kind === 'commune');
    const inside = [...new Set([name, bareOf(name) || name])].map((each) => named(each, condition));
    inside.push(...namedInArea(name, condition));
    yield* inside;
    if (inside.every(({ entries }) => entries.length === 0)) yield nearly(name, condition);
  };

  /** A name and a code that hold for no one place. The code of another département would lead astray. */
  const withCodeAlone = function* (name: string, code: string): Generator<PlaceMatch, void, void> {
    const { entries, isWhole } = named(bareOf(name) || name, anywhere);
    // A street or a quarter lies in the town of its postal code; a town that is called so lies elsewhere.
    if (code.length === 5 && !isWhole) yield withCode(code);
    yield { entries, isWhole: false };
  };

  /** What the text can mean, the likeliest first. */
  const readings = function* (written: ParsedPlace): Generator<PlaceMatch, void, void> {
    const { name, code, bracketed, district } = written;
    if (name === '') {
      if (code) yield withCode(code);
      else if (bracketed) yield named(bracketed, anywhere);
      return;
    }
    if (district) yield named(`${name} ${district}${district === 1 ? 'er' : 'e'} arrondissement`, anywhere);
    const isArticle = article.test(bracketed ?? '');
    // « Rochelle (La) », « Savoie (Haute) »
    const turned = bracketed ? named(`${bracketed} ${name}`, anywhere) : undefined;
    if (turned && (turned.isWhole || isArticle)) yield turned;
    if (code && !district) {
      let isFound = false;
      for (const reading of namedWithCode(written, code)) {
        yield reading;
        isFound ||= reading.entries.length > 0;
      }
      if (!isFound) {
        yield* withCodeAlone(name, code);
        return;
      }
      if (code.length > 1) yield withCode(code);
    }
    const condition = bracketed && !isArticle ? isBracketed(bracketed) : anywhere;
    const said = named(name, condition);
    yield said;
    const bare = bareOf(name);
    if (bare !== name && bare !== '') yield named(bare, condition);
    yield* namedInArea(bracketed ? `${name} ${bracketed}` : name, anywhere);
    if (condition !== anywhere && said.entries.length === 0) yield nearly(name, condition);
  };

  /** Everything that a text can mean within départements, reading by reading: no place stands in two of them. */
  const find = (text: string, within: readonly string[]) => {
    if (isWholeCountry(text)) return [];
    const written = parsePlace(text);
    const seen = new Set<KnownPlace>();
    const found: { places: KnownPlace[]; isWhole: boolean }[] = [];
    const add = ({ entries, isWhole }: PlaceMatch) => {
      const shown = entries.map(({ place }) => place).filter((place) => isShown(place, within));
      found.push({ places: shown.filter((place) => !seen.has(place) && seen.add(place)), isWhole });
    };
    for (const reading of readings(written)) {
      add(reading);
      if (seen.size >= listed) return found;
    }
    if (seen.size === 0) add(nearly(written.name, anywhere));
    return found;
  };

  return {
    /** What `text` means or begins, best first, eight at most. */
    suggest: (text: string, within: readonly string[] = []): Place[] =>
      find(text, within)
        .flatMap((reading) => reading.places)
        .slice(0, listed)
        .map(toPlace),

    /** The one place that `text` says in full, if it is clear. */
    resolve: (text: string, within: readonly string[] = []): Place | undefined => {
      const best = find(text, within).find((reading) => reading.places.length > 0);
      const [first, next] = best?.places ?? [];
      if (!best?.isWhole || !first) return undefined;
      const isNamesake = next?.name === first.name && next.kind === first.kind;
      return isNamesake && next.population * muchLarger > first.population ? undefined : toPlace(first);
    },
  };
};

export type PlaceIndex = ReturnType<typeof placeIndex>;
