import type { DocumentWarning } from '../../../../src/contract/index.ts';
import { Refused } from './refused.ts';
import type { XmlReader } from './xml.ts';

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

/** A field that is being read: what tells what it does is in its code, before the result. */
interface Field {
  code: string;
  isCode: boolean;
}

/** Reads the fields of a part of Word's, and names what they bring. Refuses those that start programs. */
export const fieldReader = (
  found: Set<DocumentWarning>,
): Required<Pick<XmlReader, 'open' | 'close' | 'text'>> & { end: () => void } => {
  const fields: Field[] = [];
  let isText = false;

  const judge = (code: string): void => {
    const [, word = ''] = /^\s*(=|[^\s"\\{}]*)/.exec(code) ?? [];
    const name = word.toUpperCase();
    // A code that is pieced together, of another field’s result or of numbers (QUOTE 68 68 69), can become any.
    const isPieced = name === '' || (name === 'QUOTE' && /^\s*QUOTE\s+\d/i.test(code));
    if (programs.has(name)) throw new Refused('active-content');
    if (fetching.has(name)) found.add('external');
    else if (isPieced || !harmless.has(name)) found.add('objects');
  };

  const end = (): void => {
    const field = fields.pop();
    if (field?.isCode) judge(field.code);
  };

  return {
    open: ({ name, attributes }) => {
      if (name === 'fldSimple') judge(attributes.get('instr') ?? '');
      isText = name === 'instrText' || name === 'delInstrText' || name === 't';
      if (name !== 'fldChar') return;
      const type = attributes.get('fldCharType');
      const field = fields.at(-1);
      if (type === 'begin') fields.push({ code: '', isCode: true });
      else if (type === 'end') end();
      else if (type === 'separate' && field?.isCode) {
        field.isCode = false;
        judge(field.code);
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
