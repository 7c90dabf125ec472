import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { LRUCache } from 'lru-cache';

import { elementResources, isElementName } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { rateLimiter, type RateLimit } from '../http/rate-limiter.ts';
import { clientAddress, networkPseudonyms } from '../http/network.ts';
import { isSerialised, mayUse } from '../http/origins.ts';
import { gatewayOrigin, sameOrigin } from '../http/gateway-origin.ts';
import { problem } from '../http/problem.ts';
import { isIdentifier } from '../http/query.ts';
import { accessAdvice } from './access-advice.ts';
import { isDemoPartner } from './demo-partners.ts';
import type { KeyHolder, Partner, PartnerStore } from './store.ts';

export interface AccessOptions {
  /** Proxies of our own in front of the gateway: what they say of the visitor's address is believed. */
  proxies?: number;
  /** How long what is known of a key is believed, in milliseconds: a key that is revoked works no longer than this. */
  keyLife?: number;
  /** Where partners' pages reach the gateway; without it, where it listens. */
  publicUrl?: string | undefined;
  /** Whether there is something to demonstrate: without it, the keys of the demonstration pages open nothing. */
  demonstrates?: () => boolean | Promise<boolean>;
  /** Whom whoever keeps a page asks for a key, or to have a site added to one. */
  keyContact?: string | undefined;
}

/**
 * The origin a browser's request comes from. A page's GET to its own server carries no `Origin`; there the browser says
 * `Sec-Fetch-Site: same-origin`, which no script can write (Fetch Metadata). `undefined`: not a page (a server, a tool, an
 * address typed by hand), to which origins do not apply; `null`: a page that hides where it is.
 */
const originOf = (c: Context<Env>, publicUrl: string | undefined): string | null | undefined => {
  const origin = c.req.header('origin');
  if (origin !== undefined) return isSerialised(origin) ? origin : null;
  const site = c.req.header('sec-fetch-site');
  if (site === 'same-origin') return sameOrigin(c, publicUrl);
  return site === undefined || site === 'none' ? undefined : null;
};

/** What a request says under a name; said twice, it names nothing there is. */
const queryValue = (c: Context<Env>, name: string): string | undefined => c.req.queries(name)?.join(',');

/**
 * Partners by their keys, remembered for a moment: many visitors ask with the same key, and as many with the same mistake
 * in it.
 */
const keyRing = (partners: PartnerStore, keyLife: number, demonstrates: () => boolean | Promise<boolean>) => {
  const holderOf = async (key: string): Promise<KeyHolder | undefined> => {
    const holder = await partners.byKey(key);
    return holder && isDemoPartner(holder) && !(await demonstrates()) ? undefined : holder;
  };
  const known = new LRUCache<string, { holder: KeyHolder | undefined }>({
    max: 10_000,
    ttl: keyLife,
    fetchMethod: async (key) => ({ holder: await holderOf(key) }),
  });
  return async (key: string): Promise<KeyHolder | undefined> => (await known.fetch(key))?.holder;
};

/** Why a partner's key does not open this list for what the request says it is for. */
const elementRefusal = ({ elements }: Partner, element: string | undefined, resource: string): string | undefined => {
  if (!element) return elements.length ? 'This partner key is for some elements only, and the request names none' : undefined;
  const needs: readonly string[] = isElementName(element) ? elementResources[element] : [];
  const isAllowed = elements.length === 0 || elements.includes(element);
  return isAllowed && needs.includes(resource) ? undefined : 'This partner key is not for this element';
};

/** What a script of the partner's page may read beside the answer itself. */
const readable =
  'RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Location, Tus-Resumable, Upload-Offset, Upload-Length, Upload-Expires';

const allowReading = (c: Context<Env>, origin: string): void => {
  c.header('access-control-allow-origin', origin);
  c.header('access-control-expose-headers', readable);
};

/** A script in the page that adds a header of its own to every request makes the browser ask first, too. */
const answerPreflight = (c: Context<Env>, methods: readonly string[]): Response => {
  c.header('access-control-allow-methods', methods.join(', '));
  c.header('access-control-allow-headers', '*, authorization'); // the star does not stand for this one
  c.header('access-control-max-age', '600');
  return c.body(null, 204);
};

/**
 * Lets in the pages of the partner whose public key the request names, as often as the partner's quotas say. Anybody else gets 403, and
 * may read why: whoever keeps the page has to know, and there is nothing else in it. The key is public and travels as `key=`: no
 * preflight, and a cache can hold the answer. It keeps other sites out, not other programs: nothing it opens may need a secret.
 */
export const requirePartner = (
  partners: PartnerStore,
  { proxies = 0, keyLife = 5_000, publicUrl, keyContact, demonstrates = () => true }: AccessOptions = {},
) => {
  const holderOf = keyRing(partners, keyLife, demonstrates);
  const networkOf = networkPseudonyms();
  const limits = rateLimiter();
  const advice = accessAdvice(keyContact);

  const quotasOf = (c: Context<Env>, key: string, { perMinute, perNetwork }: Partner): RateLimit[] => {
    const network = networkOf(clientAddress(c, proxies));
    if (network) c.set('network', network);
    return [
      { name: 'key', id: key, quota: perMinute },
      ...(network ? [{ name: 'network', id: `${key} ${network}`, quota: perNetwork }] : []),
    ];
  };

  /** `methods`: how the resource is asked; what is not asked by GET the browser asks for first. */
  return (resource: string, methods: readonly string[]): MiddlewareHandler<Env> =>
    createMiddleware<Env>(async (c, next) => {
      c.header('vary', 'Origin', { append: true });
      const origin = originOf(c, publicUrl);
      const refuse = (title: string, detail: string): Response => {
        // What is to come is refused too, and a page may read that.
        if (c.req.method === 'OPTIONS' && c.req.header('access-control-request-method')) return answerPreflight(c, methods);
        return problem(c, 403, title, undefined, detail);
      };
      allowReading(c, '*'); // for refusals; whoever is let in is named below
      if (origin === null) return refuse('This site may not use this partner key', advice.hidden); // no key is looked up for it
      const key = queryValue(c, 'key');
      const holder = key && isIdentifier(key) ? await holderOf(key) : undefined;
      if (!key || !holder)
        return refuse(
          'A valid partner key is required: ?key=pk_…',
          key && isIdentifier(key) ? advice.unknown(key) : advice.missing,
        );
      c.set('partner', holder);
      if (origin !== undefined && !mayUse(holder, origin, gatewayOrigin(c, publicUrl)))
        return refuse('This site may not use this partner key', advice.elsewhere(origin, holder.mode));
      c.header('access-control-allow-origin', origin);
      if (!origin) c.header('access-control-expose-headers', undefined);
      if (c.req.method === 'OPTIONS' && origin) return answerPreflight(c, methods);

      const element = queryValue(c, 'for');
      const refusal = elementRefusal(holder, element, resource);
      if (refusal) return problem(c, 403, refusal, undefined, advice.otherElement);
      if (element && isElementName(element)) c.set('element', element);

      const { retryAfter, fields } = limits.take(quotasOf(c, key, holder));
      for (const [name, value] of Object.entries(fields)) c.header(name, value);
      if (retryAfter === undefined) return next();
      c.header('retry-after', `${retryAfter}`);
      return problem(c, 429, 'Too many requests: this partner key has reached its quota');
    });
};
