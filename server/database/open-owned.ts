import { join } from 'node:path';

import { expectTables, expectWhole } from './data-check.ts';
import { closeToOthers } from './data-folder.ts';
import { openPrepared, type Database, type Guard } from './database.ts';
import { migrate } from './migrate.ts';

/** The embedded database of a data folder that this process holds: whole, its schema up to date, and closed to others. */
export const openOwned = async (folder: string, prepare: (db: Database) => Promise<void>, guard?: Guard): Promise<Database> => {
  expectWhole(folder);
  const db = await openPrepared(join(folder, 'pglite'), prepare, guard);
  await expectTables(folder, db);
  await migrate(db);
  closeToOthers(folder); // PGlite sets the rights of some files itself as it opens
  return db;
};
