import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';

import { OccupationList, OccupationQuery } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { validatedQuery, queryParameters } from '../http/query.ts';
import { elementParameter, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';

/** The national list changes a few times a year. */
const shared = 'public, max-age=3600, stale-while-revalidate=604800';

export const occupationRoutes = new Hono<Env>().get(
  '/',
  describeRoute({
    tags: ['Occupations'],
    summary: 'Find occupations and job titles',
    description: 'By the beginning of their words, mistakes forgiven. Eight at most, best first.',
    responses: {
      200: { description: 'The best matches', content: { 'application/json': { schema: resolver(OccupationList) } } },
      400: invalidParameter,
      403: forbidden,
      429: tooManyRequests,
    },
    parameters: [...queryParameters(OccupationQuery), elementParameter],
  }),
  validatedQuery(OccupationQuery),
  async (c) => {
    const list: OccupationList = { items: await c.var.stores.occupations.suggest(c.req.valid('query').q) };
    c.header('cache-control', shared);
    return c.json(list);
  },
);
