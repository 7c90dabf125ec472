import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { createApp, type App } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { fileService, type Files } from '../../../server/documents/files/index.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { documentLimits, Problem, type Document } from '../../../src/contract/index.ts';
import { docx, jpeg, pdf } from '../../support/sample-files.ts';
import { origin, partnerKey } from '../../support/server/gateway.ts';
import { idIn, metadata, visit, type Visitor } from '../../support/server/visitor.ts';
import { emptyDatabase } from '../../support/databases.ts';

let db: Database;
let app: App;
let files: Files;
let folder: string;
let time = Date.now();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  db = await emptyDatabase();
  await saveDemoPartners(db);
  // Nothing here is about quotas, which have tests of their own.
  await db.query('update partner set per_minute = 100000, per_network = 100000');
  const stores = storesOf(db);
  const secrets = ephemeralSecrets();
  files = fileService({ documents: stores.documents, secrets, folder });
  app = createApp(stores, { secrets, files, sessions: { now: () => time, work: [1, 2] } });
});
after(async () => {
  await files.idle();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const arrive = (): Promise<Visitor> => visit(origin, app.request);

const settled = async (visitor: Visitor, id: string): Promise<Document> => {
  await files.idle();
  return visitor.state(id);
};

const titleOf = async (answer: Response): Promise<string> => v.parse(Problem, await answer.json()).title;

const sha256 = (file: Buffer): string => createHash('sha256').update(file).digest('hex');

const offsetOf = async (visitor: Visitor, id: string): Promise<number> =>
  Number((await visitor.ask('HEAD', `uploads/${id}`)).headers.get('upload-offset') ?? Number.NaN);

const filesIn = async (place: string): Promise<string[]> => (await readdir(join(folder, place)).catch(() => [])).sort();

describe('an upload', () => {
  it('arrives in pieces, and the document is received', async () => {
    const visitor = await arrive();
    const file = pdf(3, { padding: 300_000 });
    const announced = await visitor.announce(file.length, 'Mon CV.pdf', 'cv');
    assert.equal(announced.status, 201);
    assert.equal(announced.headers.get('tus-resumable'), '1.0.0');
    assert.ok(Date.parse(announced.headers.get('upload-expires') ?? '') > Date.now());
    const id = idIn(announced.headers.get('location'));

    assert.deepEqual(await visitor.state(id), {
      id,
      name: 'Mon CV.pdf',
      purpose: 'cv',
      size: file.length,
      state: 'uploading',
      refusal: null,
      kind: null,
      pages: null,
      checksum: null,
      scanned: null,
      warnings: [],
    });
    for (let at = 0; at < file.length; at += 100_000) {
      assert.equal(await offsetOf(visitor, id), at);
      const answer = await visitor.append(id, at, new Uint8Array(file.subarray(at, at + 100_000)));
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get('upload-offset'), `${Math.min(at + 100_000, file.length)}`);
    }
    const { state, kind, pages, checksum, scanned } = await settled(visitor, id);
    assert.deepEqual(
      { state, kind, pages, checksum, scanned },
      { state: 'received', kind: 'pdf', pages: 3, checksum: sha256(file), scanned: null },
    );
  });

  it('may come with its announcement, and says where it goes by the same key and element', async () => {
    const visitor = await arrive();
    const file = docx();
    const answer = await visitor.announce(file.length, 'cv.docx', 'cv', { 'content-type': 'application/offset+octet-stream' });
    const whole = await visitor.ask(
      'POST',
      'uploads',
      {
        'upload-length': `${file.length}`,
        'upload-metadata': metadata('cv.docx', 'cv'),
        'content-type': 'application/offset+octet-stream',
      },
      new Uint8Array(file),
    );
    assert.equal(whole.headers.get('upload-offset'), `${file.length}`);
    const location = new URL(whole.headers.get('location') ?? '', `${origin}/v1/uploads?key=x`);
    assert.equal(location.search, `?key=${partnerKey}&for=application-form`);
    assert.equal(location.pathname, `/v1/uploads/${idIn(whole.headers.get('location'))}`);
    assert.equal((await settled(visitor, idIn(whole.headers.get('location')))).state, 'received');
    assert.equal((await visitor.state(idIn(answer.headers.get('location')))).state, 'uploading');
  });

  it('goes on at the same offset with the next session’s token', async () => {
    const visitor = await arrive();
    const file = pdf(1, { padding: 50_000 });
    const id = idIn((await visitor.announce(file.length)).headers.get('location'));
    await visitor.append(id, 0, new Uint8Array(file.subarray(0, 20_000)));
    time += 20 * 60_000;
    assert.equal((await visitor.ask('HEAD', `uploads/${id}`)).status, 401);
    assert.equal((await visitor.append(id, 20_000, new Uint8Array(file.subarray(20_000)))).status, 401);
    await visitor.renew();
    assert.equal(await offsetOf(visitor, id), 20_000);
    assert.equal((await visitor.append(id, 20_000, new Uint8Array(file.subarray(20_000)))).status, 204);
    assert.equal((await settled(visitor, id)).checksum, sha256(file));
  });

  it('announced again with the same Idempotency-Key is the same', async () => {
    const visitor = await arrive();
    const key = { 'idempotency-key': 'my-cv' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => visitor.announce(20, 'cv.pdf', 'cv', key)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1);
    const other = await visitor.announce(21, 'cv.pdf', 'cv', key);
    assert.equal(other.status, 422);
    assert.match(await titleOf(other), /Idempotency-Key/);
    const stranger = await (await arrive()).announce(20, 'cv.pdf', 'cv', key);
    assert.notEqual(stranger.headers.get('location'), answers[0]?.headers.get('location'));
    assert.equal((await visitor.announce(20, 'cv.pdf', 'cv', { 'idempotency-key': 'no good' })).status, 400);
  });

  it('is nobody else’s', async () => {
    const [visitor, stranger] = [await arrive(), await arrive()];
    const id = await visitor.send(pdf(1));
    await files.idle();
    for (const path of [id, 'unknown', '..%2F..', 'a'.repeat(200)]) {
      const answers = [
        await stranger.ask('HEAD', `uploads/${path}`),
        await stranger.append(path, 0, 'x'),
        await stranger.ask('DELETE', `uploads/${path}`),
        await stranger.ask('GET', `uploads/${path}/state`),
      ];
      for (const { status } of answers) assert.equal(status, 404, path);
    }
    assert.equal((await visitor.state(id)).state, 'received');
  });

  it('needs a session, and a partner’s key', async () => {
    const visitor = await arrive();
    const { token } = visitor;
    const id = await visitor.send(pdf(1));
    for (const wrong of ['', 'x.y.z', `${token.slice(0, -3)}AAA`]) {
      visitor.token = wrong;
      for (const answer of [
        await visitor.announce(10),
        await visitor.ask('HEAD', `uploads/${id}`),
        await visitor.append(id, 0, 'x'),
        await visitor.ask('DELETE', `uploads/${id}`),
        await visitor.ask('GET', `uploads/${id}/state`),
      ])
        assert.equal(answer.status, 401);
    }
    assert.equal((await app.request(`${origin}/v1/uploads`, { method: 'POST' })).status, 403);
    assert.equal((await app.request(`${origin}/v1/uploads?key=${partnerKey}&for=offer-search`, { method: 'POST' })).status, 403);
  });

  it('is taken away whole', async () => {
    const visitor = await arrive();
    const [half, whole] = [idIn((await visitor.announce(1_000)).headers.get('location')), await visitor.send(pdf(1))];
    await visitor.append(half, 0, 'x'.repeat(400));
    await files.idle();
    for (const id of [half, whole]) {
      assert.equal((await visitor.ask('DELETE', `uploads/${id}`)).status, 204);
      assert.equal((await visitor.ask('HEAD', `uploads/${id}`)).status, 404);
      await files.round();
      assert.equal([...(await filesIn('incoming')), ...(await filesIn('kept'))].includes(id), false);
    }
  });

  it('says what is wrong by problem documents that caches do not keep', async () => {
    const visitor = await arrive();
    const id = idIn((await visitor.announce(1_000)).headers.get('location'));
    const content = { 'content-type': 'application/offset+octet-stream' };
    const wrong: [number, Response][] = [
      [412, await visitor.ask('POST', 'uploads', { 'tus-resumable': '0.2.0', 'upload-length': '5' })],
      [400, await visitor.ask('POST', 'uploads')],
      [400, await visitor.ask('POST', 'uploads', { 'upload-length': '-1' })],
      [400, await visitor.ask('POST', 'uploads', { 'upload-length': '5', 'upload-metadata': 'filename ???' })],
      [400, await visitor.announce(5, 'cv.pdf', '../cv')],
      [501, await visitor.ask('POST', 'uploads', { 'upload-defer-length': '1' })],
      [501, await visitor.ask('POST', 'uploads', { 'upload-concat': 'partial', 'upload-length': '5' })],
      [409, await visitor.append(id, 500, 'x')],
      [403, await visitor.ask('PATCH', `uploads/${id}`, content, 'x')],
      [400, await visitor.ask('PATCH', `uploads/${id}`, { 'upload-offset': '0', 'content-type': 'text/plain' }, 'x')],
      [413, await visitor.append(id, 0, 'x'.repeat(1_001))],
    ];
    for (const [status, answer] of wrong) {
      assert.equal(answer.status, status, await answer.clone().text());
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.match(await titleOf(answer), /^[A-Z].*[^\n]$/);
    }
    assert.equal(await offsetOf(visitor, id), 0);
  });

  it('goes by POST where a network lets nothing else pass: its header says what is meant', async () => {
    const visitor = await arrive();
    const file = pdf(1);
    const id = idIn((await visitor.announce(file.length)).headers.get('location'));
    const meaning = (method: string, headers: Readonly<Record<string, string>> = {}, body?: BodyInit) =>
      visitor.ask('POST', `uploads/${id}`, { 'x-http-method-override': method, ...headers }, body);
    const content = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    assert.equal((await meaning('PATCH', content, new Uint8Array(file.subarray(0, 100)))).status, 204);
    assert.equal((await meaning('HEAD')).headers.get('upload-offset'), '100');
    assert.equal((await meaning('HEAD', content, 'a body that HEAD has not')).headers.get('upload-offset'), '100');
    const rest = { ...content, 'upload-offset': '100' };
    assert.equal((await meaning('patch', rest, new Uint8Array(file.subarray(100)))).status, 204);
    assert.equal((await settled(visitor, id)).state, 'received');
    for (const method of ['', 'GET', 'POST', 'OPTIONS', '__proto__']) assert.equal((await meaning(method)).status, 404, method);
    assert.equal((await (await arrive()).ask('POST', `uploads/${id}`, { 'x-http-method-override': 'DELETE' })).status, 404);
    assert.equal((await meaning('DELETE')).status, 204);
    assert.equal((await visitor.ask('GET', `uploads/${id}/state`)).status, 404);
    const page = await app.request(`${origin}/v1/uploads/${id}?key=${partnerKey}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-http-method-override' },
    });
    assert.match(page.headers.get('access-control-allow-methods') ?? '', /POST/);
    assert.match(page.headers.get('access-control-allow-headers') ?? '', /\*/);
  });

  it('tells what it can do to whoever asks, and lets pages ask for it', async () => {
    const plain = await app.request(`${origin}/v1/uploads?key=${partnerKey}`, { method: 'OPTIONS' });
    assert.equal(plain.headers.get('tus-max-size'), `${documentLimits.size}`);
    assert.match(plain.headers.get('tus-extension') ?? '', /creation,creation-with-upload,termination,expiration/);
    const page = await app.request(`${origin}/v1/uploads/x?key=${partnerKey}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PATCH' },
    });
    assert.equal(page.status, 204);
    assert.match(page.headers.get('access-control-allow-methods') ?? '', /PATCH/);
    const visitor = await arrive();
    const answer = await visitor.announce(10, 'cv.pdf', 'cv', { origin });
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
    assert.match(answer.headers.get('access-control-expose-headers') ?? '', /Location, .*Upload-Offset/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });
});

describe('what is taken', () => {
  it('is told of at the announcement: how large, and how many', async () => {
    const visitor = await arrive();
    for (const size of [documentLimits.size + 1, 100_000_000]) assert.equal((await visitor.announce(size)).status, 413);
    for (let left = documentLimits.count; left > 0; left -= 1) assert.equal((await visitor.announce(1_000)).status, 201);
    const full = await visitor.announce(1_000);
    assert.equal(full.status, 422);
    assert.match(await titleOf(full), /Too many documents/);
  });

  it('leaves its place to another where it is refused or taken away', async () => {
    const visitor = await arrive();
    const ids = await Promise.all(Array.from({ length: documentLimits.count }, () => visitor.send(Buffer.from('no document'))));
    await files.idle();
    for (const id of ids) assert.equal((await visitor.state(id)).refusal, 'not-what-it-says');
    const [first = ''] = await Promise.all(Array.from({ length: documentLimits.count }, () => visitor.send(pdf(1))));
    await files.idle();
    assert.equal((await visitor.announce(10)).status, 422);
    await visitor.ask('DELETE', `uploads/${first}`);
    assert.equal((await visitor.announce(10)).status, 201);
  });

  it('is never more than was announced, however much is streamed', async () => {
    const visitor = await arrive();
    const id = idIn((await visitor.announce(1_000_000)).headers.get('location'));
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
        if (sent > 100_000_000) controller.close();
      },
    });
    assert.equal((await visitor.append(id, 0, endless)).status, 413);
    assert.ok(sent < 3_000_000, `${sent}`);
    assert.ok((await offsetOf(visitor, id)) <= 1_000_000);
    assert.equal((await visitor.state(id)).state, 'uploading');
  });

  it('is refused where there is nothing', async () => {
    const visitor = await arrive();
    const { state, refusal } = await settled(visitor, await visitor.send(Buffer.alloc(0)));
    assert.deepEqual({ state, refusal }, { state: 'refused', refusal: 'empty' });
  });

  it('is two documents where two have one name', async () => {
    const visitor = await arrive();
    const [one, two] = [await visitor.send(pdf(1), 'cv.pdf'), await visitor.send(pdf(2), 'cv.pdf')];
    assert.deepEqual([(await settled(visitor, one)).pages, (await settled(visitor, two)).pages], [1, 2]);
  });
});

