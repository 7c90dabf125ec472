import { constants, inflateSync } from 'node:zlib';

import type { DocumentWarning } from '../../../src/contract/index.ts';
import type { InspectionBudget } from './budget.ts';
import { findActiveContent, type NumberedObject } from './pdf-active.ts';
import { decrypterFor, type Decrypter } from './pdf-encryption.ts';
import { PdfDictionary, PdfName, PdfObjectReader, PdfReference, type PdfValue } from './pdf-objects.ts';
import { DocumentRejected } from './document-rejected.ts';

/** A header at the very beginning, behind blanks at most: some sites’ programs send line breaks before it. */
export const pdfSignature = /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]{0,1000}%PDF-[12]\.\d/;

const endMark = '%%EOF';

/** Bytes that objects in one stream may unpack to. */
const maxUnpackedBytes = 16_000_000;

/** No byte deflates to more. */
const deflateRatio = 1_032;

/** What an object costs, beside its bytes and tokens. */
const objectCost = 64;

/** Bytes in front of `obj` in which its two numbers are looked for. */
const headSize = 40;

export interface PdfInspection {
  /** As many as it says; `null`: it does not say so where we look. */
  pages: number | null;
  warnings: ReadonlySet<DocumentWarning>;
}

interface PackedObject {
  number: number;
  value: PdfValue;
}

interface FoundObject extends PackedObject {
  generation: number;
  /** Where its bytes begin, if it has a stream. */
  stream: number | undefined;
}

/** A count of objects or of bytes. Numbers of a file can be anything else: negative, broken, too large to be exact. */
const sizeIn = (dictionary: PdfDictionary, key: string): number | undefined => {
  const value = dictionary.get(key);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
};

const nameIn = (dictionary: PdfDictionary, key: string): string | undefined => {
  const value = dictionary.get(key);
  return value instanceof PdfName ? value.text : undefined;
};

/** Places of a word that does not go on as another one. */
function* placesOf(file: Buffer, word: string, budget: InspectionBudget): Generator<number> {
  for (let at = file.indexOf(word); at >= 0; at = file.indexOf(word, at + word.length)) {
    budget.spend(objectCost);
    const [before, after] = [
      file.toString('latin1', at - 1, at),
      file.toString('latin1', at + word.length, at + word.length + 1),
    ];
    if (!/[a-z]/i.test(before) && !/[a-z]/i.test(after)) yield at;
  }
}

/**
 * The objects of the file, wherever they stand: by none of the tables of references, which many files have wrong and which could lead
 * a reader into the bytes of another object.
 */
function* objectsIn(file: Buffer, budget: InspectionBudget): Generator<FoundObject | 'unreadable'> {
  for (const at of placesOf(file, 'obj', budget)) {
    const [, number, generation] =
      /(\d{1,10})[^\d]{1,9}?(\d{1,5})[\0\t\n\f\r ]*$/.exec(file.toString('latin1', Math.max(0, at - headSize), at)) ?? [];
    const reader = new PdfObjectReader(file, at + 3, budget);
    const value = reader.read();
    if (value === undefined) {
      yield 'unreadable';
      continue;
    }
    let stream: number | undefined;
    if (value instanceof PdfDictionary && reader.word() === 'stream') {
      const lineEnd = file.toString('latin1', reader.at, reader.at + 2);
      stream = reader.at + (lineEnd === '\r\n' ? 2 : /^[\r\n]/.test(lineEnd) ? 1 : 0);
    }
    yield { number: Number(number ?? 0), generation: Number(generation ?? 0), value, stream };
  }
}

/** Where the bytes of a stream end: as its length says, if that is so, and else where the next end mark is. */
const streamEnd = (file: Buffer, start: number, dictionary: PdfDictionary, budget: InspectionBudget): number => {
  const length = sizeIn(dictionary, 'Length');
  const declaredEnd = start + (length ?? Number.NaN);
  if (declaredEnd <= file.length && /^\s*endstream/.test(file.toString('latin1', declaredEnd, declaredEnd + 32)))
    return declaredEnd;
  const mark = file.indexOf('endstream', start);
  budget.spend((mark < 0 ? file.length : mark) - start);
  if (mark < 0) return file.length;
  const before = file.toString('latin1', mark - 2, mark);
  return mark - (before === '\r\n' ? 2 : /[\r\n]$/.test(before) ? 1 : 0);
};

/** Holds other objects, whatever it says that it is: readers go by these two entries. */
const holdsObjects = (dictionary: PdfDictionary): boolean =>
  nameIn(dictionary, 'Type') === 'ObjStm' || (dictionary.get('N') !== undefined && dictionary.get('First') !== undefined);

