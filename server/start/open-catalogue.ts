import type { Config } from '../config.ts';
import { openPostgres, type Database, type Guard } from '../database/database.ts';
import { completeCatalogue } from './complete-catalogue.ts';
import { withDataFolderErrors, emptiedError, markFilled, isMarkedFilled } from '../database/integrity-check.ts';
import { migrate } from '../database/migrate.ts';
import { openDataFolder } from '../database/open-data-folder.ts';
import { startStep } from '../output/progress.ts';
import { defaultOfferCount, loadCatalogue } from '../seed/catalogue.ts';
import { storesOf } from '../context/stores.ts';

/** Fills an empty database; where offers come from elsewhere, without any. */
const fill =
  ({ franceTravail }: Config) =>
  (db: Database) =>
    loadCatalogue(db, { offers: franceTravail ? 0 : defaultOfferCount, step: startStep });

const openShared = async (url: string, config: Config): Promise<Database> => {
  const opening = startStep('Opening the database');
  const db = openPostgres(url);
  await migrate(db);
  opening.done('PostgreSQL');
  if ((await storesOf(db).places.count()) === 0) await db.transaction(fill(config));
  await db.transaction(completeCatalogue);
  return db;
};

const openOwn = async (config: Config, guard?: Guard): Promise<Database> => {
  const opening = startStep('Opening the database');
  let created = false;
  const prepare = async (draft: Database): Promise<void> => {
    created = true;
    await migrate(draft);
    opening.done('embedded PostgreSQL, new');
    await draft.transaction(fill(config));
  };
  const db = await openDataFolder(config.dataFolder, prepare, guard);
  if (!created) opening.done('embedded PostgreSQL');
  // A command may have made the database, or been stopped while it filled it.
  if ((await storesOf(db).places.count()) === 0) {
    if (isMarkedFilled(config.dataFolder)) throw emptiedError(config.dataFolder);
    await db.transaction(fill(config));
  }
  await db.transaction(completeCatalogue);
  markFilled(config.dataFolder);
  return db;
};

/**
 * The configured database with its schema up to date, filled with the sample catalogue the first time. Ending the process
 * on the way leaves nothing half done: a new embedded database is a draft, a shared one is filled in one transaction.
 */
export const openCatalogue = (config: Config, guard?: Guard): Promise<Database> =>
  config.databaseUrl
    ? openShared(config.databaseUrl, config)
    : withDataFolderErrors(config.dataFolder, () => openOwn(config, guard));
