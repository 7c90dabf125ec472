import type { MiddlewareHandler } from 'hono';

/** Pages of the gateway's own on which people decide something: nothing runs there, nobody frames them, no cache keeps them. */
export const ownPage: MiddlewareHandler = async (c, next) => {
  await next();
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer'); // the address is the key
  c.header('x-content-type-options', 'nosniff');
  c.header('x-robots-tag', 'noindex');
};
