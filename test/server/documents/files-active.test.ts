import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';

import { inspect } from '../../../server/documents/checks/inspect.ts';
import { DocumentRejected } from '../../../server/documents/checks/document-rejected.ts';
import type { DocumentRefusal, DocumentWarning } from '../../../src/contract/index.ts';
import { encryptedPdfs } from '../../support/encrypted-pdfs.ts';
import { docx, odt, pdf, zip, type SampleEntry } from '../../support/sample-files.ts';

/** What is said of a file, sorted, or why it is refused. */
const saidOf = (file: Buffer): readonly DocumentWarning[] | DocumentRefusal => {
  try {
    return inspect(file, 'cv').warnings.toSorted();
  } catch (error) {
    if (error instanceof DocumentRejected) return error.reason;
    throw error;
  }
};

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A PDF of one page, with these objects. */
const pdfWith = (...objects: readonly (string | Buffer)[]): Buffer => {
  const plain = pdf(1);
  const end = plain.indexOf('xref');
  const more = objects.map((object, index) =>
    Buffer.concat([ascii(`${50 + index} 0 obj\n`), Buffer.from(object), ascii('\nendobj\n')]),
  );
  return Buffer.concat([plain.subarray(0, end), ...more, plain.subarray(end)]);
};

/** An object within a stream. */
const inStream = (object: string, dictionary = '/Filter /FlateDecode', pack: (bytes: Buffer) => Buffer = deflateSync): Buffer => {
  const bytes = pack(ascii(`70 0 ${object}`));
  return Buffer.concat([
    ascii(`<< /Type /ObjStm /N 1 /First 5 ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    ascii('\nendstream'),
  ]);
};

describe('a PDF', () => {
  const script = '<< /S /JavaScript /JS (app.alert(1)) >>';

  it('names what it does by itself, and what is in it', () => {
    const cases: readonly (readonly [string, DocumentWarning])[] = [
      [`<< /OpenAction ${script} >>`, 'scripts'],
      [script, 'scripts'],
      [`<< /AA << /O ${script} >> >>`, 'scripts'],
      [`<< /Names << /JavaScript << /Names [(a) ${script}] >> >> >>`, 'scripts'],
      ['<< /S /Launch /F (cmd.exe) >>', 'actions'],
      ['<< /S /SubmitForm /F (https://elsewhere.example) >>', 'actions'],
      ['<< /S /ImportData /F (a) >>', 'actions'],
      ['<< /S /GoToR /F (\\\\\\\\elsewhere.example\\\\a) >>', 'actions'],
      ['<< /S /GoToE /T << >> >>', 'actions'],
      ['<< /S /URI /URI (file://elsewhere.example/a) >>', 'actions'],
      ['<< /S /URI /URI (\\152avascript:a) >>', 'actions'],
      ['<< /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>', 'attachments'],
      ['<< /Subtype /FileAttachment >>', 'attachments'],
      ['<< /Subtype /RichMedia >>', 'objects'],
      ['<< /AcroForm << /XFA [(a) 9 0 R] >> >>', 'scripts'],
      ['<< /F (\\\\\\\\elsewhere.example\\\\a) /Length 0 >>\nstream\n\nendstream', 'external'],
    ];
    for (const [object, warning] of cases) assert.deepEqual(saidOf(pdfWith(object)), [warning], object);
  });

  it('names an address that opens a file or a page by itself, wherever it stands', () => {
    const [page, file] = ['/S /URI /URI (http://elsewhere.example/a)', '(http://elsewhere.example/a)'];
    const cases: readonly (readonly [DocumentWarning, ...string[]])[] = [
      ['actions', `<< /OpenAction << ${page} >> >>`],
      ['actions', '<< /OpenAction 51 0 R >>', '<< /S /GoTo /D [3 0 R] /Next [52 0 R] >>', `<< ${page} >>`],
      ['actions', `<< /Type /Page /AA << /O << ${page} >> >> >>`],
      ['actions', '<< /AA 51 0 R >>', '<< /O 52 0 R >>', '<< /S 53 0 R >>', '/URI'],
      ['actions', '<< /S /URI /URI (C:/Windows/System32/calc.exe) >>'],
      ['actions', '<< /S /URI /URI (..\\cv.exe) >>'],
      ['actions', '<< /S /URI /URI <FEFF006A006100760061007300630072006900700074003A> >>'],
      ['actions', '<< /S /URI /URI 51 0 R >>', '(javascript:a)'],
      ['actions', '<< /S /URI /URI 51 0 R >>', '52 0 R', '(javascript:a)'],
      ['actions', `<< /S /URI /URI (${' '.repeat(5_000)}javascript:a) >>`],
      ['actions', '<< /URI << /Base (file://elsewhere.example/) >> >>'],
      ['actions', `<< /S /Thread /F ${file} >>`],
      ['external', `<< /Ref << /F ${file} >> >>`],
      ['external', '<< /Ref << /F 51 0 R >> >>', file],
      ['external', `<< /OPI << /2.0 << /F 9 >> >> >>`],
      ['external', `<< /Type /Filespec /FS /URL /F ${file} >>`],
      ['objects', '<< /Type /XObject /Subtype /PS >>'],
    ];
    for (const [warning, ...objects] of cases) assert.deepEqual(saidOf(pdfWith(...objects)), [warning], objects.join(' '));
  });

  it('hides none of it, however it is written and wherever it stands', () => {
    const hidden: Readonly<Record<string, Buffer>> = {
      'codes in names': pdfWith('<< /#53 /Java#53cript /J#53 (a) >>'),
      'no blanks': pdfWith('<</S/JavaScript/JS(a)>>'),
      'a comment between': pdfWith('<< /S %\n/JavaScript >>'),
      'a name elsewhere': pdfWith('<< /S 51 0 R >>', '/JavaScript'),
      'the first of two': pdfWith('<< /S /JavaScript /S /URI >>'),
      'the last of two': pdfWith('<< /S /URI /S /JavaScript >>'),
      'a string before': pdfWith(`<< /A (\\)( /B \\() << ) /C ${script} >>`),
      'an object in a string': pdfWith(`(\n60 0 obj ${script} endobj)`),
      'an object in a comment': pdfWith(`<< %\n >> % 60 0 obj ${script} endobj`),
      'a comment in its head': Buffer.concat([ascii('%PDF-1.4\n'), ascii(`5 0%a\nobj ${script} endobj\n`), pdf(1)]),
      'an object in a stream that is not packed': pdfWith(inStream(script, '', (bytes) => bytes)),
      'an object in a packed stream': pdfWith(inStream(script)),
      'a stream that does not say what it is': pdfWith(
        Buffer.from(inStream(script).toString('latin1').replace('/Type /ObjStm', '/Type /Other '), 'latin1'),
      ),
      'a stream with another length': pdfWith(
        Buffer.from(inStream(script).toString('latin1').replace('/Length ', '/Length 9'), 'latin1'),
      ),
      'the bytes of a picture': pdfWith(`<< /Subtype /Image /Length 99 >>\nstream\n60 0 obj ${script} endobj\nendstream`),
      'a string that does not end': pdfWith(`(`, script),
      'a list that does not end': pdfWith(`[[[<<`, script),
      ...encryptedPdfs,
    };
    for (const [where, file] of Object.entries(hidden)) assert.deepEqual(saidOf(file), ['scripts'], where);
  });

  it('is called unexamined where it packs objects as next to no program does', () => {
    const files = [
      inStream('<< >>', '/Filter [/ASCIIHexDecode /FlateDecode]'),
      inStream('<< >>', '/Filter /LZWDecode'),
      inStream('<< >>', '/Filter 9 0 R'),
      inStream('<< >>', '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>'),
      inStream('<< >>', '/Filter /FlateDecode', () => ascii('no deflated bytes')),
      ascii(`<< /Deep ${'['.repeat(500)} >>`),
    ];
    for (const file of files) assert.deepEqual(saidOf(pdfWith(file)), ['unexamined']);
  });

  it('of which it is said nothing is one as programs write them', () => {
    const plain = pdfWith(
      '<< /Title (HTML/CSS/JavaScript) /Keywords (/JS /Launch 5 0 objets) >>',
      '<< /S /URI /URI (https://www.example.fr/cv?a=b) >>',
      '<< /S /URI /URI (mailto:claire@exemple.fr) >>',
      '<< /S /URI /URI (www.example.fr) >>',
      '<< /S /URI /URI <FEFF00680074007400700073003A002F002F0061> >>',
      '<< /S /URI /URI 56 0 R >>',
      '(https://www.example.fr)',
      '<< /URI << /Base (https://www.example.fr) >> /OpenAction [3 0 R /Fit] >>',
      '<< /AA << /U << /S /URI /URI (https://www.example.fr) >> >> >>',
      '<< /Font << /F 3 0 R /Mac 3 0 R >> >>',
      '<< /S /GoTo /D [3 0 R /Fit] >>',
      '<< /AcroForm << /Fields [] >> /F 4 /Type /Annot >>',
      '<< /Length 30 >>\nstream\n(HTML/JavaScript) Tj /JS gs\nendstream',
    );
    assert.deepEqual(saidOf(plain), []);
  });
});

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (type: string, target: string, more = 'TargetMode="External"'): SampleEntry => ({
  name: 'word/_rels/document.xml.rels',
  content: `<Relationships><Relationship Id="a" Type="${office}/${type}" Target="${target}" ${more}/></Relationships>`,
});
const part = (content: string | Buffer, name = 'word/footer1.xml'): SampleEntry => ({ name, content });
const types = (content: string): string =>
  `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${content}</Types>`;

/** The entries of a DOCX as Word writes them: what each is, is said. */
const typed =
  '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Default Extension="png" ContentType="image/png"/>';
const word = (more: readonly SampleEntry[] = [], said = typed): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: types(said) },
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

const field = (code: string): SampleEntry =>
  part(`<w:p><w:fldChar w:fldCharType="begin"/>${code}<w:fldChar w:fldCharType="end"/></w:p>`);
const code = (text: string): string => `<w:instrText>${text}</w:instrText>`;

describe('a DOCX', () => {
  it('is refused where it fetches by itself what can do anything, however its address is written', () => {
    for (const target of [
      'http://elsewhere.example/a',
      '&#104;ttp://elsewhere.example/a',
      'http&#x3a;//elsewhere.example/a',
      'HT&#9;TP://elsewhere.example/a',
      'file://elsewhere.example/a',
      'file:////elsewhere.example/a',
      'file:///\\\\elsewhere.example\\a',
      'file:///%5C%5Celsewhere.example/a',
      '\\\\elsewhere.example\\a',
      '//elsewhere.example/a',
      '/\\elsewhere.example/a',
      'mhtml:http://elsewhere.example/a!x-usc:b',
      'ms-msdt:/id',
      'script:http://elsewhere.example',
    ]) {
      assert.equal(saidOf(word([relation('attachedTemplate', target)])), 'macros', target);
      for (const type of ['oleObject', 'frame', 'subDocument', 'aFChunk', 'mailMergeSource', 'neverHeardOf'])
        assert.equal(saidOf(word([relation(type, target)])), 'active-content', `${type} ${target}`);
    }
  });

  it('is refused however its relations are written, and whatever their part is called', () => {
    const target = 'http://elsewhere.example/a';
    const one = (tag: string): string => `<r:Relationships xmlns:r="a"><r:${tag}></r:Relationships>`;
    const written = `Relationship Note="a > b" Type='${office}/oleObject' TargetMode = 'External' Target='${target}'/`;
    const content = one(written);
    for (const text of [content, `\ufeff${content}`, `<?xml version="1.0"?><!-- > -->${content}`])
      for (const encoding of ['utf8', 'utf16le'] as const)
        assert.equal(saidOf(word([part(Buffer.from(text, encoding), 'word/_rels/document.xml.rels')])), 'active-content');
    for (const name of ['word/_rels/footer9.xml.rels', 'x/_rels/y.rels', 'WORD/_RELS/DOCUMENT.XML.RELS'])
      assert.equal(saidOf(word([part(content, name)])), 'active-content', name);
    const said = `${typed}<Override PartName="/a.bin" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
    assert.equal(saidOf(word([part(content, 'a.bin')], said)), 'active-content');
    const dtd = `<!DOCTYPE a [<!ENTITY b "${target}">]>${content}`;
    assert.equal(saidOf(word([part(dtd, 'word/_rels/document.xml.rels')])), 'damaged');
    const utf7 = `<?xml version="1.0" encoding="utf-7"?>${content}`;
    assert.equal(saidOf(word([part(utf7, 'word/_rels/document.xml.rels')])), 'damaged');
  });

  it('is refused with macros, controls and programs, whatever they are called', () => {
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('_VBA_PROJECT', 'utf16le'),
    ]);
    assert.equal(saidOf(word([part(ole, 'word/media/image1.png')])), 'macros');
    assert.equal(saidOf(word([relation('vbaProject', 'media/image1.png', '')])), 'macros');
    assert.equal(saidOf(word([relation('control', 'a.xml', '')])), 'macros');
    assert.equal(saidOf(word([part('<w:p><w:control/></w:p>')])), 'macros');
    const vba = `${typed}<Default Extension="png" ContentType="application/vnd.ms-office.vbaProject"/>`;
    assert.equal(saidOf(word([part('a', 'word/media/a.png')], vba)), 'macros');
  });

  it('is refused with fields that start programs', () => {
    const dde: readonly SampleEntry[] = [
      field(code('DDEAUTO c:\\\\a.exe')),
      field(code(' dde a b')),
      field(`${code('DD')}<w:r/>${code('EAU')}<w:t>TO</w:t>${code(' a')}`),
      field(code('&#68;DEAUTO a')),
      field(`${code('IF 1 = 1 ')}<w:fldChar w:fldCharType="begin"/>${code('DDE a')}<w:fldChar w:fldCharType="end"/>`),
      part('<w:p><w:fldSimple w:instr="DDEAUTO a"/></w:p>'),
      part('<x:p><x:fldSimple y:instr="DDEAUTO a"/></x:p>'),
      part('<w:p><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO a</w:instrText></w:p>'),
    ];
    for (const one of dde) assert.equal(saidOf(word([one])), 'active-content', String(one.content));
  });

  it('names what a text has not', () => {
    const png = Buffer.from('iVBORw0KGgo=', 'base64');
    const cases: readonly (readonly [SampleEntry, DocumentWarning])[] = [
      [relation('image', 'https://elsewhere.example/a.png'), 'external'],
      [relation('hyperlink', 'file://elsewhere.example/a'), 'actions'],
      [relation('hyperlink', 'ms-word:ofe|u|https://elsewhere.example'), 'actions'],
      [relation('oleObject', 'embeddings/a.bin', ''), 'objects'],
      [relation('webextension', 'a.xml', ''), 'objects'],
      [relation('oleObject', 'file:///C:\\Users\\jeanne\\a.xlsx'), 'external'],
      [part(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'word/media/a.png'), 'objects'],
      [part(Buffer.concat([png, Buffer.from('a')]), 'word/embeddings/a.bin'), 'objects'],
      [part('<w:p><v:imagedata src="http://elsewhere.example/a"/></w:p>'), 'external'],
      [part('<w:p><w:altChunk/></w:p>'), 'objects'],
      [field(code('INCLUDEPICTURE "http://elsewhere.example/a"')), 'external'],
      [field(code('LINK Excel.Sheet a')), 'external'],
      [field(code('QUOTE 68 68 69')), 'objects'],
      [field(code('MACROBUTTON a b')), 'objects'],
      [part('<w:p>'), 'unexamined'],
      [part('<!DOCTYPE a><w:p/>'), 'unexamined'],
    ];
    for (const [one, warning] of cases) assert.deepEqual(saidOf(word([one])), [warning], `${one.name} ${String(one.content)}`);
  });

  it('of which nothing is said is one as Word writes them', () => {
    const plain = [
      relation('hyperlink', 'https://www.example.fr/cv?a=b#c'),
      part('<w:p><w:t>DDEAUTO</w:t></w:p>'),
      { ...field(`${code(' PAGE ')}<w:fldChar w:fldCharType="separate"/><w:t>DDE a</w:t>`), name: 'word/footer2.xml' },
      { ...field(code('HYPERLINK "https://dde.example.fr"')), name: 'word/footer3.xml' },
      { ...relation('image', 'media/a.png', ''), name: 'word/_rels/footer1.xml.rels' },
      { ...relation('attachedTemplate', 'file:///C:\\Users\\jeanne\\Normal.dotm'), name: 'word/_rels/settings.xml.rels' },
      { name: 'word/media/a.png', content: Buffer.from('iVBORw0KGgo=', 'base64') },
    ];
    assert.deepEqual(saidOf(word(plain)), []);
    assert.deepEqual(saidOf(docx()), []);
  });
});

describe('an ODT', () => {
  const content = (inner: string): Buffer =>
    zip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
      { name: 'content.xml', content: `<office:document-content>${inner}</office:document-content>` },
    ]);

  it('is refused with what runs, and names what a text has not', () => {
    assert.equal(saidOf(content('<script:event-listener xlink:href="vnd.sun.star.script:a"/>')), 'macros');
    assert.equal(saidOf(content('<x:event-listener/>')), 'macros');
    assert.equal(saidOf(content('<office:scripts><office:script/></office:scripts>')), 'macros');
    for (const name of ['text:dde-connection-decl', 'office:dde-source', 'text:execute-macro'])
      assert.equal(saidOf(content(`<${name}/>`)), 'active-content', name);
    assert.deepEqual(saidOf(content('<draw:image xlink:href="http&#58;//elsewhere.example/a"/>')), ['external']);
    assert.deepEqual(saidOf(content('<text:section-source xlink:href="../../a.odt"/>')), []);
    assert.deepEqual(saidOf(content('<draw:object xlink:href="file://elsewhere.example/a"/>')), ['external']);
    assert.deepEqual(saidOf(content('<text:a xlink:href="vnd.sun.star.script:a"/>')), ['actions']);
    assert.deepEqual(saidOf(content('<draw:plugin/>')), ['objects']);
    assert.deepEqual(saidOf(odt([{ name: 'Object 1', content: 'a' }])), ['objects']);
    assert.equal(saidOf(content('<a>')), 'damaged');
  });

  it('of which nothing is said is one as LibreOffice writes them', () => {
    const plain = odt([
      { name: 'Configurations2/accelerator/current.xml', content: '' },
      { name: 'Pictures/', content: '' },
      { name: 'Pictures/a.png', content: 'a' },
      { name: 'meta.xml', content: '<meta:template xlink:href="file:///home/jeanne/cv.ott"/>' },
    ]);
    assert.deepEqual(saidOf(plain), []);
    assert.deepEqual(saidOf(content('<office:scripts/><text:a xlink:href="https://www.example.fr"/>')), []);
  });
});
