import { accessSync, constants, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { toDataFolderError, DataFolderError } from './data-folder.ts';
import type { Database, Queryable } from './database.ts';
import { isStorageFull } from './storage-full.ts';
import { describeError } from '../output/log.ts';

const recoveryAdvice =
  'Put the last back-up in its place, as docs/operations.md says, or set DATA_DIR to another folder to begin anew.';
/** As long as PGlite has not opened it: that alone writes in the folder. */
const untouched = `Nothing was changed. ${recoveryAdvice}`;

/** Says in the data folder that its database was filled once: without it, and with this, something was lost. */
const markOf = (folder: string): string => join(folder, 'filled');

/** What a cluster cannot start without (PostgreSQL, “Database File Layout”); where the first is missing, PGlite makes a new one. */
const parts = [
  'PG_VERSION',
  'base',
  'global',
  'global/pg_control',
  'global/pg_filenode.map',
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

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
const isEmpty = (folder: string): boolean => namesIn(folder).length === 0;

/** The parts that the cluster in a folder needs and does not have. */
const missingParts = (cluster: string): string[] => {
  const databases = namesIn(join(cluster, 'base')).filter((name) => /^\d+$/.test(name));
  const needed = [...parts, ...databases.map((name) => `base/${name}/pg_filenode.map`)];
  const hasLog = namesIn(join(cluster, 'pg_wal')).some((name) => /^[\dA-F]{24}$/.test(name));
  return [...needed.filter((part) => !existsSync(join(cluster, part))), ...(hasLog ? [] : ['the log in pg_wal'])];
};

/** Throws {@link DataFolderError} where a part of the data is missing or only read, before anything is made in its place. */
export const assertComplete = (folder: string): void => {
  const database = join(folder, 'pglite');
  if (!existsSync(database)) {
    const left = ['filled', 'files/kept', 'files/incoming'].filter((name) =>
      name === 'filled' ? existsSync(markOf(folder)) : !isEmpty(join(folder, name)),
    );
    if (left.length === 0) return;
    throw new DataFolderError(
      `The database in ${database} is missing, though there was one: ${left.join(', ')} is left. ${untouched}`,
    );
  }
  if (!statSync(database).isDirectory())
    throw new DataFolderError(`${database} is a file, and must be the folder of the database. ${untouched}`);
  try {
    accessSync(database, constants.W_OK);
  } catch (error) {
    throw toDataFolderError(database, error);
  }
  const missing = missingParts(database);
  if (missing.length > 0)
    throw new DataFolderError(`The database in ${database} is incomplete: ${missing.join(', ')} is missing. ${untouched}`);
};

/** Indexes and sequences have a first page from the beginning; a table that is empty may have none. */
const firstPage = 8_192; // bytes

/**
 * Reads each table once, row by row as its index names them: PostgreSQL itself fails where a page is gone or is none, and not where one
 * was given back by a vacuum, or left behind by a crash. No size that was noted before could tell these apart.
 */
const readTables = async (db: Database): Promise<void> => {
  const { rows } = await db.query<{ name: string; key: string }>(
    `select distinct on (indrelid) indrelid::regclass::text as name, quote_ident(attname) as key
       from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0] join pg_class on pg_class.oid = indexrelid
      where indrelid >= 16384 and indpred is null and relam = (select oid from pg_am where amname = 'btree')
      order by indrelid, indisprimary desc, indisunique desc`,
  );
  await db.transaction(async (tx) => {
    await tx.execute('set local enable_seqscan = off; set local enable_sort = off; set local enable_indexonlyscan = off');
    for (const { name, key } of rows)
      await tx.query(`select count(*) from (select from ${name} order by ${key} offset 0) as every`);
  });
};

/** Throws where tables or indexes of an open embedded database have lost their files, or some of what was in them. */
export const assertTables = async (folder: string, db: Database): Promise<void> => {
  const { rows } = await db.query<{ name: string; path: string; kind: string }>(
    `select oid::regclass::text as name, pg_relation_filepath(oid) as path, relkind as kind from pg_class
      where relkind in ('r', 'i', 't', 'S', 'm') and relpersistence = 'p' and pg_relation_filepath(oid) is not null`,
  );
  const missing = rows
    .filter(({ path, kind }) => {
      const size = statSync(join(folder, 'pglite', path), { throwIfNoEntry: false })?.size ?? -1;
      return size < (kind === 'i' || kind === 'S' ? firstPage : 0);
    })
    .map(({ name, path }) => `${path} (${name})`);
  if (missing.length > 0)
    throw new DataFolderError(
      `The database in ${join(folder, 'pglite')} is incomplete: ${missing.join(', ')} is missing. ${recoveryAdvice}`,
    );
  await readTables(db);
};

/** Whatever fails of work on the data of a folder fails as a sentence about them, with the way back. */
export const withDataFolderErrors = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    if (isStorageFull(error)) throw toDataFolderError(folder, error);
    throw new DataFolderError(
      `The database in ${join(folder, 'pglite')} does not open: it is damaged, or of another release (${describeError(error).split('\n')[0] ?? ''}). ${recoveryAdvice}`,
    );
  }
};

export const isMarkedFilled = (folder: string): boolean => existsSync(markOf(folder));

/** Notes that the database is filled: from now on an empty one is a loss. */
export const markFilled = (folder: string): void => {
  if (!isMarkedFilled(folder)) writeFileSync(markOf(folder), '', { mode: 0o600 });
};

/** Throws where the catalogue of a database that was filled is empty. */
export const emptiedError = (folder: string): DataFolderError =>
  new DataFolderError(`The database in ${join(folder, 'pglite')} was filled and is empty now. ${recoveryAdvice}`);

/** Throws where the folders of documents are none, or the database knows of documents and the folder that had them is not there. */
export const assertDocumentFolders = async (folder: string, db: Queryable): Promise<void> => {
  for (const path of [folder, join(folder, 'incoming'), join(folder, 'kept')])
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new DataFolderError(`${path} is a file, and must be a folder of documents: move it away.`);
  if (existsSync(join(folder, 'kept'))) return;
  const { rows } = await db.query<{ count: number }>("select count(*) as count from document where state = 'received'");
  const count = rows[0]?.count ?? 0;
  if (count > 0)
    throw new DataFolderError(
      `The folder ${join(folder, 'kept')} is missing, and the database knows of ${count} documents in it. Put it back from the last back-up, as docs/operations.md says; if it is lost for good, make it anew and empty.`,
    );
};
