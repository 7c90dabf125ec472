import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { PGlite, types } from '@electric-sql/pglite';
import pg from 'pg';

import { logFailure } from '../output/log.ts';

/** What a store needs. Parameters are `$1`, `$2` …; JSON goes in as text. */
export interface Queryable {
  query<Row>(text: string, parameters?: unknown[]): Promise<{ rows: Row[] }>;
}

/** PostgreSQL, embedded or not, behind the few words the gateway uses. */
export interface Database extends Queryable {
  /** Several statements at once, without parameters. */
  execute(script: string): Promise<void>;
  /** Everything `work` does is kept, or nothing of it if it throws. */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  /**
   * Does something while nobody else does it under this name, in any process that shares the database, and tells whether it was done.
   * `false`: somebody else is at it.
   */
  exclusive(name: string, work: () => Promise<void>): Promise<boolean>;
  close(): Promise<void>;
}

/** In a transaction, or in a database of one process, nobody else is. */
const alone = async (_name: string, work: () => Promise<void>): Promise<boolean> => {
  await work();
  return true;
};

/** Of one name, the same number in every gateway. The locks of transactions have numbers 0 and 1 as their seed. */
const lockKey = 'hashtextextended($1, 2)';

/** Dates leave as ISO text in UTC and counts as numbers, whichever database answers. */
const toIso = (text: string) => new Date(text).toISOString();

export const openPostgres = (connectionString: string): Database => {
  const pool = new pg.Pool({
    connectionString,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown => {
        if (oid === pg.types.builtins.TIMESTAMPTZ) return toIso;
        if (oid === pg.types.builtins.INT8) return Number;
        return pg.types.getTypeParser(oid, format);
      },
    },
  });
  pool.on('error', (error) => logFailure('A database connection was lost', error));

  /** One connection for some work; `drop` gives it up. Lost between two statements, it fails the next one, and not the process. */
  const connected = async <T>(use: (connection: pg.PoolClient, drop: () => void) => Promise<T>): Promise<T> => {
    const connection = await pool.connect();
    let isLost = false;
    const drop = (): void => void (isLost = true);
    connection.on('error', drop);
    try {
      return await use(connection, drop);
    } finally {
      connection.off('error', drop).release(isLost);
    }
  };

  return {
    query: async <Row>(text: string, parameters?: unknown[]) => ({
      rows: (await pool.query<Row & pg.QueryResultRow>(text, parameters)).rows,
    }),
    execute: async (script) => void (await pool.query(script)),
    transaction: (work) =>
      connected(async (connection, drop) => {
        const within: Database = {
          query: async <Row>(text: string, parameters?: unknown[]) => ({
            rows: (await connection.query<Row & pg.QueryResultRow>(text, parameters)).rows,
          }),
          execute: async (script) => void (await connection.query(script)),
          transaction: (inner) => inner(within),
          exclusive: alone,
          close: async () => {},
        };
        try {
          await connection.query('begin');
          const result = await work(within);
          await connection.query('commit');
          return result;
        } catch (error) {
          await connection.query('rollback').catch(drop);
          throw error;
        }
      }),
    // A lock of the session: it ends with its connection, whatever becomes of this process.
    exclusive: (name, work) =>
      connected(async (connection, drop) => {
        const { rows } = await connection.query<{ locked: boolean }>(`select pg_try_advisory_lock(${lockKey}) as locked`, [name]);
        if (!rows[0]?.locked) return false;
        try {
          await work();
        } finally {
          await connection.query(`select pg_advisory_unlock(${lockKey})`, [name]).catch(drop);
        }
        return true;
      }),
    close: () => pool.end(),
  };
};

/** What makes sure, before each statement, that the files of an embedded database are still this process's to write. */
export interface Guard {
  check: () => void;
}

const guarded = (db: Database, guard: Guard): Database => ({
  query: async <Row>(text: string, parameters?: unknown[]) => {
    guard.check();
    return db.query<Row>(text, parameters);
  },
  execute: async (script) => {
    guard.check();
    return db.execute(script);
  },
  transaction: async (work) => {
    guard.check();
    return db.transaction((tx) => work(guarded(tx, guard)));
  },
  exclusive: (name, work) => {
    guard.check();
    return db.exclusive(name, work);
  },
  close: () => db.close(),
});

/** PostgreSQL compiled to WebAssembly, in this process: in a folder, or in memory, where it can begin as a dump (tar) says. */
export const openEmbedded = async (from?: string | Blob): Promise<Database> => {
  const options = { parsers: { [types.TIMESTAMPTZ]: toIso, [types.INT8]: Number } };
  const pglite = await (typeof from === 'string'
    ? PGlite.create(from, options)
    : PGlite.create({ ...options, ...(from && { loadDataDir: from }) }));
  return {
    query: <Row>(text: string, parameters?: unknown[]) => pglite.query<Row>(text, parameters),
    execute: async (script) => void (await pglite.exec(script)),
    transaction: (work) =>
      pglite.transaction((tx) => {
        const within: Database = {
          query: <Row>(text: string, parameters?: unknown[]) => tx.query<Row>(text, parameters),
          execute: async (script) => void (await tx.exec(script)),
          transaction: (inner) => inner(within),
          exclusive: alone,
          close: async () => {},
        };
        return work(within);
      }),
    exclusive: alone,
    close: () => pglite.close(),
  };
};

/**
 * Opens the embedded database in `folder`; the first time, `prepare` fills a new one beside it, which takes its place only
 * when it is complete: a first start that is interrupted, by Ctrl-C or a power cut, leaves nothing behind.
 */
export const openWithFill = async (
  folder: string,
  prepare: (db: Database) => Promise<void>,
  guard: Guard = { check: () => {} },
): Promise<Database> => {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  if (!existsSync(folder)) {
    await mkdir(dirname(folder), { recursive: true });
    const db = await openEmbedded(draft);
    try {
      await prepare(guarded(db, guard));
    } finally {
      await db.close();
    }
    await rename(draft, folder);
  }
  return guarded(await openEmbedded(folder), guard);
};
