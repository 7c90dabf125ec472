import { Hono, type Context } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import * as v from 'valibot';

import { defaultRadius, Offer, OfferList, OfferPage, OfferQuery, Problem } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { toOfferSearch } from './to-offer-search.ts';
import { invalidRequest, problem } from '../http/problem.ts';
import { elementParameter, sourceUnavailable, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';
import { isIdentifier, validatedQuery, queryParameters } from '../http/query.ts';

const gone = {
  description: 'No such offer, or withdrawn',
  content: { 'application/problem+json': { schema: resolver(Problem) } },
};

/** The offer an address names, if the partner shows it. */
const named = async (c: Context<Env>): Promise<Offer | undefined> => {
  const id = c.req.param('id') ?? '';
  return isIdentifier(id) ? c.var.offers.get(id, c.var.partner) : undefined;
};

const noSuchOffer = (c: Context<Env>): Response => problem(c, 404, 'Offer not found');

/** A whole offer is asked for by its address alone. */
const nothing = v.strictObject({});

const tags = ['Offers'];

/** A minute fresh, ten more while a newer answer is fetched, a day when none can be had. */
const shared = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';
/** Of an answer that only stands in for a newer one. */
const soonOver = 'public, max-age=10';

export const offerRoutes = new Hono<Env>()
  .get(
    '/',
    describeRoute({
      tags,
      summary: 'Search job offers',
      description: `Twenty a page, best first; without keywords, latest first. Around a commune, ${defaultRadius} km unless \`radius\` says otherwise.`,
      responses: {
        200: { description: 'A page of offers', content: { 'application/json': { schema: resolver(OfferPage) } } },
        400: invalidParameter,
        403: forbidden,
        429: tooManyRequests,
        503: sourceUnavailable,
      },
      parameters: [...queryParameters(OfferQuery), elementParameter],
    }),
    validatedQuery(OfferQuery),
    async (c) => {
      const asked = c.req.valid('query');
      const search = await toOfferSearch(asked, c.var.stores);
      if (!search) return invalidRequest(c, [{ path: 'place', message: 'is not a known place' }]);
      const page: OfferPage = await c.var.offers.search({ ...search, within: c.var.partner });
      c.header('cache-control', page.keptSince === null ? shared : soonOver);
      return c.json(page);
    },
  )
  .get(
    '/:id',
    describeRoute({
      tags,
      summary: 'Read a whole offer',
      parameters: [elementParameter],
      responses: {
        200: { description: 'The offer', content: { 'application/json': { schema: resolver(Offer) } } },
        400: invalidParameter,
        403: forbidden,
        429: tooManyRequests,
        404: gone,
        503: sourceUnavailable,
      },
    }),
    validatedQuery(nothing),
    async (c) => {
      const found = await named(c);
      if (!found) return noSuchOffer(c);
      const offer: Offer = await c.var.logos.known(found);
      c.header('cache-control', shared);
      return c.json(offer);
    },
  )
  .get(
    '/:id/related',
    describeRoute({
      tags,
      summary: 'Related offers',
      description: 'Of the same occupation, the closest first; six at most.',
      parameters: [elementParameter],
      responses: {
        200: { description: 'The offers', content: { 'application/json': { schema: resolver(OfferList) } } },
        400: invalidParameter,
        403: forbidden,
        429: tooManyRequests,
        404: gone,
        503: sourceUnavailable,
      },
    }),
    validatedQuery(nothing),
    async (c) => {
      const found = await named(c);
      if (!found) return noSuchOffer(c);
      const items = await c.var.offers.related(found.id, c.var.partner);
      const list: OfferList = { items };
      c.header('cache-control', shared);
      return c.json(list);
    },
  );
