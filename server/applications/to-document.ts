import type { Context } from 'hono';

import type { Env } from '../context/env.ts';
import { problem } from '../http/problem.ts';
import type { Received } from './received-store.ts';
import { documentLink } from '../documents/routes.ts';

/** Leads to a file of an application, by an address that is signed now: a page may have stood open for days. `by`: whose page it is. */
export const toDocument = async (c: Context<Env>, { documents }: Received, by: 'person' | 'recruiter'): Promise<Response> => {
  const id = c.req.param('id') ?? '';
  if (!documents.some((document) => document.id === id && document.state === 'received'))
    return problem(c, 404, 'Nothing is here');
  return c.redirect(await documentLink(c.var.secrets, c.var.base, id, { by }));
};
