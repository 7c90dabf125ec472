import { readdir, readFile } from 'node:fs/promises';

import { openEmbedded, type Database } from '../../../server/database/database.ts';

const folder = new URL('../../../server/database/migrations/', import.meta.url);

/** A database as the release before a migration left it. `first`: how the name of the first begins that it does not have yet. */
export const databaseBefore = async (first: string): Promise<Database> => {
  const db = await openEmbedded();
  await db.execute('create table migration (name text primary key, applied_at timestamptz not null default now())');
  for (const name of (await readdir(folder)).filter((file) => file < first).sort()) {
    await db.execute(await readFile(new URL(name, folder), 'utf8'));
    await db.query('insert into migration (name) values ($1)', [name]);
  }
  return db;
};
