import type { Context } from 'hono';

import { interviewCalendar, currentInterview, type CalendarOptions } from './calendar.ts';
import type { Env } from '../../context/env.ts';
import { problem } from '../../http/problem.ts';
import type { Application } from '../store.ts';

/** The interview that stands, as a file for a calendar. */
export const calendarResponse = (
  c: Context<Env>,
  application: Application,
  options: Pick<CalendarOptions, 'for' | 'page'>,
): Response => {
  const interview = currentInterview(application);
  if (!interview) return problem(c, 404, 'Not found');
  const { content } = interviewCalendar(application, interview, {
    ...options,
    turn: interview.turn,
    stamp: new Date(interview.at),
  });
  return c.body(content, 200, {
    'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'content-disposition': 'attachment; filename="entretien.ics"',
  });
};
