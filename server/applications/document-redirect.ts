import type { Context } from 'hono';

import type { Env } from '../context/env.ts';
import { problem } from '../http/problem.ts';
import type { Application } from './store.ts';
import { signDocumentLink } from '../documents/routes.ts';

/** Leads to a file of an application, by an address that is signed now: a page may have stood open for days. `by`: whose page it is. */
export const redirectToDocument = async (
  c: Context<Env>,
  { documents }: Application,
  by: 'applicant' | 'recruiter',
): Promise<Response> => {
  const id = c.req.param('id') ?? '';
  if (!documents.some((document) => document.id === id && document.state === 'received')) return problem(c, 404, 'Not found');
  return c.redirect(await signDocumentLink(c.var.secrets, c.var.base, id, { by }));
};
