import { nullPrototype } from '../client/null-prototype.ts';
import { isNative } from '../client/is-native.ts';
import { getRequestInit, pageScope, queryString, type Query } from '../client/page-scope.ts';

export interface PrefetchQuery {
  path: string;
  query: Query;
}

/**
 * Sends the first query of an element while its code is loading: the same request as the client's, so the same
 * response. A page that has replaced `fetch` gets no prefetch.
 */
export const prefetch = ({ path, query }: PrefetchQuery, gateway: string, key: string): void => {
  if (!isNative(fetch)) return;
  const { prefetched, retryAt } = pageScope();
  const url = new URL(`${gateway}${path}?${queryString({ ...query, key })}`, location.href).href;
  // Already requested by a twin, or the gateway has asked to wait.
  if (prefetched.has(url) || Number(retryAt.get(gateway + key)) > Date.now()) return;
  const answer = fetch(url, nullPrototype(getRequestInit(url)));
  answer.catch(() => {}); // the client that takes it reports the failure
  prefetched.set(url, answer);
};
