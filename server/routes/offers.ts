import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import * as v from 'valibot';

import { defaultRadius, Offer, OfferList, OfferPage, OfferQuery, Problem } from '../../src/contract/index.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Env } from '../env.ts';
import { invalid, problem } from '../problem.ts';
import { forElement, notThisSite, refusal, tooMany } from './shared.ts';
import { isIdentifier, query, queryParameters } from '../query.ts';
import { isPositionOf, Position } from '../stores/offers.ts';
import { cleanText } from '../upstream/france-travail/clean-text.ts';

/** A whole offer is asked for by its address alone. */
const nothing = v.strictObject({});

const tags = ['Offers'];

/** A minute fresh, ten more while a newer answer is fetched, a day when none can be had. */
const shared = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';

export const offers = new Hono<Env>()
  .get(
    '/',
    describeRoute({
      tags,
      summary: 'Search job offers',
      description: `Twenty a page, best first; without keywords, latest first. Around a commune, ${defaultRadius} km unless \`radius\` says otherwise.`,
      responses: {
        200: { description: 'A page of offers', content: { 'application/json': { schema: resolver(OfferPage) } } },
        400: refusal,
        403: notThisSite,
        429: tooMany,
      },
      parameters: [...queryParameters(OfferQuery), forElement],
    }),
    query(OfferQuery),
    async (c) => {
      const { keywords: typed, place: code, radius = defaultRadius, cursor, literal, ...asked } = c.req.valid('query');
      const place = code === undefined ? undefined : await c.var.stores.places.find(code);
      if (code !== undefined && !place) return invalid(c, [{ path: 'place', message: 'is no known place' }]);
      const after = cursor === undefined ? undefined : readCursor(cursor, Position);
      if (cursor !== undefined && (!after || !isPositionOf(after, asked)))
        return invalid(c, [{ path: 'cursor', message: 'must be the `next` of an earlier page of this search' }]);

      // Pasted from a raw offer, a title has entities too.
      const keywords = typed === undefined ? {} : { keywords: cleanText(typed) };
      const isOpen = keywords.keywords && !literal && asked.occupation === undefined;
      const understood = isOpen ? await c.var.stores.occupations.understand(keywords.keywords) : null;
      const { next, ...found } = await c.var.stores.offers.search({
        ...asked,
        ...keywords,
        understood,
        place,
        radius,
        after,
        within: c.var.partner,
      });
      const page: OfferPage = { ...found, next: next && writeCursor(next) };
      c.header('cache-control', shared);
      return c.json(page);
    },
  )
  .get(
    '/:id',
    describeRoute({
      tags,
      summary: 'Read a whole offer',
      parameters: [forElement],
      responses: {
        200: { description: 'The offer', content: { 'application/json': { schema: resolver(Offer) } } },
        400: refusal,
        403: notThisSite,
        429: tooMany,
        404: {
          description: 'No such offer, or no longer',
          content: { 'application/problem+json': { schema: resolver(Problem) } },
        },
      },
    }),
    query(nothing),
    async (c) => {
      const id = c.req.param('id');
      const found = isIdentifier(id) ? await c.var.stores.offers.get(id, c.var.partner) : undefined;
      if (!found) return problem(c, 404, 'This offer does not exist, or no longer');
      const offer: Offer = await c.var.logos.known(found);
      c.header('cache-control', shared);
      return c.json(offer);
    },
  )
  .get(
    '/:id/related',
    describeRoute({
      tags,
      summary: 'Offers like another one',
      description: 'Of the same occupation, the closest first; six at most.',
      parameters: [forElement],
      responses: {
        200: { description: 'The offers', content: { 'application/json': { schema: resolver(OfferList) } } },
        400: refusal,
        403: notThisSite,
        429: tooMany,
        404: {
          description: 'No such offer, or no longer',
          content: { 'application/problem+json': { schema: resolver(Problem) } },
        },
      },
    }),
    query(nothing),
    async (c) => {
      const id = c.req.param('id');
      const found = isIdentifier(id) ? await c.var.stores.offers.get(id, c.var.partner) : undefined;
      if (!found) return problem(c, 404, 'This offer does not exist, or no longer');
      const items = await c.var.stores.offers.related(id, c.var.partner);
      const list: OfferList = { items };
      c.header('cache-control', shared);
      return c.json(list);
    },
  );