/** Unpacked bytes; `undefined`: they are packed in a way that next to no program does. */
const unpacked = (bytes: Buffer, dictionary: PdfDictionary, budget: InspectionBudget): Buffer | undefined => {
  const filter = dictionary.get('Filter') ?? null;
  if (filter === null) return bytes;
  const [name, ...others] = Array.isArray(filter) ? filter : [filter];
  const parameters = dictionary.get('DecodeParms') ?? null;
  const isPlain = parameters === null || (parameters instanceof PdfDictionary && (parameters.get('Predictor') ?? 1) === 1);
  if (!(name instanceof PdfName) || name.text !== 'FlateDecode' || others.length > 0 || !isPlain) return undefined;
  let content: Buffer | undefined;
  try {
    content = inflateSync(bytes, { maxOutputLength: maxUnpackedBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // It fails late, or is larger than may be.
  }
  budget.spend(content?.length ?? Math.min(bytes.length * deflateRatio, maxUnpackedBytes));
  return content;
};

/** The number and the place of an object, as they stand before the objects of a stream. */
const headOf = /[\0\t\n\f\r ]*(\d{1,10})[\0\t\n\f\r ]+(\d{1,10})(?![^\0\t\n\f\r ])/y;

/** The objects that stand together in a stream; `undefined`: they cannot be read. */
const objectsWithin = (bytes: Buffer, dictionary: PdfDictionary, budget: InspectionBudget): PackedObject[] | undefined => {
  const [count, first] = [sizeIn(dictionary, 'N'), sizeIn(dictionary, 'First')];
  if (first === undefined || count === undefined) return undefined;
  const heads = bytes.toString('latin1', 0, first);
  const found: PackedObject[] = [];
  headOf.lastIndex = 0;
  while (found.length < count) {
    budget.spend(objectCost);
    const [, number, place] = headOf.exec(heads) ?? [];
    const value = place === undefined ? undefined : new PdfObjectReader(bytes, first + Number(place), budget).read();
    if (value === undefined) return undefined;
    found.push({ number: Number(number), value });
  }
  return found;
};

/** Where the file ends: behind its last end mark. What comes after has no object, or the file is cut short. */
const endOf = (file: Buffer): number => {
  const mark = file.lastIndexOf(endMark);
  if (mark < 0) throw new DocumentRejected('damaged');
  const end = mark + endMark.length;
  if (/\d[\0\s]{1,9}\d{1,5}[\0\s]{1,9}obj\b/.test(file.toString('latin1', end))) throw new DocumentRejected('damaged');
  const lineEnd = file.toString('latin1', end, end + 2);
  return end + (lineEnd === '\r\n' ? 2 : /^[\r\n]/.test(lineEnd) ? 1 : 0);
};

/** Where a PDF begins and ends; what stands around it is of whoever handed it on. Refuses one that ends too early. */
export const pdfBounds = (file: Buffer): { start: number; end: number } => ({ start: file.indexOf('%PDF-'), end: endOf(file) });

/** Opens what is encrypted; `undefined`: nothing is. Refuses what needs a password. */
const openerIn = (trailers: readonly PdfDictionary[], found: ReadonlyMap<number, PdfDictionary>): Decrypter | undefined => {
  const trailer = trailers.findLast((one) => (one.get('Encrypt') ?? null) !== null);
  if (!trailer) return undefined;
  const reference = trailer.get('Encrypt');
  const security = reference instanceof PdfReference ? found.get(reference.number) : reference;
  const id = trailers.map((one) => one.get('ID')).findLast((one) => Array.isArray(one));
  const opener = security instanceof PdfDictionary ? decrypterFor(security, Array.isArray(id) ? id[0] : undefined) : undefined;
  if (!opener) throw new DocumentRejected('protected');
  return opener;
};

/** Goes once through all objects. Refuses a file that needs a password, or has no page. */
export const checkPdf = (file: Buffer, budget: InspectionBudget): PdfInspection => {
  const warnings = new Set<DocumentWarning>();
  const trailers: PdfDictionary[] = [];
  const secured = new Map<number, PdfDictionary>();
  const packed: (FoundObject & { value: PdfDictionary; stream: number })[] = [];
  const plain: PackedObject[] = [];
  const all: NumberedObject[] = [];
  let count: number | null = null;
  let isPages = false;

  const note = (value: PdfValue): void => {
    if (!(value instanceof PdfDictionary) || nameIn(value, 'Type') !== 'Pages' || value.get('Parent') !== undefined) return;
    isPages = true;
    const declared = sizeIn(value, 'Count') ?? Infinity;
    count = declared <= file.length ? declared : null; // a page has bytes
  };

  for (const at of placesOf(file, 'trailer', budget)) {
    const value = new PdfObjectReader(file, at + 7, budget).read();
    if (value instanceof PdfDictionary) trailers.push(value);
  }
  let objects = trailers.length;
  for (const object of objectsIn(file, budget)) {
    objects += 1;
    if (object === 'unreadable') warnings.add('unexamined');
    else {
      const { number, value, stream } = object;
      plain.push({ number, value });
      if (!(value instanceof PdfDictionary)) continue;
      if (nameIn(value, 'Type') === 'XRef') trailers.push(value);
      if (value.get('O') !== undefined && value.get('U') !== undefined) secured.set(number, value);
      if (stream === undefined) continue;
      if (typeof (value.get('F') ?? 0) !== 'number') warnings.add('external'); // its bytes are in another file
      if (holdsObjects(value)) packed.push({ ...object, value, stream });
    }
  }
  if (objects === 0) throw new DocumentRejected('damaged');
  const opener = openerIn(trailers, secured);
  for (const object of plain) all.push({ ...object, isEncrypted: opener !== undefined });

  for (const { number, generation, value, stream } of packed) {
    const bytes = file.subarray(stream, streamEnd(file, stream, value, budget));
    budget.spend(bytes.length);
    const opened = opener ? opener(bytes, number, generation) : bytes;
    const content = opened && unpacked(opened, value, budget);
    const within = content && objectsWithin(content, value, budget);
    if (!within) warnings.add('unexamined');
    for (const object of within ?? []) all.push({ ...object, isEncrypted: false });
  }
  for (const { value } of all) note(value);
  for (const warning of findActiveContent(all, budget)) warnings.add(warning);
  if (isPages && count === 0) throw new DocumentRejected('damaged');
  return { pages: count, warnings };
};
