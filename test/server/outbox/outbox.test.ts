import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { storesOf } from '../../../server/context/stores.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { outbox } from '../../../server/outbox/outbox.ts';
import type { Subject } from '../../../server/outbox/subject.ts';
import { emptyDatabase } from '../../support/databases.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';

/** A recruiter, and a table of a resource that the outbox has never heard of. */
const prepare = (db: Database): Promise<void> =>
  db.execute(`
    insert into partner (id, name, origins) values ('town', 'Ville', '{}');
    insert into recruiter (partner, name, contact, inbox_token, webhook_url, webhook_secret)
    values ('town', 'Ville', 'donnees@ville.example', 'inbox', 'https://ville.example/hook', 'whsec_AAAA');
    create table booking (number uuid primary key);
    call add_outbox_subject('booking', 'number')`);

const newBooking = async (db: Database): Promise<Subject> => {
  const { rows } = await db.query<{ id: string }>('insert into booking values (gen_random_uuid()) returning number as id');
  return { kind: 'booking', id: rows[0]?.id ?? assert.fail() };
};

const mailOf = (subject: string) => ({ recipient: 'claire@courriel.example', subject, body: 'x', unsubscribeUrl: null });
const webhookOf = (event: string) => ({ recruiter: 'town', event });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const waiting = async (db: Database): Promise<string[]> =>
  (
    await db.query<{ name: string }>(
      `select subject as name from mail where sent_at is null
       union all select event from delivery where delivered_at is null`,
    )
  ).rows
    .map(({ name }) => name)
    .sort();

