import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { inspect, type Inspection } from '../../../server/documents/checks/inspect.ts';
import { DocumentRejected } from '../../../server/documents/checks/document-rejected.ts';
import { documentKinds, type DocumentKind, type DocumentRefusal } from '../../../src/contract/index.ts';
import {
  cleanJpeg,
  docx,
  exifData,
  jpeg,
  jpegFrame,
  odt,
  pdf,
  png,
  pngChunk,
  zip,
  type SampleEntry,
} from '../../support/sample-files.ts';

const seen = (file: Buffer, name = 'fichier'): Inspection | DocumentRefusal => {
  try {
    return inspect(file, name);
  } catch (error) {
    if (error instanceof DocumentRejected) return error.reason;
    throw error;
  }
};

const kindOf = (file: Buffer, name?: string): DocumentKind | DocumentRefusal => {
  const found = seen(file, name);
  return typeof found === 'string' ? found : found.kind;
};

const pagesOf = (file: Buffer): unknown => {
  const found = seen(file);
  return typeof found === 'string' ? found : found.pages;
};

const keptFrom = (file: Buffer): Buffer => inspect(file, 'photo').kept;

const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(600, 1)]);
const html = Buffer.from('<!doctype html><script>alert(1)</script>');

const good: Record<DocumentKind, Buffer> = { pdf: pdf(2), docx: docx(), odt: odt(), jpeg: jpeg(), png: png() };

describe('a document', () => {
  for (const kind of documentKinds)
    it(`is ${kind} by its bytes, whatever its name says`, () => {
      for (const name of [`cv.${kind}`, 'cv', 'cv.exe', 'cv.pdf']) assert.equal(kindOf(good[kind], name), kind);
    });

  it('is refused where it ends too early, wherever that is', () => {
    for (const [kind, file] of Object.entries(good))
      for (const share of [0.3, 0.6, 0.9]) {
        const found = kindOf(file.subarray(0, Math.floor(file.length * share) - (kind === 'jpeg' ? 18 : 0)));
        assert.equal(found, 'damaged', `${kind}, ${share}`);
      }
  });

  it('is refused where it is empty, and where it is nothing that is taken', () => {
    assert.equal(kindOf(Buffer.alloc(0), 'cv.pdf'), 'empty');
    for (const file of [
      exe,
      html,
      Buffer.from('Bonjour'),
      Buffer.from('{\\rtf1 CV}'),
      Buffer.from('GIF89a\x01\0\x01\0', 'latin1'),
    ]) {
      assert.equal(kindOf(file, 'lettre.txt'), 'unknown-kind');
      assert.equal(kindOf(file, 'CV.PDF'), 'not-what-it-says');
    }
    assert.equal(kindOf(zip([{ name: 'a.txt', content: 'a' }]), 'a.zip'), 'unknown-kind');
    assert.equal(kindOf(zip([{ name: 'xl/workbook.xml', content: 'a' }]), 'cv.docx'), 'not-what-it-says');
  });

  it('is refused where it is two things at once', () => {
    const archive = zip([{ name: 'run.exe', content: exe }]);
    const both = {
      'a zip behind a PDF': Buffer.concat([pdf(1), archive]),
      'a zip behind a JPEG': Buffer.concat([jpeg(), archive]),
      'a zip behind a PNG': Buffer.concat([png(), archive]),
      'a PDF behind HTML': Buffer.concat([html, pdf(1)]),
      'a PDF behind a program': Buffer.concat([exe, pdf(1)]),
      'a PDF in a first entry': zip([{ name: 'a', content: pdf(1), stored: true }, ...[{ name: 'b', content: 'b' }]]),
      'a PDF in a comment of a JPEG': Buffer.concat([
        jpeg().subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, 10]),
        Buffer.from('%PDF-1.7'),
        jpeg().subarray(2),
      ]),
      'a DOCX behind something else': Buffer.concat([exe, docx()]),
    };
    for (const [what, file] of Object.entries(both)) assert.equal(kindOf(file, 'cv.pdf'), 'not-what-it-says', what);
  });
});

describe('a PDF', () => {
  it('says how many pages it has, in the clear or packed, and behind five megabytes', () => {
    assert.equal(pagesOf(pdf(1)), 1);
    assert.equal(pagesOf(pdf(37, { packed: true })), 37);
    assert.equal(pagesOf(pdf(3, { padding: 4_900_000 })), 3);
    assert.equal(pagesOf(pdf(400, { packed: true, padding: 100_000 })), 400);
  });

  it('may begin with a line break, as some sites’ programs send it', () => {
    assert.equal(kindOf(Buffer.concat([Buffer.from('\r\n'), pdf(1)])), 'pdf');
  });

  it('is refused where it needs a password, and where it has no page', () => {
    assert.equal(kindOf(pdf(1, { trailer: '/Encrypt 9 0 R' })), 'protected');
    assert.equal(kindOf(pdf(1, { trailer: '/Encrypt 9 0 R', packed: true })), 'protected');
    assert.equal(kindOf(pdf(0)), 'damaged');
    assert.equal(kindOf(Buffer.from('%PDF-1.4\n%%EOF')), 'damaged');
  });

  it('costs no more than its length, however it is made', () => {
    const hostile = [
      '1 0 obj',
      '/Type/Pages',
      '<<',
      '>>',
      '/Length 1 0 R stream\n',
      '1 1 1 1 ',
      'trailer',
      ' '.repeat(9),
      '<</Type/ObjStm',
    ];
    for (const piece of hostile) {
      const file = Buffer.from(`%PDF-1.4\n1 0 obj <<>> endobj ${piece.repeat(1_000_000 / piece.length)}\n%%EOF`);
      assert.ok(kindOf(file).length > 0, piece);
    }
    const tree = `<< /Type /Pages /Count 1 `.repeat(150_000);
    assert.ok(kindOf(pdf(1, { trailer: tree })).length > 0);
  });
});

