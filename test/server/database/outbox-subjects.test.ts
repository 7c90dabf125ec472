import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { storesOf } from '../../../server/context/stores.ts';
import type { Database } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { databaseBefore } from '../../support/server/earlier-release.ts';

/** Mails and webhooks in every state, about each thing that the release before knew. */
const earlierRelease = async (): Promise<Database> => {
  const db = await databaseBefore('0015');
  await db.execute(`
    insert into partner (id, name, origins) values ('town', 'Ville', '{}');
    insert into recruiter (partner, name, contact, inbox_token, webhook_url, webhook_secret)
    values ('town', 'Ville', 'donnees@ville.example', 'inbox', 'https://ville.example/hook', 'whsec_AAAA');
    insert into application (reference, token, reply_token, partner, recruiter, is_test, draft, fingerprint, applicant_hash, slot,
                             first_name, last_name, email, answers, receipt, keep_longer, retained_until)
    select 'TEST-' || n, 'page-' || n, 'reply-' || n, 'town', 'town', false, 'draft-' || n, 'print', 'hash', n, 'Claire', 'Fontaine',
           'c@f.example', '[]', '{}', false, '2099-01-01' from generate_series(1, 2) n;
    insert into delivery (application, event) select id, 'application.received' from application;
    update delivery set failed_at = now(), reason = 'HTTP 503', since = now() - interval '3 days'
     where application = (select id from application where reference = 'TEST-2');
    insert into alert (token, partner, idempotency_key, email, mailbox, slot, criteria, label, frequency, ends_at)
    select 'alert_' || n, 'town', 'key-' || n, 'c@f.example', 'c@f.example', n, '{}', 'toutes', 'day', '2099-01-01' from generate_series(1, 3) n;
    insert into mail (recipient, subject, body, application, created_at, failed_at, reason)
    select 'c@f.example', reference, 'x', id, now() - interval '29 days', case reference when 'TEST-2' then now() end,
           case reference when 'TEST-2' then '550 5.1.1' end from application;
    insert into mail (recipient, subject, body, unsubscribe_url, alert)
    values ('c@f.example', 'alert_1', 'x', 'https://g.example/alerts/alert_1/stop', 'alert_1'),
           ('c@f.example', 'alert_2', 'x', 'https://g.example/alerts/alert_2/stop', null),
           ('c@f.example', 'gone', 'x', 'https://g.example/alerts/gone/stop', null),
           ('c@f.example', 'erased', 'x', null, null)`);
  return db;
};

describe('the outbox of the release before', () => {
  let db: Database;
  before(async () => {
    db = await earlierRelease();
    await migrate(db);
  });
  after(() => db.close());

  const left = async (): Promise<string[]> =>
    (await db.query<{ subject: string }>('select subject from mail order by subject')).rows.map(({ subject }) => subject);

  it('is about what it was about, and nothing is lost', async () => {
    const { rows } = await db.query<{ line: string }>(
      `select concat_ws(' ', mail.subject, subject_kind, coalesce(application.reference, subject_id)) as line
         from mail left join application on application.id = mail.application order by mail.subject`,
    );
    assert.deepEqual(
      rows.map(({ line }) => line),
      [
        'TEST-1 application TEST-1',
        'TEST-2 application TEST-2',
        'alert_1 alert alert_1',
        'alert_2 alert alert_2',
        'erased',
        'gone',
      ],
    );
    const { inbox } = storesOf(db);
    const town = (await inbox.open('inbox')) ?? assert.fail();
    assert.deepEqual(
      (await inbox.failedDeliveries(town)).map(({ reference, event, reason }) => [reference, event, reason]),
      [['TEST-2', 'application.received', 'HTTP 503']],
    );
    assert.deepEqual(
      (await inbox.rejectedMails(town)).map(({ reference, to, reason }) => [reference, to, reason]),
      [['TEST-2', 'applicant', '550 5.1.1']],
    );
  });

  it('is sent: the webhook to whom it was for, and mails for the rest of their month', async () => {
    const { deliveries, mails } = storesOf(db);
    const delivery = await deliveries.take();
    assert.deepEqual(
      [delivery?.subject.kind, delivery?.event, delivery?.recruiter, delivery?.url],
      ['application', 'application.received', 'town', 'https://ville.example/hook'],
    );
    assert.equal(await deliveries.take(), undefined);
    await db.execute(`update mail set since = since - interval '2 days'`);
    await mails.purge();
    assert.deepEqual(await left(), ['alert_1', 'alert_2', 'erased', 'gone']);
  });

  it('goes with what it is about', async () => {
    const { alerts, applications } = storesOf(db);
    await alerts.unsubscribe('alert_2');
    assert.deepEqual(await left(), ['alert_1', 'erased', 'gone']);
    await applications.erase('page-1', undefined);
    const { rows } = await db.query('select from delivery');
    assert.equal(rows.length, 1);
  });
});
