import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import * as v from 'valibot';

import type { Config } from '../config.ts';
import { openPostgres, openPrepared, type Database } from '../database.ts';
import { holderOf, takeLock } from '../lock.ts';
import { migrate } from '../migrate.ts';
import { saveTogether, type OfferRecord, type Saved } from '../stores/offers.ts';

/** A sentence for whoever typed the command. */
export class CannotRun extends Error {}

/** The configured database, for a command that needs it to itself. */
export const openForCommand = async ({ databaseUrl, dataFolder }: Config): Promise<Database> => {
  if (databaseUrl) {
    const db = openPostgres(databaseUrl);
    await migrate(db);
    return db;
  }
  const { lock, holder } = takeLock(dataFolder, randomBytes(32).toString('base64url'));
  if (holder)
    throw new CannotRun(
      `The gateway is running (process ${holder.pid}). If it is starting, wait until it is ready; else stop it with Ctrl-C, then run this again.`,
    );
  process.on('exit', () => lock?.release());
  const db = await openPrepared(join(dataFolder, 'pglite'), migrate);
  await migrate(db);
  return db;
};

/** Where offers go: into the database, or through the gateway that has it open. */
export interface Target {
  save: (records: readonly OfferRecord[]) => Promise<Saved>;
  close: () => Promise<void>;
}

const SavedAnswer = v.object({ added: v.number(), updated: v.number() });

const throughGateway = (address: string, token: string): Target => ({
  save: async (records) => {
    const answer = await fetch(`${address}/admin/offers`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(records),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return v.parse(SavedAnswer, await answer.json());
  },
  close: async () => {},
});

export const openTarget = async (config: Config): Promise<Target> => {
  const running = config.databaseUrl ? undefined : holderOf(config.dataFolder);
  if (running?.address && running.ready) return throughGateway(running.address, running.token);
  const db = await openForCommand(config);
  return { save: (records) => saveTogether(db, records), close: () => db.close() };
};

/** Runs a command: its mistakes are sentences, and the exit code says whether all went well. */
export const runCommand = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof CannotRun ? error.message : error);
    process.exitCode = 1;
  }
};
