import { join } from 'node:path';

import type { Config } from '../config.ts';
import { openPostgres, openPrepared, type Database, type Guard } from '../database/database.ts';
import { complete } from './complete-catalogue.ts';
import { damaged, emptied, expectTables, expectWhole, noteFilled, wasFilled } from '../database/data-check.ts';
import { closeToOthers, unusable } from '../database/data-folder.ts';
import { isNoRoom } from '../database/room.ts';
import { migrate } from '../database/migrate.ts';
import { step } from '../output/progress.ts';
import { defaultOfferCount, loadCatalogue } from '../seed/catalogue.ts';
import { storesOf } from '../context/stores.ts';

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
  expectWhole(config.dataFolder);
  const db = await openPrepared(join(config.dataFolder, 'pglite'), prepare, guard);
  await expectTables(config.dataFolder, db);
  await migrate(db);
  if (!created) opening.done('embedded PostgreSQL');
  // A command may have made the database, or been stopped while it filled it.
  if ((await storesOf(db).places.count()) === 0) {
    if (wasFilled(config.dataFolder)) throw emptied(config.dataFolder);
    await db.transaction(fill(config));
  }
  await db.transaction(complete);
  noteFilled(config.dataFolder);
  closeToOthers(config.dataFolder); // PGlite sets the rights of some files itself as it opens
  return db;
};

/** What fails on the way is told as a sentence about the data, unless it is the disk that is full. */
const openOwnOrSay = async (config: Config, guard?: Guard): Promise<Database> => {
  try {
    return await openOwn(config, guard);
  } catch (error) {
    throw isNoRoom(error) ? unusable(config.dataFolder, error) : damaged(config.dataFolder, error);
  }
};

/**
 * The configured database with its schema up to date, filled with the sample catalogue the first time. Ending the process
 * on the way leaves nothing half done: a new embedded database is a draft, a shared one is filled in one transaction.
 */
export const openCatalogue = (config: Config, guard?: Guard): Promise<Database> =>
  config.databaseUrl ? openShared(config.databaseUrl, config) : openOwnOrSay(config, guard);
