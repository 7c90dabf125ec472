import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';

import { enqueueNotifications } from '../../../server/applications/notifications.ts';
import { applicationWebhookData } from '../../../server/applications/webhook-data.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { dispatchWebhooks } from '../../../server/webhooks/dispatcher.ts';
import type { Delivery } from '../../../server/webhooks/store.ts';
import type { Application } from '../../../server/applications/store.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import { smallGateway } from '../../support/server/gateway.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';
import { endAll, run } from '../../support/server/process.ts';
import { program, status } from '../../support/server/program.ts';
import { forgetApplications, saveRecruiter, storeApplication, webhookSecret } from '../../support/server/stored-applications.ts';

const base = 'https://emploi.example.fr';
const linkOf = (id: string) => `${base}/documents/${id}`;

describe('what is told and forgotten by several gateways, on PostgreSQL', { skip: noPostgres, timeout: 240_000 }, () => {
  let postgres: TestPostgres;
  let address: string;
  let db: Database;
  let stores: Stores;
  before(async () => {
    postgres = await testPostgres();
    address = await postgres.newDatabase();
    db = openPostgres(address);
    await smallGateway(db);
    stores = storesOf(db);
  });
  after(async () => {
    await endAll();
    await db.close();
    await postgres.close();
  });
  beforeEach(async () => {
    await forgetApplications(db);
    await saveRecruiter(db, { webhookUrl: 'https://comptoir.example/candidatures', webhookSecret });
  });

  const received = async (): Promise<Application> => {
    const application = await storeApplication(db);
    await db.transaction((tx) => enqueueNotifications(tx, application.id, { base, linkOf }));
    return application;
  };
  const count = async (from: string): Promise<number> =>
    (await db.query<{ count: number }>(`select count(*) as count from ${from}`)).rows[0]?.count ?? 0;

  it('is told once, whichever of three gateways tells it', async () => {
    for (let number = 0; number < 40; number += 1) await received();
    const told: string[] = [];
    const post = async (_url: string, headers: Readonly<Record<string, string>>): Promise<number> => {
      told.push(headers['webhook-id'] ?? '');
      return 204;
    };
    const dataOf = ({ subject, event }: Delivery) => applicationWebhookData({ stores, base, linkOf }, subject.id, event);
    await Promise.all([1, 2, 3].map(() => dispatchWebhooks({ deliveries: storesOf(db).deliveries, post, dataOf })));
    assert.deepEqual([told.length, new Set(told).size], [40, 40]);
    assert.equal(await count('delivery where delivered_at is not null'), 40);
  });

  it('is told again under the same id by a gateway that was killed before it had noted the yes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    const asked = Promise.withResolvers<void>();
    const employer = await program(() => asked.resolve()); // has it, and the gateway never hears of it
    try {
      await saveRecruiter(db, { webhookUrl: employer.url, webhookSecret });
      await received();
      // The application’s document has no bytes: a folder that is there, and empty.
      await mkdir(join(folder, 'kept'));
      const settings = { PORT: '0', DATABASE_URL: address, PRIVATE_WEBHOOKS: 'allow', FILES_DIR: folder };
      const first = run('main.ts', settings);
      await Promise.race([asked.promise, first.ended.then((code) => assert.fail(`${code}: ${first.said()}`))]);
      first.kill('SIGKILL');
      await first.ended;
      assert.equal(await count('delivery where delivered_at is null and failed_at is null'), 1, 'nothing is lost');

      const again = Promise.withResolvers<void>();
      employer.answers((response) => {
        status(204)(response);
        again.resolve();
      });
      await db.query('update delivery set due_at = now()');
      const second = run('main.ts', settings);
      await Promise.race([again.promise, second.ended.then((code) => assert.fail(`${code}: ${second.said()}`))]);
      second.kill('SIGTERM');
      assert.equal(await second.ended, 0, second.said());
      const ids = employer.calls.map(({ headers }) => headers['webhook-id']);
      assert.equal(ids.length, 2);
      assert.equal(ids[0], ids[1]);
    } finally {
      employer.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is forgotten once, whoever forgets it at the same time', async () => {
    const files = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const application = await received();
      await stores.replies.add(application.replyToken, { kind: 'no', reason: null }, () => ({
        recipient: application.email,
        subject: '',
        body: '',
        unsubscribeUrl: null,
      }));
      for (const { id } of application.documents) files.add(id);
      // Its time is over in every other round; else a page that is open takes it back.
      await db.query(`update application set retained_until = now() + $2::interval where id = $1`, [
        application.id,
        round % 2 === 0 ? '0' : '1 hour',
      ]);
      await Promise.all([
        stores.applications.purge(),
        stores.applications.withdraw(application.token, undefined),
        stores.applications.erase(application.token, undefined),
        stores.applications.purge(),
      ]);
    }
    for (const table of ['application', 'document', 'reply', 'mail']) assert.equal(await count(table), 0, table);
    assert.deepEqual([...(await stores.documents.deletedIds())].sort(), [...files].sort(), 'the bytes of each are to be removed');
  });

  it('leaves one trace of each withdrawal, however many press the button at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const application = await received();
      const mail = { recipient: 'recrutement@comptoir.example', subject: 'retirée', body: '', unsubscribeUrl: null };
      const became = await Promise.all(Array.from({ length: 8 }, () => stores.applications.withdraw(application.token, mail)));
      assert.equal(became.filter(Boolean).length, 1);
    }
    assert.deepEqual(
      [await count(`mail where subject = 'retirée'`), await count(`audit where event = 'withdrawn'`), await count('mail')],
      [20, 20, 20],
    );
    assert.equal(await count(`delivery where event = 'application.withdrawn'`), 20);
  });
});
