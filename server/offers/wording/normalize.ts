import type { Duration, Offer } from '../../../src/contract/index.ts';
import { sentenceCaseTitle } from './sentence-case.ts';

/** One way of saying what sources say in several. What is not known here stays as it was written. */

const units: readonly (readonly [unit: Duration['unit'], written: RegExp, one: string, more: string])[] = [
  ['year', /ans?(?:\(s\))?/, 'an', 'ans'],
  ['month', /mois(?:\(s\))?/, 'mois', 'mois'],
  ['week', /semaines?(?:\(s\))?/, 'semaine', 'semaines'],
  ['day', /jours?(?:\(s\))?/, 'jour', 'jours'],
];

const lengths = units.map(
  ([unit, written, one, more]) =>
    ({ unit, written: new RegExp(`(\\d+)\\s*${written.source}(?![\\p{L}(])`, 'giu'), one, more }) as const,
);

/** « 15 Jour(s) » → « 15 jours », « 1 An(s) » → « 1 an », with a no-break space. */
const lengthsOf = (text: string): string =>
  lengths.reduce(
    (sum, { written, one, more }) =>
      sum.replace(written, (_, count: string) => `${count}\u00a0${Number(count) < 2 ? one : more}`),
    text,
  );

/** The one length of time that a label states; nothing where it states none, or several. */
const durationIn = (label: string): Duration | undefined => {
  const stated = lengths.flatMap(({ unit, written }) =>
    [...label.matchAll(written)].map(([, count = '']) => ({ count: Number(count), unit })),
  );
  return stated.length === 1 ? stated[0] : undefined;
};

const labelled = (label: string) => {
  const duration = durationIn(label);
  return { label, ...(duration && { duration }) };
};

const contracts: readonly (readonly [RegExp, string])[] = [
  [/^contrat (?:de travail )?[àa] dur[ée]e ind[ée]termin[ée]e/i, 'CDI'],
  [/^contrat (?:de travail )?[àa] dur[ée]e d[ée]termin[ée]e/i, 'CDD'],
  [/^(?:contrat de )?(?:mission (?:d[’'])?)?int[ée]rim(?:aire)?(?! insertion)/i, 'Intérim'],
  [/^(?:contrat (?:de )?(?:travail )?)?saisonnier/i, 'Saisonnier'],
];

/** « Contrat à durée indéterminée » → « CDI », « Mission intérimaire - 15 Jour(s) » → « Intérim – 15 jours ». */
export const normalizeContract = (label: string): string =>
  lengthsOf(contracts.reduce((text, [written, one]) => text.replace(written, one), label)).replace(/ - (?=\d)/, ' – ');

/** A contract by its code and as a source labels it. */
export const toContract = (code: string, label: string): Offer['contract'] => ({ code, ...labelled(normalizeContract(label)) });

const natures: readonly (readonly [RegExp, string | null])[] = [
  [/^contrat travail$/i, null], // as almost all are
  [/^contrat apprentissage$/i, 'Contrat d’apprentissage'],
  [/^cont\. professionnalisation$/i, 'Contrat de professionnalisation'],
  [/^insertion par l[’']activ\. ?éco\.$/i, 'Insertion par l’activité économique'],
];

/** « Cont. professionnalisation » → « Contrat de professionnalisation »; nothing for « Contrat travail », which says nothing. */
export const normalizeContractNature = (label: string | null): string | null => {
  const known = label === null ? undefined : natures.find(([written]) => written.test(label));
  return known ? known[1] : label;
};

/** « - H/F », « (F/H). », « (H/F) H/F » where a title ends, and « (F/H) » within. */
const bothAtEnd = /(?<=\S)(?:(?:[\s,–-]{1,3}|[\s,–-]{0,3}\()[HF]\s?\/\s?[HF]\)?){1,3}\.?$/i;
const bothInBrackets = /\([HF]\s?\/\s?[HF]\)/gi;

/** « CUISINIER H/F (F/H) » → « Cuisinier (H/F) ». `names`: the place and the employer, which keep their own letters. */
export const normalizeTitle = (title: string, names: readonly (string | null)[] = []): string =>
  sentenceCaseTitle(title, names).replace(bothAtEnd, ' (H/F)').replace(bothInBrackets, '(H/F)');

/** « 1 An(s) - sur poste similaire » → « 1 an sur un poste similaire », « Débutant OK » → « Débutant accepté ». */
export const normalizeExperience = (label: string): string =>
  lengthsOf(label)
    .replace(/^d[ée]butante?s? (?:ok|accept[ée]e?s?)$/i, 'Débutant accepté')
    .replace(/\s*(?:-\s*|\()\s*sur (?:le )?m[eê]me type de poste\)?/i, ' sur le même type de poste')
    .replace(/\s*(?:-\s*|\()\s*sur (?:un )?poste similaire\)?/i, ' sur un poste similaire')
    .replace(/(?<=[\p{L}\d]) - (?=\p{L})/u, ', ')
    .trim();

/** What is asked of a candidate's past, as a source labels it. */
export const toExperience = (
  expected: Offer['experience']['expected'],
  label: string | null,
  comment: string | null,
): Offer['experience'] => ({ expected, ...(label ? labelled(normalizeExperience(label)) : { label: null }), comment });

/** « 35H/semaine » → « 35 h/semaine », « 39heures » → « 39 h », « 35h00 » → « 35 h », « 9h30 » → « 9 h 30 ». */
export const normalizeHours = (text: string): string =>
  text.replace(/(?<=\d)(?:\s?h|heures?)(?:\s?00(?!\d))?(?:(?!\p{L}|\d)|\s?(?=\d\d(?!\d)))/giu, (found, at: number) =>
    /^\d/.test(text.slice(at + found.length)) ? '\u00a0h\u00a0' : '\u00a0h',
  );

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** The habits of a week that its hours do not say already: France Travail's API repeats the one in the other. */
export const scheduleBeyondHours = (workingHours: string | null, habits: readonly string[]): string[] => {
  const said = ` ${plain(workingHours ?? '')} `;
  return [...new Set(habits.flatMap((habit) => habit.split('\n')))].filter((habit) => !said.includes(` ${plain(habit)} `));
};
