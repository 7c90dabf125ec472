import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openPostgres, type Database } from '../../../server/database/database.ts';
import { createJobs } from '../../../server/jobs/jobs.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';

describe('jobs of two gateways on one PostgreSQL', { skip: noPostgres }, () => {
  let postgres: TestPostgres;
  let databases: readonly [Database, Database, Database];
  before(async () => {
    postgres = await testPostgres();
    const url = await postgres.newDatabase();
    databases = [openPostgres(url), openPostgres(url), openPostgres(url)];
  });
  after(async () => {
    await Promise.all(databases.map((db) => db.close()));
    await postgres.close();
  });

  it('never run twice at a time, and each gateway has its turn', async () => {
    const done = Promise.withResolvers<void>();
    const runs = [0, 0];
    let [running, most] = [0, 0];
    const gateways = databases.slice(0, 2).map((db, index) => {
      const jobs = createJobs((name, work) => db.exclusive(name, work));
      jobs.every('mails', 1, async () => {
        running += 1;
        most = Math.max(most, running);
        await db.query('select pg_sleep(0.01)');
        running -= 1;
        runs[index] = (runs[index] ?? 0) + 1;
        if (runs.every((count) => count >= 3)) done.resolve();
      });
      return jobs;
    });
    await done.promise;
    await Promise.all(gateways.map((jobs) => jobs.stop()));
    assert.equal(most, 1);
    const skipped = gateways.map((jobs) => jobs.report()[0]?.runs.skipped ?? 0);
    assert.ok(
      skipped.some((count) => count > 0),
      'they met',
    );
  });

  it('of other names do not wait for each other', async () => {
    const [first, second] = databases;
    const both = await first.exclusive('mails', async () => {
      assert.equal(await second.exclusive('webhooks', async () => {}), true);
      assert.equal(await second.exclusive('mails', async () => assert.fail('both at once')), false);
    });
    assert.equal(both, true);
    assert.equal(await second.exclusive('mails', async () => {}), true, 'free afterwards');
  });

  it('that fail leave the way free', async () => {
    const [first, second] = databases;
    await assert.rejects(
      first.exclusive('mails', () => Promise.reject(new Error('on purpose'))),
      /on purpose/,
    );
    assert.equal(await second.exclusive('mails', async () => {}), true);
  });

  it('of a gateway that loses its database are another’s', async (t) => {
    t.mock.method(console, 'error', () => {});
    const [first, second, other] = databases;
    const held = Promise.withResolvers<void>();
    const lost = Promise.withResolvers<void>();
    const work = first.exclusive('mails', async () => {
      held.resolve();
      await lost.promise;
    });
    await held.promise;
    assert.equal(await second.exclusive('mails', async () => {}), false);
    await other.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    );
    const free = async (): Promise<boolean> => (await second.exclusive('mails', async () => {})) || free();
    assert.ok(await free());
    lost.resolve();
    assert.equal(await work, true);
  });
});
