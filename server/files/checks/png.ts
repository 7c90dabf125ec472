import { crc32 } from 'node:zlib';

import { piecesOf, type Bytes } from '../bytes.ts';
import { checkDimensions } from './dimensions.ts';
import { orientationIn, orientationOnly } from './exif.ts';
import { addPart, type Part } from './pieces.ts';
import { exactly, Refused } from './refused.ts';

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

const checkSum = async (bytes: Bytes, start: number, end: number): Promise<void> => {
  let sum = 0;
  for await (const piece of piecesOf(bytes, start, end)) sum = crc32(piece, sum);
  if (sum !== (await exactly(bytes, end, 4)).readUInt32BE(0)) throw new Refused('damaged');
};

/** What is kept of a PNG: the picture and how it is turned, without what says where, when and by whom it was made. */
export const checkPng = async (bytes: Bytes): Promise<readonly Part[]> => {
  const parts: Part[] = [];
  let orientation = 1;
  let hasData = false;
  let headerEnd = 0;
  for (let at = signatureSize; ;) {
    const head = await exactly(bytes, at, 8);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    const end = at + frameSize + length;
    if (end > bytes.size || !/^[A-Za-z]{4}$/.test(type)) throw new Refused('damaged');
    if ((headerEnd === 0) !== (type === 'IHDR')) throw new Refused('damaged');
    await checkSum(bytes, at + 4, end - 4);
    if (type === 'IHDR') {
      const size = await exactly(bytes, at + 8, 8);
      checkDimensions(size.readUInt32BE(0), size.readUInt32BE(4));
      headerEnd = end;
    } else if (type === 'eXIf' && length <= largestExif) orientation = orientationIn(await exactly(bytes, at + 8, length));
    else if (type === 'IDAT') hasData = true;
    if (needed.has(type) && type !== 'IHDR') addPart(parts, at, end);
    at = end;
    if (type === 'IEND') break;
  }
  if (!hasData) throw new Refused('damaged');
  const turned = orientation === 1 ? [] : [chunk('eXIf', orientationOnly(orientation))];
  return [{ start: 0, end: headerEnd }, ...turned, ...parts];
};
