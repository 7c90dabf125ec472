import { createReadStream } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A file, or a part of one, that cannot be read. The message says what it is, and repeats nothing of it. */
export class Unreadable extends Error {}

/** What a file is that is not text, by how it begins. */
const foreign: readonly (readonly [beginning: string, what: string])[] = [
  ['PK', 'a ZIP archive (or a document of an office program): unpack it first'],
  ['%PDF', 'a PDF'],
  ['BZh', 'compressed with bzip2: unpack it first'],
  ['7z\u00bc\u00af', 'a 7z archive: unpack it first'],
  ['(\u00b5/\u00fd', 'compressed with zstd: unpack it first'],
  ['\u00fd7zXZ', 'compressed with xz: unpack it first'],
  ['\u00ff\u00fe\0\0', 'in UTF-32: save it as UTF-8'],
  ['\0\0\u00fe\u00ff', 'in UTF-32: save it as UTF-8'],
];

const signatureBytes = 6; // bytes

const refuseForeign = (start: string): void => {
  const kind = foreign.find(([beginning]) => start.startsWith(beginning));
  if (kind) throw new Unreadable(`is ${kind[1]}`);
};

const gzip = '\u001f\u008b';

/** What gzip has packed may be packed itself, or no text. */
const refuseForeignWithin = (start: string): void => {
  if (start.startsWith(gzip)) throw new Unreadable('is packed by gzip twice: unpack it first');
  refuseForeign(start);
};

const beginningOf = async (path: string): Promise<Buffer> => {
  const file = await openFile(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(signatureBytes), 0, signatureBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** The bytes of a file, unpacked where gzip has packed them, whatever its name. */
const bytesOf = async (path: string): Promise<Readable> => {
  const start = (await beginningOf(path)).toString('latin1');
  refuseForeign(start);
  const bytes = createReadStream(path);
  const isPacked = start.startsWith(gzip);
  if (!isPacked && /\.gz$/i.test(path)) throw new Unreadable('is called .gz and is not compressed with gzip, or is empty');
  if (!isPacked) return bytes;
  const plain = createGunzip();
  bytes.on('error', (error) => plain.destroy(error));
  return bytes.pipe(plain);
};

/** Bytes that Windows-1252 does not use. */
const unused = /[\u0081\u008d\u008f\u0090\u009d]/;
/** Letters and signs as UTF-8 writes them, in its bytes. */
const multibyte = /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;
const high = /[\u0080-\u00ff]/g;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** By the byte order mark, else by where the zeros of JSON's own signs are. */
const utf16 = (start: Buffer): Encoding | undefined => {
  if (start.length < 4) return undefined;
  const [first, second, third, fourth] = start;
  if ((first === 0xff && second === 0xfe) || (second === 0 && first !== 0 && fourth === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0)) return 'utf-16be';
  return undefined;
};

/**
 * UTF-8 where all of the file is, else Windows-1252 (which has all of Latin-1's letters). A file that is some of both cannot be
 * read whole: throws.
 */
const encodingOf = async (path: string): Promise<Encoding> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [isUtf8, isWindows, letters, signs] = [true, true, 0, 0];
  let start: Buffer | undefined;
  const chunks: AsyncIterable<Buffer> = await bytesOf(path);
  try {
    for await (const chunk of chunks) {
      if (!start) refuseForeignWithin(chunk.toString('latin1', 0, signatureBytes));
      const wide = start ? undefined : utf16(chunk);
      if (wide) return wide;
      start = chunk;
      const text = chunk.toString('latin1');
      isWindows &&= !unused.test(text);
      letters += text.match(multibyte)?.length ?? 0;
      signs += (text.match(high)?.length ?? 0) - (text.match(multibyte)?.join('').length ?? 0);
      if (isUtf8)
        try {
          decoder.decode(chunk, { stream: true });
        } catch {
          isUtf8 = false;
        }
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    // Cut or damaged: whoever reads it says so, behind what can be read.
  }
  if (isUtf8)
    try {
      decoder.decode();
      return 'utf-8';
    } catch {
      // It ends within a letter.
    }
  // « É» » is two signs of Windows-1252 that look like one of UTF-8; more than a few are none.
  if (isWindows && letters * 20 <= signs) return 'windows-1252';
  throw new Unreadable('is neither UTF-8 nor Windows-1252 (Latin-1) throughout: save it as UTF-8');
};

/** The text of a file in UTF-8, UTF-16 or Windows-1252, plain or packed by gzip, as it comes in, without its byte order mark. */
export async function* readText(path: string): AsyncGenerator<string, void, void> {
  const encoding = await encodingOf(path);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const chunks: AsyncIterable<Buffer> = await bytesOf(path);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Its lines. Only line feeds end one: U+2028 may stand in a text of JSON. */
export async function* readTextLines(path: string): AsyncGenerator<string, void, void> {
  let rest = '';
  for await (const text of readText(path)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
