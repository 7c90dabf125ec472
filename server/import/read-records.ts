import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';

import { JSONParser } from '@streamparser/json';

/** One record of a source and where it stood (`offers.json[12]`, `offers.ndjson:340`), or why it could not be read. */
export type RecordRead = { where: string; value: unknown } | { where: string; error: string };

const offerFile = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;

/** The files behind a path: itself, or all offer files of a folder and its folders, by name. */
export async function* filesIn(path: string): AsyncGenerator<string, void, void> {
  if (!(await stat(path)).isDirectory()) return yield path;
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
    if (entry.isDirectory()) yield* filesIn(join(path, entry.name));
    else if (offerFile.test(entry.name)) yield join(path, entry.name);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const open = (file: string): Readable => {
  const bytes = createReadStream(file);
  if (!/\.gz$/i.test(file)) return bytes;
  const plain = createGunzip();
  bytes.on('error', (error) => plain.destroy(error));
  return bytes.pipe(plain);
};

const withoutByteOrderMark = (line: string): string => line.replace(/^\ufeff/, '');

type Layout = 'array' | 'lines' | 'document';

const lineByLine = /\.(?:ndjson|jsonl)(?:\.gz)?$/i;

/** How the records stand in a file, read off its first character and, behind a brace, its first line. */
const layoutOf = async (file: string): Promise<Layout> => {
  const input = open(file);
  try {
    let start = '';
    for await (const chunk of input.setEncoding('utf8')) {
      start = withoutByteOrderMark(start + String(chunk)).trimStart();
      if (start.startsWith('[')) return 'array'; // on one line or many: it need not fit the memory
      if (start !== '' && lineByLine.test(file)) return 'lines';
      const lines = start.split('\n').filter((line) => line.trim() !== '');
      if (lines.length > 2) return lines.slice(0, 2).some(isObject) ? 'lines' : 'document'; // the first may be broken
    }
    return start.split('\n').some(isObject) ? 'lines' : 'document';
  } finally {
    input.destroy();
  }
};

/** A whole JSON object on one line. */
const isObject = (line: string): boolean => {
  try {
    return line.trimStart().startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
};

/** A search response stands for its `resultats`, a bare offer for itself. */
const offersOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && 'resultats' in value && Array.isArray(value.resultats)
    ? value.resultats
    : [value];

/** Offers of one JSON text, with their place in it where there are several. */
const placed = (where: string, offers: readonly unknown[]): RecordRead[] =>
  offers.map((value, index) => ({ where: offers.length > 1 ? `${where}[${index}]` : where, value }));

/** One JSON text a line: a line that cannot be read costs that line only. */
async function* readLines(file: string): AsyncGenerator<RecordRead, void, void> {
  let number = 0;
  for await (const line of createInterface({ input: open(file), crlfDelay: Infinity })) {
    const where = `${basename(file)}:${++number}`;
    const record = withoutByteOrderMark(line).trim();
    if (record === '') continue;
    try {
      yield* placed(where, offersOf(JSON.parse(record)));
    } catch (error) {
      yield { where, error: reason(error) };
    }
  }
}

/** A long array, item by item as it comes in: its size does not matter. */
async function* readArray(file: string): AsyncGenerator<RecordRead, void, void> {
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false, separator: '' });
  let index = 0;
  let found: RecordRead[] = [];
  parser.onValue = ({ value }) => {
    const where = `${basename(file)}[${index++}]`;
    found.push(...placed(where, offersOf(value)));
  };
  let failure: RecordRead | undefined;
  let started = false;
  const chunks: AsyncIterable<Buffer> = open(file);
  for await (const chunk of chunks) {
    try {
      parser.write(started ? chunk : chunk.subarray(chunk.indexOf('[')));
      started = true;
    } catch (error) {
      failure = { where: `${basename(file)}, behind item ${index}`, error: reason(error) };
    }
    yield* found;
    found = [];
    if (failure) return yield failure;
  }
  try {
    if (!parser.isEnded) parser.end();
  } catch {
    yield { where: `${basename(file)}, behind item ${index}`, error: 'the file ends in the middle' };
  }
}

/** A bare offer or a search response on many lines: never more than one page of the API. */
async function* readDocument(file: string): AsyncGenerator<RecordRead, void, void> {
  const where = basename(file);
  yield* placed(where, offersOf(JSON.parse(withoutByteOrderMark(await text(open(file))))));
}

const readers = { array: readArray, lines: readLines, document: readDocument };

/** The offers of a JSON or NDJSON file, plain or `.gz`, one after the other. What cannot be read is said, never thrown. */
export async function* readRecords(file: string): AsyncGenerator<RecordRead, void, void> {
  try {
    yield* readers[await layoutOf(file)](file);
  } catch (error) {
    yield { where: basename(file), error: reason(error) };
  }
}
