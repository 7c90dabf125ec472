import { checkDimensions } from './dimensions.ts';
import { readOrientation, orientationExif } from './exif.ts';
import { addChunk, concatChunks, type Chunk } from './chunks.ts';
import { readExactly, DocumentRejected } from './document-rejected.ts';

/** Markers of ITU-T T.81. */
const markers = { start: 0xd8, end: 0xd9, scan: 0xda, restart: 0xd0, lastRestart: 0xd7, temporary: 0x01 } as const;

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const isComment = (marker: number): boolean => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);

const exif = Buffer.from('Exif\0\0', 'latin1');

/** What is needed to show the picture right: JFIF without its thumbnail, the colour profile, Adobe’s colour transform. */
const isNeeded = (marker: number, segment: Buffer): boolean => {
  const begins = (text: string): boolean => segment.subarray(0, text.length).equals(Buffer.from(text, 'latin1'));
  if (marker === 0xe0) return begins('JFIF\0') && segment.length === 14;
  if (marker === 0xe2) return begins('ICC_PROFILE\0');
  return marker === 0xee && begins('Adobe');
};

/** The first marker after the data of a scan, in which a 0xFF that is none is followed by 0. */
const afterScan = (file: Buffer, from: number): number => {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file.readUInt8(at + 1);
    const isData = next === 0 || next === 0xff || (next >= markers.restart && next <= markers.lastRestart);
    if (!isData) return at;
  }
  throw new DocumentRejected('damaged');
};

/**
 * What is kept of a JPEG: everything that makes the picture, and how it is turned. Where and when it was taken, by whom and
 * with what, thumbnails, comments and whatever stands behind the picture are left out; no pixel changes.
 */
export const checkJpeg = (file: Buffer): Buffer => {
  const parts: Chunk[] = [];
  let orientation = 1;
  let hasFrame = false;
  let hasScan = false;
  for (let at = 2; ;) {
    const [sign = 0, marker = 0] = readExactly(file, at, 2);
    if (sign !== 0xff) throw new DocumentRejected('damaged');
    if (marker === 0xff) {
      at += 1; // may stand before any marker
      continue;
    }
    if (marker === markers.end) {
      addChunk(parts, at, at + 2);
      break;
    }
    if (marker === markers.temporary || (marker >= markers.restart && marker <= markers.start))
      throw new DocumentRejected('damaged');
    const length = readExactly(file, at + 2, 2).readUInt16BE(0);
    if (length < 2) throw new DocumentRejected('damaged');
    const segment = readExactly(file, at + 4, length - 2);
    let end = at + 2 + length;
    if (isFrame(marker)) {
      if (segment.length < 6) throw new DocumentRejected('damaged');
      checkDimensions(segment.readUInt16BE(3), segment.readUInt16BE(1));
      hasFrame = true;
    }
    if (marker === markers.scan) {
      hasScan = true;
      end = afterScan(file, end);
    }
    if (marker === 0xe1 && segment.subarray(0, exif.length).equals(exif))
      orientation = readOrientation(segment.subarray(exif.length));
    if (!isComment(marker) || isNeeded(marker, segment)) addChunk(parts, at, end);
    at = end;
  }
  if (!hasFrame || !hasScan) throw new DocumentRejected('damaged');
  const turned = Buffer.concat([exif, orientationExif(orientation)]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, turned.length + 2]), turned]);
  return concatChunks(file, [{ start: 0, end: 2 }, ...(orientation === 1 ? [] : [segment]), ...parts]);
};