describe('a DOCX or an ODT', () => {
  const refusedWith = (reason: DocumentRefusal, ...more: SampleEntry[]): void => {
    assert.equal(kindOf(docx(more)), reason, more[0]?.name);
  };

  it('is refused with macros, controls, programs and templates from elsewhere', () => {
    for (const name of ['word/vbaProject.bin', 'word/vbaData.xml', 'word/activeX/activeX1.bin', 'word/embeddings/cv.exe'])
      refusedWith('macros', { name, content: 'x' });
    for (const name of ['Basic/Standard/Module1.xml', 'Scripts/python/cv.py'])
      assert.equal(kindOf(odt([{ name, content: 'x' }])), 'macros', name);
    assert.equal(kindOf(docx([], 'application/vnd.ms-word.document.macroEnabled.main+xml')), 'macros');
    const template = (target: string): SampleEntry => ({
      name: 'word/_rels/settings.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`,
    });
    refusedWith('macros', template('https://elsewhere.example/t.dotm'));
    refusedWith('macros', template('\\\\elsewhere\\t.dotm'));
    assert.equal(kindOf(docx([template('file:///C:\\Users\\jeanne\\Normal.dotm')])), 'docx');
  });

  it('is refused with a password', () => {
    refusedWith('protected', { name: 'word/a.xml', content: 'x', flags: 1 });
    const manifest = { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' };
    const sealed = zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }, manifest]);
    assert.equal(kindOf(sealed), 'protected');
    const ole = Buffer.alloc(70_000);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    assert.equal(kindOf(ole, 'cv.doc'), 'unknown-kind');
    ole.write('EncryptedPackage', 32_760, 'utf16le');
    assert.equal(kindOf(ole, 'cv.docx'), 'protected');
  });

  it('is refused where it would unpack to far more than it is, before that is done', () => {
    refusedWith('too-many-parts', { name: 'word/a.xml', content: Buffer.alloc(50_000_000) });
    refusedWith('too-many-parts', { name: 'word/a.xml', content: 'x', saidSize: 70_000_000 });
    refusedWith('too-many-parts', { name: 'word/a.xml', content: Buffer.alloc(900_000), saidSize: 1_000 });
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `word/${index}.xml`, content: '' }));
    refusedWith('too-many-parts', ...many);
  });

  it('is refused where entries share bytes', () => {
    const file = docx([{ name: 'word/a.xml', content: 'a' }]);
    const central = file.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    file.writeUInt32LE(0, central + 42);
    assert.equal(kindOf(file), 'too-many-parts');
  });

  it('is refused where its names lead elsewhere, or two readers would read two things', () => {
    for (const name of [
      '../../etc/cron.d/cv',
      '/etc/passwd',
      'word\\..\\a',
      'C:/a',
      'word/./a',
      'a\0b',
      'word/document.xml',
      'WORD/document.xml',
    ])
      refusedWith('damaged', { name, content: 'x' });
    refusedWith('damaged', { name: 'word/a.xml', localName: 'word/b.xml', content: 'x' });
    refusedWith('damaged', { name: 'word/a.xml', content: 'xyz', saidSize: 5 });
    const wrong = docx();
    wrong.writeUInt8(wrong.readUInt8(60) ^ 1, 60);
    assert.equal(kindOf(wrong), 'damaged');
  });
});

describe('a photograph', () => {
  it('loses where and by whom it was taken, and nothing else', () => {
    assert.deepEqual(keptFrom(jpeg()), cleanJpeg());
    const text = [
      pngChunk('tEXt', Buffer.from('Author\0Jeanne Martin')),
      pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0GPS')),
      pngChunk('tIME', Buffer.alloc(7)),
      pngChunk('eXIf', exifData(1)),
      pngChunk('prVt', Buffer.from('private')),
    ];
    assert.deepEqual(keptFrom(png(text, { behind: 'behind the picture' })), png());
  });

  it('stays turned as it was', () => {
    const turned = keptFrom(jpeg({ orientation: 6 }));
    const exif = turned.subarray(2, 2 + 36);
    assert.deepEqual(turned, cleanJpeg(exif));
    assert.equal(exif.indexOf('Exif'), 4);
    assert.equal(exif.readUInt16BE(4 + 6 + 18), 6);
    assert.deepEqual(keptFrom(turned), turned);
    const turnedPng = keptFrom(png([pngChunk('eXIf', exifData(8)), pngChunk('tEXt', Buffer.from('a\0b'))]));
    const chunk = turnedPng.subarray(33, 33 + 38);
    assert.equal(chunk.toString('latin1', 4, 8), 'eXIf');
    assert.equal(chunk.readUInt16BE(8 + 18), 8);
    assert.deepEqual(turnedPng, png([chunk]));
  });

  it('is refused where it has no pixel, or more than whoever opens it can bear', () => {
    assert.equal(kindOf(png([], { width: 30_000, height: 10 })), 'too-large');
    assert.equal(kindOf(png([], { width: 19_000, height: 19_000 })), 'too-large');
    assert.equal(kindOf(png([], { width: 0 })), 'damaged');
    assert.equal(kindOf(jpeg({ frame: jpegFrame(65_000, 65_000) })), 'too-large');
    assert.equal(kindOf(jpeg({ frame: jpegFrame(0, 3) })), 'damaged');
  });

  it('is refused where a chunk is not what its sum says', () => {
    const file = png();
    file.writeUInt8(file.readUInt8(file.length - 20) ^ 1, file.length - 20);
    assert.equal(kindOf(file), 'damaged');
  });
});
