import { bare } from '../client/bare.ts';
import { isNative } from '../client/is-native.ts';
import { getRequest, pageScope, queryString, type Query } from '../client/page-scope.ts';

export interface Question {
  path: string;
  query: Query;
}

/**
 * Sends the first question of an element while its code is on the way: the same request as the client's, so the same
 * answer. A page that has replaced what sends it gets no early question.
 */
export const askEarly = ({ path, query }: Question, gateway: string, key: string): void => {
  if (!isNative(fetch)) return;
  const { early, waits } = pageScope();
  const url = new URL(`${gateway}${path}?${queryString({ ...query, key })}`, location.href).href;
  // One of two that ask alike, or of a gateway that wants to be left alone.
  if (early.has(url) || Number(waits.get(gateway + key)) > Date.now()) return;
  const answer = fetch(url, bare(getRequest(url)));
  answer.catch(() => {}); // whoever takes the answer hears of it
  early.set(url, answer);
};
