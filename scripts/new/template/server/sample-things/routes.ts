import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';

import { SampleThingList, SampleThingQuery } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { queryParameters, validatedQuery } from '../http/query.ts';
import { elementParameter, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';
import { sampleThingStore } from './store.ts';

/** How long an answer may be old. */
const shared = 'public, max-age=60, stale-while-revalidate=3600';

export const sampleThingRoutes = new Hono<Env>().get(
  '/',
  describeRoute({
    tags: ['Sample things'],
    summary: 'List the sample things',
    description: 'By title, fifty at most.',
    responses: {
      200: { description: 'The sample things', content: { 'application/json': { schema: resolver(SampleThingList) } } },
      400: invalidParameter,
      403: forbidden,
      429: tooManyRequests,
    },
    parameters: [...queryParameters(SampleThingQuery), elementParameter],
  }),
  validatedQuery(SampleThingQuery),
  async (c) => {
    const list: SampleThingList = { items: await c.var.stores.of(sampleThingStore).list() };
    c.header('cache-control', shared);
    return c.json(list);
  },
);
