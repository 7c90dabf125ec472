import { randomBytes } from 'node:crypto';

import * as v from 'valibot';

import type { Config } from '../config.ts';
import { openPostgres, type Database } from '../database/database.ts';
import { UnusableData } from '../database/data-folder.ts';
import { withoutValues } from '../output/log.ts';
import { aboutData } from '../database/data-check.ts';
import { holdData, whereIs } from '../database/hold-data.ts';
import { holderOf } from '../database/lock/index.ts';
import { migrate } from '../database/migrate.ts';
import { openOwned } from '../database/open-owned.ts';
import { doOrder } from '../partners/partner-desk.ts';
import { Answer, type Order } from '../partners/partner-orders.ts';
import type { OccupationRecord } from '../occupations/occupation-index.ts';
import type { AuditEntry } from '../audit/store.ts';
import { storesOf } from '../context/stores.ts';
import { saveTogether, type OfferRecord, type Saved } from '../offers/store.ts';

/** A sentence for whoever typed the command. */
export class CannotRun extends Error {}

/** The configured database, for a command that needs it to itself. */
export const openForCommand = async ({ databaseUrl, dataFolder }: Config): Promise<Database> => {
  if (databaseUrl) {
    const db = openPostgres(databaseUrl);
    await migrate(db);
    return db;
  }
  const { lock, holder } = await holdData(dataFolder, randomBytes(32).toString('base64url'));
  if (!lock)
    throw new CannotRun(
      `The gateway is running${whereIs(holder)}. If it is starting, wait until it is ready; else stop it with Ctrl-C, then run this again.`,
    );
  return aboutData(dataFolder, () => openOwned(dataFolder, migrate, lock));
};

/** What a command does: in the database, or through the gateway that has it open. */
export interface Target {
  save: (records: readonly OfferRecord[]) => Promise<Saved>;
  saveOccupations: (records: readonly OccupationRecord[]) => Promise<void>;
  order: (order: Order) => Promise<Answer>;
  /** What has happened to applications, the latest first; to one, or to all. */
  audit: (limit: number, number: string | undefined) => Promise<AuditEntry[]>;
  /** Where the gateway answers, if it runs. */
  address: string | undefined;
  close: () => Promise<void>;
}

const AuditEntries = v.array(
  v.object({ at: v.string(), number: v.string(), event: v.string(), actor: v.picklist(['person', 'recruiter', 'system']) }),
);

const SavedAnswer = v.object({ added: v.number(), updated: v.number() });

const throughGateway = (address: string, token: string): Target => {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${address}/admin/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new CannotRun(`The gateway refuses it (${answer.status}): ${await answer.text()}`);
    return answer.json();
  };
  return {
    save: async (records) => v.parse(SavedAnswer, await ask('PUT', 'offers', records)),
    saveOccupations: async (records) => {
      await ask('PUT', 'occupations', records);
    },
    order: async (order) => v.parse(Answer, await ask('POST', 'partners', order)),
    audit: async (limit, number = '') =>
      v.parse(AuditEntries, await ask('GET', `audit?${new URLSearchParams({ limit: `${limit}`, number }).toString()}`)),
    address,
    close: async () => {},
  };
};

/** One that was ended in another container may have left its lock: then the lock itself tells, after a while. */
const answers = (address: string): Promise<boolean> =>
  fetch(`${address}/healthz`).then(
    () => true,
    () => false,
  );

export const openTarget = async (config: Config): Promise<Target> => {
  const running = config.databaseUrl ? undefined : holderOf(config.dataFolder);
  if (running?.address && running.ready && (await answers(running.address)))
    return throughGateway(running.address, running.token);
  const db = await openForCommand(config);
  return {
    save: (records) => saveTogether(db, records),
    saveOccupations: (records) => storesOf(db).occupations.save(records),
    order: (order) => doOrder(db, order),
    audit: (limit, number) => storesOf(db).audit.latest(limit, number),
    address: undefined,
    close: () => db.close(),
  };
};

/** Runs a command: its mistakes are sentences, and the exit code says whether all went well. */
export const runCommand = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof CannotRun || error instanceof UnusableData ? error.message : withoutValues(error));
    process.exitCode = 1;
  }
};
