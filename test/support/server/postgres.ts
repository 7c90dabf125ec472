import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { openPostgres } from '../../../server/database/database.ts';

/** A PostgreSQL server for the time of a test. */
export interface TestPostgres {
  /** Connection string of a new and empty database. */
  newDatabase: () => Promise<string>;
  /** Ends the server at once, as when its machine fails. `undefined`: it is not ours to end. */
  crash: (() => Promise<void>) | undefined;
  close: () => Promise<void>;
}

/** A folder with PostgreSQL's programs, the latest version first. */
const programs = (): string | undefined =>
  [
    ...globSync('/usr/lib/postgresql/*/bin').sort((a, b) => Number(b.split('/').at(-2)) - Number(a.split('/').at(-2))),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].find((folder) => ['postgres', 'initdb'].every((name) => existsSync(join(folder, name))));

/** PostgreSQL refuses to run as root: then the account it runs as. */
const account = (): { uid: number; gid: number } | undefined => {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = ['postgres', 'nobody'].map((wanted) => accounts.find(([name]) => name === wanted)).find(Boolean) ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
};

const isRoot = process.getuid?.() === 0;

/** Why there is no PostgreSQL to test with, or `false`. */
export const noPostgres: string | false =
  !process.env['DATABASE_URL'] && (!programs() || process.platform === 'win32' || (isRoot && !account()))
    ? 'there is no PostgreSQL here: set DATABASE_URL, or install its server'
    : false;

const inDatabase = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** Databases of their own on a server, dropped in the end. */
const databasesOn = (server: string) => {
  const names: string[] = [];
  const administer = async (statement: string): Promise<void> => {
    const db = openPostgres(server);
    await db.execute(statement).finally(() => db.close());
  };
  return {
    newDatabase: async () => {
      const name = `emploi_test_${randomUUID().replaceAll('-', '')}`;
      await administer(`create database ${name}`);
      names.push(name);
      return inDatabase(server, name);
    },
    drop: async () => {
      for (const name of names) await administer(`drop database ${name} with (force)`);
    },
  };
};

const start = async (folder: string, bin: string): Promise<ChildProcess> => {
  const as = isRoot ? account() : undefined;
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    { ...as, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const settings = ['listen_addresses=', 'fsync=off', 'full_page_writes=off', 'synchronous_commit=off'].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...settings], {
    ...as,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.on('close', () => reject(new Error(`postgres: ${said}`)));
  });
  return server;
};

/** The server of `DATABASE_URL`, or one that is made for the test and gone after it. */
export const testPostgres = async (): Promise<TestPostgres> => {
  const given = process.env['DATABASE_URL'];
  if (given) {
    const databases = databasesOn(given);
    return { newDatabase: databases.newDatabase, crash: undefined, close: databases.drop };
  }
  const bin = programs();
  if (!bin) throw new Error('There is no PostgreSQL here');
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const server = await start(folder, bin);
  const crash = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGQUIT');
    await once(server, 'close');
  };
  const { newDatabase } = databasesOn(`postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`);
  return {
    newDatabase,
    crash,
    close: async () => {
      await crash();
      rmSync(folder, { recursive: true });
    },
  };
};