describe('the name of a document', () => {
  const names: readonly (readonly [given: string, kept: string])[] = [
    ['CV – Jeanne Martin (été).pdf', 'CV – Jeanne Martin (été).pdf'],
    ['👩🏽‍💻 CV.pdf', '👩🏽‍💻 CV.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\jeanne\\cv.docx', 'cv.docx'],
    ['/tmp/', 'tmp'],
    ['..', 'document'],
    ['', 'document'],
    [' \u0000\r\n ', 'document'],
    ['cv\u202efdp.exe', 'cvfdp.exe'],
    ['\ufeffcv\u0000\u0007.pdf', 'cv.pdf'],
    ['cv\r\nSet-Cookie: a=b.pdf', 'cvSet-Cookie: a=b.pdf'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
    [`${'👩🏽‍💻'.repeat(90)}.docx`, `${'👩🏽‍💻'.repeat(16)}.docx`],
    ['a'.repeat(300), 'a'.repeat(120)],
  ];
  it('is what was given, without a path and without what cannot be seen', async () => {
    for (const [given, kept] of names) {
      const visitor = await arrive();
      const id = idIn((await visitor.announce(10, given)).headers.get('location'));
      assert.equal((await visitor.state(id)).name, kept);
    }
  });

  it('names nothing on the disk', async () => {
    const visitor = await arrive();
    await settled(visitor, await visitor.send(pdf(1), 'jeanne-martin.pdf'));
    for (const name of [...(await filesIn('incoming')), ...(await filesIn('kept'))]) assert.match(name, /^[\w-]{32,43}$/);
  });
});

describe('the bytes of a document', () => {
  it('are encrypted on the disk, on their way and afterwards, each time with another key', async () => {
    const visitor = await arrive();
    const file = pdf(1);
    const onItsWay = idIn((await visitor.announce(file.length)).headers.get('location'));
    await visitor.append(onItsWay, 0, new Uint8Array(file.subarray(0, file.length - 1)));
    const kept = await visitor.send(file);
    await settled(visitor, kept);
    const stored = [await readFile(join(folder, 'incoming', onItsWay)), await readFile(join(folder, 'kept', kept))];
    for (const bytes of stored) for (const word of ['%PDF', 'Catalog', '%%EOF']) assert.equal(bytes.includes(word), false);
    assert.notDeepEqual(stored[0]?.subarray(0, 64), stored[1]?.subarray(0, 64));
    assert.equal((await filesIn('incoming')).includes(kept), false);
  });

  it('come back as they were sent, but for what a photograph says of a place', async () => {
    const visitor = await arrive();
    const read = async (file: Buffer): Promise<Buffer> => {
      const id = await visitor.send(file);
      await settled(visitor, id);
      const pieces: Uint8Array[] = [];
      for await (const piece of (await files.read(id)) ?? []) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    const large = pdf(2, { padding: 700_001 });
    assert.ok((await read(large)).equals(large));
    const photograph = await read(jpeg());
    assert.equal(photograph.includes('GPS'), false);
    assert.ok(photograph.length > 300);
  });
});
