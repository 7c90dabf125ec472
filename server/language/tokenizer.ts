/**
 * What a word is, for the catalogue and for what people type: both go through here, so that « développeurs » finds
 * « Développeuse ».
 *
 * PostgreSQL's own French stemmer is made for running text: it keeps « boulanger », « boulangers » and « boulangère »
 * apart once their accents are gone, and merges « restaurant » with « restauration ». Job titles need the opposite. The
 * rules below fold number and gender and nothing else, in the manner of J. Savoy's light stemmer for French (« Light
 * stemming approaches for the French, Portuguese, German and Hungarian languages », SAC 2006).
 */

import { stripMarks } from './marks.ts';

const accents = /\p{M}+/gu;
const ligatures = /[œæ]/g;

/** « L’Haÿ-les-Roses » → « l’hay-les-roses ». */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(ligatures, (ligature) => (ligature === 'œ' ? 'oe' : 'ae'))
    .replaceAll('’', "'");

/** Letters and digits; a language such as C++, C# or .NET keeps its sign. */
const token = /[\p{L}\p{N}]+(?:\+\+|#)?/gu;

const stopWords = new Set(
  'a au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur leurs lui mais ne nos notre nous on ou par pas pour qui que sa se ses son sont sur ta te un une vos votre vous y'.split(
    ' ',
  ),
);

/** Feminine endings and the masculine ones they are filed under, the longest first. */
const genders: readonly [RegExp, string][] = [
  [/trice$/, 'teur'],
  [/ieuse$/, 'ieu'],
  [/euse$/, 'eur'],
  [/eure$/, 'eur'],
  [/(ien|en|on)ne$/, '$1'],
  [/elle$/, 'el'],
  [/ffe$/, 'f'],
  [/ere$/, 'er'],
  [/ive$/, 'if'],
  [/([aei])e$/, '$1'],
];

/** `boulangeres` → `boulanger`, `chargees` → `charg`; words of three letters and words with digits stay as they are. */
export const stem = (word: string): string => {
  if (word.length < 4 || /\d/.test(word)) return word;
  let folded = word;
  if (/[ey]aux$/.test(folded)) folded = folded.slice(0, -1);
  else if (folded.length > 5 && folded.endsWith('aux')) folded = `${folded.slice(0, -2)}l`;
  else if (/[sx]$/.test(folded) && !folded.endsWith('ss')) folded = folded.slice(0, -1);
  if (folded.length < 4) return folded;
  const gender = genders.find(([ending]) => ending.test(folded));
  if (gender) folded = folded.replace(...gender);
  return folded.endsWith('e') && folded.length > 4 ? folded.slice(0, -1) : folded;
};

/** PostgreSQL takes words of 2 046 bytes; whoever writes longer ones is not to be found by their end. */
const maxTokenLength = 200;

/** The words of a text that count, folded, in order: « Chargé(e)s d’affaires (H/F) » → `charge`, `affair`. */
export const tokenize = (text: string): string[] =>
  (plain(stripMarks(text)).match(token) ?? [])
    .filter((word) => !stopWords.has(word))
    .map((word) => stem(word.slice(0, maxTokenLength)));

const shortSaint = /\bst(e?)\b/g;

/** A place's name as it is looked up by its beginning: « St-Étienne » → « saint etienne ». */
export const lookupKey = (name: string): string => (plain(name).match(token) ?? []).join(' ').replace(shortSaint, 'saint$1');

/** The same without its article, which few people type: « Le Mans » → « mans ». */
export const withoutArticle = (lookup: string): string => lookup.replace(/^(?:les?|la|l) /, '');

/** How much a word counts where it stands: A title, B métier and company, C place and skills, D description. */
export type FieldWeight = 'A' | 'B' | 'C' | 'D';

const order: readonly FieldWeight[] = ['A', 'B', 'C', 'D'];

/** The words of texts by weight, A to D, a line each: every word once, where it counts most. */
export const weightedTokens = (texts: readonly (readonly [FieldWeight, string | null])[]): string => {
  const seen = new Set<string>();
  return order
    .map((weight) =>
      texts
        .filter(([of]) => of === weight)
        .flatMap(([, text]) => tokenize(text ?? ''))
        .filter((word) => !seen.has(word) && seen.add(word))
        .join(' '),
    )
    .join('\n');
};
