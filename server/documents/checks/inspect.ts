import type { DocumentKind, DocumentRefusal, DocumentWarning } from '../../../src/contract/index.ts';
import { InspectionBudget, BudgetExceeded } from './budget.ts';
import { checkJpeg } from './jpeg.ts';
import { checkOffice } from './office.ts';
import { pdfBounds, checkPdf, pdfSignature } from './pdf.ts';
import { checkPng } from './png.ts';
import { DocumentRejected } from './document-rejected.ts';
import { endsAsZip, findZipEnd, zipSignature } from './zip.ts';

/** What a document is, and what is kept of it. */
export interface Inspection {
  kind: DocumentKind;
  /** Of a PDF, where it says so. */
  pages: number | null;
  warnings: readonly DocumentWarning[];
  kept: Buffer;
}

/** Adobe’s reader opens what has this within its first 1,024 bytes, whatever else it is. */
const containsPdfHeader = (file: Buffer): boolean => file.subarray(0, 1_024).includes('%PDF-');

const knownExtensions = new Set(['pdf', 'docx', 'odt', 'jpg', 'jpeg', 'jpe', 'jfif', 'pjpeg', 'pjp', 'png']);

/** What no kind fits: a name that claims one is a lie. */
const unknownKindReason = (name: string): DocumentRefusal =>
  knownExtensions.has(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '') ? 'not-what-it-says' : 'unknown-kind';

const signatures = {
  jpeg: Buffer.from('ffd8ff', 'hex'),
  png: Buffer.from('89504e470d0a1a0a', 'hex'),
  ole: Buffer.from('d0cf11e0', 'hex'),
};

/** A DOCX with a password is an OLE file with this name in it, in UTF-16. */
const encryptedOffice = Buffer.from('EncryptedPackage', 'utf16le');

const odtSignature = Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text', 'latin1');

/** The kind that the first bytes of a file say; `undefined`: none that is taken. */
const kindFromSignature = (file: Buffer): DocumentKind | undefined => {
  const begins = (start: Buffer): boolean => file.subarray(0, start.length).equals(start);
  if (pdfSignature.test(file.toString('latin1', 0, 1_100))) return 'pdf';
  if (begins(zipSignature)) return file.subarray(30, 200).includes(odtSignature) ? 'odt' : 'docx';
  return begins(signatures.jpeg) ? 'jpeg' : begins(signatures.png) ? 'png' : undefined;
};

/** What is said of a file that could not be examined to its end: its kind by its first bytes. It is kept as it came. Throws `Refused`. */
export const inspectSignature = (file: Buffer, name: string): Inspection => {
  const kind = kindFromSignature(file);
  if (!kind) throw new DocumentRejected(unknownKindReason(name));
  return { kind, pages: null, warnings: ['unexamined'], kept: file };
};

const inspectPdf = (file: Buffer, budget: InspectionBudget): Inspection => {
  if (endsAsZip(file)) throw new DocumentRejected('not-what-it-says');
  const { start, end } = pdfBounds(file);
  const kept = file.subarray(start, end);
  if (endsAsZip(kept)) throw new DocumentRejected('not-what-it-says');
  const { pages, warnings } = checkPdf(kept, budget);
  return { kind: 'pdf', pages, warnings: [...warnings], kept };
};

const inspectByKind = (file: Buffer, name: string, budget: InspectionBudget): Inspection => {
  const kind = kindFromSignature(file);
  if (kind === 'pdf') return inspectPdf(file, budget);
  if (containsPdfHeader(file)) throw new DocumentRejected('not-what-it-says');
  if (kind === 'docx' || kind === 'odt') {
    const kept = file.subarray(0, findZipEnd(file));
    const found = checkOffice(kept, budget);
    if (!found) throw new DocumentRejected(unknownKindReason(name));
    return { kind: found.kind, pages: null, warnings: [...found.warnings], kept };
  }
  if (endsAsZip(file)) throw new DocumentRejected('not-what-it-says');
  if (kind === 'jpeg') return { kind, pages: null, warnings: [], kept: checkJpeg(file) };
  if (kind === 'png') return { kind, pages: null, warnings: [], kept: checkPng(file) };
  if (file.subarray(0, 4).equals(signatures.ole) && file.includes(encryptedOffice)) throw new DocumentRejected('protected');
  throw new DocumentRejected(unknownKindReason(name));
};

/** Looks at the bytes of a document, never at its name but to say what is wrong. Throws `Refused`. */
export const inspect = (file: Buffer, name: string, budget = new InspectionBudget()): Inspection => {
  if (file.length === 0) throw new DocumentRejected('empty');
  try {
    return inspectByKind(file, name, budget);
  } catch (error) {
    if (error instanceof BudgetExceeded) return inspectSignature(file, name);
    throw error;
  }
};
