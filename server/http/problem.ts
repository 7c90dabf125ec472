import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { Issue, Problem } from '../../src/contract/index.ts';
import { isClientDisconnect } from './client-disconnect.ts';
import type { Env } from '../context/env.ts';
import { logFailure } from '../output/log.ts';
import { isStorageFull, storageFullRetryAfter } from '../database/storage-full.ts';
import { SourceRateLimited, SourceUnavailable, InvalidSearch } from '../offers/source.ts';

/** Every error leaves as a problem document (RFC 9457) and is never kept by a cache. */
export const problem = (
  c: Context<Env>,
  status: ContentfulStatusCode,
  title: string,
  issues?: readonly Issue[],
  detail?: string,
): Response => {
  const body: Problem = {
    type: 'about:blank',
    title,
    status,
    requestId: c.var.requestId,
    ...(detail && { detail }),
    ...(issues && { issues: [...issues] }),
  };
  return c.json(body, status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
};

/** 400 with one issue for each field at fault. */
export const invalidRequest = (c: Context<Env>, issues: readonly Issue[]): Response => problem(c, 400, 'Invalid request', issues);

/** Whoever is told to wait (seconds) holds back all other questions too, so nobody is told to for long. */
const maxRetryAfter = 60;

/** A request for the log, by its route: a path may open somebody's page, or be anything that anybody wrote. */
const requestOf = (c: Context<Env>): string => {
  const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*')); // what stands before all routes has a star
  return `${c.var.requestId} ${c.req.method} ${route?.path ?? '*'}`;
};

/** What a source of offers refuses, and what no route expected: the cause goes to the log, under the code that the visitor is shown. */
export const onError = (error: Error, c: Context<Env>): Response => {
  if (error instanceof HTTPException) return problem(c, error.status, error.message);
  if (error instanceof InvalidSearch) return invalidRequest(c, error.issues);
  if (error instanceof SourceRateLimited) {
    c.header('retry-after', `${Math.min(error.retryAfter, maxRetryAfter)}`);
    return problem(c, 503, 'The offer source is rate limited');
  }
  if (error instanceof SourceUnavailable) {
    // Neither 502 nor 504: those are asked again at once, which is no help to a source in trouble.
    logFailure(requestOf(c), error);
    return problem(c, 500, 'The offer source is unavailable');
  }
  if (isClientDisconnect(error, c.req.raw)) return problem(c, 400, 'The request was aborted');
  logFailure(requestOf(c), error);
  if (!isStorageFull(error)) return problem(c, 500, 'Internal server error');
  c.header('retry-after', `${storageFullRetryAfter}`);
  return problem(c, 507, 'Insufficient storage: nothing was stored');
};
