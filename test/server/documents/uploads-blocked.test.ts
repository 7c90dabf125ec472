import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { createApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { fileService, type Files } from '../../../server/documents/files/index.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../../server/seed/partners.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { applicationsOf, type ApplicationSession } from '../../../src/client/applications.ts';
import { createClient, GatewayError } from '../../../src/client/index.ts';
import { ChunkSizer } from '../../../src/uploads/chunk-sizer.ts';
import { removeUpload, uploadFile } from '../../../src/uploads/tus.ts';
import { blockingProxy } from '../../support/blocking-proxy.ts';
import { pdf } from '../../support/sample-files.ts';
import { partnerKey } from '../../support/server/gateway.ts';
import { listenOnFreePort } from '../../support/served-site.ts';
import { emptyDatabase } from '../../support/databases.ts';

let db: Database;
let files: Files;
let folder: string;
let gateway: { url: string; close: () => void };
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blocked-'));
  db = await emptyDatabase();
  await saveDemoPartners(db);
  await db.query('update partner set per_minute = 100000, per_network = 100000');
  const stores = storesOf(db);
  const secrets = ephemeralSecrets();
  files = fileService({ documents: stores.documents, secrets, folder });
  gateway = await listenOnFreePort(createApp(stores, { secrets, files, sessions: { work: [1, 2] } }).fetch);
});
after(async () => {
  gateway.close();
  await files.idle();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const bytes = pdf(1, { padding: 200_000 });
const { signal } = new AbortController();

/** Sends a file, trying again as the form does; its address. */
const sent = async (draft: ApplicationSession): Promise<string> => {
  let address: string | undefined;
  const [key, pace] = [randomUUID(), new ChunkSizer()];
  const file = new File([new Uint8Array(bytes)], 'cv.pdf');
  for (let tries = 1; ; tries += 1) {
    try {
      const sending = {
        session: draft,
        purpose: 'cv',
        key,
        address,
        chunkSizer: pace,
        onAddress: (said: string) => (address = said),
        onProgress: () => {},
      };
      await uploadFile(file, sending, signal);
      return address ?? '';
    } catch (error) {
      if (!(error instanceof GatewayError) || tries === 7) throw error;
    }
  }
};

describe('a network that lets PATCH and DELETE not pass', () => {
  for (const how of [405, 501, 403, 'hang up'] as const)
    it(`and answers ${how}: files go by POST, and the next one at once`, async () => {
      const proxy = await blockingProxy(gateway.url, ['PATCH', 'DELETE'], how);
      const client = createClient({ gateway: `${proxy.url}/v1/`, partnerKey, fetch });
      const draft = applicationsOf(client).session(randomUUID());
      const address = await sent(draft);
      await files.idle();
      const { rows } = await db.query<{ checksum: string }>('select checksum from document order by created_at desc limit 1');
      assert.equal(rows[0]?.checksum, createHash('sha256').update(bytes).digest('hex'));
      proxy.seen.length = 0;
      await sent(draft);
      assert.equal(proxy.seen.includes('PATCH'), false);
      assert.equal(proxy.seen.includes('POST?'), true);
      await removeUpload(draft, address, signal);
      assert.equal(proxy.seen.includes('DELETE'), false);
      proxy.close();
    });

  it('is not taken for one where the gateway itself refuses, or where an answer is lost now and then', async () => {
    const proxy = await blockingProxy(gateway.url, [], 405);
    let lose = 2;
    const send: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method === 'PATCH' && (lose -= 1) >= 0) throw new TypeError('Lost');
      return answer;
    };
    const draft = applicationsOf(createClient({ gateway: `${proxy.url}/v1/`, partnerKey, fetch: send })).session(randomUUID());
    await sent(draft);
    assert.equal(proxy.seen.includes('POST?'), false);
    proxy.close();
  });
});