describe('the outbox', () => {
  let db: Database;
  let booking: Subject;
  before(async () => {
    db = await emptyDatabase();
    await prepare(db);
  });
  after(() => db.close());
  beforeEach(async () => {
    await db.execute('delete from booking; delete from mail; delete from delivery');
    booking = await newBooking(db);
  });

  /** Sends what may be sent now: by its subject line, or its event. */
  const sent = async (): Promise<string[]> => {
    const { mails, deliveries } = storesOf(db);
    const names: string[] = [];
    for (let mail = await mails.take(); mail; mail = await mails.take()) {
      names.push(mail.subject);
      await mails.markSent(mail.id);
    }
    for (let delivery = await deliveries.take(); delivery; delivery = await deliveries.take()) {
      assert.deepEqual(delivery.subject, booking);
      names.push(delivery.event);
      await deliveries.markDelivered(delivery.id);
    }
    return names;
  };

  /** As if so many days had gone by. */
  const letPass = (days: number) =>
    db.execute(`
      update mail set due_at = due_at - interval '${days} days', since = since - interval '${days} days', created_at = created_at - interval '${days} days';
      update delivery set due_at = due_at - interval '${days} days', since = since - interval '${days} days'`);

  it('takes what is about any subject, and knows it again', async () => {
    await outbox.put(db, { subject: booking, mail: mailOf('Rendez-vous confirmé') });
    await outbox.put(db, { subject: booking, webhook: webhookOf('booking.created') });
    assert.deepEqual(await sent(), ['Rendez-vous confirmé', 'booking.created']);
    assert.deepEqual(await sent(), []);
  });

  it('refuses what is about a kind that no migration has told it of', async () => {
    await assert.rejects(outbox.put(db, { subject: { kind: 'partner', id: 'town' }, mail: mailOf('x') }), /mail_subject_kind/);
    await assert.rejects(outbox.put(db, { subject: { kind: 'partner', id: 'town' }, webhook: webhookOf('x') }), /subject_kind/);
  });

  it('refuses what is about a subject that is not there', async () => {
    await db.execute('delete from booking');
    await assert.rejects(outbox.put(db, { subject: booking, mail: mailOf('x') }), /mail_booking/);
    await assert.rejects(outbox.put(db, { subject: booking, webhook: webhookOf('x') }), /delivery_booking/);
  });

  it('has nothing of a transaction that comes to nothing', async () => {
    await assert.rejects(
      db.transaction(async (tx) => {
        await outbox.put(tx, { subject: booking, mail: mailOf('x') });
        await outbox.put(tx, { subject: booking, webhook: webhookOf('x') });
        throw new Error('on purpose');
      }),
      /on purpose/,
    );
    assert.deepEqual(await waiting(db), []);
  });

  it('tells a program of each event of a subject once', async () => {
    for (let times = 0; times < 3; times += 1) await outbox.put(db, { subject: booking, webhook: webhookOf('booking.created') });
    await outbox.put(db, { subject: booking, webhook: webhookOf('booking.moved') });
    assert.deepEqual(await sent(), ['booking.created', 'booking.moved']);
  });

  it('sends nothing before its time', async () => {
    await outbox.put(db, { subject: booking, mail: mailOf('demain'), notBefore: inDays(2) });
    await outbox.put(db, { subject: booking, webhook: webhookOf('booking.begins'), notBefore: inDays(3) });
    assert.deepEqual(await sent(), []);
    await letPass(2);
    assert.deepEqual(await sent(), ['demain']);
    await letPass(1);
    assert.deepEqual(await sent(), ['booking.begins']);
  });

  it('keeps a reminder for as long as it waits, and tries it as long as any other', async () => {
    const { mails, deliveries } = storesOf(db);
    await outbox.put(db, { subject: booking, mail: mailOf('demain'), notBefore: inDays(60) });
    await outbox.put(db, { subject: booking, webhook: webhookOf('booking.begins'), notBefore: inDays(60) });
    await letPass(60);
    await mails.purge();
    const delivery = (await deliveries.take()) ?? assert.fail('it is due');
    assert.equal(await deliveries.recordFailure(delivery.id, 'HTTP 503', false), false, 'not given up at the first try');
    assert.deepEqual(await waiting(db), ['booking.begins', 'demain']);
    await letPass(31);
    await mails.purge();
    assert.deepEqual(await waiting(db), ['booking.begins']);
  });

  it('takes back what has not left, of one subject', async () => {
    const other = await newBooking(db);
    await outbox.put(db, { subject: booking, mail: mailOf('confirmé') });
    assert.deepEqual(await sent(), ['confirmé']);
    for (const days of [1, 2])
      await outbox.put(db, { subject: booking, mail: mailOf(`rappel ${days}`), notBefore: inDays(days) });
    await outbox.put(db, { subject: booking, webhook: webhookOf('booking.begins'), notBefore: inDays(2) });
    await outbox.put(db, { subject: other, mail: mailOf('d’un autre'), notBefore: inDays(2) });
    await outbox.put(db, { subject: null, mail: mailOf('de rien'), notBefore: inDays(2) });
    await outbox.cancel(db, booking);
    assert.deepEqual(await waiting(db), ['de rien', 'd’un autre']);
    const { rows } = await db.query('select from mail where sent_at is not null');
    assert.equal(rows.length, 1, 'what was sent was sent');
    await outbox.erase(db, booking);
    assert.equal((await storesOf(db).mails.latest()).length, 2);
  });

  it('forgets what is about a subject that is deleted, sent or not, and nothing else', async () => {
    const other = await newBooking(db);
    await outbox.put(db, { subject: booking, mail: mailOf('confirmé') });
    await outbox.put(db, { subject: booking, webhook: webhookOf('booking.created') });
    await sent();
    await outbox.put(db, { subject: booking, mail: mailOf('rappel') });
    await outbox.put(db, { subject: other, mail: mailOf('d’un autre') });
    await outbox.put(db, { subject: null, mail: mailOf('de rien') });
    await db.query('delete from booking where number = $1', [booking.id]);
    assert.deepEqual(
      (await storesOf(db).mails.latest()).map(({ subject }) => subject),
      ['de rien', 'd’un autre'],
    );
    assert.equal((await db.query('select from delivery')).rows.length, 0);
  });

  it('forgets the webhooks of a recruiter that is no more', async () => {
    await db.execute(`
      insert into partner (id, name, origins) values ('village', 'Village', '{}');
      insert into recruiter (partner, name, contact, inbox_token) values ('village', 'Village', 'donnees@village.example', 'other')`);
    await outbox.put(db, { subject: booking, webhook: { recruiter: 'village', event: 'booking.created' } });
    assert.deepEqual(await waiting(db), ['booking.created']);
    await db.execute(`delete from partner where id = 'village'`);
    assert.deepEqual(await waiting(db), []);
  });
});

describe('the outbox of several gateways, on PostgreSQL', { skip: noPostgres }, () => {
  let postgres: TestPostgres;
  let db: Database;
  before(async () => {
    postgres = await testPostgres();
    db = openPostgres(await postgres.newDatabase());
    await migrate(db);
    await prepare(db);
  });
  after(async () => {
    await db.close();
    await postgres.close();
  });

  it('has nothing about what is deleted while it is put there', async () => {
    let kept = 0;
    for (let round = 0; round < 40; round += 1) {
      const booking = await newBooking(db);
      const [put] = await Promise.allSettled([
        db.transaction(async (tx) => {
          await outbox.put(tx, { subject: booking, mail: mailOf('x') });
          await outbox.put(tx, { subject: booking, webhook: webhookOf('x') });
        }),
        db.query('delete from booking where number = $1', [booking.id]),
      ]);
      if (put.status === 'fulfilled') kept += 1;
    }
    assert.deepEqual(await waiting(db), [], `${kept} of 40 were put first`);
  });

  it('tells of an event once, whoever puts it there at the same time', async () => {
    const booking = await newBooking(db);
    await Promise.all(
      Array.from({ length: 20 }, () => db.transaction((tx) => outbox.put(tx, { subject: booking, webhook: webhookOf('x') }))),
    );
    assert.deepEqual(await waiting(db), ['x']);
    await outbox.erase(db, booking);
  });
});
