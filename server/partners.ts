import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

import type { Env } from './env.ts';
import { problem } from './problem.ts';
import { isIdentifier } from './query.ts';
import type { Partner } from './stores/partners.ts';

/**
 * The origin a browser's request comes from. A page's GET to its own server carries no `Origin`; there the browser says
 * `Sec-Fetch-Site: same-origin`, which no script can write (Fetch Metadata). `undefined`: not a page (a server, a tool, an
 * address typed by hand), to which origins do not apply; `null`: a page that hides where it is.
 */
const originOf = (c: Context): string | null | undefined => {
  const origin = c.req.header('origin');
  if (origin !== undefined) return origin === 'null' ? null : origin;
  const site = c.req.header('sec-fetch-site');
  if (site === 'same-origin') return new URL(c.req.url).origin;
  return site === undefined || site === 'none' ? undefined : null;
};

const mayUse = ({ origins }: Partner, origin: string | null | undefined, own: string): boolean =>
  origin === undefined || origins.some((allowed) => origin === (allowed === 'self' ? own : allowed));

/**
 * Lets in the pages of the partner whose public key the request names. Anybody else gets 403 and no CORS header, so that
 * the browser shows the answer to nobody. The key is public and travels as `key=`: no preflight, and a cache can hold the
 * answer. It keeps other sites out, not other programs: nothing it opens may need a secret.
 */
export const partnersOnly = createMiddleware<Env>(async (c, next) => {
  c.header('vary', 'Origin', { append: true });
  const [key, ...others] = c.req.queries('key') ?? [];
  const partner = key && isIdentifier(key) && others.length === 0 ? await c.var.stores.partners.byKey(key) : undefined;
  const origin = originOf(c);
  if (!partner || !mayUse(partner, origin, new URL(c.req.url).origin))
    return problem(c, 403, partner ? 'This site may not use this partner key' : 'A valid partner key is needed: ?key=pk_…');
  if (origin) c.header('access-control-allow-origin', origin);
  return next();
});
