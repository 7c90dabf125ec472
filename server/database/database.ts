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
  close(): Promise<void>;
}

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
  return {
    query: async <Row>(text: string, parameters?: unknown[]) => ({
      rows: (await pool.query<Row & pg.QueryResultRow>(text, parameters)).rows,
    }),
    execute: async (script) => void (await pool.query(script)),
    transaction: async (work) => {
      const connection = await pool.connect();
      const within: Database = {
        query: async <Row>(text: string, parameters?: unknown[]) => ({
          rows: (await connection.query<Row & pg.QueryResultRow>(text, parameters)).rows,
        }),
        execute: async (script) => void (await connection.query(script)),
        transaction: (inner) => inner(within),
        close: async () => {},
      };
      let broken = false;
      try {
        await connection.query('begin');
        const result = await work(within);
        await connection.query('commit');
        return result;
      } catch (error) {
        await connection.query('rollback').catch(() => (broken = true));
        throw error;
      } finally {
        connection.release(broken);
      }
    },
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
          close: async () => {},
        };
        return work(within);
      }),
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
