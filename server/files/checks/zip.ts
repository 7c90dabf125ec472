import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

import { piecesOf, type Bytes } from '../bytes.ts';
import { exactly, Refused } from './refused.ts';

/** The signature of a first entry. */
export const zipStart = Buffer.from('PK\u0003\u0004', 'latin1');

const endMark = Buffer.from('PK\u0005\u0006', 'latin1');
const endSize = 22;
const centralSize = 46;
const localSize = 30;
/** Bytes between two entries: what a writer adds that did not know their size before. */
const descriptorSize = 24;
const signatures = { central: 0x02014b50, local: 0x04034b50 };

/** What is taken of a zip: a document has some dozens of entries, and a DOCX of 5 MB is some 20 MB of XML. */
const limits = { entries: 2_000, total: 60_000_000, central: 1_000_000, smallEntry: 1_000_000, ratio: 200 } as const;

export interface ZipEntry {
  name: string;
  /** 0: stored, 8: deflated. */
  method: number;
  /** CRC-32 and size of what is in it. */
  crc: number;
  size: number;
  /** Where its bytes are in the file. */
  start: number;
  end: number;
}

interface End {
  at: number;
  entries: number;
  centralStart: number;
  centralSize: number;
}

/** Where a zip says that it ends: exactly where the file does. */
const endOf = async (bytes: Bytes): Promise<End | undefined> => {
  const tailStart = Math.max(0, bytes.size - endSize - 65_535);
  const tail = await bytes.read(tailStart, bytes.size);
  for (let at = tail.lastIndexOf(endMark); at >= 0; at = at > 0 ? tail.lastIndexOf(endMark, at - 1) : -1)
    if (at + endSize <= tail.length && at + endSize + tail.readUInt16LE(at + 20) === tail.length)
      return {
        at: tailStart + at,
        entries: tail.readUInt16LE(at + 10),
        centralSize: tail.readUInt32LE(at + 12),
        centralStart: tail.readUInt32LE(at + 16),
      };
  return undefined;
};

/** Whether what reads zips would read this one too, whatever stands in front. */
export const endsAsZip = async (bytes: Bytes): Promise<boolean> => (await endOf(bytes)) !== undefined;

/** A name that stays where it is unpacked, and is written in one way. */
const isTame = (name: string): boolean => !/^\/|(?:^|\/)\.\.?(?:\/|$)|[\\\0]|^[a-z]:/i.test(name);

const centralEntries = (central: Buffer, count: number) => {
  const entries = [];
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    if (at + centralSize > central.length || central.readUInt32LE(at) !== signatures.central) throw new Refused('damaged');
    const nameLength = central.readUInt16LE(at + 28);
    const end = at + centralSize + nameLength + central.readUInt16LE(at + 30) + central.readUInt16LE(at + 32);
    if (end > central.length) throw new Refused('damaged');
    if (central.readUInt16LE(at + 8) & 1) throw new Refused('protected');
    entries.push({
      rawName: central.subarray(at + centralSize, at + centralSize + nameLength),
      method: central.readUInt16LE(at + 10),
      crc: central.readUInt32LE(at + 16),
      packed: central.readUInt32LE(at + 20),
      size: central.readUInt32LE(at + 24),
      local: central.readUInt32LE(at + 42),
    });
    at = end;
  }
  if (at !== central.length) throw new Refused('damaged');
  return entries;
};

/**
 * The entries of a zip, by its directory; nothing is unpacked. Refuses what would unpack to more than a document is, entries
 * that share bytes (D. Fifield, “A better zip bomb”), and what two readers could read in two ways: bytes of something else
 * around the entries, a name said twice, local headers that say something else than the directory.
 */
export const zipEntries = async (bytes: Bytes): Promise<readonly ZipEntry[]> => {
  const end = await endOf(bytes);
  if (!end) throw new Refused('damaged');
  if (end.entries > limits.entries || end.centralSize > limits.central) throw new Refused('too-many-parts');
  if (end.centralStart + end.centralSize !== end.at) throw new Refused('damaged');
  const listed = centralEntries(await exactly(bytes, end.centralStart, end.centralSize), end.entries);
  if (listed.reduce((total, { size }) => total + size, 0) > limits.total) throw new Refused('too-many-parts');
  if (listed.some(({ size, packed }) => size > limits.smallEntry && size > packed * limits.ratio))
    throw new Refused('too-many-parts');

  const names = new Set<string>();
  const entries: ZipEntry[] = [];
  let free = 0;
  for (const { rawName, method, crc, packed, size, local } of listed.sort((a, b) => a.local - b.local)) {
    const name = rawName.toString('utf8');
    const header = await exactly(bytes, local, localSize);
    const nameLength = header.readUInt16LE(26);
    const start = local + localSize + nameLength + header.readUInt16LE(28);
    if (local < free) throw new Refused('too-many-parts');
    if (local > free + (entries.length > 0 ? descriptorSize : 0)) throw new Refused('not-what-it-says');
    if (
      header.readUInt32LE(0) !== signatures.local ||
      !(await exactly(bytes, local + localSize, nameLength)).equals(rawName) ||
      header.readUInt16LE(8) !== method ||
      (method !== 0 && method !== 8) ||
      (method === 0 && packed !== size) ||
      start + packed > end.centralStart ||
      !isTame(name) ||
      names.has(name.toLowerCase())
    )
      throw new Refused('damaged');
    names.add(name.toLowerCase());
    free = start + packed;
    entries.push({ name, method, crc, size, start, end: free });
  }
  if (end.centralStart > free + descriptorSize) throw new Refused('not-what-it-says');
  return entries;
};

/** What is in an entry, unpacked piece by piece: never more than it says, and refused where it is not what it says. */
export async function* unpacked(bytes: Bytes, { method, start, end, size, crc }: ZipEntry): AsyncGenerator<Buffer> {
  const packed = piecesOf(bytes, start, end);
  const source: AsyncIterable<unknown> = method === 0 ? packed : Readable.from(packed).pipe(createInflateRaw());
  let seen = 0;
  let sum = 0;
  try {
    for await (const piece of source) {
      if (!Buffer.isBuffer(piece)) continue;
      seen += piece.length;
      if (seen > size) throw new Refused('too-many-parts');
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('damaged');
  }
  if (seen !== size || sum !== crc) throw new Refused('damaged');
}
