import type { DocumentWarning } from '../../../src/contract/index.ts';
import { DocumentRejected } from './document-rejected.ts';
import { isPlainLink } from './links.ts';
import { attributeValue, type XmlReader } from './xml.ts';

/** Fields of Word (ISO 29500-1, 17.16.5) that show what is in the document, or where the person clicks. */
const harmless = new Set(
  `= ADDIN ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BIBLIOGRAPHY BIDIOUTLINE CITATION COMMENTS CREATEDATE DATE DOCPROPERTY DOCVARIABLE
  EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN FORMTEXT GOTOBUTTON HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM
  MERGEFIELD NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET STYLEREF
  SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE SHAPE QUOTE EMBED PRIVATE`.split(/\s+/),
);

/** Those that start a program or talk to one. */
const programs = new Set(['DDE', 'DDEAUTO']);

/** Those that bring something from elsewhere. */
const fetching = new Set(['INCLUDE', 'INCLUDEPICTURE', 'INCLUDETEXT', 'IMPORT', 'LINK', 'RD', 'DATABASE']);

/** What stands behind the name of a HYPERLINK: switches, texts in quotes, words. */
const argument = /\\([a-z])|["“”]([^"“”]*)["“”]?|[^\s"“”]+/gi;

/** Switches with a text of their own: a place within, a tip, a window. */
const withText = new Set(['l', 'o', 't']);

/** Opens what a link may; one address, as programs write it. */
const isPlainHyperlink = (code: string): boolean => {
  let hasAddress = false;
  let isOfSwitch = false;
  for (const [word, letter, quoted] of code.trimStart().slice('HYPERLINK'.length).matchAll(argument)) {
    const address = quoted ?? word;
    if (letter === undefined && !isOfSwitch) {
      // A backslash is a sign of Word’s own before another one.
      if (hasAddress || !isPlainLink(address) || !isPlainLink(address.replace(/\\(.)/g, '$1'))) return false;
      hasAddress = true;
    }
    isOfSwitch = letter !== undefined && withText.has(letter.toLowerCase());
  }
  return true;
};

/** A field that is being read: what tells what it does is in its code, before the result. */
interface Field {
  code: string;
  isCode: boolean;
  /** Its code has the result of another field in it. */
  isPieced: boolean;
}

/** Reads the fields of a part of Word's, and names what they bring. Refuses those that start programs. */
export const fieldReader = (
  found: Set<DocumentWarning>,
): Required<Pick<XmlReader, 'open' | 'close' | 'text'>> & { end: () => void } => {
  const fields: Field[] = [];
  let isText = false;

  const judge = (code: string, isOfOthers = false): void => {
    const [, word = ''] = /^\s*(=|[^\s"\\{}]*)/.exec(code) ?? [];
    const name = word.toUpperCase();
    // A code that is pieced together, of another field’s result or of numbers (QUOTE 68 68 69), can become any.
    const isPieced = name === '' || (name === 'QUOTE' && /^\s*QUOTE\s+\d/i.test(code));
    if (programs.has(name)) throw new DocumentRejected('active-content');
    if (fetching.has(name)) found.add('external');
    else if (isPieced || !harmless.has(name)) found.add('objects');
    else if (name === 'HYPERLINK' && (isOfOthers || !isPlainHyperlink(code))) found.add('actions');
  };

  const end = (): void => {
    const field = fields.pop();
    if (field?.isCode) judge(field.code, field.isPieced);
  };

  return {
    open: (element) => {
      const { name } = element;
      if (name === 'fldSimple') judge(attributeValue(element, 'instr') ?? '');
      isText = name === 'instrText' || name === 'delInstrText' || name === 't';
      if (name !== 'fldChar') return;
      const type = attributeValue(element, 'fldCharType');
      const field = fields.at(-1);
      if (type === 'begin') {
        if (field?.isCode) field.isPieced = true;
        fields.push({ code: '', isCode: true, isPieced: false });
      } else if (type === 'end') end();
      else if (type === 'separate' && field?.isCode) {
        field.isCode = false;
        judge(field.code, field.isPieced);
      }
    },
    close: () => {
      isText = false;
    },
    text: (text) => {
      const field = fields.at(-1);
      if (isText && field?.isCode) field.code += text;
    },
    end: () => {
      while (fields.length > 0) end();
    },
  };
};
