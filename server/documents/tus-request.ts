import { TUS_RESUMABLE } from '@tus/server';
import type { Context } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';

import { documentLimits } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { problem } from '../http/problem.ts';
import type { NewDocument } from './store.ts';

/** What the protocol says in a request; nothing else is handed on. */
const protocolHeaders = [
  'tus-resumable',
  'upload-length',
  'upload-defer-length',
  'upload-offset',
  'upload-metadata',
  'upload-concat',
  'content-type',
  'content-length',
];

const isOfProtocol = (name: string): boolean => /^(?:tus-|upload-)|^location$|^connection$/.test(name);

/** Errors of the protocol, and what they are called where the library does not say it in a sentence. */
const tusErrors: ReadonlyMap<number, readonly [status: ContentfulStatusCode, title?: string]> = new Map([
  [400, [400]],
  [403, [403]],
  [404, [404, 'Upload not found']],
  [409, [409, 'Upload-Offset does not match: ask for the current offset']],
  [410, [410, 'The upload has expired']],
  [413, [413, `A document has ${documentLimits.size} bytes at most, and none that were not announced`]],
  [422, [422]],
  [503, [503]],
  [507, [507, 'Insufficient storage']],
  [501, [501, 'This extension of the protocol is not supported']],
] as const);

/** Seconds after which there may be room again: documents go as their applications are sent, or after a day without one. */
const storageRetryAfter = 60;

const successes: ReadonlyMap<number, StatusCode> = new Map([
  [201, 201],
  [204, 204],
] as const);

/** Hands a request on to the protocol, and its errors back as problem documents. */
export const handleTus = async (c: Context<Env>, document?: NewDocument, method = c.req.method): Promise<Response> => {
  if (c.req.method !== 'OPTIONS' && c.req.header('tus-resumable') !== TUS_RESUMABLE) {
    c.header('tus-version', TUS_RESUMABLE);
    return problem(c, 412, `Tus-Resumable must be ${TUS_RESUMABLE}`);
  }
  const address = new URL(c.req.url);
  address.search = new URLSearchParams(
    ['key', 'for'].flatMap((name) => (c.req.queries(name) ?? []).map((value): [string, string] => [name, value])),
  ).toString();
  const headers = new Headers();
  for (const name of protocolHeaders) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  // By another method, HEAD may come with a body, and a request of its own may not.
  const request = { method, headers, body: method === 'HEAD' ? null : c.req.raw.body, duplex: 'half' };
  const answer = await c.var.files.upload(new Request(address, request), document);
  for (const [name, value] of answer.headers) if (isOfProtocol(name)) c.header(name, value);
  c.header('cache-control', 'no-store');
  if (answer.ok) return c.body(null, successes.get(answer.status) ?? 200);
  const reason = (await answer.text()).trim();
  const [status, title] = tusErrors.get(answer.status) ?? [500, 'Internal server error'];
  if (status === 503 || status === 507) c.header('retry-after', `${storageRetryAfter}`);
  return problem(c, status, title ?? reason);
};
