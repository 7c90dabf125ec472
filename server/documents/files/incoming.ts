import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { buffered, type ByteSource } from './byte-source.ts';
import { headerSize, recordOverhead, recordLength, recordSize, type FileCipher, type RecordCipher } from './cipher.ts';
import { UploadError } from './upload-error.ts';

/** Bytes between two moments at which what has come is made safe. */
const syncInterval = 262_144;

const writeAll = async (file: FileHandle, bytes: Buffer, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
};

/** As many bytes as there are from a place of the file on, `length` at most. */
const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const chunk = Buffer.alloc(length);
  let done = 0;
  for (let more = length; more > 0; done += more) more = (await file.read(chunk, done, length - done, position + done)).bytesRead;
  return chunk.subarray(0, done);
};

/** Where a record is in the file, and which bytes of the document it holds. */
interface Stored {
  position: number;
  length: number;
  start: number;
  end: number;
}

/** Bytes that are read at a time where only heads of records are looked for. */
const headerBuffer = 4_096;

/** The whole records of the first `upTo` bytes of a document. What a crash has left half written is none. */
const storedIn = async (file: FileHandle, upTo: number): Promise<Stored[]> => {
  const { size } = await file.stat();
  const heads = buffered({ size, read: (start, end) => readAt(file, start, end - start) }, headerBuffer);
  const stored: Stored[] = [];
  for (let [position, start] = [0, 0]; position + recordOverhead <= size;) {
    const length = recordLength(await heads.read(position, position + headerSize));
    const end = start + (length ?? 0) - recordOverhead;
    if (!length || position + length > size || end > upTo) break;
    stored.push({ position, length, start, end });
    position += length;
    start = end;
  }
  return stored;
};

/** A file that is written, and where: at its end. */
interface Writing {
  file: FileHandle;
  position: number;
}

/** Opens the file of a document to write behind its first `offset` bytes. What stood behind them goes. */
const writeBehind = async (path: string, offset: number): Promise<Writing> => {
  const file = await open(path, 'r+');
  try {
    const last = (await storedIn(file, offset)).at(-1);
    if ((last?.end ?? 0) !== offset) throw new UploadError(409, 'Upload-Offset does not match');
    const position = last ? last.position + last.length : 0;
    await file.truncate(position);
    return { file, position };
  } catch (error) {
    await file.close();
    throw error;
  }
};

/** A gateway that shares the folder may have gone on with a document, while ours still waited on a connection that was lost. */
const assertSingleWriter = async ({ file, position }: Writing): Promise<void> => {
  if ((await file.stat()).size !== position) throw new UploadError(409, 'The upload is locked by another request');
};

/** A document in clear, of which only what is asked for is opened. */
const decrypted = (file: FileHandle, records: RecordCipher, stored: readonly Stored[], size: number): ByteSource => ({
  size,
  read: async (start, end) => {
    const chunks: Buffer[] = [];
    for (const record of stored) {
      if (record.end <= start || record.start >= end) continue;
      const { bytes } = records.open(await readAt(file, record.position, record.length), record.start);
      chunks.push(bytes.subarray(Math.max(0, start - record.start), end - record.start));
    }
    return Buffer.concat(chunks);
  },
});

/** For `catch`: what is not there is `undefined`, any other failure is one. */
export const undefinedIfMissing = (error: unknown): undefined => {
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
export const incomingFiles = (folder: string, cipher: FileCipher) => {
  const pathOf = (id: string): string => join(folder, id);

  return {
    async create(id: string): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(pathOf(id), 'a', 0o600);
      await file.close();
      await syncFolder(folder);
    },

    /** How many of the first `upTo` bytes are there, in whole records; 0 where there is no file. */
    async size(id: string, upTo: number): Promise<number> {
      const file = await open(pathOf(id)).catch(undefinedIfMissing);
      if (!file) return 0;
      const stored = await storedIn(file, upTo).finally(() => file.close());
      return stored.at(-1)?.end ?? 0;
    },

    /**
     * Writes what comes from `offset` on, which `size` has said, and tells `saved` how far it is safe, a power cut included. What came
     * before the stream broke is kept; what stood behind `offset` is not.
     */
    async append(
      id: string,
      offset: number,
      chunks: AsyncIterable<Uint8Array>,
      saved: (offset: number) => Promise<void>,
    ): Promise<number> {
      const records = cipher('incoming', id);
      let writing: Writing | undefined;
      let written = offset;
      let safe = offset;
      // However small the chunks are that come, a record is full, or the last: each takes room of its own.
      const held = Buffer.alloc(recordSize);
      let filled = 0;
      const write = async (): Promise<void> => {
        if (filled === 0) return;
        // Not before something has come: on a network that cuts, what is not read at once is lost.
        writing ??= await writeBehind(pathOf(id), offset);
        await assertSingleWriter(writing);
        const record = records.seal(held.subarray(0, filled), written);
        await writeAll(writing.file, record, writing.position);
        writing.position += record.length;
        written += filled;
        filled = 0;
      };
      const save = async (): Promise<void> => {
        if (!writing || safe === written) return;
        await writing.file.datasync();
        await assertSingleWriter(writing);
        safe = written;
        await saved(safe);
      };
      try {
        for await (const chunk of chunks)
          for (let at = 0; at < chunk.length;) {
            const bytes = chunk.subarray(at, at + recordSize - filled);
            held.set(bytes, filled);
            filled += bytes.length;
            at += bytes.length;
            if (filled === recordSize) await write();
            if (written - safe >= syncInterval) await save();
          }
      } finally {
        try {
          await write();
          await save();
        } finally {
          await writing?.file.close();
        }
      }
      return written;
    },

    /** Lets `use` read the file in clear, which throws `IntegrityError` where it is not what came; `undefined`: there is none. */
    async open<T>(id: string, size: number, use: (bytes: ByteSource) => Promise<T>): Promise<T | undefined> {
      const file = await open(pathOf(id)).catch(undefinedIfMissing);
      if (!file) return undefined;
      try {
        return await use(decrypted(file, cipher('incoming', id), await storedIn(file, size), size));
      } finally {
        await file.close();
      }
    },

    /** The documents that have a file here. */
    async ids(): Promise<readonly string[]> {
      return (await readdir(folder).catch(undefinedIfMissing)) ?? [];
    },

    async remove(id: string): Promise<void> {
      await rm(pathOf(id), { force: true });
    },
  };
};

export type IncomingFiles = ReturnType<typeof incomingFiles>;
