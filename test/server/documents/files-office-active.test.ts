import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { inspect } from '../../../server/documents/checks/inspect.ts';
import { DocumentRejected } from '../../../server/documents/checks/document-rejected.ts';
import type { DocumentRefusal, DocumentWarning } from '../../../src/contract/index.ts';
import { docx, odt, zip, type SampleEntry } from '../../support/sample-files.ts';

/** What is said of a file, sorted, or why it is refused. */
const saidOf = (file: Buffer): readonly DocumentWarning[] | DocumentRefusal => {
  try {
    return inspect(file, 'cv').warnings.toSorted();
  } catch (error) {
    if (error instanceof DocumentRejected) return error.reason;
    throw error;
  }
};

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const elsewhere = 'http://elsewhere.example/a';
const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A DOCX in which XML parts are footers, pictures are PNG, and whatever else is said. */
const word = (more: readonly SampleEntry[], types = ''): Buffer =>
  zip([
    {
      name: '[Content_Types].xml',
      content: `<Types><Default Extension="xml" ContentType="${wordprocessing}.footer+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${wordprocessing}.document.main+xml"/>${types}</Types>`,
    },
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);
const relation = (attributes: string): SampleEntry => ({
  name: 'word/_rels/document.xml.rels',
  content: `<Relationships><Relationship Id="a" ${attributes}/></Relationships>`,
});
const link = (target: string): SampleEntry => relation(`Type="${office}/hyperlink" Target="${target}" TargetMode="External"`);
const part = (content: string, name = 'word/footer1.xml'): SampleEntry => ({ name, content });
const field = (code: string): SampleEntry =>
  part(
    `<w:p><w:fldChar w:fldCharType="begin"/><w:instrText>${code}</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>a</w:t><w:fldChar w:fldCharType="end"/></w:p>`,
  );
const content = (inner: string): Buffer =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: `<office:document-content>${inner}</office:document-content>` },
  ]);

describe('an attribute that comes twice, with another prefix each', () => {
  it('hides nothing in a DOCX: it is damaged where it says what is to be done', () => {
    const outside = `Target="${elsewhere}" TargetMode="External"`;
    for (const entry of [
      relation(`Type="${office}/attachedTemplate" ${outside} x:Target="word/a.xml" x:TargetMode="Internal"`),
      relation(`Type="${office}/oleObject" x:Type="${office}/hyperlink" ${outside}`),
      part('<w:p><w:fldSimple w:instr="DDEAUTO a" x:instr="PAGE"/></w:p>'),
      part('<w:p><w:fldChar w:fldCharType="begin" x:fldCharType="none"/></w:p>'),
    ])
      assert.equal(saidOf(word([entry])), 'damaged', String(entry.content));
    assert.deepEqual(saidOf(word([part('<w:p><w:top w:space="1" xml:space="preserve"/></w:p>')])), []);
  });

  it('hides no address', () => {
    assert.deepEqual(saidOf(content(`<draw:image xlink:href="${elsewhere}" x:href="Pictures/a.png"/>`)), ['external']);
    assert.deepEqual(saidOf(word([part(`<v:imagedata src="a.png" x:src="${elsewhere}"/>`)])), ['external']);
  });
});

