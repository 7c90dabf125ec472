import { expandAcronyms } from '../language/marks.ts';
import { lookupKey } from '../language/tokenizer.ts';

/** A place as people write it, taken apart. Names are as they are looked up. */
export interface ParsedPlace {
  /** Empty where only a code is written. */
  name: string;
  /** A postal code or that of a département, or its beginning: « 26000 », « 26 », « 2a ». */
  code: string | null;
  /** What stands in brackets but a code, finished or not: « drome », « dr », « la ». */
  bracketed: string | null;
  /** A municipal district's number: 13 of « Marseille 13ème ». */
  district: number | null;
  /** All of it in its order, brackets or not: « 12 rue victor hugo 26000 valence ». */
  words: readonly string[];
}

/** The cities with municipal districts, by their département. */
const divided = new Map([
  ['paris', '75'],
  ['lyon', '69'],
  ['marseille', '13'],
]);

const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi'];
romans.push('xvii', 'xviii', 'xix', 'xx');

const ordinalEnding = /(?:i?eme|er|ere|re|nd|nde|e|o)$/;
const ordinalWord = /^(?:i?eme|er|e|arrondissements?|arrond|arrondt|arrdt|arr|ardt)$/;

/** 15 of « 15 », « 15ème », « xve », « 05 »; of a word that is no number, nothing. */
const districtOf = (word: string): number | null => {
  const number = /^\d{1,2}$/.exec(word.replace(/(?<=\d)(?:i?eme|er|ere|re|nd|nde|e|o)$/, ''));
  const value = number ? Number(number[0]) : Math.max(romans.indexOf(word), romans.indexOf(word.replace(ordinalEnding, '')));
  return value >= 1 && value <= 20 ? value : null;
};

/** « 26 000 », « F-26000 », « 2a », « 974 ». */
const isCode = (word: string): boolean => /^(?:\d{1,5}|2[ab]|2[ab]\d{3}|r\d{2})$/.test(word);

/** Corsica's postal codes begin with 20, its départements are 2A and 2B. */
const areaOf = (code: string): string => code.slice(0, 2).replace(/2[ab]/, '20');

/** Whether « 26 » and « 26000 » can be said of one place. */
const sameArea = (code: string, other: string): boolean => areaOf(code) === areaOf(other);

/** Said of the delivery of mail, or of the country, and of no place in it. */
const withoutMail = (words: readonly string[]): string[] => {
  const cedex = words.findIndex((word) => /^(?:cedex|cdx)\d{0,2}$/.test(word));
  const kept = words.filter(
    (_, index) => index !== cedex && !(cedex > 0 && index === cedex + 1 && /^\d{1,2}$/.test(words[index] ?? '')),
  );
  // « Île-de-France », « Roissy-en-France » keep it.
  const isCountry = /^(?:france|fr)$/.test(kept.at(-1) ?? '') && !/^(?:de|en)$/.test(kept.at(-2) ?? 'en');
  return isCountry ? kept.slice(0, -1) : kept;
};

/** « 26 000 » is « 26000 », « F-26000 » too; « paris15 » is two words. */
const joined = (words: readonly string[]): string[] => {
  const read: string[] = [];
  for (const word of words) {
    const before = read.at(-1) ?? '';
    const glued = /^(paris|lyon|marseille)(\d{1,2}\D*|\d{5})$/.exec(word);
    if (/^(?:\d{2}|2[ab])$/.test(before) && /^\d{3}$/.test(word)) read[read.length - 1] = before + word;
    else if (/^(?:f|fr)$/.test(before) && /^\d{5}$/.test(word)) read[read.length - 1] = word;
    else if (glued) read.push(...glued.slice(1));
    else read.push(word);
  }
  return read;
};

/**
 * Takes « Marseille 13ème », « 15e arrondissement de Paris », « Lyon III » apart, and « PARIS 11 (75011) », whose code says the same.
 * `within`: what stands in brackets.
 */
