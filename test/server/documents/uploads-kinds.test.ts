import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { createApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { fileService, type Files } from '../../../server/documents/files/index.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf } from '../../../server/context/stores.ts';
import type { Document, DocumentKind, DocumentRefusal } from '../../../src/contract/index.ts';
import { docx, jpeg, odt, pdf, png, zip } from '../../support/sample-files.ts';
import { origin } from '../../support/server/gateway.ts';
import { visit, type Visitor } from '../../support/server/visitor.ts';
import { emptyDatabase } from '../../support/databases.ts';

const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(600, 1)]);

interface Sent {
  name: string;
  file: Buffer;
  /** What it is said to be called, if not the same. */
  called?: string;
  becomes: { kind: DocumentKind } | { refusal: DocumentRefusal };
}

const sent: Readonly<Record<string, Sent>> = {
  'a PDF': { name: 'CV.pdf', file: pdf(2), becomes: { kind: 'pdf' } },
  'a DOCX': { name: 'CV.docx', file: docx(), becomes: { kind: 'docx' } },
  'an ODT': { name: 'CV.odt', file: odt(), becomes: { kind: 'odt' } },
  'a JPEG': { name: 'diplôme.jpg', file: jpeg(), becomes: { kind: 'jpeg' } },
  'a PNG': { name: 'diplôme.png', file: png(), becomes: { kind: 'png' } },
  'a program that is called a PDF': { name: 'CV.pdf', file: program, becomes: { refusal: 'not-what-it-says' } },
  'a program': { name: 'CV.exe', file: program, becomes: { refusal: 'unknown-kind' } },
  'a bomb': {
    name: 'CV.docx',
    file: docx([{ name: 'word/media/image1.png', content: Buffer.alloc(50_000_000) }]),
    becomes: { refusal: 'too-many-parts' },
  },
  'a bomb that says it is none': {
    name: 'CV.docx',
    file: docx([{ name: 'word/media/image1.png', content: Buffer.alloc(4_000_000), saidSize: 4_000 }]),
    becomes: { refusal: 'too-many-parts' },
  },
  'a document with macros': {
    name: 'CV.docx',
    file: docx([{ name: 'word/vbaProject.bin', content: 'x' }]),
    becomes: { refusal: 'macros' },
  },
  'a PDF that is a zip too': {
    name: 'CV.pdf',
    file: Buffer.concat([pdf(1), zip([{ name: 'run.exe', content: program }])]),
    becomes: { refusal: 'not-what-it-says' },
  },
  'a PDF that ends too early': { name: 'CV.pdf', file: pdf(3).subarray(0, 300), becomes: { refusal: 'damaged' } },
  'a document without content': {
    name: 'CV.docx',
    file: zip([{ name: '[Content_Types].xml', content: '' }]),
    becomes: { refusal: 'not-what-it-says' },
  },
  'a file of no bytes': { name: 'CV.pdf', file: Buffer.alloc(0), becomes: { refusal: 'empty' } },
  'a name with an emoji': { name: '👩🏽‍💻 CV 🌞.pdf', file: pdf(1), becomes: { kind: 'pdf' } },
  'a name that is a path': { name: 'passwd', called: '../../../etc/passwd', file: pdf(1), becomes: { kind: 'pdf' } },
  'a name that is a path of Windows': {
    name: 'CV.docx',
    called: 'C:\\Users\\claire\\CV.docx',
    file: docx(),
    becomes: { kind: 'docx' },
  },
};

describe('a file that is sent whole to the gateway', () => {
  let db: Database;
  let folder: string;
  let files: Files;
  let arrive: () => Promise<Visitor>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinds-'));
    db = await emptyDatabase();
    await saveDemoPartners(db);
    const stores = storesOf(db);
    const secrets = ephemeralSecrets();
    files = fileService({ documents: stores.documents, secrets, folder });
    const app = createApp(stores, { secrets, files, sessions: { work: [1, 2] } });
    arrive = () => visit(origin, app.request);
  });
  after(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });

  const lookedAt = async (visitor: Visitor, id: string): Promise<Document> => {
    await files.idle();
    return visitor.state(id);
  };
  const bytesOn = async (place: string): Promise<string[]> => readdir(join(folder, place)).catch((): string[] => []);

  it('is two files where two have the same name and the same bytes', async () => {
    const visitor = await arrive();
    const [one, two] = [await visitor.send(pdf(1), 'CV.pdf'), await visitor.send(pdf(1), 'CV.pdf')];
    assert.notEqual(one, two);
    for (const id of [one, two]) assert.equal((await lookedAt(visitor, id)).state, 'received');
    assert.equal((await visitor.ask('DELETE', `uploads/${one}`)).status, 204);
    await files.round();
    const kept = await bytesOn('kept');
    assert.deepEqual([kept.includes(one), kept.includes(two)], [false, true]);
    assert.equal((await visitor.state(two)).state, 'received', 'the other one stays');
  });

  for (const [what, { name, file, called = name, becomes }] of Object.entries(sent))
    it(`is ${'kind' in becomes ? 'received' : `refused as ${becomes.refusal}`}: ${what}`, async () => {
      const visitor = await arrive();
      const id = await visitor.send(file, called);
      const document = await lookedAt(visitor, id);
      const isReceived = 'kind' in becomes;
      assert.deepEqual(
        { name: document.name, size: document.size, state: document.state, kind: document.kind, refusal: document.refusal },
        { name, size: file.length, state: isReceived ? 'received' : 'refused', kind: null, refusal: null, ...becomes },
      );
      if (isReceived) assert.equal(document.checksum, createHash('sha256').update(file).digest('hex'));
      assert.equal((await bytesOn('kept')).includes(id), isReceived, 'nothing is kept of what is refused');
      assert.equal((await bytesOn('incoming')).includes(id), false);
      const kept = await files.read(id);
      let length = 0;
      for await (const piece of kept ?? []) length += piece.length;
      assert.equal(length > 0, isReceived);
    });
});
