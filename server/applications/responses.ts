import type { Context } from 'hono';

import type { Env } from '../context/env.ts';
import { invalid, problem } from '../http/problem.ts';
import type { Submitted } from './store.ts';

export const notHere = (c: Context<Env>): Response => problem(c, 404, 'No applications are taken here for this offer');
export const closed = (c: Context<Env>): Response => problem(c, 410, 'This offer takes no more applications');

/** Until when somebody who meets the same being stored waits, in seconds. */
const inFlightWait = '1';

/** What became of what was sent, as it is told. */
export const answer = (c: Context<Env>, submitted: Submitted): Response => {
  switch (submitted.outcome) {
    case 'stored':
    case 'known':
      return c.json(submitted.receipt, submitted.outcome === 'stored' ? 201 : 200, { 'cache-control': 'no-store' });
    case 'in-flight':
      c.header('retry-after', inFlightWait);
      return problem(c, 409, 'The same application is being stored');
    case 'other':
      return problem(c, 422, 'This Idempotency-Key came with something else before');
    case 'spent':
      return problem(c, 401, 'This action token has served: open the next session');
    case 'closed':
      return closed(c);
    case 'busy':
      return problem(c, 409, 'This recruiter takes no more applications today', [
        { path: 'recruiter', message: 'takes no more today' },
      ]);
    case 'full':
      return problem(c, 409, 'This person has sent as many applications as may be', [
        { path: 'person', message: 'has sent as many as may be' },
      ]);
    case 'documents':
      return invalid(c, [{ path: 'documents', message: 'name one that is not there, not received, or another’s' }]);
  }
};
