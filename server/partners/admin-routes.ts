import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import * as v from 'valibot';

import { Offer } from '../../src/contract/index.ts';
import type { Database } from '../database/database.ts';
import { PartnerCommand } from './partner-command.ts';
import { runPartnerCommand } from './run-partner-command.ts';
import { OccupationRecords } from '../occupations/referentials.ts';
import type { Env } from '../context/env.ts';
import { readJsonBody } from '../http/request-text.ts';
import { onError } from '../http/problem.ts';
import { storesOf } from '../context/stores.ts';
import { saveOffers } from '../offers/store.ts';

const OfferRecords = v.array(
  v.object({
    offer: Offer,
    longitude: v.nullable(v.number()),
    latitude: v.nullable(v.number()),
    siret: v.nullish(v.string()),
    logos: v.optional(v.array(v.object({ id: v.string(), url: v.string() })), []),
  }),
);

/** Whether PostgreSQL does not take a value, a number too large or a name too long for an index (SQLSTATE classes 22 and 54). */
const isRefusedValue = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(?:22|54)[\dA-Z]{3}$/.test(error.code);

/**
 * What the command line asks of a running gateway, which alone has the embedded database open. The token is in the lock
 * file that only the same user can read.
 */
export const adminRoutes = (db: Database, token: string, { occupations, audit } = storesOf(db)) =>
  new Hono<Env>()
    .onError((error, c) => (isRefusedValue(error) ? c.text('A value cannot be stored', 400) : onError(error, c)))
    .use(bearerAuth({ token }))
    .put('/offers', async (c) => {
      const records = v.safeParse(OfferRecords, await readJsonBody(c));
      if (!records.success) return c.text(v.summarize(records.issues), 400);
      return c.json(await saveOffers(db, records.output));
    })
    .put('/occupations', async (c) => {
      const records = v.safeParse(OccupationRecords, await readJsonBody(c));
      if (!records.success) return c.text(v.summarize(records.issues), 400);
      await occupations.save(records.output);
      return c.json({ saved: records.output.length });
    })
    .get('/audit', async (c) => {
      const { limit = '', reference } = c.req.query();
      if (!/^[1-9]\d{0,5}$/.test(limit)) return c.text('limit must be a number of entries', 400);
      return c.json(await audit.latest(Number(limit), reference || undefined));
    })
    .post('/partners', async (c) => {
      const command = v.safeParse(PartnerCommand, await readJsonBody(c));
      if (!command.success) return c.text(v.summarize(command.issues), 400);
      return c.json(await runPartnerCommand(db, command.output));
    });
