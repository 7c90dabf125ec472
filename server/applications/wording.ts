import { TZDate } from '@date-fns/tz';

import type { Document, DocumentKind, DocumentWarning } from '../../src/contract/index.ts';
import { curlyApostrophes } from '../language/apostrophes.ts';
import { singleLine } from '../mail/text.ts';
import type { QuestionAnswer } from './submission.ts';
import type { Application } from './store.ts';

const inParis = { timeZone: 'Europe/Paris' } as const;
const days = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'long' });
const hours = new Intl.DateTimeFormat('fr-FR', { ...inParis, timeStyle: 'short' });
const weekdays = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** French says the first day of a month as an ordinal, « 1er février 2026 », which `Intl` does not know. */
const withOrdinal = (day: string): string => day.replace(/(?<!\d)1(?=\s)/, '1er');

/** « 25 novembre 2026 », « 1er février 2026 » */
export const longDate = (timestamp: string): string => withOrdinal(days.format(new Date(timestamp)));
/** `09:30` → « 9 h 30 » */
export const hourText = (time: string): string => time.replace(/^0?(\d+):/, '$1\u00a0h\u00a0');
/** « 25 novembre 2026 à 14 h 02 » */
export const longDateTime = (timestamp: string): string =>
  `${longDate(timestamp)} à ${hourText(hours.format(new Date(timestamp)))}`;
/** « mercredi 25 novembre 2026 », of a date without a time. */
export const weekdayDate = (date: string): string => withOrdinal(weekdays.format(new Date(date)));

const daysInFigures = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'short' });
const momentsInFigures = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'short', timeStyle: 'short' });

/** « 25/11/2026 », as a French spreadsheet reads a day. */
export const numericDay = (timestamp: string): string => daysInFigures.format(new Date(timestamp));
/** « 25/11/2026 14:02 » */
export const numericDateTime = (timestamp: string): string => momentsInFigures.format(new Date(timestamp));
/** « 2026-11-25T14:02:05.000+01:00 »: Paris and its distance from UTC, for programs. */
export const isoWithOffset = (timestamp: string): string => new TZDate(timestamp, 'Europe/Paris').toISOString();

const inUnit = (unit: 'kilobyte' | 'megabyte') =>
  new Intl.NumberFormat('fr-FR', { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 });
const [kilobytes, megabytes] = [inUnit('kilobyte'), inUnit('megabyte')];

/** « 120 ko », « 1,2 Mo » */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? kilobytes.format(Math.ceil(bytes / 1_000)) : megabytes.format(bytes / 1_000_000);

const kinds: Readonly<Record<DocumentKind, string>> = { pdf: 'PDF', docx: 'Word', odt: 'OpenDocument', jpeg: 'JPEG', png: 'PNG' };

/** « PDF, 120 ko, 2 pages » */
export const documentSummary = ({ kind, size, pages }: Document): string =>
  [kind && kinds[kind], sizeText(size), pages && `${pages} page${pages > 1 ? 's' : ''}`].filter(Boolean).join(', ');

const warnings: Readonly<Record<DocumentWarning, string>> = {
  unexamined: 'il n’a pas pu être examiné en entier',
  scripts: 'il contient de petits programmes (des scripts)',
  actions: 'il peut lancer un programme, ouvrir un autre fichier ou envoyer des données',
  attachments: 'il contient d’autres fichiers',
  objects: 'il contient des objets d’autres logiciels',
  external: 'il va chercher du contenu ailleurs quand on l’ouvre',
};

/** « Attention : il contient d’autres fichiers. », for whoever opens it; nothing where there is nothing to say. */
export const documentWarning = (document: Pick<Document, 'warnings'>): string =>
  document.warnings.length ? `Attention : ${document.warnings.map((warning) => warnings[warning]).join(' ; ')}.` : '';

/** « Claire Fontaine »; of an application that was taken back, its number. */
export const applicantName = ({
  firstName,
  lastName,
  reference,
}: Pick<Application, 'firstName' | 'lastName' | 'reference'>): string =>
  singleLine(`${firstName} ${lastName}`) || `Candidature ${reference}`;

/** « Vendeur d’articles de sport (offre 123ABC) » */
export const offerName = ({ offer, offerTitle }: Pick<Application, 'offer' | 'offerTitle'>): string =>
  offer === null ? 'Candidature spontanée' : `${curlyApostrophes(offerTitle ?? 'Offre')} (offre ${offer})`;

/** What was answered to a question of the employer's, in words; a file is among the documents of the application, if one was sent. */
export const questionAnswerText = ({ question, values }: QuestionAnswer, documents: readonly Document[]): string => {
  const [value = ''] = values;
  if (question.kind === 'file')
    return documents.some(({ purpose }) => purpose === question.id) ? 'Voir les documents' : 'Sans réponse';
  if (value === '') return 'Sans réponse';
  return question.kind === 'date' ? weekdayDate(value) : values.join(', ');
};
