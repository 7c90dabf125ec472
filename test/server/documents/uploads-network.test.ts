import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { Upload } from 'tus-js-client';

import { createApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { recordSize } from '../../../server/documents/files/cipher.ts';
import { fileService, type Files } from '../../../server/documents/files/index.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { documentLimits } from '../../../src/contract/index.ts';
import { cuttingProxy } from '../../support/cutting-proxy.ts';
import { pdf } from '../../support/sample-files.ts';
import { partnerKey } from '../../support/server/gateway.ts';
import { idIn, visit, type Visitor } from '../../support/server/visitor.ts';
import { listenOnFreePort } from '../../support/served-site.ts';
import { emptyDatabase } from '../../support/databases.ts';

const minute = 60_000;

let db: Database;
let files: Files;
let folder: string;
let gateway: { url: string; close: () => void };
let time = Date.now();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  db = await emptyDatabase();
  await saveDemoPartners(db);
  await db.query('update partner set per_minute = 100000, per_network = 100000');
  const stores = storesOf(db);
  const secrets = ephemeralSecrets();
  files = fileService({ documents: stores.documents, secrets, folder });
  gateway = await listenOnFreePort(createApp(stores, { secrets, files, sessions: { now: () => time, work: [1, 2] } }).fetch);
});
after(async () => {
  gateway.close();
  await files.idle();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

/** Uploads as a page does, with the library that pages use; the address of the upload. */
const upload = (file: Buffer, url: string, beforeEach: () => Promise<string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const sending = new Upload(file, {
      endpoint: `${url}/v1/uploads?key=${partnerKey}&for=application-form`,
      metadata: { filename: 'cv.pdf', purpose: 'cv' },
      headers: { 'idempotency-key': 'the-first-document' },
      retryDelays: Array.from({ length: 20 }, () => 0),
      storeFingerprintForResuming: false,
      onBeforeRequest: async (asked) => asked.setHeader('authorization', `Bearer ${await beforeEach()}`),
      onError: reject,
      onSuccess: () => resolve(sending.url ?? ''),
    });
    sending.start();
  });

describe('five megabytes through a network that cuts every 300 kB', () => {
  it('arrive once, the same, though the session’s token is renewed on the way', async (t) => {
    const visitor = await visit(gateway.url);
    let ends = time + 15 * minute;
    let renewals = 0;
    const network = await cuttingProxy(gateway.url, 300_000, (cuts) => {
      if (cuts === 8) time += 16 * minute;
    });
    t.after(network.close);
    const file = pdf(4, { padding: documentLimits.size - 2_000 });
    const address = await upload(file, network.url, async () => {
      if (time >= ends) {
        await visitor.renew();
        ends = time + 15 * minute;
        renewals += 1;
      }
      return visitor.token;
    });
    assert.ok(network.cuts() >= 16, `${network.cuts()}`);
    assert.equal(renewals, 1);
    assert.ok(address.startsWith(`${network.url}/v1/uploads/`));

    await files.idle();
    const { rows } = await db.query<{ id: string }>('select id from document');
    assert.deepEqual(
      rows.map(({ id }) => id),
      [idIn(address)],
    );
    const { state, size, pages, checksum } = await visitor.state(idIn(address));
    assert.deepEqual(
      { state, size, pages, checksum },
      { state: 'received', size: file.length, pages: 4, checksum: createHash('sha256').update(file).digest('hex') },
    );
  });
});

describe('a connection that hangs', () => {
  it('gives way to the next one, which goes on where the bytes are safe', async () => {
    const visitor = await visit(gateway.url);
    const file = pdf(1, { padding: 600_000 });
    const id = idIn((await visitor.announce(file.length)).headers.get('location'));
    let pieces = 0;
    const hanging = visitor
      .append(
        id,
        0,
        new ReadableStream<Uint8Array>({
          pull: async (controller) => {
            if (pieces === 4) await new Promise(() => {}); // its other end is gone, and nobody has noticed
            controller.enqueue(new Uint8Array(file.subarray(pieces * 100_000, (pieces + 1) * 100_000)));
            pieces += 1;
          },
        }),
      )
      .then(
        ({ status }) => status,
        () => undefined,
      );
    while ((await stat(join(folder, 'incoming', id))).size < 400_000 - recordSize) await new Promise(setImmediate);
    const asked = await visitor.ask('HEAD', `uploads/${id}`, { 'accept-encoding': 'gzip, br' });
    assert.equal(asked.headers.get('content-encoding'), null);
    assert.equal(asked.headers.get('etag'), null);
    assert.equal(asked.headers.get('cache-control'), 'no-store');
    const offset = Number(asked.headers.get('upload-offset'));
    assert.equal(offset, 400_000);
    assert.ok([204, undefined].includes(await hanging));
    assert.equal((await visitor.append(id, offset, new Uint8Array(file.subarray(offset)))).status, 204);
    await files.idle();
    const { state, checksum } = await visitor.state(id);
    assert.deepEqual({ state, checksum }, { state: 'received', checksum: createHash('sha256').update(file).digest('hex') });
  });
});

/** Sends far more than it has said, and as much as the gateway takes: bytes that left, and what it answered. */
const flood = (visitor: Visitor, path: string, method: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; sent: number }>((resolve) => {
    let sent = 0;
    let status: number | undefined;
    const flooding = request(`${gateway.url}/v1/${path}?key=${partnerKey}&for=application-form`, {
      method,
      headers: { authorization: `Bearer ${visitor.token}`, 'tus-resumable': '1.0.0', ...headers },
      agent: false,
    });
    const done = (): void => resolve({ status, sent });
    flooding.on('response', (answer) => {
      status = answer.statusCode;
      answer.resume();
    });
    flooding.on('error', done).on('close', done);
    const more = (): void => {
      if (flooding.destroyed) return;
      if (sent >= 100_000_000) {
        flooding.end();
        return;
      }
      sent += 100_000;
      flooding.write(Buffer.alloc(100_000), () => setImmediate(more));
    };
    more();
  });

describe('a hundred megabytes', () => {
  const content = { 'content-type': 'application/offset+octet-stream' };

  it('are not taken, whatever was announced: the connection ends long before', async () => {
    const visitor = await visit(gateway.url);
    const id = idIn((await visitor.announce(1_000_000)).headers.get('location'));
    const floods = [
      await flood(visitor, `uploads/${id}`, 'PATCH', { ...content, 'upload-offset': '0' }),
      await flood(visitor, `uploads/${id}`, 'PATCH', { ...content, 'upload-offset': '0', 'content-length': '100000000' }),
      await flood(visitor, 'uploads', 'POST', { ...content, 'upload-length': '100000000' }),
      await flood(visitor, 'uploads', 'POST', { ...content, 'upload-length': '1000' }),
    ];
    for (const { status, sent } of floods) {
      assert.ok(status === undefined || status === 413 || status === 409, `${status}`);
      assert.ok(sent < 30_000_000, `${sent}`);
    }
    const offset = Number((await visitor.ask('HEAD', `uploads/${id}`)).headers.get('upload-offset'));
    assert.ok(offset <= 1_000_000);
  });
});
