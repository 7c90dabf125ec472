import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import type { Secrets } from '../../database/secrets.ts';

/** Where encrypted bytes are. What is there is of no use in the other place. */
export type StorageArea = 'incoming' | 'kept';

/** What is stored is not what was stored there: altered, cut short, moved, or of another document. */
export class IntegrityError extends Error {
  constructor() {
    super('The stored bytes are not those that were stored');
  }
}

/** Bytes that a record holds at most. */
export const recordSize = 65_536;

/** How many bytes of a record are read first, to know how many more there are. */
export const headerSize = 4;

const nonceSize = 12;
const tagSize = 16;

/** Bytes that a record has more than it holds. */
export const recordOverhead = headerSize + nonceSize + tagSize;

/** Says, in the head of a record, that none comes after it. */
const lastBit = 0x80_00_00_00;

/** Bytes of a whole record, by its head; `undefined`: it is the head of none. */
export const recordLength = (head: Buffer): number | undefined => {
  const held = head.readUInt32BE() % lastBit;
  return held <= recordSize ? held + recordOverhead : undefined;
};

/** The records of one document in one place: each holds the bytes of the document from `offset` on. */
export interface RecordCipher {
  seal: (bytes: Uint8Array, offset: number, isLast?: boolean) => Buffer;
  /** Throws `IntegrityError` rather than give a byte that was not sealed here. */
  open: (record: Buffer, offset: number) => { bytes: Buffer; isLast: boolean };
}

/**
 * AES-256-GCM, record by record, so that it can begin anywhere, and nothing is given out before it is known to be what was stored. A
 * record is its head (how many bytes it holds, and whether it is the last), a random nonce, the bytes and the tag. The key is the
 * document's own in this place (HKDF-SHA-256); the tag is also about the head and the offset, so records cannot change places.
 */
export const fileCipher = (secrets: Secrets) => {
  const secret = secrets('files');
  return (place: StorageArea, id: string): RecordCipher => {
    const key = Buffer.from(hkdfSync('sha256', secret, 'emploi-elements', `${place} ${id}`, 32));
    const about = (head: Buffer, offset: number): Buffer => {
      const where = Buffer.alloc(8);
      where.writeBigUInt64BE(BigInt(offset));
      return Buffer.concat([head, where]);
    };
    return {
      seal: (bytes, offset, isLast = false) => {
        const head = Buffer.alloc(headerSize);
        head.writeUInt32BE(bytes.length + (isLast ? lastBit : 0));
        const nonce = randomBytes(nonceSize);
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about(head, offset));
        return Buffer.concat([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      },
      open: (record, offset) => {
        if (record.length < recordOverhead || recordLength(record) !== record.length) throw new IntegrityError();
        const head = record.subarray(0, headerSize);
        const [start, end] = [headerSize + nonceSize, record.length - tagSize];
        const decipher = createDecipheriv('aes-256-gcm', key, record.subarray(headerSize, start), { authTagLength: tagSize })
          .setAAD(about(head, offset))
          .setAuthTag(record.subarray(end));
        try {
          const bytes = Buffer.concat([decipher.update(record.subarray(start, end)), decipher.final()]);
          return { bytes, isLast: head.readUInt32BE() >= lastBit };
        } catch {
          throw new IntegrityError();
        }
      },
    };
  };
};

export type FileCipher = ReturnType<typeof fileCipher>;

/** Bytes that so many have become once they are sealed. */
export const encryptedSize = (size: number): number => size + recordOverhead * Math.max(1, Math.ceil(size / recordSize));

/** Seals what comes, to its end: each record but the last is full. */
export async function* encrypt(chunks: AsyncIterable<Uint8Array>, records: RecordCipher): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    for (; held.length > recordSize; held = held.subarray(recordSize), offset += recordSize)
      yield records.seal(held.subarray(0, recordSize), offset);
  }
  yield records.seal(held, offset, true);
}

/** Opens what `encrypt` has made. Throws `IntegrityError` where it is not whole, after what came before that. */
export async function* decrypt(chunks: AsyncIterable<Uint8Array>, records: RecordCipher): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let offset = 0;
  let isOver = false;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    while (held.length >= headerSize) {
      const length = recordLength(held);
      if (length === undefined || isOver) throw new IntegrityError();
      if (held.length < length) break;
      const { bytes, isLast } = records.open(held.subarray(0, length), offset);
      held = held.subarray(length);
      offset += bytes.length;
      isOver = isLast;
      yield bytes;
    }
  }
  if (!isOver || held.length > 0) throw new IntegrityError();
}