const readDistrict = (words: readonly string[], within: readonly string[]): { name: string; district: number } | undefined => {
  const city = [...words, ...within].find((word) => divided.has(word));
  const departement = divided.get(city ?? '');
  if (!city || !departement) return undefined;
  // « 13 - MARSEILLE 13 », « Marseille (13) »: the département leads or stands in brackets.
  const numbers = (words[0] === departement ? words.slice(1) : words).concat(within.join() === departement ? [] : within);
  const said = numbers.filter((word) => word !== city && !ordinalWord.test(word) && !/^(?:de|a|le|du)$/.test(word));
  const areOfCity = (district: number) => (word: string) =>
    word === departement || (word.startsWith(departement) && [0, district].includes(Number(word.slice(3))));
  for (const [index, word] of said.entries()) {
    const district = districtOf(word);
    if (district && said.every((other, at) => at === index || areOfCity(district)(other))) return { name: city, district };
  }
  return undefined;
};

/** Said before a code, which says as much alone: « Nantes dans le 44 », « dept 44 », « CP 26000 ». */
const beforeCode = /^(?:dans|en|le|du|departement|dept|dpt|dep|code|postal|cp|insee)$/;

const withoutSaidCodes = (words: readonly string[]): string[] =>
  words.reduceRight<string[]>((kept, word) => (isCode(kept[0] ?? '') && beforeCode.test(word) ? kept : [word, ...kept]), []);

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bn\.?\s?-?d\.?(?=[\s-])/gi, 'notre dame'],
  [/\bmt(s?)\b\.?/gi, 'mont$1'],
  [/\b(s)t(e?)s\b\.?/gi, '$1aint$2s'],
  [/\bbg\b\.?/gi, 'bourg'],
  [/\bgd(e?)\b\.?/gi, 'grand$1'],
  [/\bht(e?s?)\b\.?/gi, 'haut$1'],
  [/\bterr\b\.?/gi, 'territoire'],
];

const bracketed = /\(([^()]*)\)?/;
const invisible = /\p{Cf}+/gu;

const wordsIn = (text: string): string[] => {
  const plain = abbreviations.reduce((sum, [short, long]) => sum.replace(short, long), text);
  return withoutSaidCodes(withoutMail(joined(lookupKey(plain).split(' ').filter(Boolean))));
};

/** The code of a place among others: a postal code, as « 12 rue Paradis 13001 Marseille » says, else the longest. Two postal codes are none. */
const codeIn = (words: readonly string[]): string | null => {
  const codes = words.filter(isCode);
  const postal = new Set(codes.filter(({ length }) => length === 5));
  return postal.size > 1 ? null : (codes.sort((a, b) => b.length - a.length)[0] ?? null);
};

/** « Partout », « France entière »: anywhere, and no place in the country. */
export const isWholeCountry = (written: string): boolean =>
  /^(?:partout |(?:dans |en )?(?:toute )?(?:la )?france |(?:france )?entiere |n importe ou |peu importe )+$/.test(
    `${lookupKey(written)} `,
  );

/** Reads « 26000 Valence », « Valence (Drôme) », « 75738 PARIS CEDEX 15 », « Chalon s/ Saône ». Any text can be read. */
export const parsePlace = (written: string): ParsedPlace => {
  const text = expandAcronyms(written.replace(invisible, '').replace(/\(france\)/i, ''));
  const inside = bracketed.exec(text);
  const words = wordsIn(inside ? text.replace(bracketed, ' ') : text);
  const within = inside ? wordsIn(inside[1] ?? '') : [];
  // « 26, 07 » is no one place.
  if (words.length > 1 && words.every(isCode) && !words.every((word) => sameArea(word, words[0] ?? '')))
    return { name: words.join(' '), code: null, bracketed: null, district: null, words };
  const district = readDistrict(words, within);
  const name = words.filter((word) => !isCode(word)).join(' ');
  const rest = within.filter((word) => !isCode(word)).join(' ');
  return {
    name: district?.name ?? name,
    code: codeIn([...words, ...within]),
    bracketed: district || rest === '' ? null : rest,
    district: district?.district ?? null,
    words: wordsIn(text),
  };
};
