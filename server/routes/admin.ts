import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import * as v from 'valibot';

import { Offer } from '../../src/contract/index.ts';
import type { Database } from '../database.ts';
import { doOrder } from '../partner-desk.ts';
import { Order } from '../partner-orders.ts';
import { sameText } from '../same-text.ts';
import { OccupationRecords } from '../import/referentials.ts';
import { storesOf } from '../stores/index.ts';
import { saveTogether } from '../stores/offers.ts';

const OfferRecords = v.array(
  v.object({
    offer: Offer,
    longitude: v.nullable(v.number()),
    latitude: v.nullable(v.number()),
    siret: v.nullish(v.string()),
    logos: v.optional(v.array(v.object({ id: v.string(), url: v.string() })), []),
  }),
);

/**
 * What the command line asks of a running gateway, which alone has the embedded database open. The token is in the lock
 * file that only the same user can read.
 */
export const admin = (db: Database, token: string, { occupations, audit } = storesOf(db)) =>
  new Hono()
    .use(bearerAuth({ verifyToken: (given) => sameText(given, token) }))
    .put('/offers', async (c) => {
      const records = v.safeParse(OfferRecords, await c.req.json());
      if (!records.success) return c.text(v.summarize(records.issues), 400);
      return c.json(await saveTogether(db, records.output));
    })
    .put('/occupations', async (c) => {
      const records = v.safeParse(OccupationRecords, await c.req.json());
      if (!records.success) return c.text(v.summarize(records.issues), 400);
      await occupations.save(records.output);
      return c.json({ saved: records.output.length });
    })
    .get('/audit', async (c) => c.json(await audit.latest(Number(c.req.query('limit')), c.req.query('number') || undefined)))
    .post('/partners', async (c) => {
      const order = v.safeParse(Order, await c.req.json());
      if (!order.success) return c.text(v.summarize(order.issues), 400);
      return c.json(await doOrder(db, order.output));
    });
