import type { Received } from '../stores/received.ts';
import { answerText, nameOf, offerOf } from './wording.ts';

/** Begins a formula in a spreadsheet (OWASP, “CSV injection”). */
const isFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text);

const cell = (text: string): string => `"${(isFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const columns: readonly (readonly [heading: string, value: (application: Received) => string])[] = [
  ['Numéro', ({ number }) => number],
  ['Reçue le', ({ createdAt }) => createdAt],
  ['À effacer le', ({ keptUntil }) => keptUntil],
  ['Essai', ({ isTest }) => (isTest ? 'oui' : 'non')],
  ['Offre', offerOf],
  ['Nom', nameOf],
  ['Courriel', ({ email }) => email],
  ['Téléphone', ({ phone }) => phone ?? ''],
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
  `\ufeff${[
    columns.map(([heading]) => cell(heading)),
    ...applications.map((application) => columns.map(([, value]) => cell(value(application)))),
  ]
    .map((cells) => `${cells.join(';')}\r\n`)
    .join('')}`;
