import { crc32 } from 'node:zlib';

import { checkDimensions } from './dimensions.ts';
import { readOrientation, orientationExif } from './exif.ts';
import { addChunk, concatChunks, type Chunk } from './chunks.ts';
import { readExactly, DocumentRejected } from './document-rejected.ts';

const signatureSize = 8;
const frameSize = 12; // length, type and CRC of a chunk

/** Chunks that make the picture (PNG, third edition): text, time, EXIF, animation and private ones are none. */
const needed = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs']);

const largestExif = 65_536;

const chunk = (type: string, data: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
};

const checkSum = (file: Buffer, start: number, end: number): void => {
  if (crc32(file.subarray(start, end)) !== readExactly(file, end, 4).readUInt32BE(0)) throw new DocumentRejected('damaged');
};

/** What is kept of a PNG: the picture and how it is turned, without what says where, when and by whom it was made. */
export const checkPng = (file: Buffer): Buffer => {
  const parts: Chunk[] = [];
  let orientation = 1;
  let hasData = false;
  let headerEnd = 0;
  for (let at = signatureSize; ;) {
    const head = readExactly(file, at, 8);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    const end = at + frameSize + length;
    if (end > file.length || !/^[A-Za-z]{4}$/.test(type)) throw new DocumentRejected('damaged');
    if ((headerEnd === 0) !== (type === 'IHDR')) throw new DocumentRejected('damaged');
    checkSum(file, at + 4, end - 4);
    if (type === 'IHDR') {
      const size = readExactly(file, at + 8, 8);
      checkDimensions(size.readUInt32BE(0), size.readUInt32BE(4));
      headerEnd = end;
    } else if (type === 'eXIf' && length <= largestExif) orientation = readOrientation(readExactly(file, at + 8, length));
    else if (type === 'IDAT') hasData = true;
    if (needed.has(type) && type !== 'IHDR') addChunk(parts, at, end);
    at = end;
    if (type === 'IEND') break;
  }
  if (!hasData) throw new DocumentRejected('damaged');
  const turned = orientation === 1 ? [] : [chunk('eXIf', orientationExif(orientation))];
  return concatChunks(file, [{ start: 0, end: headerEnd }, ...turned, ...parts]);
};
