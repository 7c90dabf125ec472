import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import type { Bytes } from './bytes.ts';
import type { Cipher } from './cipher.ts';

/** Bytes between two moments at which what has come is made safe. */
const saveEvery = 262_144;

const writeAll = async (file: FileHandle, bytes: Buffer, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
};

/** For `catch`: what is not there is `undefined`, any other failure is one. */
export const orMissing = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
};

/** Makes the names in a folder as safe as the files. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
};

/** Files on their way, encrypted, in a folder that nothing serves. */
export const incomingFiles = (folder: string, cipher: Cipher) => {
  const pathOf = (id: string): string => join(folder, id);

  return {
    async create(id: string): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(pathOf(id), 'a', 0o600);
      await file.close();
      await syncFolder(folder);
    },

    /** Bytes there are; 0 where there is no file. */
    async size(id: string): Promise<number> {
      const found = await stat(pathOf(id)).catch(orMissing);
      return found?.size ?? 0;
    },

    /**
     * Writes what comes from `offset` on and tells `saved` how far it is safe, a power cut included. What came before the
     * stream broke is kept.
     */
    async append(
      id: string,
      offset: number,
      pieces: AsyncIterable<Uint8Array>,
      saved: (offset: number) => Promise<void>,
    ): Promise<number> {
      const file = await open(pathOf(id), 'r+');
      const crypt = cipher('incoming', id, offset);
      let written = offset;
      let safe = offset;
      const save = async (): Promise<void> => {
        if (safe === written) return;
        await file.datasync();
        safe = written;
        await saved(safe);
      };
      try {
        try {
          for await (const piece of pieces) {
            await writeAll(file, crypt(piece), written);
            written += piece.length;
            if (written - safe >= saveEvery) await save();
          }
        } finally {
          await save();
        }
      } finally {
        await file.close();
      }
      return written;
    },

    /** Lets `use` read the file in clear; `undefined`: there is none. */
    async open<T>(id: string, size: number, use: (bytes: Bytes) => Promise<T>): Promise<T | undefined> {
      const file = await open(pathOf(id)).catch(orMissing);
      if (!file) return undefined;
      const read = async (start: number, end: number): Promise<Buffer> => {
        const piece = Buffer.alloc(Math.max(0, Math.min(end, size) - start));
        let done = 0;
        for (let more = piece.length; more > 0; done += more)
          more = (await file.read(piece, done, piece.length - done, start + done)).bytesRead;
        return cipher('incoming', id, start)(piece.subarray(0, done));
      };
      return use({ size, read }).finally(() => file.close());
    },

    /** The documents that have a file here. */
    async ids(): Promise<readonly string[]> {
      return (await readdir(folder).catch(orMissing)) ?? [];
    },

    async remove(id: string): Promise<void> {
      await rm(pathOf(id), { force: true });
    },
  };
};

export type IncomingFiles = ReturnType<typeof incomingFiles>;
