import { crc32, inflateRawSync } from 'node:zlib';

import type { InspectionBudget } from './budget.ts';
import { readExactly, DocumentRejected } from './document-rejected.ts';

/** The signature of a first entry. */
export const zipSignature = Buffer.from('PK\u0003\u0004', 'latin1');

const endMark = Buffer.from('PK\u0005\u0006', 'latin1');
const endSize = 22;
const centralSize = 46;
const localSize = 30;
/** Bytes between two entries: what a writer adds that did not know their size before. */
const descriptorSize = 24;
/** Records of ZIP64 between the directory and the end: some writers have them in every file. */
const largeEndSize = 56 + 20;
const signatures = { central: 0x02014b50, local: 0x04034b50, largeEnd: 0x06064b50 };

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

/** Where a zip says that it ends: at its last end mark. What stands behind is of whoever handed it on. */
const endOf = (file: Buffer): End | undefined => {
  for (let at = file.lastIndexOf(endMark); at >= 0; at = at > 0 ? file.lastIndexOf(endMark, at - 1) : -1)
    if (at + endSize <= file.length && at + endSize + file.readUInt16LE(at + 20) <= file.length)
      return {
        at,
        entries: file.readUInt16LE(at + 10),
        centralSize: file.readUInt32LE(at + 12),
        centralStart: file.readUInt32LE(at + 16),
      };
  return undefined;
};

/** Where the file ends for those who read zips: behind its comment. */
export const findZipEnd = (file: Buffer): number => {
  const end = endOf(file);
  if (!end) throw new DocumentRejected('damaged');
  return end.at + endSize + file.readUInt16LE(end.at + 20);
};

/** Whether what reads zips would read this one too, whatever stands in front. */
export const endsAsZip = (file: Buffer): boolean => {
  const end = endOf(file);
  return end !== undefined && end.at + endSize + file.readUInt16LE(end.at + 20) === file.length;
};

/** A name that stays where it is unpacked, and is written in one way. */
const isTame = (name: string): boolean => !/^\/|(?:^|\/)\.\.?(?:\/|$)|\0|^[a-z]:/i.test(name);

/** Size, packed size and place of an entry: those of its ZIP64 field where they are said to stand there. */
const placesOf = (central: Buffer, at: number, extra: Buffer) => {
  const declared = [central.readUInt32LE(at + 24), central.readUInt32LE(at + 20), central.readUInt32LE(at + 42)];
  let large: Buffer = Buffer.alloc(0);
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2))
    if (extra.readUInt16LE(field) === 1) large = extra.subarray(field + 4, field + 4 + extra.readUInt16LE(field + 2));
  const [size = 0, packed = 0, local = 0] = declared.map((value) => {
    if (value !== 0xffffffff) return value;
    if (large.length < 8) throw new DocumentRejected('damaged');
    const whole = large.readBigUInt64LE();
    large = large.subarray(8);
    return Number(whole);
  });
  return { size, packed, local };
};

const centralEntries = (central: Buffer, count: number) => {
  const entries = [];
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    if (at + centralSize > central.length || central.readUInt32LE(at) !== signatures.central)
      throw new DocumentRejected('damaged');
    const nameEnd = at + centralSize + central.readUInt16LE(at + 28);
    const extraEnd = nameEnd + central.readUInt16LE(at + 30);
    const end = extraEnd + central.readUInt16LE(at + 32);
    if (end > central.length) throw new DocumentRejected('damaged');
    if (central.readUInt16LE(at + 8) & 1) throw new DocumentRejected('protected');
    entries.push({
      rawName: central.subarray(at + centralSize, nameEnd),
      method: central.readUInt16LE(at + 10),
      crc: central.readUInt32LE(at + 16),
      ...placesOf(central, at, central.subarray(nameEnd, extraEnd)),
    });
    at = end;
  }
  if (at !== central.length) throw new DocumentRejected('damaged');
  return entries;
};

/** Bytes between the directory and the end that belong to it. */
const gapBefore = (file: Buffer, { centralStart, centralSize: size, at }: End): number => {
  const start = centralStart + size;
  return start + largeEndSize === at && file.readUInt32LE(start) === signatures.largeEnd ? largeEndSize : 0;
};

/**
 * The entries of a zip, by its directory; nothing is unpacked. Refuses what would unpack to more than a document is, entries
 * that share bytes (D. Fifield, “A better zip bomb”), and what two readers could read in two ways: bytes of something else
 * around the entries, a name said twice, local headers that say something else than the directory.
 */
export const readZipEntries = (file: Buffer): readonly ZipEntry[] => {
  const end = endOf(file);
  if (!end) throw new DocumentRejected('damaged');
  if (end.entries > limits.entries || end.centralSize > limits.central) throw new DocumentRejected('too-many-parts');
  if (end.centralStart + end.centralSize + gapBefore(file, end) !== end.at) throw new DocumentRejected('damaged');
  const listed = centralEntries(readExactly(file, end.centralStart, end.centralSize), end.entries);
  if (listed.reduce((total, { size }) => total + size, 0) > limits.total) throw new DocumentRejected('too-many-parts');
  if (listed.some(({ size, packed }) => size > limits.smallEntry && size > packed * limits.ratio))
    throw new DocumentRejected('too-many-parts');

  const names = new Set<string>();
  const entries: ZipEntry[] = [];
  let free = 0;
  for (const { rawName, method, crc, packed, size, local } of listed.sort((a, b) => a.local - b.local)) {
    const name = rawName.toString('utf8').replaceAll('\\', '/'); // some writers for Windows have their own
    const header = readExactly(file, local, localSize);
    const nameLength = header.readUInt16LE(26);
    const start = local + localSize + nameLength + header.readUInt16LE(28);
    if (local < free) throw new DocumentRejected('too-many-parts');
    if (local > free + (entries.length > 0 ? descriptorSize : 0)) throw new DocumentRejected('not-what-it-says');
    if (
      header.readUInt32LE(0) !== signatures.local ||
      !readExactly(file, local + localSize, nameLength).equals(rawName) ||
      header.readUInt16LE(8) !== method ||
      (method !== 0 && method !== 8) ||
      (method === 0 && packed !== size) ||
      start + packed > end.centralStart ||
      !isTame(name) ||
      names.has(name.toLowerCase())
    )
      throw new DocumentRejected('damaged');
    names.add(name.toLowerCase());
    free = start + packed;
    entries.push({ name, method, crc, size, start, end: free });
  }
  if (end.centralStart > free + descriptorSize) throw new DocumentRejected('not-what-it-says');
  return entries;
};

const inflated = (packed: Buffer, size: number): Buffer => {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new DocumentRejected(isTooLarge ? 'too-many-parts' : 'damaged');
  }
};

/** What is in an entry: never more than it says, and refused where it is not what it says. */
export const unzip = (file: Buffer, { method, start, end, size, crc }: ZipEntry, budget: InspectionBudget): Buffer => {
  budget.spend(size);
  const packed = file.subarray(start, end);
  const content = method === 0 ? packed : inflated(packed, size);
  if (content.length !== size || crc32(content) !== crc) throw new DocumentRejected('damaged');
  return content;
};
