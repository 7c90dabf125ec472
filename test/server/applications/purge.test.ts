import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';

import { enqueueNotifications } from '../../../server/applications/notifications.ts';
import { replyMail } from '../../../server/applications/mails.ts';
import { fileService } from '../../../server/documents/files/index.ts';
import { folderObjectStore } from '../../../server/documents/files/object-store.ts';
import { deliverMails } from '../../../server/mail/deliver.ts';
import { resources } from '../../../server/app.ts';
import { createJobs } from '../../../server/jobs/jobs.ts';
import { startJobs } from '../../../server/start/start-jobs.ts';
import { smtpTransport } from '../../../server/mail/transport.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import type { Application } from '../../../server/applications/store.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { smallGateway } from '../../support/server/gateway.ts';
import { mailServer } from '../../support/server/mail.ts';
import {
  aDocument,
  forgetApplications,
  saveRecruiter,
  storeApplication,
  webhookSecret,
} from '../../support/server/stored-applications.ts';

const base = 'https://emploi.example.fr';
const linkOf = (id: string) => `${base}/documents/${id}`;

let gateway: TestGateway;
before(async () => {
  gateway = await smallGateway();
  await saveRecruiter(gateway.db, { webhookUrl: 'https://comptoir.example/candidatures', webhookSecret });
});
after(() => gateway.db.close());
beforeEach(() => forgetApplications(gateway.db));

async function* asyncBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** An application with everything that comes with one: mails, a delivery, an answer, two files. */
const whole = async (given: Parameters<typeof storeApplication>[1] = {}): Promise<Application> => {
  const application = await storeApplication(gateway.db, {
    email: 'canari@courriel.example',
    documents: [aDocument({ name: 'canari.pdf' }), aDocument({ name: 'lettre-canari.pdf', purpose: 'other' })],
    ...given,
  });
  await gateway.db.transaction((tx) => enqueueNotifications(tx, application.id, { base, linkOf }));
  const answer = { kind: 'no', reason: null } as const;
  await gateway.stores.replies.add(application.replyToken, answer, (turn) => replyMail(application, answer, base, turn));
  return application;
};

/** As if the application had been sent so long ago. */
const letPass = ({ id }: Application, interval: string) =>
  gateway.db.query(
    'update application set created_at = created_at - $2::interval, retained_until = retained_until - $2::interval where id = $1',
    [id, interval],
  );

const count = async (table: string): Promise<number> =>
  (await gateway.db.query<{ count: number }>(`select count(*) as count from ${table}`)).rows[0]?.count ?? 0;

const parts = ['application', 'document', 'reply', 'delivery', 'mail'] as const;
const counts = (): Promise<number[]> => Promise.all(parts.map(count));

/** Files whose bytes are to be removed. */
const gone = async (): Promise<string[]> => [...(await gateway.stores.documents.deletedIds())].sort();

