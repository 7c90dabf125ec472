import type { Context } from 'hono';

import type { Env } from '../env.ts';
import { problem } from '../problem.ts';
import type { Actor } from '../stores/audit.ts';
import type { Received } from '../stores/received.ts';

/** Leads to a file of an application, by an address that is signed now: a page may have stood open for days. */
export const toDocument = async (c: Context<Env>, { documents, number }: Received, actor: Actor): Promise<Response> => {
  const id = c.req.param('id') ?? '';
  if (!documents.some((document) => document.id === id && document.state === 'received'))
    return problem(c, 404, 'Nothing is here');
  await c.var.stores.audit.note([number], 'document opened', actor);
  return c.redirect(await c.var.linkOf(id));
};
