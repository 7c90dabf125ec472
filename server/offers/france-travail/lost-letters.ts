import { frenchWords } from '../wording/french-words.ts';

const lost = '\ufffd';
const accented = /[^\0-\u007f]/g;
const word = /[\p{L}\ufffd]*\ufffd[\p{L}\ufffd]*/gu;

const isLost = (text: string): boolean => text.includes(lost);

/** Words by what is left of them where every letter beyond ASCII is lost: « m�nage » → « ménage ». */
const read = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const known = new Map<string, Set<string>>();
  for (const word of frenchWords()) {
    const left = word.replace(accented, lost);
    if (isLost(left)) known.set(left, (known.get(left) ?? new Set()).add(word));
  }
  return known;
};

let vocabulary: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** One sign stands for a letter, or for each of its two bytes. */
const readings = (left: string): readonly string[] => [left, left.replaceAll(lost + lost, lost)];

const likeIn = (given: string, found: string): string => {
  if (given.replaceAll(lost, '') === given.replaceAll(lost, '').toUpperCase() && given.length > 2) return found.toUpperCase();
  const isCapital = given[0] !== lost && given[0] === given[0]?.toUpperCase();
  return isCapital ? found.slice(0, 1).toUpperCase() + found.slice(1) : found;
};

/**
 * Letters that were lost on the way (U+FFFD), given back where exactly one known word fits: « Employ� de m�nage » → « Employé de ménage ».
 * Between two amounts the word is « à ». All else stays as it is: a guess would change what an employer wrote.
 */
export const restoreLostLetters = (text: string): string => {
  if (!isLost(text)) return text;
  vocabulary ??= read();
  const known = vocabulary;
  return text.replace(/(?<=\d\s*(?:euros?|€|h|%)?\s)\ufffd(?=\s\d)/gi, 'à').replace(word, (given) => {
    const fitting = readings(given.toLowerCase()).flatMap((left) => [...(known.get(left) ?? [])]);
    const [only] = fitting;
    return only !== undefined && new Set(fitting).size === 1 && given !== lost ? likeIn(given, only) : given;
  });
};
