import { createClient, type Client } from '../../src/client/client.ts';

/** The gateway that serves the stories, and the key of the partner whose page they stand for. */
export const gateway = '/v1/';
export const partnerKey = 'pk_test_council';

const clientOf = (answer: () => Promise<Response>): Client => createClient({ gateway, partnerKey, fetch: answer });

const problem = (status: number, title: string, requestId: string) => (): Promise<Response> =>
  Promise.resolve(
    Response.json(
      { type: 'about:blank', title, status, requestId },
      { status, headers: { 'content-type': 'application/problem+json' } },
    ),
  );

/** Nothing answers: no connection. */
export const offline = (): Client => clientOf(() => Promise.reject(new TypeError('Failed to fetch')));

/** The gateway fails. */
export const broken = (): Client => clientOf(problem(500, 'Internal Server Error', '7f3a-21c8'));

/** The gateway does not know the key, or not for this site. */
export const refusing = (): Client => clientOf(problem(403, 'Forbidden', '7f3a-21c9'));

/** The answer is always still on its way; behind `fetch` the client would give up after ten seconds. */
export const waiting = (): Client => {
  const client = clientOf(() => new Promise(() => {}));
  return { ...client, offers: { ...client.offers, search: () => new Promise(() => {}) } };
};
