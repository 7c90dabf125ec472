import ky from 'ky';
import type { GenericSchema, InferOutput } from 'valibot';

import type { ElementName } from '../contract/index.ts';
import { bare } from './bare.ts';
import { GatewayError, toGatewayError } from './errors.ts';
import { occupations } from './occupations.ts';
import { offers } from './offers.ts';
import { getRequest, pageScope, queryString, type Query } from './page-scope.ts';
import { places } from './places.ts';
import { obey, remember, type Waits } from './waiting.ts';

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

/** A question to the gateway whose answer is checked against its schema. Fails with `GatewayError` only. */
export interface Http {
  get<S extends GenericSchema>(path: string, schema: S, query: Query, signal?: AbortSignal): Promise<InferOutput<S>>;
}

/** An early answer cannot be stopped on its way; whoever gives up need not wait for it. */
const orAborted = (answer: Promise<Response>, signal: AbortSignal): Promise<Response> =>
  new Promise((resolve, reject) => {
    signal.onabort = () => reject(new DOMException('', 'AbortError'));
    answer.then(resolve, reject);
  });

/** An answer asked for early by the loader; it serves once. */
const takeEarly = (url: string): Promise<Response> | undefined => {
  const { early } = pageScope();
  const answer = early.get(url);
  early.delete(url);
  return answer;
};

/** The gateway's public API, typed. */
export interface Client {
  offers: ReturnType<typeof offers>;
  occupations: ReturnType<typeof occupations>;
  places: ReturnType<typeof places>;
  /** Address of a logo named by an offer. */
  logoUrl: (logo: string) => string;
  /** The same client, whose questions are an element's. */
  forElement: (element: ElementName) => Client;
}

/** All that ask by the page's own network wait together when the gateway says so; one with a network of its own, by itself. */
const connect = (options: ClientOptions, waits: Waits): Client => {
  const { gateway, partnerKey, element, fetch: send } = { fetch, element: undefined, ...options };
  const clients = new Map<ElementName, Client>();
  const at = (path: string): URL => new URL(path, new URL(gateway, globalThis.location?.href));
  const http: Http = {
    async get(path, schema, query, signal) {
      if (!partnerKey || !gateway) throw new GatewayError('refused');
      const asked = gateway + partnerKey;
      obey(waits, asked);
      try {
        const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)); // types do not hold in JavaScript
        const url = at(`${path}?${queryString({ ...given, ...(element && { for: element }), key: partnerKey })}`).href;
        // ky watches over the question: time, repetition, the answer. What goes out is said here alone, so that nothing a
        // page has left in its way to ky can lead it elsewhere or change it.
        const ask = ({ signal: stop, headers }: Request): Promise<Response> => {
          const early = takeEarly(url);
          return early ? orAborted(early, stop) : send(url, bare({ ...getRequest, method: 'GET', headers, signal: stop }));
        };
        return await ky
          .get(url, {
            timeout: 10_000,
            // Only what passes by itself is asked again, and only questions: 429 and its `Retry-After` are for the visitor to see.
            retry: { limit: 2, methods: ['get'], statusCodes: [502, 504], jitter: true },
            signal: signal ?? null,
            fetch: (request) => ask(request instanceof Request ? request : new Request(request)),
          })
          .json(schema);
      } catch (error) {
        throw signal?.aborted ? error : remember(waits, asked, toGatewayError(error));
      }
    },
  };
  return {
    offers: offers(http),
    occupations: occupations(http),
    places: places(http),
    logoUrl: (logo) => at(`logos/${encodeURIComponent(logo)}`).href,
    forElement: (name) => {
      const client = clients.get(name) ?? connect({ ...options, element: name }, waits);
      clients.set(name, client);
      return client;
    },
  };
};

/** Works in browsers and in Node. Without a key or a gateway every call fails as `refused`. */
export const createClient = (options: ClientOptions): Client =>
  connect(options, Object.hasOwn(options, 'fetch') ? new Map<string, number>() : pageScope().waits);
