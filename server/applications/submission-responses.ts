import type { Context } from 'hono';

import type { Env } from '../context/env.ts';
import { inFlightProblem, keyReusedProblem } from '../http/idempotent.ts';
import { invalidRequest, problem } from '../http/problem.ts';
import type { SubmissionOutcome } from './submission.ts';

export const notAccepting = (c: Context<Env>): Response => problem(c, 404, 'This offer does not accept applications here');
export const offerClosed = (c: Context<Env>): Response => problem(c, 410, 'This offer no longer accepts applications');

/** What became of what was sent, as it is told. */
export const submissionResponse = (c: Context<Env>, submitted: SubmissionOutcome): Response => {
  switch (submitted.outcome) {
    case 'stored':
    case 'known':
      return c.json(submitted.receipt, submitted.outcome === 'stored' ? 201 : 200, { 'cache-control': 'no-store' });
    case 'in-flight':
      return inFlightProblem(c);
    case 'other':
      return keyReusedProblem(c);
    case 'used':
      return problem(c, 401, 'This action token was already used: renew the session');
    case 'closed':
      return offerClosed(c);
    case 'busy':
      return problem(c, 409, 'This recruiter has reached its daily limit', [
        { path: 'recruiter', message: 'has reached its daily limit' },
      ]);
    case 'full':
      return problem(c, 409, 'This applicant has reached the application limit', [
        { path: 'applicant', message: 'has reached its limit' },
      ]);
    case 'documents':
      return invalidRequest(c, [{ path: 'documents', message: 'contain one that is missing, not received or not yours' }]);
  }
};