describe('an application whose time is over', () => {
  for (const [keepLonger, before, beyond] of [
    [false, '2 months 27 days', '4 days'],
    [true, '23 months 27 days', '4 days'],
  ] as const)
    it(`is forgotten after ${keepLonger ? '24 months, where the person agreed' : '3 months'}, with all that came with it`, async () => {
      const application = await whole({ keepLonger });
      assert.deepEqual(await counts(), [1, 2, 1, 1, 3]);
      await letPass(application, before);
      assert.equal(await gateway.stores.applications.purge(), 0);
      assert.deepEqual(await counts(), [1, 2, 1, 1, 3]);

      await letPass(application, beyond);
      assert.equal(await gateway.stores.applications.find('token', application.token), undefined, 'hidden before it is purged');
      assert.equal(await gateway.stores.applications.purge(), 1);
      assert.deepEqual(await counts(), [0, 0, 0, 0, 0]);
      assert.deepEqual(await gone(), application.documents.map(({ id }) => id).sort());
      const [last] = await gateway.stores.audit.latest(1);
      assert.deepEqual([last?.reference, last?.event, last?.actor], [application.reference, 'purged', 'system']);
    });

  it('goes alone', async () => {
    const [old, recent] = [await whole(), await whole()];
    await letPass(old, '4 months');
    await gateway.stores.applications.purge();
    assert.deepEqual(await counts(), [1, 2, 1, 1, 3]);
    assert.ok(await gateway.stores.applications.find('token', recent.token));
  });

  it('goes whole where it was taken back before', async () => {
    const application = await whole();
    await gateway.stores.applications.withdraw(application.token, undefined);
    await letPass(application, '4 months');
    assert.equal(await gateway.stores.applications.purge(), 1);
    assert.deepEqual(await counts(), [0, 0, 0, 0, 0]);
    assert.equal((await gone()).length, 2, 'each file once');
  });

  it('leaves a log that names nobody, for a year', async () => {
    const application = await whole();
    await letPass(application, '4 months');
    await gateway.stores.applications.purge();
    const { rows } = await gateway.db.query<{ text: string }>('select audit::text as text from audit');
    assert.ok(rows.length >= 3);
    for (const { text } of rows) assert.doesNotMatch(text, /canari|claire|fontaine|@|\d+\.\d+\.\d+\.\d+,/i);
    await gateway.stores.audit.purge();
    assert.equal(await count('audit'), rows.length);
    await gateway.db.query(`update audit set at = at - interval '1 year'`);
    await gateway.stores.audit.purge();
    assert.equal(await count('audit'), 0);
  });
});

describe('the gateway itself', () => {
  it('forgets what is over, whatever else cannot be, and removes the bytes of its files', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'forgetting-'));
    t.after(() => rm(folder, { recursive: true }));
    const application = await whole({ documents: [aDocument()] });
    const [{ id } = { id: '' }] = application.documents;
    const objects = folderObjectStore(folder);
    await objects.put(id, 6, asyncBytes('canari'));
    const files = fileService({ documents: gateway.stores.documents, secrets: ephemeralSecrets(), folder, objects });
    await files.round();
    assert.ok(await objects.get(id), 'kept as long as the application is');

    await letPass(application, '4 months');
    const purged = Promise.withResolvers<void>();
    const { alerts, applications } = gateway.stores;
    t.mock.method(console, 'error', () => {});
    const jobs = createJobs((name, work) => gateway.db.exclusive(name, work));
    startJobs(jobs, resources, {
      stores: {
        ...gateway.stores,
        alerts: { ...alerts, purge: () => Promise.reject(new Error('on purpose')) },
        applications: { ...applications, purge: () => applications.purge().finally(purged.resolve) },
      },
      offers: gateway.stores.offers,
      files,
      send: async () => {},
      post: async () => 204,
      base,
      linkOf,
    });
    await purged.promise;
    await jobs.stop();
    await files.round();
    assert.deepEqual(await counts(), [0, 0, 0, 0, 0]);
    assert.equal(await objects.get(id), undefined);
    assert.deepEqual(await gone(), []);
  });
});

describe('a mail server that is down', () => {
  it('loses nothing of what is to be told, for as long as it lasts', async (t) => {
    t.mock.method(console, 'error', () => {});
    const down = await mailServer();
    await down.close();
    const sendTo = (url: string) => smtpTransport({ url, from: 'Candidatures <emploi@example.fr>' });
    const applications = [await whole(), await whole(), await whole()];
    for (let round = 0; round < 5; round += 1) {
      await deliverMails(gateway.stores.mails, sendTo(down.url));
      await gateway.db.query('update mail set due_at = now()');
    }
    assert.deepEqual(await counts(), [3, 6, 3, 3, 9]);

    const up = await mailServer();
    try {
      await deliverMails(gateway.stores.mails, sendTo(up.url));
      await deliverMails(gateway.stores.mails, sendTo(up.url));
      assert.equal(up.received.length, 9);
      assert.equal(new Set(up.received.map((mail) => /^Message-ID: .+$/im.exec(mail)?.[0])).size, 9);
      for (const { reference } of applications)
        assert.equal(up.received.filter((mail) => mail.includes(reference)).length, 3, reference);
    } finally {
      await up.close();
    }
  });
});
