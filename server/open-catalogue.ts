import { join } from 'node:path';

import type { Config } from './config.ts';
import { openPostgres, openPrepared, type Database, type Guard } from './database.ts';
import { complete } from './complete-catalogue.ts';
import { migrate } from './migrate.ts';
import { step } from './progress.ts';
import { defaultOfferCount, loadCatalogue } from './seed/catalogue.ts';
import { storesOf } from './stores/index.ts';

/** Fills an empty database; where offers come from elsewhere, without any. */
const fill =
  ({ franceTravail }: Config) =>
  (db: Database) =>
    loadCatalogue(db, { offers: franceTravail ? 0 : defaultOfferCount, step });

const openShared = async (url: string, config: Config): Promise<Database> => {
  const opening = step('Opening the database');
  const db = openPostgres(url);
  await migrate(db);
  opening.done('PostgreSQL');
  if ((await storesOf(db).places.count()) === 0) await db.transaction(fill(config));
  await db.transaction(complete);
  return db;
};

const openOwn = async (config: Config, guard?: Guard): Promise<Database> => {
  const opening = step('Opening the database');
  let created = false;
  const prepare = async (draft: Database): Promise<void> => {
    created = true;
    await migrate(draft);
    opening.done('embedded PostgreSQL, new');
    await draft.transaction(fill(config));
  };
  const db = await openPrepared(join(config.dataFolder, 'pglite'), prepare, guard);
  await migrate(db);
  if (!created) opening.done('embedded PostgreSQL');
  // A command may have made the database, or been stopped while it filled it.
  if ((await storesOf(db).places.count()) === 0) await db.transaction(fill(config));
  await db.transaction(complete);
  return db;
};

/**
 * The configured database with its schema up to date, filled with the sample catalogue the first time. Ending the process
 * on the way leaves nothing half done: a new embedded database is a draft, a shared one is filled in one transaction.
 */
export const openCatalogue = (config: Config, guard?: Guard): Promise<Database> =>
  config.databaseUrl ? openShared(config.databaseUrl, config) : openOwn(config, guard);
