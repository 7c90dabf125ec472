import { fileTypeFromBuffer } from 'file-type';

import type { DocumentKind, DocumentRefusal } from '../../../src/contract/index.ts';
import { windowed, type Bytes } from '../bytes.ts';
import { checkJpeg } from './jpeg.ts';
import { checkOffice } from './office.ts';
import { checkPdf, pdfStart } from './pdf.ts';
import type { Part } from './pieces.ts';
import { checkPng } from './png.ts';
import { Refused } from './refused.ts';
import { endsAsZip, zipStart } from './zip.ts';

/** What a document is, and what is kept of it. */
export interface Look {
  kind: DocumentKind;
  /** Of a PDF, where it says so. */
  pages: number | null;
  parts: readonly Part[];
}

/** Bytes at the beginning that are looked at first: `file-type` asks for as many. */
const headSize = 4_100;

/** Adobe’s reader opens what has this within its first 1,024 bytes, whatever else it is. */
const hidesPdf = (head: Buffer): boolean => head.subarray(0, 1_024).includes('%PDF-');

const claimed = new Set(['pdf', 'docx', 'odt', 'jpg', 'jpeg', 'jpe', 'jfif', 'png']);

/** What no kind fits: a name that claims one is a lie. */
const stranger = (name: string): DocumentRefusal =>
  claimed.has(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '') ? 'not-what-it-says' : 'unknown-kind';

/** A DOCX with a password is an OLE file with this name in it, in UTF-16. */
const encryptedOffice = Buffer.from('EncryptedPackage', 'utf16le');

const isEncryptedOffice = async (bytes: Bytes): Promise<boolean> => {
  const step = 32_768;
  for (let at = 0; at < bytes.size; at += step)
    if ((await bytes.read(at, at + step + encryptedOffice.length)).includes(encryptedOffice)) return true;
  return false;
};

/** Looks at the bytes of a document, never at its name but to say what is wrong. Throws `Refused`. */
export const look = async (file: Bytes, name: string): Promise<Look> => {
  if (file.size === 0) throw new Refused('empty');
  const bytes = windowed(file);
  const head = await bytes.read(0, headSize);
  if (pdfStart.test(head.toString('latin1'))) {
    if (await endsAsZip(bytes)) throw new Refused('not-what-it-says');
    return { kind: 'pdf', pages: await checkPdf(bytes), parts: [{ start: 0, end: bytes.size }] };
  }
  if (hidesPdf(head)) throw new Refused('not-what-it-says');
  if (head.subarray(0, zipStart.length).equals(zipStart)) {
    const kind = await checkOffice(bytes);
    if (!kind) throw new Refused(stranger(name));
    return { kind, pages: null, parts: [{ start: 0, end: bytes.size }] };
  }
  if (await endsAsZip(bytes)) throw new Refused('not-what-it-says');
  const type = await fileTypeFromBuffer(head);
  if (type?.ext === 'jpg') return { kind: 'jpeg', pages: null, parts: await checkJpeg(bytes) };
  if (type?.ext === 'png' || type?.ext === 'apng') return { kind: 'png', pages: null, parts: await checkPng(bytes) };
  if (type?.ext === 'cfb' && (await isEncryptedOffice(bytes))) throw new Refused('protected');
  throw new Refused(stranger(name));
};
