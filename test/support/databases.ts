import { existsSync, globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';

import { fingerprint } from '../../scripts/build/fingerprint.ts';
import { projectFolder } from '../../scripts/build/sources.ts';
import { openEmbedded, type Database } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrate.ts';

const folder = join(projectFolder, '.cache/databases');

/** Whatever can change what is in one. */
const sources = [
  'server/**/*.{ts,sql}',
  'src/contract/*.ts',
  'test/support/{atelier,databases,demo-partners,gateway,offers}.ts',
  'test/support/server/gateway.ts',
  'package-lock.json',
];

/** Writes the dump of a database under its name when it is complete: two files of tests may make it at once. */
const writeDump = async (path: string, prepare: (db: Database) => Promise<void>): Promise<void> => {
  const draft = await mkdtemp(join(tmpdir(), 'database-'));
  const db = await openEmbedded(draft);
  await prepare(db);
  await db.close();
  const pglite = await PGlite.create(draft);
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  await writeFile(`${draft}.tar`, dump.stream());
  await rm(draft, { recursive: true });
  await mkdir(folder, { recursive: true });
  await rename(`${draft}.tar`, path).catch(() => writeFile(path, dump.stream())); // another file system
  await rm(`${draft}.tar`, { force: true });
};

/** A database as something has left it. */
export interface Dump {
  /** Opens one in memory that begins so. Whoever opens one closes it: an open one keeps its process alive. */
  open: () => Promise<Database>;
  /** Writes the files of one that begins so into a folder that is not there yet. */
  writeTo: (folder: string) => Promise<void>;
}

/** What `prepare` leaves, kept until its sources change: PGlite reads it in a tenth of the time that it takes for a new cluster. */
export const dumped = (name: string, prepare: (db: Database) => Promise<void>): Dump => {
  const make = async (): Promise<Blob> => {
    const path = join(folder, `${name}-${(await fingerprint(sources)).slice(0, 12)}.tar`);
    if (!existsSync(path)) {
      await writeDump(path, prepare);
      for (const older of globSync(join(folder, `${name}-*.tar`))) if (older !== path) await rm(older, { force: true });
    }
    return new Blob([await readFile(path)]);
  };
  let dump: Promise<Blob> | undefined;
  const read = (): Promise<Blob> => (dump ??= make());
  return {
    open: async () => openEmbedded(await read()),
    writeTo: async (dataDir) => (await PGlite.create({ dataDir, loadDataDir: await read() })).close(),
  };
};

/** A database in memory with all tables and nothing in them. */
export const emptyDatabase = dumped('empty', migrate).open;
