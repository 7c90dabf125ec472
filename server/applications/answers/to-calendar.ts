import type { Context } from 'hono';

import { interviewFile, interviewOf, type CalendarOptions } from './calendar.ts';
import type { Env } from '../../context/env.ts';
import { problem } from '../../http/problem.ts';
import type { Received } from '../received-store.ts';

/** The interview that stands, as a file for a calendar. */
export const toCalendar = (c: Context<Env>, application: Received, options: Pick<CalendarOptions, 'for' | 'page'>): Response => {
  const interview = interviewOf(application);
  if (!interview) return problem(c, 404, 'Nothing is here');
  const { content } = interviewFile(application, interview, { ...options, turn: interview.turn, stamp: new Date(interview.at) });
  return c.body(content, 200, {
    'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'content-disposition': 'attachment; filename="entretien.ics"',
  });
};
