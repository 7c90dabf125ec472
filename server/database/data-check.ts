import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { UnusableData } from './data-folder.ts';
import type { Queryable } from './database.ts';
import { withoutValues } from '../output/log.ts';

const wayBack =
  'Nothing was changed. Put the last back-up in its place, as docs/operations.md says, or set DATA_DIR to another folder to begin anew.';

/** Says in the data folder that its database was filled once: without it, and with this, something was lost. */
const markOf = (folder: string): string => join(folder, 'filled');

/** What a cluster cannot start without (PostgreSQL, “Database File Layout”); where the first is missing, PGlite makes a new one. */
const parts = [
  'PG_VERSION',
  'base',
  'global',
  'global/pg_control',
  'pg_commit_ts',
  'pg_hba.conf',
  'pg_multixact',
  'pg_notify',
  'pg_replslot',
  'pg_twophase',
  'pg_wal',
  'pg_xact',
  'postgresql.conf',
];

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

/** Throws {@link UnusableData} where a part of the data is missing, before anything is made in its place. */
export const expectWhole = (folder: string): void => {
  const database = join(folder, 'pglite');
  if (!existsSync(database)) {
    const left = ['filled', 'files/kept', 'files/incoming'].filter((name) =>
      name === 'filled' ? existsSync(markOf(folder)) : !isEmpty(join(folder, name)),
    );
    if (left.length === 0) return;
    throw new UnusableData(
      `The database in ${database} is missing, though there was one: ${left.join(', ')} is left. ${wayBack}`,
    );
  }
  if (!statSync(database).isDirectory())
    throw new UnusableData(`${database} is a file, and must be the folder of the database. ${wayBack}`);
  const missing = parts.filter((part) => !existsSync(join(database, part)));
  if (missing.length > 0)
    throw new UnusableData(`The database in ${database} is incomplete: ${missing.join(', ')} is missing. ${wayBack}`);
};

/** Throws where tables or indexes of an open embedded database have lost their files, or all that was in them. */
export const expectTables = async (folder: string, db: Queryable): Promise<void> => {
  const { rows } = await db.query<{ name: string; path: string; pages: number }>(
    `select relname as name, pg_relation_filepath(oid) as path, relpages as pages from pg_class
      where relkind in ('r', 'i', 't', 'S', 'm') and relpersistence = 'p' and pg_relation_filepath(oid) is not null`,
  );
  const missing = rows
    .filter(
      ({ path, pages }) => (statSync(join(folder, 'pglite', path), { throwIfNoEntry: false })?.size ?? -1) < Math.min(pages, 1),
    )
    .map(({ name, path }) => `${path} (${name})`);
  if (missing.length > 0)
    throw new UnusableData(
      `The database in ${join(folder, 'pglite')} is incomplete: ${missing.join(', ')} is missing. ${wayBack}`,
    );
};

/** What is said of a database that does not open. */
export const damaged = (folder: string, error: unknown): UnusableData =>
  error instanceof UnusableData
    ? error
    : new UnusableData(
        `The database in ${join(folder, 'pglite')} does not open: it is damaged, or of another release (${withoutValues(error).split('\n')[0] ?? ''}). ${wayBack}`,
      );

export const wasFilled = (folder: string): boolean => existsSync(markOf(folder));

/** Notes that the database is filled: from now on an empty one is a loss. */
export const noteFilled = (folder: string): void => {
  if (!wasFilled(folder)) writeFileSync(markOf(folder), '', { mode: 0o600 });
};

/** Throws where the catalogue of a database that was filled is empty. */
export const emptied = (folder: string): UnusableData =>
  new UnusableData(`The database in ${join(folder, 'pglite')} was filled and is empty now. ${wayBack}`);

/** Throws where the database knows of documents and the folder that had them is not there. */
export const expectDocuments = async (folder: string, db: Queryable): Promise<void> => {
  if (existsSync(join(folder, 'kept'))) return;
  const { rows } = await db.query<{ count: number }>("select count(*) as count from document where state = 'received'");
  const count = rows[0]?.count ?? 0;
  if (count > 0)
    throw new UnusableData(
      `The folder ${join(folder, 'kept')} is missing, and the database knows of ${count} documents in it. Put it back from the last back-up, as docs/operations.md says; if it is lost for good, make it anew and empty.`,
    );
};
