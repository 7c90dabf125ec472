import { createClient, type Client } from '../../src/client/client.ts';

/** The gateway that serves the stories, and the key of the partner whose page they stand for. */
export const gateway = '/v1/';
export const partnerKey = 'pk_test_council';

const clientOf = (answer: () => Promise<Response>): Client => createClient({ gateway, partnerKey, fetch: answer });

const problem =
  (status: number, title: string, requestId: string, headers: Readonly<Record<string, string>> = {}) =>
  (): Promise<Response> =>
    Promise.resolve(
      Response.json(
        { type: 'about:blank', title, status, requestId },
        { status, headers: { 'content-type': 'application/problem+json', ...headers } },
      ),
    );

/** Nothing answers: no connection. */
export const offline = (): Client => clientOf(() => Promise.reject(new TypeError('Failed to fetch')));

/** The gateway fails. */
export const broken = (): Client => clientOf(problem(500, 'Internal Server Error', '7f3a-21c8'));

/** The gateway does not know the key, or not for this site. */
export const refusing = (): Client => clientOf(problem(403, 'Forbidden', '7f3a-21c9'));

/** The quota is used up, and the gateway says for how long. */
export const busy = (): Client => clientOf(problem(429, 'Too Many Requests', '7f3a-21ca', { 'retry-after': '45' }));

/** The answer is always still on its way; behind `fetch` the client would give up after ten seconds. */
export const waiting = (): Client => {
  const client = clientOf(() => new Promise(() => {}));
  const silent: Client = {
    ...client,
    http: { ...client.http, get: () => new Promise(() => {}) },
    forElement: () => silent,
  };
  return silent;
};
