import type { Document, DocumentKind } from '../../src/contract/index.ts';
import type { Answered } from '../stores/applications.ts';
import type { Received } from '../stores/received.ts';

const inParis = { timeZone: 'Europe/Paris' } as const;
const days = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'long' });
const moments = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'long', timeStyle: 'short' });
const weekdays = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** « 25 novembre 2026 » */
export const dayOf = (timestamp: string): string => days.format(new Date(timestamp));
/** « 25 novembre 2026 à 14:02 » */
export const momentOf = (timestamp: string): string => moments.format(new Date(timestamp));
/** « mercredi 25 novembre 2026 », of a date without a time. */
export const weekdayOf = (date: string): string => weekdays.format(new Date(date));

const inUnit = (unit: 'kilobyte' | 'megabyte') =>
  new Intl.NumberFormat('fr-FR', { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 });
const [kilobytes, megabytes] = [inUnit('kilobyte'), inUnit('megabyte')];

/** « 120 ko », « 1,2 Mo » */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? kilobytes.format(Math.ceil(bytes / 1_000)) : megabytes.format(bytes / 1_000_000);

const kinds: Readonly<Record<DocumentKind, string>> = { pdf: 'PDF', docx: 'Word', odt: 'OpenDocument', jpeg: 'JPEG', png: 'PNG' };

/** « PDF, 120 ko, 2 pages » */
export const documentFacts = ({ kind, size, pages }: Document): string =>
  [kind && kinds[kind], sizeOf(size), pages && `${pages} page${pages > 1 ? 's' : ''}`].filter(Boolean).join(', ');

/** « Claire Fontaine »; of an application that was taken back, its number. */
export const nameOf = ({ firstName, lastName, number }: Pick<Received, 'firstName' | 'lastName' | 'number'>): string =>
  `${firstName} ${lastName}`.trim() || `Candidature ${number}`;

/** « Boulanger (offre 123ABC) » */
export const offerOf = ({ offer, offerTitle }: Pick<Received, 'offer' | 'offerTitle'>): string =>
  offer === null ? 'Candidature spontanée' : `${offerTitle ?? 'Offre'} (offre ${offer})`;

/** What was answered to a question of the employer's, in words; a file is among the documents of the application, if one was sent. */
export const answerText = ({ question, values }: Answered, documents: readonly Document[]): string => {
  const [value = ''] = values;
  if (question.kind === 'file')
    return documents.some(({ purpose }) => purpose === question.id) ? 'Voir les documents' : 'Sans réponse';
  if (value === '') return 'Sans réponse';
  return question.kind === 'date' ? weekdayOf(value) : values.join(', ');
};
