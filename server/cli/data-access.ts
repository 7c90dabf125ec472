import { randomBytes } from 'node:crypto';

import * as v from 'valibot';

import { readConfig, type Config } from '../config.ts';
import { openPostgres, type Database } from '../database/database.ts';
import { withDataFolderErrors } from '../database/integrity-check.ts';
import { lockDataFolder, holderAddress } from '../database/lock-data-folder.ts';
import { holderOf } from '../database/lock/index.ts';
import { migrate } from '../database/migrate.ts';
import { openDataFolder } from '../database/open-data-folder.ts';
import { UserError } from '../output/user-error.ts';
import { PartnerAnswer, type PartnerCommand } from '../partners/partner-command.ts';
import { runPartnerCommand } from '../partners/run-partner-command.ts';
import type { OccupationRecord } from '../occupations/occupation-index.ts';
import type { AuditEntry } from '../audit/store.ts';
import { storesOf } from '../context/stores.ts';
import { saveOffers, type SaveCounts } from '../offers/store.ts';
import type { OfferRecord } from '../offers/offer-row.ts';

/** The configured database, for a command that needs it to itself. */
export const openForCommand = async ({ databaseUrl, dataFolder }: Config): Promise<Database> => {
  if (databaseUrl) {
    const db = openPostgres(databaseUrl);
    await migrate(db);
    return db;
  }
  const { lock, holder } = await lockDataFolder(dataFolder, randomBytes(32).toString('base64url'));
  if (!lock)
    throw new UserError(
      `The gateway is running${holderAddress(holder)}. If it is starting, wait until it is ready; else stop it with Ctrl-C, then run this again.`,
    );
  try {
    const db = await withDataFolderErrors(dataFolder, () => openDataFolder(dataFolder, migrate, lock));
    return { ...db, close: () => db.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** What a command does: in the database, or through the gateway that has it open. */
export interface DataAccess {
  save: (records: readonly OfferRecord[]) => Promise<SaveCounts>;
  saveOccupations: (records: readonly OccupationRecord[]) => Promise<void>;
  partners: (command: PartnerCommand) => Promise<PartnerAnswer>;
  /** What has happened to applications, the latest first; to one, or to all. */
  audit: (limit: number, reference: string | undefined) => Promise<AuditEntry[]>;
  /** Where the gateway answers, if it runs. */
  address: string | undefined;
  close: () => Promise<void>;
}

const AuditEntries = v.array(
  v.object({ at: v.string(), reference: v.string(), event: v.string(), actor: v.picklist(['applicant', 'recruiter', 'system']) }),
);

const SavedAnswer = v.object({ added: v.number(), updated: v.number() });

const throughGateway = (address: string, token: string): DataAccess => {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${address}/admin/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new UserError(`The gateway refuses it (${answer.status}): ${await answer.text()}`);
    return answer.json();
  };
  return {
    save: async (records) => v.parse(SavedAnswer, await ask('PUT', 'offers', records)),
    saveOccupations: async (records) => {
      await ask('PUT', 'occupations', records);
    },
    partners: async (command) => v.parse(PartnerAnswer, await ask('POST', 'partners', command)),
    audit: async (limit, reference = '') =>
      v.parse(AuditEntries, await ask('GET', `audit?${new URLSearchParams({ limit: `${limit}`, reference }).toString()}`)),
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

const openDataAccess = async (config: Config): Promise<DataAccess> => {
  const running = config.databaseUrl ? undefined : holderOf(config.dataFolder);
  if (running?.address && running.ready && (await answers(running.address)))
    return throughGateway(running.address, running.token);
  const db = await openForCommand(config);
  return {
    save: (records) => saveOffers(db, records),
    saveOccupations: (records) => storesOf(db).occupations.save(records),
    partners: (command) => runPartnerCommand(db, command),
    audit: (limit, reference) => storesOf(db).audit.latest(limit, reference),
    address: undefined,
    close: () => db.close(),
  };
};

/** Works on the data that the settings name, and leaves them closed. */
export const withData = async (work: (data: DataAccess, config: Config) => Promise<void>): Promise<void> => {
  const config = readConfig(process.env);
  const data = await openDataAccess(config);
  try {
    await work(data, config);
  } finally {
    await data.close();
  }
};
