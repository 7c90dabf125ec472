import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { undefinedIfMissing, syncFolder } from './incoming.ts';

/** Where documents are kept once they are received. What it holds is encrypted before. */
export interface ObjectStore {
  /** Keeps `size` bytes under an id; done when they are safe. Again, they take the place of those before. */
  put: (id: string, size: number, chunks: AsyncIterable<Uint8Array>) => Promise<void>;
  /** `undefined`: there is nothing under this id. */
  get: (id: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  remove: (id: string) => Promise<void>;
}

/** A folder that nothing serves. */
export const folderObjectStore = (folder: string): ObjectStore => {
  const pathOf = (id: string): string => join(folder, id);
  return {
    put: async (id, _size, chunks) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = await open(`${pathOf(id)}.part`, 'w', 0o600);
      await pipeline(Readable.from(chunks), part.createWriteStream({ flush: true }));
      await rename(`${pathOf(id)}.part`, pathOf(id));
      await syncFolder(folder);
    },
    get: async (id) => {
      const file = await open(pathOf(id)).catch(undefinedIfMissing);
      return file?.createReadStream();
    },
    remove: async (id) => {
      await rm(pathOf(id), { force: true });
      await rm(`${pathOf(id)}.part`, { force: true });
    },
  };
};
