import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';

import { manyLines, oneLine } from '../../mail/text.ts';
import type { CalendarFile } from '../../mail/store.ts';
import type { Received } from '../received-store.ts';
import { interviewPlaces, type EmployerAnswer } from './answers.ts';
import { nameOf, offerOf } from '../wording.ts';

export type Interview = Extract<EmployerAnswer, { kind: 'interview' }>;
/** An interview as it was sent: `turn` is its place among the answers, `confirmedAt` when the person has said to come. */
export type SentInterview = Extract<Received['answers'][number], { kind: 'interview' }>;

const zone = 'Europe/Paris';

/** Minutes that are kept free where nothing says how long it takes. */
const length = 60;

/** The interview that stands: the latest, unless the employer has said no since. A question changes nothing about it. */
export const interviewOf = ({ answers }: Pick<Received, 'answers'>): SentInterview | undefined => {
  const last = answers.findLast(({ kind }) => kind !== 'question');
  return last?.kind === 'interview' ? last : undefined;
};

/** When it begins, in Paris: summer and winter time as the day has it. */
export const beginOf = ({ date, time }: Pick<Interview, 'date' | 'time'>): Date => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new TZDate(year, month - 1, day, hour, minute, zone);
};

const timeZone = (name: string): string | null => {
  const [block] = [tzlib_get_ical_block(name)].flat();
  return block ?? null;
};

export interface CalendarOptions {
  /** The person's own file names the employer, the employer's names the person. */
  for: 'person' | 'recruiter';
  /** Its place among the answers: a calendar takes what is later in place of what it has (RFC 5545, SEQUENCE). */
  turn: number;
  cancelled?: boolean;
  /** Where the person can confirm, and change their mind. */
  page?: string;
  /** When it was said. */
  stamp?: Date;
}

/** An interview as a calendar takes it (RFC 5545). All files of one application name the same event. */
export const interviewFile = (
  application: Received,
  interview: Interview,
  { for: reader, turn, cancelled = false, page, stamp = new Date() }: CalendarOptions,
): CalendarFile => {
  const { recruiter, number } = application;
  const start = beginOf(interview);
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = ical({
    prodId: { company: 'emploi-elements', product: 'passerelle', language: 'FR' },
    method,
    timezone: { name: zone, generator: timeZone },
  });
  const whom = oneLine(reader === 'person' ? recruiter.name : nameOf(application));
  calendar.createEvent({
    id: `${number}@interview.emploi-elements`,
    sequence: turn,
    stamp,
    start,
    end: new TZDate(start.getTime() + length * 60_000, zone),
    timezone: zone,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: `Entretien : ${whom}`,
    description: [
      `${interviewPlaces[interview.place]}. ${oneLine(offerOf(application))}, candidature ${number}.`,
      ...(interview.note ? [manyLines(interview.note)] : []),
      `Pour répondre : ${oneLine(interview.contact)}`,
      ...(page ? [page] : []),
    ].join('\n'),
    ...(interview.where && { location: oneLine(interview.where) }),
    organizer: { name: oneLine(recruiter.name), email: recruiter.email ?? 'inconnu@emploi-elements.invalid' },
  });
  return { method: cancelled ? 'CANCEL' : 'PUBLISH', content: calendar.toString() };
};
