import type { Context } from 'hono';

import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import type { Received } from '../stores/received.ts';
import { documentLink } from './documents.ts';

/** Leads to a file of an application, by an address that is signed now: a page may have stood open for days. `by`: whose page it is. */
export const toDocument = async (c: Context<Env>, { documents }: Received, by: 'person' | 'recruiter'): Promise<Response> => {
  const id = c.req.param('id') ?? '';
  if (!documents.some((document) => document.id === id && document.state === 'received'))
    return problem(c, 404, 'Nothing is here');
  return c.redirect(await documentLink(c.var.secrets, c.var.base, id, { by }));
};
