import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';

import { createApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { inspectionWorker, type InspectionWorker } from '../../../server/documents/inspection-worker.ts';
import type { InspectionResult } from '../../../server/documents/inspection.ts';
import { fileService, type Files } from '../../../server/documents/files/index.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../../server/seed/partners.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import { docx, jpeg, odt, pdf, png } from '../../support/sample-files.ts';
import { origin } from '../../support/server/gateway.ts';
import { listenOnFreePort } from '../../support/served-site.ts';
import { visit, type Visitor } from '../../support/server/visitor.ts';
import { emptyDatabase } from '../../support/databases.ts';

const standIn = new URL('../../support/slow-examiner.ts', import.meta.url);

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Deflated streams of objects, each of which says a thousand times that it is a tree of pages, with blanks between. */
const dense = (): Buffer => {
  const stream = deflateSync(ascii(`1 0 ${`/Type/Pages${' '.repeat(4_000)}`.repeat(1_000)}`));
  const object = Buffer.concat([
    ascii(`1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${stream.length}>>\nstream\n`),
    stream,
    ascii('\nendstream\nendobj\n'),
  ]);
  return Buffer.concat([ascii('%PDF-1.7\n'), ...Array.from({ length: 116 }, () => object), ascii('%%EOF')]);
};

/** Files whose checks would cost far more than their length, were they not bounded. */
const hostile: Readonly<Record<string, Buffer>> = {
  'streams of objects': dense(),
  ...Object.fromEntries(
    ['1 0 obj(', '1 0 obj<<', '1 0 obj<</N 1/First 1>>stream\n'].map((piece) => [
      piece,
      ascii(`%PDF-1.4\n${piece.repeat(1_500_000 / piece.length)}\n%%EOF`),
    ]),
  ),
  'an element of many attributes': docx([
    {
      name: 'word/a.xml',
      content: `<a ${Array.from({ length: 50_000 }, (_, index) => `b${index}="${index % 97}"`).join(' ')}/>`,
    },
  ]),
};

const said = (found: InspectionResult): unknown => (found.refusal === null ? found.seen.warnings : found.refusal);

describe('the checks of a document', () => {
  it('find the same on their own thread, and leave the bytes as they are', async () => {
    const { inspect } = inspectionWorker();
    for (const [name, file] of Object.entries({
      'cv.pdf': pdf(2),
      'cv.docx': docx(),
      'cv.odt': odt(),
      'a.png': png(),
      'a.jpg': jpeg(),
    })) {
      const found = await inspect(file, name);
      assert.equal(found.refusal, null);
      assert.equal(found.checksum.length, 64);
      if (name === 'cv.pdf') assert.deepEqual(found.refusal === null && found.seen.kept, file);
    }
    assert.equal(said(await inspect(Buffer.from('Bonjour'), 'cv.pdf')), 'not-what-it-says');
    assert.equal(said(await inspect(Buffer.alloc(0), 'cv.pdf')), 'empty');
  });

  it('come to an end, whatever is made to cost much', async () => {
    const { inspect } = inspectionWorker();
    for (const [what, file] of Object.entries(hostile)) {
      const found = await inspect(file, 'cv.pdf');
      assert.equal(found.refusal, null, what);
    }
    assert.deepEqual(said(await inspect(dense(), 'cv.pdf')), ['unexamined']);
  });

  it('that take too long, too much or fail are ended: the file is unexamined, and the next is looked at', async (t) => {
    t.mock.method(console, 'error', () => {});
    const { inspect } = inspectionWorker({ program: standIn, timeoutMs: 3_000 });
    const results = await Promise.all(
      ['hangs.pdf', 'falls.pdf', 'swells.pdf', 'next.pdf'].map(async (name) => said(await inspect(pdf(1), name))),
    );
    assert.deepEqual(results, [['unexamined'], ['unexamined'], ['unexamined'], 'infected']);
    assert.equal(said(await inspect(Buffer.from('no document'), 'hangs.txt')), 'unknown-kind');
  });
});

describe('a document whose checks bring the gateway down', () => {
  let db: Database;
  let stores: Stores;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'examined-'));
    db = await emptyDatabase();
    await saveDemoPartners(db);
    await db.query('update partner set per_minute = 100000, per_network = 100000');
    stores = storesOf(db);
  });
  after(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });

  const secrets = ephemeralSecrets();
  const started = (own?: InspectionWorker): { files: Files; app: ReturnType<typeof createApp> } => {
    const files = fileService({ documents: stores.documents, secrets, folder, ...(own && { worker: own }) });
    return { files, app: createApp(stores, { secrets, files, sessions: { work: [1, 2] } }) };
  };

  it('is begun a few times and then called unexamined, and its bytes are kept', async () => {
    const calls: string[] = [];
    // What has ended in the middle looks so from the next start: begun, and without a result.
    const falling: InspectionWorker = { ...inspectionWorker(), inspect: (_, name) => (calls.push(name), new Promise(() => {})) };
    const { app } = started(falling);
    const visitor = await visit(origin, app.request);
    const id = await visitor.send(pdf(1), 'dear.pdf');
    for (let start = 0; start < 8; start += 1) {
      const { files } = started(falling);
      await files.round();
      await Promise.race([files.idle(), new Promise((done) => setTimeout(done, 100))]);
    }
    const { state, warnings, kind } = await visitor.state(id);
    assert.deepEqual({ state, warnings, kind }, { state: 'received', warnings: ['unexamined'], kind: 'pdf' });
    assert.ok(calls.length <= 6, `${calls.length}`);
    const kept = await started().files.read(id);
    const pieces: Uint8Array[] = [];
    for await (const piece of kept ?? []) pieces.push(piece);
    assert.deepEqual(Buffer.concat(pieces), pdf(1));
  });

  it('leaves whoever asks the gateway something unhindered meanwhile', async (t) => {
    const { files, app } = started();
    const gateway = await listenOnFreePort(app.fetch);
    const visitor: Visitor = await visit(origin, app.request);
    const ids: string[] = [];
    for (const file of Object.values(hostile)) ids.push(await visitor.send(file));
    const times: number[] = [];
    let isBusy = true;
    const done = files.idle().then(() => (isBusy = false));
    while (isBusy) {
      const begun = performance.now();
      assert.equal((await fetch(`${gateway.url}/healthz`)).status, 200);
      times.push(performance.now() - begun);
    }
    await done;
    gateway.close();
    for (const id of ids) assert.equal((await visitor.state(id)).state, 'received');
    const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
    t.diagnostic(`p95 of ${times.length} requests: ${p95.toFixed(1)} ms`);
    assert.ok(times.length > 20 && p95 < 50, `${times.length} requests, p95 ${Math.round(p95)} ms`);
  });
});
