import ky from 'ky';
import type { GenericSchema, InferOutput } from 'valibot';

import { GatewayError, toGatewayError } from './errors.ts';
import { offers } from './offers.ts';
import { getRequest, pageScope, queryString, type Query } from './page-scope.ts';
import { places } from './places.ts';

export interface ClientOptions {
  /** Base URL of the gateway, version and final slash included: `https://gateway.example/v1/`. */
  gateway: string;
  /** Public key of the partner site: `pk_live_…`. */
  partnerKey: string;
  /** Stands in for the browser's `fetch`, for tests and servers. */
  fetch?: typeof fetch;
}

/** A question to the gateway whose answer is checked against its schema. Fails with `GatewayError` only. */
export interface Http {
  get<S extends GenericSchema>(path: string, schema: S, query: Query, signal?: AbortSignal): Promise<InferOutput<S>>;
}

/** An early answer cannot be stopped on its way; whoever gives up need not wait for it. */
const orAborted = (answer: Promise<Response>, request: RequestInfo | URL): Promise<Response> =>
  new Promise((resolve, reject) => {
    if (request instanceof Request) request.signal.onabort = () => reject(new DOMException('', 'AbortError'));
    answer.then(resolve, reject);
  });

/** Answers asked for early by the loader come first; each serves once. */
const earlyOrNow = (send: typeof fetch): typeof fetch => {
  return (input, init) => {
    const { early } = pageScope();
    const url = input instanceof Request ? input.url : `${input}`;
    const answer = early.get(url);
    early.delete(url);
    return answer ? orAborted(answer, input) : send(input, init);
  };
};

/** The gateway's public API, typed. Works in browsers and in Node. Without a key or a gateway every call fails as `refused`. */
export const createClient = ({ gateway, partnerKey, fetch = globalThis.fetch }: ClientOptions) => {
  const requests = ky.create({
    ...getRequest,
    baseUrl: gateway,
    timeout: 10_000,
    // Only what passes by itself is asked again, and only questions: 429 and its `Retry-After` are for the visitor to see.
    retry: { limit: 2, methods: ['get'], statusCodes: [502, 504], jitter: true },
    fetch: earlyOrNow(fetch.bind(globalThis)),
  });
  const http: Http = {
    async get(path, schema, query, signal) {
      if (!partnerKey || !gateway) throw new GatewayError('refused');
      try {
        const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)); // types do not hold in JavaScript
        return await requests
          .get(`${path}?${queryString({ ...given, key: partnerKey })}`, { signal: signal ?? null })
          .json(schema);
      } catch (error) {
        throw signal?.aborted ? error : toGatewayError(error);
      }
    },
  };
  return {
    offers: offers(http),
    places: places(http),
    /** Address of a logo named by an offer. */
    logoUrl: (logo: string) => new URL(`logos/${encodeURIComponent(logo)}`, new URL(gateway, globalThis.document?.baseURI)).href,
  };
};

export type Client = ReturnType<typeof createClient>;
