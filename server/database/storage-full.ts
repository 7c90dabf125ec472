import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Database } from './database.ts';

/** The system has no room or writes nothing (errno(3)), and PostgreSQL neither (disk_full, read_only_sql_transaction, io_error). */
const codes = new Set(['ENOSPC', 'EDQUOT', 'EROFS', '53100', '25006', '58030']);

/** Whether something failed because nothing can be written at this moment. */
export const isStorageFull = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && codes.has(String(error.code))) || isStorageFull(error.cause));

/** Seconds after which there may be room again. */
export const storageFullRetryAfter = 60;

/** Milliseconds that what was found out holds: whoever asks often has the disk written no more often. */
const validFor = 2_000;

const size = 524_288; // bytes

/** Has the database sort more than it may hold in memory: it writes to its disk, and leaves nothing there. */
const writeInDatabase = (db: Database): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { rows } = await tx.query<{ mode: string }>("select current_setting('transaction_read_only') as mode");
    await tx.execute("set local work_mem = '64kB'");
    await tx.query(
      `select count(*) from (select md5(i::text) from generate_series(1, ${size / 64}) i order by 1 offset 0) sorted`,
    );
    return rows[0]?.mode === 'off';
  });

const writeInFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `probe-${randomUUID()}`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(Buffer.alloc(size));
      await file.datasync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(path, { force: true });
  }
};

/** Tells whether the database and the folder of documents can be written, by writing to both. */
export const writeProbe = (db: Database, folder: string): (() => Promise<boolean>) => {
  let found: { at: number; isPossible: Promise<boolean> } | undefined;
  const probe = async (): Promise<boolean> => {
    try {
      await writeInFolder(folder);
      return await writeInDatabase(db);
    } catch {
      return false;
    }
  };
  return () => {
    if (!found || performance.now() - found.at > validFor) found = { at: performance.now(), isPossible: probe() };
    return found.isPossible;
  };
};
