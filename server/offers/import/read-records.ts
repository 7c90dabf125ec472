import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { JSONParser } from '@streamparser/json';

import { readText, readTextLines, Unreadable } from './read-text.ts';

/** One record of a source and where it stood (`offers.json[12]`, `offers.ndjson:340`), or why it could not be read. */
export type RawRecord = { where: string; value: unknown } | { where: string; error: string };

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

/** Why something could not be read, without what it was: parsers repeat that, or name their own states. */
const reason = (error: unknown): string => {
  if (error instanceof Unreadable) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return `is cut or damaged, and cannot be unpacked (${code})`;
  if (code.startsWith('ERR_ENCODING')) return 'is not in the encoding that it begins with';
  return code ? `cannot be read (${code})` : 'is no JSON';
};

type Layout = 'array' | 'lines' | 'values';

const lineByLine = /\.(?:ndjson|jsonl)(?:\.gz)?$/i;

/** JSON text sequences (RFC 7464) put this before each value. */
const separator = /\u001e/g;

/** How the records stand in a file, read off its first character and, behind a brace, its first line. */
const layoutOf = async (file: string): Promise<Layout> => {
  let start = '';
  for await (const text of readText(file)) {
    start = (start + text).replace(separator, '').trimStart();
    if (start.startsWith('[')) return 'array'; // on one line or many: it need not fit the memory
    if (start.startsWith('<')) throw new Unreadable('is HTML or XML, no JSON');
    const lines = start.split('\n').filter((line) => line.trim() !== '');
    if (lineByLine.test(file) && lines.length > 1) return lines[0]?.trim() === '{' ? 'values' : 'lines';
    if (lines.length > 2) return lines.slice(0, 2).some(isObject) ? 'lines' : 'values'; // the first may be broken
  }
  return start.split('\n').some(isObject) || (lineByLine.test(file) && start !== '' && !start.startsWith('{'))
    ? 'lines'
    : 'values';
};

/** A whole JSON object on one line. */
const isObject = (line: string): boolean => {
  try {
    return line.trimStart().startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
};

/** What responses call their list of offers: the API, other services, exports. */
const lists = ['resultats', 'results', 'offres', 'offers', 'data', 'items', 'records', 'hits', 'value', 'content'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A response stands for its lists, at most so many inside each other; a bare offer for itself. */
const offersOf = (value: unknown, depth = 3): readonly unknown[] => {
  if (Array.isArray(value)) return depth > 0 ? value.flatMap((item: unknown) => offersOf(item, depth - 1)) : value;
  if (!isRecord(value) || 'intitule' in value || depth === 0) return [value];
  const found = lists.map((list) => value[list]).filter((list) => Array.isArray(list) || (!('id' in value) && isRecord(list)));
  return found.length === 0 ? [value] : found.flatMap((list) => offersOf(list, depth - 1));
};

/** Offers of one JSON text, with their place in it where there are several. */
const placed = (where: string, offers: readonly unknown[]): RawRecord[] =>
  offers.map((value, index) => ({ where: offers.length > 1 ? `${where}[${index}]` : where, value }));

/** One JSON text a line: a line that cannot be read costs that line only. */
async function* readLines(file: string): AsyncGenerator<RawRecord, void, void> {
  let number = 0;
  for await (const line of readTextLines(file)) {
    const where = `${basename(file)}:${++number}`;
    const record = line.replace(separator, '').trim();
    if (record === '') continue;
    try {
      yield* placed(where, offersOf(JSON.parse(record)));
    } catch (error) {
      yield { where, error: reason(error) };
    }
  }
}

/** The values that stand at `path`, one by one as they come in: the size of the file does not matter. */
async function* readValuesAt(file: string, path: '$' | '$.*'): AsyncGenerator<RawRecord, void, void> {
  const parser = new JSONParser({ paths: [path], keepStack: false, separator: '' });
  const name = basename(file);
  let index = 0;
  let found: { value: unknown; index: number }[] = [];
  parser.onValue = ({ value }) => {
    found.push({ value, index: index++ });
  };
  const read = (): RawRecord[] => {
    const values = found;
    found = [];
    // A lone value needs no number: it is the file.
    const where = (at: number) => (path === '$' && index === 1 ? name : `${name}[${at}]`);
    return values.flatMap(({ value, index: at }) => placed(where(at), offersOf(value)));
  };
  const behind = () => (path === '$' && index === 0 ? name : `${name}, behind item ${index}`);
  let isEmpty = true;
  for await (const text of readText(file)) {
    const given = text.replace(separator, '');
    isEmpty &&= given.trim() === '';
    let failure: RawRecord | undefined;
    try {
      parser.write(isEmpty ? '' : given);
    } catch (error) {
      failure = { where: behind(), error: reason(error) };
    }
    yield* read();
    if (failure) return yield failure;
  }
  try {
    if (!parser.isEnded) parser.end();
  } catch {
    return yield { where: behind(), error: isEmpty ? 'is empty' : 'the file ends in the middle' };
  }
  yield* read();
  if (index === 0 && path === '$') yield { where: name, error: 'is empty' };
}

const readArray = (file: string) => readValuesAt(file, '$.*');
const readValues = (file: string) => readValuesAt(file, '$');

const readers = { array: readArray, lines: readLines, values: readValues };

/** The offers of a JSON or NDJSON file, plain or `.gz`, one after the other. What cannot be read is said, never thrown. */
export async function* readRecords(file: string): AsyncGenerator<RawRecord, void, void> {
  try {
    yield* readers[await layoutOf(file)](file);
  } catch (error) {
    yield { where: basename(file), error: reason(error) };
  }
}
