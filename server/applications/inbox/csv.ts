import { stringify } from 'csv-stringify/sync';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

import { manyLines } from '../../mail/text.ts';
import type { Received } from '../received-store.ts';
import { answerText, dayInFigures, momentInFigures, nameOf, offerOf, offsetMoment } from '../wording.ts';

/**
 * Where a formula begins in a spreadsheet (OWASP, “CSV injection”): at the start of a cell, in signs of full width too, and behind
 * what separates cells or lines, where a program takes another separator than ours.
 */
const formulas = /(^|[\n,;|:"'])([^\S\n]*)(?=[=+\-@＝＋－＠])/gu;

/** A letter's address (`marie@…`) and times (`de 8-12`) stand behind a letter or a figure, and stay as they are. */
const withoutFormulas = (text: string): string => manyLines(text).replace(formulas, "$1$2'");

/** « 06 12 34 56 78 » of a French number; others as they are dialled from France. */
const localPhone = (phone: string): string => {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return phone;
  return number.countryCallingCode === '33' ? number.formatNational() : number.formatInternational().replace(/^\+/, '00 ');
};

const columns: readonly (readonly [heading: string, value: (application: Received) => string])[] = [
  ['Numéro', ({ number }) => number],
  ['Reçue le (heure de Paris)', ({ createdAt }) => momentInFigures(createdAt)],
  ['Reçue le (ISO 8601)', ({ createdAt }) => offsetMoment(createdAt)],
  ['À effacer le', ({ keptUntil }) => dayInFigures(keptUntil)],
  ['Essai', ({ isTest }) => (isTest ? 'oui' : 'non')],
  ['Offre', offerOf],
  ['Nom', nameOf],
  ['Courriel', ({ email }) => email],
  ['Téléphone', ({ phone }) => (phone === null ? '' : localPhone(phone))],
  ['Téléphone international', ({ phone }) => phone ?? ''],
  ['Lettre', ({ message }) => message ?? ''],
  [
    'Réponses',
    ({ answered, documents }) => answered.map((one) => `${one.question.label} ${answerText(one, documents)}`).join('\n'),
  ],
  ['Documents', ({ documents }) => documents.map(({ name }) => name).join('\n')],
  [
    'Votre réponse',
    ({ answers }) => ({ interview: 'entretien', question: 'question', no: 'non', '': '' })[answers.at(-1)?.kind ?? ''],
  ],
];

/** Applications as a table that a spreadsheet opens: UTF-8, semicolons, as the French ones expect (RFC 4180 else). */
export const csvOf = (applications: readonly Received[]): string =>
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
