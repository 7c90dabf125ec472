import type { DocumentKind, DocumentRefusal, DocumentWarning } from '../../../src/contract/index.ts';
import { Budget, OverBudget } from './budget.ts';
import { checkJpeg } from './jpeg.ts';
import { checkOffice } from './office.ts';
import { boundsOf, checkPdf, pdfStart } from './pdf.ts';
import { checkPng } from './png.ts';
import { Refused } from './refused.ts';
import { endsAsZip, zipEnd, zipStart } from './zip.ts';

/** What a document is, and what is kept of it. */
export interface Look {
  kind: DocumentKind;
  /** Of a PDF, where it says so. */
  pages: number | null;
  warnings: readonly DocumentWarning[];
  kept: Buffer;
}

/** Adobe’s reader opens what has this within its first 1,024 bytes, whatever else it is. */
const hidesPdf = (file: Buffer): boolean => file.subarray(0, 1_024).includes('%PDF-');

const claimed = new Set(['pdf', 'docx', 'odt', 'jpg', 'jpeg', 'jpe', 'jfif', 'pjpeg', 'pjp', 'png']);

/** What no kind fits: a name that claims one is a lie. */
const stranger = (name: string): DocumentRefusal =>
  claimed.has(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '') ? 'not-what-it-says' : 'unknown-kind';

const starts = {
  jpeg: Buffer.from('ffd8ff', 'hex'),
  png: Buffer.from('89504e470d0a1a0a', 'hex'),
  ole: Buffer.from('d0cf11e0', 'hex'),
};

/** A DOCX with a password is an OLE file with this name in it, in UTF-16. */
const encryptedOffice = Buffer.from('EncryptedPackage', 'utf16le');

const odtStart = Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text', 'latin1');

/** The kind that the first bytes of a file say; `undefined`: none that is taken. */
const kindBy = (file: Buffer): DocumentKind | undefined => {
  const begins = (start: Buffer): boolean => file.subarray(0, start.length).equals(start);
  if (pdfStart.test(file.toString('latin1', 0, 1_100))) return 'pdf';
  if (begins(zipStart)) return file.subarray(30, 200).includes(odtStart) ? 'odt' : 'docx';
  return begins(starts.jpeg) ? 'jpeg' : begins(starts.png) ? 'png' : undefined;
};

/** What is said of a file that could not be examined to its end: its kind by its first bytes. It is kept as it came. Throws `Refused`. */
export const unexamined = (file: Buffer, name: string): Look => {
  const kind = kindBy(file);
  if (!kind) throw new Refused(stranger(name));
  return { kind, pages: null, warnings: ['unexamined'], kept: file };
};

const lookAtPdf = (file: Buffer, budget: Budget): Look => {
  if (endsAsZip(file)) throw new Refused('not-what-it-says');
  const { start, end } = boundsOf(file);
  const kept = file.subarray(start, end);
  if (endsAsZip(kept)) throw new Refused('not-what-it-says');
  const { pages, warnings } = checkPdf(kept, budget);
  return { kind: 'pdf', pages, warnings: [...warnings], kept };
};

const examine = (file: Buffer, name: string, budget: Budget): Look => {
  const kind = kindBy(file);
  if (kind === 'pdf') return lookAtPdf(file, budget);
  if (hidesPdf(file)) throw new Refused('not-what-it-says');
  if (kind === 'docx' || kind === 'odt') {
    const kept = file.subarray(0, zipEnd(file));
    const found = checkOffice(kept, budget);
    if (!found) throw new Refused(stranger(name));
    return { kind: found.kind, pages: null, warnings: [...found.warnings], kept };
  }
  if (endsAsZip(file)) throw new Refused('not-what-it-says');
  if (kind === 'jpeg') return { kind, pages: null, warnings: [], kept: checkJpeg(file) };
  if (kind === 'png') return { kind, pages: null, warnings: [], kept: checkPng(file) };
  if (file.subarray(0, 4).equals(starts.ole) && file.includes(encryptedOffice)) throw new Refused('protected');
  throw new Refused(stranger(name));
};

/** Looks at the bytes of a document, never at its name but to say what is wrong. Throws `Refused`. */
export const look = (file: Buffer, name: string, budget = new Budget()): Look => {
  if (file.length === 0) throw new Refused('empty');
  try {
    return examine(file, name, budget);
  } catch (error) {
    if (error instanceof OverBudget) return unexamined(file, name);
    throw error;
  }
};
