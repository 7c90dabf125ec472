import { join } from 'node:path';

import { openWithFill, type Database } from '../../../server/database/database.ts';
import { smallGateway } from './gateway.ts';

/** Makes a data folder that a gateway starts with in a few seconds: a few départements and offers, and whatever `more` adds. */
export const smallData = async (folder: string, more: (db: Database) => Promise<void> = async () => {}): Promise<string> => {
  const db = await openWithFill(join(folder, 'pglite'), async (draft) => {
    await smallGateway(draft);
    await more(draft);
  });
  await db.close();
  return folder;
};
