import { stringify } from 'csv-stringify/sync';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

import { multiLine } from '../../mail/text.ts';
import type { Application } from '../store.ts';
import { questionAnswerText, applicantName, offerName } from '../wording.ts';
import { numericDay, numericDateTime, isoWithOffset } from '../../language/dates.ts';

/**
 * Where a formula begins in a spreadsheet (OWASP, “CSV injection”): at the start of a cell, in signs of full width too, and behind
 * what separates cells or lines, where a program takes another separator than ours.
 */
const formulas = /(^|[\n,;|:"'])([^\S\n]*)(?=[=+\-@＝＋－＠])/gu;

/** A letter's address (`marie@…`) and times (`de 8-12`) stand behind a letter or a figure, and stay as they are. */
const withoutFormulas = (text: string): string => multiLine(text).replace(formulas, "$1$2'");

/** « 06 12 34 56 78 » of a French number; others as they are dialled from France. */
const localPhone = (phone: string): string => {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return phone;
  return number.countryCallingCode === '33' ? number.formatNational() : number.formatInternational().replace(/^\+/, '00 ');
};

const columns: readonly (readonly [heading: string, value: (application: Application) => string])[] = [
  ['Numéro', ({ reference }) => reference],
  ['Reçue le (heure de Paris)', ({ createdAt }) => numericDateTime(createdAt)],
  ['Reçue le (ISO 8601)', ({ createdAt }) => isoWithOffset(createdAt)],
  ['À effacer le', ({ retainedUntil }) => numericDay(retainedUntil)],
  ['Essai', ({ isTest }) => (isTest ? 'oui' : 'non')],
  ['Offre', offerName],
  ['Nom', applicantName],
  ['Courriel', ({ email }) => email],
  ['Téléphone', ({ phone }) => (phone === null ? '' : localPhone(phone))],
  ['Téléphone international', ({ phone }) => phone ?? ''],
  ['Lettre', ({ message }) => message ?? ''],
  [
    'Réponses',
    ({ questionAnswers, documents }) =>
      questionAnswers.map((one) => `${one.question.label} ${questionAnswerText(one, documents)}`).join('\n'),
  ],
  ['Documents', ({ documents }) => documents.map(({ name }) => name).join('\n')],
  [
    'Votre réponse',
    ({ replies }) => ({ interview: 'entretien', question: 'question', no: 'non', '': '' })[replies.at(-1)?.kind ?? ''],
  ],
];

/** Applications as a table that a spreadsheet opens: UTF-8, semicolons, as the French ones expect (RFC 4180 else). */
export const csvOf = (applications: readonly Application[]): string =>
  stringify(
    [columns.map(([heading]) => heading), ...applications.map((application) => columns.map(([, value]) => value(application)))],
    {
      bom: true,
      delimiter: ';',
      quoted: true,
      quoted_empty: true,
      record_delimiter: 'windows',
      cast: { string: withoutFormulas },
    },
  );
