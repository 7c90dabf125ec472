import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { openWithFill, type Database } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrate.ts';
import { startStep } from '../../server/output/progress.ts';
import { loadCatalogue } from '../../server/seed/catalogue.ts';
import { projectFolder } from '../build/sources.ts';

/** The partner as whom the benchmarks ask. */
export const partnerKey = 'pk_test_council';

/** Fills a new database with the sample catalogue. */
export const fill = (offers: number) => async (db: Database) => {
  await migrate(db);
  await db.transaction((tx) => loadCatalogue(tx, { offers, step: startStep }));
};

/** The sample catalogue on the embedded database; made the first time, then kept. */
export const embeddedCatalogue = async (offers: number): Promise<Database> => {
  const folder = join(projectFolder, '.cache/bench');
  await mkdir(folder, { recursive: true });
  const db = await openWithFill(join(folder, `pglite-${offers}`), fill(offers));
  await migrate(db);
  return db;
};

/** A benchmark asks more in a minute than any partner may. */
export const liftQuotas = async (db: Database): Promise<void> => {
  await db.query('update partner set per_minute = 100000000, per_network = 100000000');
};