describe('a link', () => {
  const files = [
    'file://elsewhere.example/a.exe',
    'C:\\Windows\\System32\\calc.exe',
    '..\\..\\Downloads\\cv.exe',
    'cv.exe',
    '/bin/a',
    'search-ms:query=a',
  ];
  const plain = [
    'https://www.example.fr/cv?a=b#c',
    'mailto:claire@exemple.fr',
    'tel:+33612345678',
    'www.example.bzh/cv.html',
    'linkedin.com/in/claire.martin',
    'claire@exemple.fr',
    '#Annexe',
    '@claire',
    '06 12 34 56 78',
  ];
  const linksTo = (address: string): readonly Buffer[] => [
    word([link(address)]),
    word([part(`<w:p><w:fldSimple w:instr="HYPERLINK &quot;${address.replaceAll('\\', '\\\\')}&quot;"/></w:p>`)]),
    word([field(`HYPERLINK \\h \\o "Mon site" "${address}" \\t "_blank"`)]),
    word([part(`<v:shape href="${address}"/>`)]),
    content(`<text:a xlink:href="${address}"/>`),
  ];

  it('that opens a file is named, wherever it is written', () => {
    for (const address of files)
      for (const [where, file] of linksTo(address).entries()) assert.deepEqual(saidOf(file), ['actions'], `${address} ${where}`);
    for (const code of [
      'HYPERLINK \\\\\\\\elsewhere.example\\\\a.exe',
      'hyperlink “C:\\\\a.exe”',
      'HYPERLINK "https://www.example.fr" "cv.exe"',
      'HYPERLINK "</w:instrText><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="end"/><w:instrText>"',
    ])
      assert.deepEqual(saidOf(word([field(code)])).includes('actions'), true, code);
  });

  it('to a page, a mail, a telephone or a place within is nothing to name', () => {
    for (const address of plain)
      for (const [where, file] of linksTo(address).entries()) assert.deepEqual(saidOf(file), [], `${address} ${where}`);
    assert.deepEqual(saidOf(word([field('HYPERLINK \\l "_Toc1" \\h')])), []);
  });
});

describe('what is fetched from elsewhere', () => {
  it('is named, in whatever attribute its address is', () => {
    for (const element of ['<v:imagedata o:href="@"/>', '<v:fill o:althref="@"/>', '<v:stroke src="@"/>'])
      assert.deepEqual(saidOf(word([part(element.replace('@', elsewhere))])), ['external'], element);
    for (const element of [
      '<xforms:submission action="@"/>',
      '<xforms:submission resource="@"/>',
      '<xforms:instance src="@"/>',
      '<form:image form:image-data="@"/>',
    ])
      assert.deepEqual(saidOf(content(element.replace('@', elsewhere))), ['external'], element);
  });

  it('is none of what stands in the document, or stood in a mail', () => {
    assert.deepEqual(saidOf(word([part('<v:imagedata r:id="rId5" r:href="rId6" o:href="cid:image001.png"/>')])), []);
    assert.deepEqual(saidOf(content('<draw:image xlink:href="data:image/png;base64,AAAA"/>')), []);
    const statements =
      '<rdf:RDF><rdf:type rdf:resource="http://docs.oasis-open.org/ns/office/1.2/meta/odf#ContentFile"/></rdf:RDF>';
    assert.deepEqual(saidOf(odt([{ name: 'manifest.rdf', content: statements }])), []);
  });

  it('is a template on a network, in every way of Windows to write one', () => {
    for (const target of ['\\??\\UNC\\elsewhere.example\\a.dotm', '\\\\?\\UNC\\elsewhere.example\\a.dotm'])
      assert.equal(
        saidOf(word([relation(`Type="${office}/attachedTemplate" Target="${target}" TargetMode="External"`)])),
        'macros',
      );
  });
});

describe('a part of Word’s', () => {
  it('is read where a relation leads to it, whatever type it is said to have', () => {
    const content = '<w:p><w:fldSimple w:instr="DDEAUTO a"/></w:p>';
    const types = '<Override PartName="/word/footer9.xml" ContentType="application/xml"/>';
    const leading = (target: string, type = 'footer'): SampleEntry => relation(`Type="${office}/${type}" Target="${target}"`);
    for (const target of ['footer9.xml', '/word/footer9.xml', 'a/../footer%39.xml'])
      assert.equal(saidOf(word([leading(target), part(content, 'word/footer9.xml')], types)), 'active-content', target);
    assert.equal(saidOf(word([part(content, 'word/a.png'), leading('a.png')])), 'active-content');
    assert.deepEqual(saidOf(word([leading('footer9.xml', 'customXml'), part(content, 'word/footer9.xml')], types)), []);
  });

  it('can be a font, by each of its types', () => {
    for (const type of [
      'application/x-font-ttf',
      'application/x-font-otf',
      'application/x-fontdata',
      'application/font-sfnt',
      'application/vnd.ms-opentype',
      'font/ttf',
    ]) {
      const types = `<Default Extension="ttf" ContentType="${type}"/>`;
      assert.deepEqual(saidOf(word([{ name: 'word/fonts/a.ttf', content: '\0\x01\0\0' }], types)), [], type);
    }
    assert.deepEqual(saidOf(docx()), []);
  });
});
