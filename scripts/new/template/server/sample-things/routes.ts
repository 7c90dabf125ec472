import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';

import { SampleThingList, SampleThingQuery } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { query, queryParameters } from '../http/query.ts';
import { forElement, notThisSite, refusal, tooMany } from '../http/responses.ts';

/** How long an answer may be old. */
const shared = 'public, max-age=60, stale-while-revalidate=3600';

export const sampleThings = new Hono<Env>().get(
  '/',
  describeRoute({
    tags: ['Sample things'],
    summary: 'List the sample things',
    description: 'By title, fifty at most.',
    responses: {
      200: { description: 'The sample things', content: { 'application/json': { schema: resolver(SampleThingList) } } },
      400: refusal,
      403: notThisSite,
      429: tooMany,
    },
    parameters: [...queryParameters(SampleThingQuery), forElement],
  }),
  query(SampleThingQuery),
  async (c) => {
    const list: SampleThingList = { items: await c.var.stores.sampleThings.list() };
    c.header('cache-control', shared);
    return c.json(list);
  },
);
