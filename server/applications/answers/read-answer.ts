import * as v from 'valibot';

import { EmployerAnswer, noReasons, type AnswerKind } from './answers.ts';

/** What is wrong with a field of an answer, as it is told to whoever fills it in. */
export interface AnswerIssue {
  field: string;
  message: string;
}

export type ReadAnswer = { answer: EmployerAnswer; issues?: never } | { answer?: never; issues: readonly AnswerIssue[] };

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
  const [, hour, minutes = '00'] = /^(\d{1,2})\s*(?:h|heures?|[:.])?\s*(\d{2})?(?:\s*min)?$/i.exec(typed.trim()) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minutes}`;
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

/** What one field cannot say alone. */
const issuesAmong = (answer: EmployerAnswer, now: number): AnswerIssue[] => {
  if (answer.kind !== 'interview') return [];
  const { place, date, time, where } = answer;
  const when = whenIssue(date, time, now);
  const address = { 'on-site': 'l’adresse de l’entretien', video: 'le lien de la visioconférence', phone: '' }[place];
  return [
    ...(when ? [{ field: 'date', message: when }] : []),
    ...(address && !where ? [{ field: 'where', message: `Indiquez ${address}.` }] : []),
  ];
};

/** The fields of a form as an answer of this kind, or what is wrong with them. `now`: milliseconds since 1970. */
export const readAnswer = (kind: AnswerKind, fields: ReadonlyMap<string, string>, now: number): ReadAnswer => {
  const sent = (name: string): string => fields.get(name) ?? '';
  const reason = sent('reason');
  const names = ['place', 'date', 'time', 'where', 'note', 'contact', 'text'];
  const read = v.safeParse(EmployerAnswer, {
    kind,
    ...Object.fromEntries(names.map((name) => [name, sent(name)])),
    time: readTime(sent('time')),
    reason: Object.hasOwn(noReasons, reason) ? reason : null,
  });
  if (!read.success)
    return {
      issues: [...new Set(read.issues.map((issue) => v.getDotPath(issue) ?? ''))].map((field) => ({
        field,
        message: messages[field] ?? '',
      })),
    };
  const issues = issuesAmong(read.output, now);
  return issues.length ? { issues } : { answer: read.output };
};
