import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

import type { Bytes } from '../bytes.ts';
import { Refused } from './refused.ts';
import { scannerOf } from './scanner.ts';

/** A header at the very beginning, behind blanks at most: some sites' programs send a line break before it. */
export const pdfStart = /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]{0,16}%PDF-[12]\.\d/;

/** Bytes at the end in which readers look for the end mark (Adobe’s implementation notes on ISO 32000). */
const tailSize = 1_024;

/** Bytes of a dictionary, and of unpacked objects in one stream and in all, that are looked at. */
const limits = { dictionary: 262_144, objects: 4_000_000, allObjects: 32_000_000, nodes: 1_000, nodeBefore: 16_384 } as const;

const unpack = promisify(inflate);

/** A node of the tree of pages: its count, and whether it is the root. */
interface Node {
  count: number;
  isRoot: boolean;
}

const nodeIn = (dictionary: string): Node[] => {
  const count = /\/Count\s+(\d{1,7})\b/.exec(dictionary)?.[1];
  return count === undefined ? [] : [{ count: Number(count), isRoot: !/\/Parent\b/.test(dictionary) }];
};

const ofType = (type: string): RegExp => new RegExp(`/Type\\s*/${type}(?![A-Za-z])`);
const types = { pages: ofType('Pages'), references: ofType('XRef'), objects: ofType('ObjStm') };

/** The dictionary around a place in a text, by its brackets. */
const dictionaryAround = (text: string, at: number): string => {
  let start = at;
  for (let depth = 0; start > Math.max(0, at - limits.nodeBefore); start -= 1) {
    if (text.startsWith('>>', start)) depth += 1;
    else if (text.startsWith('<<', start)) depth -= 1;
    else continue;
    if (depth < 0) break;
    start -= 1;
  }
  let end = at;
  for (let depth = 0; end < Math.min(text.length, at + limits.dictionary); end += 1) {
    if (text.startsWith('<<', end)) depth += 1;
    else if (text.startsWith('>>', end)) depth -= 1;
    else continue;
    if (depth < 0) break;
    end += 1;
  }
  return text.slice(start, end);
};

/** Nodes among the objects that stand together in a stream. */
const nodesIn = (objects: string): Node[] =>
  [...objects.matchAll(/\/Type\s*\/Pages(?![A-Za-z])/g)]
    .slice(0, limits.nodes)
    .flatMap(({ index }) => nodeIn(dictionaryAround(objects, index)));

const isPlainlyDeflated = (dictionary: string): boolean =>
  /\/Filter\s*\[?\s*\/FlateDecode\b(?!\s*\/\w+Decode)/.test(dictionary) && !/\/Predictor\b/.test(dictionary);

/**
 * How many pages a PDF says it has: `null`, it does not say so where we look. Goes once through the objects, without their
 * long streams, rather than by the table of references, which many PDFs have wrong and readers mend. Refuses those that end
 * too early, need a password, or have no page.
 */
export const checkPdf = async (bytes: Bytes): Promise<number | null> => {
  const scanner = scannerOf(bytes);
  if (!(await scanner.text(Math.max(0, bytes.size - tailSize), bytes.size)).includes('%%EOF')) throw new Refused('damaged');

  const nodes: Node[] = [];
  let unpackedBytes = 0;
  const lookInto = async (start: number, end: number): Promise<void> => {
    const packed = await bytes.read(start, Math.min(end, start + limits.objects));
    const objects = await unpack(packed, { maxOutputLength: limits.objects }).catch(() => undefined);
    unpackedBytes += objects?.length ?? 0;
    if (objects) nodes.push(...nodesIn(objects.toString('latin1')));
  };

  let hasObjects = false;
  for (let at = 0; ;) {
    const object = await scanner.find(/\b\d{1,10}\s{1,8}\d{1,5}\s{1,8}obj\b|\btrailer\b/g, at);
    if (!object) break;
    const rest = await scanner.find(/\bendobj\b|\bstream\r?\n|\bstartxref\b/g, object.end);
    if (!rest) break;
    at = rest.end;
    const dictionary = await scanner.text(object.end, Math.min(rest.start, object.end + limits.dictionary));
    const isTrailer = object.said === 'trailer' || types.references.test(dictionary);
    if (isTrailer && /\/Encrypt\b/.test(dictionary)) throw new Refused('protected');
    hasObjects = true;
    if (types.pages.test(dictionary)) nodes.push(...nodeIn(dictionary));
    if (!rest.said.startsWith('stream')) continue;

    const length = Number(/\/Length\s+(\d{1,8})(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1] ?? Number.NaN);
    const told = rest.end + length;
    const isTold = told <= bytes.size && /^\s*endstream/.test(await scanner.text(told, told + 32));
    const end = isTold ? told : ((await scanner.find(/endstream/g, rest.end))?.start ?? bytes.size);
    at = end;
    if (types.objects.test(dictionary) && isPlainlyDeflated(dictionary) && unpackedBytes < limits.allObjects)
      await lookInto(rest.end, end);
  }
  if (!hasObjects) throw new Refused('damaged');
  const pages = nodes.findLast(({ isRoot }) => isRoot)?.count ?? null;
  if (pages === 0) throw new Refused('damaged');
  return pages;
};
