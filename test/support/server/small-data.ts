import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { openEmbedded, type Database } from '../../../server/database/database.ts';
import { smallDump } from './gateway.ts';

/** Makes a data folder that a gateway starts with in a few seconds: a few départements and offers, and whatever `more` adds. */
export const smallData = async (folder: string, more?: (db: Database) => Promise<void>): Promise<string> => {
  const path = join(folder, 'pglite');
  await mkdir(folder, { recursive: true });
  await smallDump.writeTo(path);
  if (more) {
    const db = await openEmbedded(path);
    await more(db).finally(() => db.close());
  }
  return folder;
};
