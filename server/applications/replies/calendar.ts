import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';

import { multiLine, singleLine } from '../../mail/text.ts';
import type { CalendarFile } from '../../mail/mail.ts';
import type { Application } from '../store.ts';
import { interviewModes, type Reply } from './reply.ts';
import { applicantName, offerName } from '../wording.ts';

export type Interview = Extract<Reply, { kind: 'interview' }>;
/** An interview as it was sent: `turn` is its place among the answers, `confirmedAt` when the person has said to come. */
export type SentInterview = Extract<Application['replies'][number], { kind: 'interview' }>;

const zone = 'Europe/Paris';

/** Minutes that are kept free where nothing says how long it takes. */
const durationMinutes = 60;

/** The interview that stands: the latest, unless the employer has said no since. A question changes nothing about it. */
export const currentInterview = ({ replies }: Pick<Application, 'replies'>): SentInterview | undefined => {
  const last = replies.findLast(({ kind }) => kind !== 'question');
  return last?.kind === 'interview' ? last : undefined;
};

/** When it begins, in Paris: summer and winter time as the day has it. */
export const interviewStart = ({ date, time }: Pick<Interview, 'date' | 'time'>): Date => {
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
  for: 'applicant' | 'recruiter';
  /** Its place among the answers: a calendar takes what is later in place of what it has (RFC 5545, SEQUENCE). */
  turn: number;
  cancelled?: boolean;
  /** Where the person can confirm, and change their mind. */
  page?: string;
  /** When it was said. */
  stamp?: Date;
}

/** An interview as a calendar takes it (RFC 5545). All files of one application name the same event. */
export const interviewCalendar = (
  application: Application,
  interview: Interview,
  { for: reader, turn, cancelled = false, page, stamp = new Date() }: CalendarOptions,
): CalendarFile => {
  const { recruiter, reference } = application;
  const start = interviewStart(interview);
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = ical({
    prodId: { company: 'emploi-elements', product: 'passerelle', language: 'FR' },
    method,
    timezone: { name: zone, generator: timeZone },
  });
  const whom = singleLine(reader === 'applicant' ? recruiter.name : applicantName(application));
  calendar.createEvent({
    id: `${reference}@interview.emploi-elements`,
    sequence: turn,
    stamp,
    start,
    end: new TZDate(start.getTime() + durationMinutes * 60_000, zone),
    timezone: zone,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: `Entretien : ${whom}`,
    description: [
      `${interviewModes[interview.place]}. ${singleLine(offerName(application))}, candidature ${reference}.`,
      ...(interview.note ? [multiLine(interview.note)] : []),
      `Pour répondre : ${singleLine(interview.contact)}`,
      ...(page ? [page] : []),
    ].join('\n'),
    ...(interview.where && { location: singleLine(interview.where) }),
    organizer: { name: singleLine(recruiter.name), email: recruiter.email ?? 'inconnu@emploi-elements.invalid' },
  });
  return { method: cancelled ? 'CANCEL' : 'PUBLISH', content: calendar.toString() };
};
