import { DocumentRejected } from './document-rejected.ts';

/** The unpacked entries of an office document, by their names in small letters: Word and Windows tell no others apart. */
export type OfficeParts = ReadonlyMap<string, Buffer>;

/** Names of what an office program or Windows would run. */
const programs =
  /(?:^|\/)vba(?:project|data)[^/]*$|(?:^|\/)activex\/|^(?:basic|scripts)\/.|\.(?:bat|cmd|com|dll|exe|hta|jar|js|jse|lnk|msi|ps1|scr|vbe|vbs|wsf)$/;

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** What an OLE file with macros in it has, in its directory. */
const vba = Buffer.from('_VBA_PROJECT', 'utf16le');

/** First bytes of what is another document or a program, whatever it is called. */
const strangers = ['MZ', '\x7fELF', 'PK\x03\x04', '{\\rt', '%PDF', '#!'].map((start) => Buffer.from(start, 'latin1'));

/** Whether a part is something else than a picture, a text or a font. Refuses programs and macros, whatever they are called. */
export const isUnknownPart = (name: string, part: Buffer): boolean => {
  if (programs.test(name)) throw new DocumentRejected('macros');
  const starts = (start: Buffer): boolean => part.subarray(0, start.length).equals(start);
  if (starts(ole)) {
    if (part.includes(vba)) throw new DocumentRejected('macros');
    return true;
  }
  return strangers.some(starts);
};
