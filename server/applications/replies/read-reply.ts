import * as v from 'valibot';

import { stripInvisible } from '../../../src/contract/index.ts';
import { Reply, rejectionReasons, type ReplyKind } from './reply.ts';
import { interviewStart } from './calendar.ts';

/** What is wrong with a field of an answer, as it is told to whoever fills it in. */
export interface ReplyIssue {
  field: string;
  message: string;
}

export type ReadReply = { reply: Reply; issues?: never } | { reply?: never; issues: readonly ReplyIssue[] };

const messages: Readonly<Record<string, string>> = {
  place: 'Choisissez comment se passe l’entretien.',
  date: 'Indiquez la date de l’entretien, par exemple le 15/01/2027.',
  time: 'Indiquez l’heure de l’entretien, par exemple 9 h 30 ou 14 h.',
  where: 'Cette ligne est trop longue : 300 caractères au maximum.',
  note: 'Ce texte est trop long : 3 000 caractères au maximum.',
  contact: 'Indiquez à qui la personne peut répondre : un courriel ou un numéro, 300 caractères au maximum.',
  text: 'Écrivez votre question, en 3 000 caractères au maximum.',
};

/** « 9 h 30 », « 14h », « 14:30 », « 1430 »: an hour as people write it, as `HH:MM`; anything else stays as it is. */
const readTime = (typed: string): string => {
  const text = stripInvisible(typed);
  const [, hour, minutes = '00'] = /^(\d{1,2})\s*(?:h|heures?|[:.])?\s*(\d{2})?(?:\s*min)?$/i.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minutes}`;
};

/** « 15/1/2027 », « 15.01.2027 », « 15 01 2027 »: a day as it is typed where no calendar opens, as `2027-01-15`; anything else stays as it is. */
const readDate = (typed: string): string => {
  const text = stripInvisible(typed);
  const [, day, month, year] = /^(\d{1,2})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
};

const inParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });

/** A day there is. */
const isDay = (date: string): boolean => {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
};

/** Nobody invites to an interview later than that: who writes such a year has mistyped it. */
const latest = 2 * 366 * 86_400_000;

/** What is wrong with when an interview is to be; nothing: it can be. */
const whenIssue = (date: string, time: string, now: number): string | undefined => {
  if (!isDay(date)) return 'Cette date n’existe pas. Exemple : 15/01/2027.';
  if (date < '1000') return 'Écrivez l’année avec ses quatre chiffres, par exemple : 15/01/2027.';
  if (`${date} ${time}` <= inParis.format(now)) return 'Cette date est passée. Choisissez-en une à venir.';
  return date > inParis.format(now + latest) ? 'Cette date est dans plus de deux ans. Vérifiez l’année.' : undefined;
};

/** In spring, the clock goes from 2 to 3 h: whoever was invited to 2 h 30 would not know when to come. */
const hourIssue = (date: string, time: string): string | undefined =>
  inParis.format(interviewStart({ date, time })) === `${date} ${time}`
    ? undefined
    : 'Cette heure n’existe pas ce jour-là : on passe à l’heure d’été. Choisissez-en une autre.';

/** What one field cannot say alone. */
const issuesAmong = (answer: Reply, now: number): ReplyIssue[] => {
  if (answer.kind !== 'interview') return [];
  const { place, date, time, where } = answer;
  const when = whenIssue(date, time, now);
  const hour = when ? undefined : hourIssue(date, time);
  const address = { 'on-site': 'l’adresse de l’entretien', video: 'le lien de la visioconférence', phone: '' }[place];
  return [
    ...(when ? [{ field: 'date', message: when }] : []),
    ...(hour ? [{ field: 'time', message: hour }] : []),
    ...(address && !where ? [{ field: 'where', message: `Indiquez ${address}.` }] : []),
  ];
};

/** The fields of a form as an answer of this kind, or what is wrong with them. `now`: milliseconds since 1970. */
export const readReply = (kind: ReplyKind, fields: ReadonlyMap<string, string>, now: number): ReadReply => {
  const sent = (name: string): string => fields.get(name) ?? '';
  const reason = sent('reason');
  const names = ['place', 'date', 'time', 'where', 'note', 'contact', 'text'];
  const read = v.safeParse(Reply, {
    kind,
    ...Object.fromEntries(names.map((name) => [name, sent(name)])),
    date: readDate(sent('date')),
    time: readTime(sent('time')),
    reason: Object.hasOwn(rejectionReasons, reason) ? reason : null,
  });
  if (!read.success)
    return {
      issues: [...new Set(read.issues.map((issue) => v.getDotPath(issue) ?? ''))].map((field) => ({
        field,
        message: messages[field] ?? '',
      })),
    };
  const issues = issuesAmong(read.output, now);
  return issues.length ? { issues } : { reply: read.output };
};
