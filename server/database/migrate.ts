import { readdir, readFile } from 'node:fs/promises';

import type { Database } from './database.ts';

const folder = new URL('./migrations/', import.meta.url);

/** Any number, the same in every gateway: two that start at once migrate one after the other. */
const migrationLock = 4600;

/** Brings the schema up to date: each file of `migrations/` once, in the order of its number, all or none. */
export const migrate = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await tx.execute(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await tx.query<{ name: string }>('select name from migration');
    const applied = new Set(rows.map(({ name }) => name));
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of files.filter((file) => !applied.has(file))) {
      await tx.execute(await readFile(new URL(name, folder), 'utf8'));
      await tx.query('insert into migration (name) values ($1)', [name]);
    }
  });
