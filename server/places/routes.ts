import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';

import { PlaceList, PlaceQuery } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { validatedQuery, queryParameters } from '../http/query.ts';
import { elementParameter, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';

/** Communes change once a year, on the first of January. */
const shared = 'public, max-age=86400, stale-while-revalidate=604800';

export const placeRoutes = new Hono<Env>().get(
  '/',
  describeRoute({
    tags: ['Places'],
    summary: 'Find communes and départements',
    description:
      'By what people write: the beginning of a name, « Valence (Drôme) », « Marseille 13ème », a postal code, a département, an INSEE code. Eight at most, best first.',
    responses: {
      200: { description: 'The best matches', content: { 'application/json': { schema: resolver(PlaceList) } } },
      400: invalidParameter,
      403: forbidden,
      429: tooManyRequests,
    },
    parameters: [...queryParameters(PlaceQuery), elementParameter],
  }),
  validatedQuery(PlaceQuery),
  async (c) => {
    const departements = c.var.partner?.departements;
    const list: PlaceList = { items: await c.var.stores.places.suggest(c.req.valid('query').q, departements) };
    c.header('cache-control', shared);
    return c.json(list);
  },
);
