import type { GenericSchema, InferOutput } from 'valibot';

import type { ElementName } from '../contract/index.ts';
import { nullPrototype } from './null-prototype.ts';
import { GatewayError, toGatewayError } from './errors.ts';
import type { Http, SchemaSource } from './http.ts';
import { getRequestInit, pageScope, queryString, type Query } from './page-scope.ts';
import { request } from './request.ts';
import { honourRetryAfter, rememberRetryAfter, type RetryAt } from './retry-after.ts';

export interface ClientOptions {
  /** Base URL of the gateway, version and final slash included: `https://gateway.example/v1/`. */
  gateway: string;
  /** Public key of the partner site: `pk_live_…`. */
  partnerKey: string;
  /** Stands in for the browser's `fetch`, for tests and servers. */
  fetch?: typeof fetch;
  /** The element that asks, by the name a key may be limited to. Elements say it themselves. */
  element?: ElementName | undefined;
}

/** Types do not hold in JavaScript: `undefined` parameters are left out. */
const omitUndefined = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

/** A prefetched response cannot be aborted; whoever gives up need not wait for it. */
const orAborted = (answer: Promise<Response>, signal: AbortSignal): Promise<Response> =>
  new Promise((resolve, reject) => {
    signal.onabort = () => reject(new DOMException('', 'AbortError'));
    answer.then(resolve, reject);
  });

/** A response prefetched by the loader; it serves once. */
const takePrefetched = (url: string): Promise<Response> | undefined => {
  const { prefetched } = pageScope();
  const answer = prefetched.get(url);
  prefetched.delete(url);
  return answer;
};

/**
 * The way to a gateway, with a partner's key. What the API can be asked is beside it, by resource: `offersOf(client).search(…)`; so
 * a page carries the resources it asks, and no other.
 */
export interface Client {
  /** Requests whose answers are checked. */
  http: Http;
  /** Address of a logo named by an offer. */
  logoUrl: (logo: string) => string;
  /** The same client, whose requests name an element's. */
  forElement: (element: ElementName) => Client;
}

/** All that ask by the page's own network wait together when the gateway says so; one with a network of its own, by itself. */
const connect = (options: ClientOptions, retryAt: RetryAt): Client => {
  const { gateway, partnerKey, element, fetch: send } = { fetch, element: undefined, ...options };
  const clients = new Map<ElementName, Client>();
  const at = (path: string): URL => new URL(path, new URL(gateway, globalThis.location?.href));
  /** URLs whose response was not understood: the browser may have cached it. */
  const uncacheable = new Set<string>();
  const address = (path: string, query: Query = {}): string =>
    at(`${path}?${queryString({ ...omitUndefined(query), ...(element && { for: element }), key: partnerKey })}`).href;
  const ask = async <S extends GenericSchema>(
    path: string,
    schema: SchemaSource<S>,
    query: Query,
    signal: AbortSignal | undefined,
    token?: string,
    posted?: RequestInit,
  ): Promise<InferOutput<S>> => {
    if (!partnerKey || !gateway) throw new GatewayError('refused');
    const asked = gateway + partnerKey;
    honourRetryAfter(retryAt, asked);
    let url = '';
    try {
      url = address(path, query);
      // What goes out is said here alone, so that nothing a page has left in its way can lead it elsewhere or change it.
      const go = (stop: AbortSignal): Promise<Response> => {
        const early = posted ? undefined : takePrefetched(url);
        return early
          ? orAborted(early, stop)
          : send(
              url,
              nullPrototype<RequestInit>({
                ...getRequestInit(url),
                method: 'GET',
                cache: uncacheable.delete(url) ? 'reload' : 'default',
                headers: nullPrototype({ accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) }),
                ...posted,
                signal: stop,
              }),
            );
      };
      return await request(schema, { url, send: go, retries: posted ? 0 : 2, signal });
    } catch (error) {
      if (signal?.aborted) throw error;
      const failure = rememberRetryAfter(retryAt, asked, toGatewayError(error));
      if (failure.kind === 'broken') uncacheable.add(url);
      throw failure;
    }
  };
  const http: Http = {
    get: ask,
    address,
    send: (input, init) => send(input, init), // a browser minds whose method it is
    // As a form: no page's `toJSON` has a part in it.
    post: (path, schema, fields, key, signal, token) =>
      ask(path, schema, {}, signal, token, {
        method: 'POST',
        headers: nullPrototype({
          'content-type': 'application/x-www-form-urlencoded',
          'idempotency-key': key,
          ...(token && { authorization: `Bearer ${token}` }),
        }),
        body: queryString(omitUndefined(fields)),
      }),
  };
  return {
    http,
    logoUrl: (logo) => at(`logos/${encodeURIComponent(logo)}`).href,
    forElement: (name) => {
      const client = clients.get(name) ?? connect({ ...options, element: name }, retryAt);
      clients.set(name, client);
      return client;
    },
  };
};

/** A key has no blank in it, no quotation mark and nothing invisible, whatever has been pasted with it. */
const parseKey = (text: string): string => text.replace(/[^\w-]/g, '');

/** The address of a gateway as people write it too, `https://gateway.example`. */
const parseGateway = (text: string): string => {
  const address = text.replace(/[\s\p{DI}"«»“”]/gu, '').replace(/^(?=[\w-]+\.)/, 'https://');
  return address && `${address.replace(/(?:\/v1)?\/*$/, '')}/v1/`;
};

/** Works in browsers and in Node. Without a key or a gateway every call fails as `refused`. */
export const createClient = (options: ClientOptions): Client =>
  connect(
    { ...options, gateway: parseGateway(options.gateway), partnerKey: parseKey(options.partnerKey) },
    Object.hasOwn(options, 'fetch') ? new Map<string, number>() : pageScope().retryAt,
  );
