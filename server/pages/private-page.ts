import type { Context, MiddlewareHandler } from 'hono';

import type { Env } from '../context/env.ts';
import { renderErrorPage } from './error-page.ts';

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const setPrivateHeaders = (c: Context<Env>): void => {
  c.header('content-security-policy', policy);
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer'); // the address is the key
  c.header('x-content-type-options', 'nosniff');
  c.header('x-robots-tag', 'noindex');
};

/** Pages of the gateway's own on which people decide something: nothing runs there, nobody frames them, no cache keeps them. */
export const privatePage: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  setPrivateHeaders(c);
};

/**
 * Shows people a page where a program gets a problem document: a browser that opens a page says that it takes HTML, a script
 * and a program do not. The API itself answers everybody the same.
 */
export const htmlErrors: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (c.req.path.startsWith('/v1/') || c.res.headers.get('content-type') !== 'application/problem+json') return;
  c.header('vary', 'Accept', { append: true });
  if (!/\btext\/html\b/.test(c.req.header('accept') ?? '')) return;
  const { status } = c.res;
  c.res = new Response(String(await renderErrorPage(status, c.var.requestId)), {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
  });
  c.header('content-security-policy', policy);
};
