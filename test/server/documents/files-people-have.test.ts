import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { inspect, type Inspection } from '../../../server/documents/checks/inspect.ts';
import { DocumentRejected } from '../../../server/documents/checks/document-rejected.ts';
import type { DocumentRefusal } from '../../../src/contract/index.ts';
import { encryptedPdfs, lockedPdf } from '../../support/encrypted-pdfs.ts';
import { docx, jpeg, odt, pdf, png, zip } from '../../support/sample-files.ts';

const seen = (file: Buffer, name = 'cv'): Inspection | DocumentRefusal => {
  try {
    return inspect(file, name);
  } catch (error) {
    if (error instanceof DocumentRejected) return error.reason;
    throw error;
  }
};

const taken = (file: Buffer): Inspection => {
  const found = seen(file);
  assert.ok(typeof found === 'object', JSON.stringify(found));
  return found;
};

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A DOCX whose text is in this part; `between` stands between folders and names. */
const docxOf = (part: string, { between = '/', target = `/${part}` } = {}): Buffer =>
  zip(
    [
      { name: '[Content_Types].xml', content: `<Types><Override PartName="/${part}" ContentType="${wordType}"/></Types>` },
      {
        name: '_rels/.rels',
        content: `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`,
      },
      { name: part, content: '<w:document/>' },
    ].map((entry) => ({ ...entry, name: entry.name.replaceAll('/', between) })),
  );

describe('files as people have them', () => {
  it('are DOCX wherever the text is, and whichever way the names are written', () => {
    for (const file of [
      docxOf('word/document2.xml'),
      docxOf('texte.xml'),
      docxOf('Word/Document.xml', { target: 'Word/Document.xml' }),
      docxOf('word/document.xml', { target: './word/../word/document.xml' }),
      docxOf('word/document.xml', { between: '\\' }),
    ])
      assert.deepEqual([taken(file).kind, taken(file).warnings], ['docx', []]);
    const gone = docxOf('word/document.xml', { target: 'word/elsewhere.xml' });
    assert.equal(seen(gone, 'cv.docx'), 'not-what-it-says');
  });

  it('end before what copiers and portals leave behind, which is not kept', () => {
    const behind = ['\0'.repeat(4_096), '\r\n', '\x1a', '\r\n--boundary--\r\n', '<!-- portal -->'.repeat(10_000), 'endobj'];
    for (const file of [pdf(2), docx(), odt()])
      for (const rest of behind)
        assert.deepEqual(taken(Buffer.concat([file, ascii(rest)])).kept, file, JSON.stringify(rest.slice(0, 20)));
    for (const file of [jpeg(), png()])
      for (const rest of behind) assert.deepEqual(taken(Buffer.concat([file, ascii(rest)])).kept, taken(file).kept);
    for (const before of ['\r\n'.repeat(200), '\ufeff', ' '])
      assert.deepEqual(taken(Buffer.concat([Buffer.from(before), pdf(2)])).kept, pdf(2), JSON.stringify(before.slice(0, 20)));
  });

  it('are cut short where objects follow the end mark of an earlier version', () => {
    const later = Buffer.concat([pdf(1), ascii('\n9 0 obj\n<< /Length 5_000 >>\nstream\n')]);
    assert.equal(seen(later), 'damaged');
    assert.deepEqual(taken(Buffer.concat([later, pdf(1)])).kind, 'pdf');
  });

  it('are PDFs that only may not be printed, in every way of encrypting', () => {
    for (const [way, file] of Object.entries(encryptedPdfs)) {
      assert.equal(taken(file).pages, 1, way);
      assert.equal(taken(Buffer.concat([file, ascii('\0\0')])).pages, 1, way);
    }
    assert.equal(seen(lockedPdf), 'protected');
  });

  it('are zips with fields for large files, as some writers make them always', () => {
    const plain = docx();
    const central = plain.indexOf('PK\x01\x02', 0, 'latin1');
    const end = plain.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    const large = Buffer.alloc(56 + 20);
    large.write('PK\x06\x06', 'latin1');
    large.write('PK\x06\x07', 56, 'latin1');
    const first = plain.readUInt16LE(central + 28);
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(plain.readUInt32LE(central + 24)), 4);
    extra.writeBigUInt64LE(BigInt(plain.readUInt32LE(central + 20)), 12);
    const entry = Buffer.from(plain.subarray(central, central + 46 + first));
    entry.writeUInt32LE(0xffffffff, 20);
    entry.writeUInt32LE(0xffffffff, 24);
    entry.writeUInt16LE(extra.length, 30);
    const last = Buffer.from(plain.subarray(end));
    last.writeUInt32LE(plain.readUInt32LE(end + 12) + extra.length, 12);
    const file = Buffer.concat([
      plain.subarray(0, central),
      entry,
      extra,
      plain.subarray(central + 46 + first, end),
      large,
      last,
    ]);
    assert.equal(taken(file).kind, 'docx');
  });

  const folder = new URL('../../../../shared/found/', import.meta.url);
  it('are those that were found', { skip: existsSync(folder) ? false : 'no such files here' }, () => {
    const kinds = {
      'word-online.docx': 'docx',
      'backslash.docx': 'docx',
      'control.docx': 'docx',
      'control.pdf': 'pdf',
      'diplome-owner.pdf': 'pdf',
      'trailing-nulls.pdf': 'pdf',
    };
    for (const [name, kind] of Object.entries(kinds)) {
      const url = new URL(name, folder);
      if (existsSync(url)) assert.deepEqual([taken(readFileSync(url)).kind, taken(readFileSync(url)).warnings], [kind, []], name);
    }
  });
});
