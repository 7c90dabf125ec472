import { join } from 'node:path';

import { assertTables, assertComplete } from './integrity-check.ts';
import { restrictPermissions } from './data-folder.ts';
import { openWithFill, type Database, type Guard } from './database.ts';
import { migrate } from './migrate.ts';

/** The embedded database of a data folder that this process holds: whole, its schema up to date, and closed to others. */
export const openDataFolder = async (
  folder: string,
  prepare: (db: Database) => Promise<void>,
  guard?: Guard,
): Promise<Database> => {
  assertComplete(folder);
  const db = await openWithFill(join(folder, 'pglite'), prepare, guard);
  await assertTables(folder, db);
  await migrate(db);
  restrictPermissions(folder); // PGlite sets the rights of some files itself as it opens
  return db;
};
