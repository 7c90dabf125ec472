import { timingSafeEqual } from 'node:crypto';

import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import * as v from 'valibot';

import { Offer } from '../../src/contract/index.ts';
import { saveTogether } from '../stores/offers.ts';
import type { Database } from '../database.ts';

const OfferRecords = v.array(
  v.object({
    offer: Offer,
    longitude: v.nullable(v.number()),
    latitude: v.nullable(v.number()),
    logos: v.optional(v.array(v.object({ id: v.string(), url: v.string() })), []),
  }),
);

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * What the command line asks of a running gateway, which alone has the embedded database open. The token is in the lock
 * file that only the same user can read.
 */
export const admin = (db: Database, token: string) =>
  new Hono().use(bearerAuth({ verifyToken: (given) => same(given, token) })).put('/offers', async (c) => {
    const records = v.safeParse(OfferRecords, await c.req.json());
    if (!records.success) return c.text(v.summarize(records.issues), 400);
    return c.json(await saveTogether(db, records.output));
  });
