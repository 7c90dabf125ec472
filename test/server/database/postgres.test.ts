import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { createApp } from '../../../server/app.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { importOffers } from '../../../server/offers/import/import-offers.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { runPartnerCommand } from '../../../server/partners/run-partner-command.ts';
import { loadCatalogue } from '../../../server/seed/catalogue.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { saveOffers } from '../../../server/offers/store.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { anOffer } from '../../support/offers.ts';
import { sentOffer } from '../../support/server/france-travail.ts';
import { asking, origin, smallGateway } from '../../support/server/gateway.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';

describe('on a PostgreSQL server', { skip: noPostgres }, () => {
  let postgres: TestPostgres;
  const opened: Database[] = [];

  /** Gateways of one database, each with connections of its own. */
  const gateways = async (count: number): Promise<Database[]> => {
    const url = await postgres.newDatabase();
    const databases = Array.from({ length: count }, () => openPostgres(url));
    opened.push(...databases);
    return databases;
  };

  before(async () => {
    postgres = await testPostgres();
  });
  after(async () => {
    await Promise.all(opened.map((db) => db.close()));
    await postgres.close();
  });

  it('gateways that start at once migrate one after the other', async () => {
    const databases = await gateways(4);
    await Promise.all(databases.map(migrate));
    const [db] = databases;
    const { rows = [] } =
      (await db?.query<{ name: string; times: number }>('select name, count(*) as times from migration group by name')) ?? {};
    assert.ok(rows.length > 0 && rows.every(({ times }) => times === 1));
    await Promise.all(databases.map(migrate));
  });

  it('a migration that fails leaves the schema as it was', async () => {
    const [db] = await gateways(1);
    assert.ok(db);
    await db.execute('create view offer as select 1 as id'); // in the way of the first migration
    await assert.rejects(migrate(db), /offer/);
    const { rows } = await db.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    assert.deepEqual(rows, [{ name: 'offer' }]);
  });

  it('gateways that fill an empty catalogue at once end with one catalogue', async () => {
    const databases = await gateways(2);
    for (const db of databases) await migrate(db);
    const today = new Date('2026-11-23T08:00:00Z');
    await Promise.all(databases.map((db) => db.transaction((tx) => loadCatalogue(tx, { offers: 40, today }))));
    const [db] = databases;
    assert.ok(db);
    assert.equal(await storesOf(db).offers.count(), 40);
    assert.ok((await storesOf(db).places.count()) > 35_000);
  });

  it('imports of the same offers at once, in opposite order, end with each offer once', async () => {
    const databases = await gateways(2);
    for (const db of databases) await migrate(db);
    const folder = await mkdtemp(join(tmpdir(), 'race-'));
    const offers = Array.from({ length: 600 }, (_, index) =>
      sentOffer(`R${String(index).padStart(4, '0')}`, {
        entreprise: { nom: 'Couvreurs réunis', logo: `https://logos.example/${index % 7}.png` },
      }),
    );
    const paths = [join(folder, 'a.json'), join(folder, 'b.json')];
    await writeFile(paths[0] ?? '', JSON.stringify(offers));
    await writeFile(paths[1] ?? '', JSON.stringify(offers.toReversed()));
    const reports = await Promise.all(
      databases.map((db, index) =>
        importOffers([paths[index] ?? ''], { places: new Map(), save: (records) => saveOffers(db, records) }),
      ),
    );
    await rm(folder, { recursive: true });
    assert.deepEqual(
      reports.flatMap(({ rejected }) => rejected),
      [],
    );
    const sum = (count: (report: (typeof reports)[number]) => number) =>
      reports.reduce((total, report) => total + count(report), 0);
    assert.deepEqual([sum(({ read }) => read), sum(({ added }) => added), sum(({ updated }) => updated)], [1_200, 600, 600]);
    const [db] = databases;
    assert.ok(db);
    assert.equal(await storesOf(db).offers.count(), 600);
    const { rows } = await db.query<{ count: number }>('select count(*) from logo');
    assert.equal(rows[0]?.count, 7);
  });

  const activeKeys = async (db: Database | undefined, mode: string): Promise<number> => {
    const { rows } = (await db?.query<{ count: number }>(
      "select count(*) from partner_key where partner = 'town' and mode = $1 and revoked_at is null",
      [mode],
    )) ?? { rows: [] };
    return rows[0]?.count ?? 0;
  };

  it('of those who rotate the same key at once, one does, and never more than two keys are active', async () => {
    const databases = await gateways(8);
    const [db] = databases;
    assert.ok(db);
    await migrate(db);
    const details = { name: 'Ville', origins: ['https://www.nyons.example'] };
    const added = await Promise.all(databases.map((each) => runPartnerCommand(each, { name: 'add', id: 'town', details })));
    assert.equal(added.filter((answer) => 'accounts' in answer).length, 1);

    for (const mode of ['live', 'test'] as const) {
      const answers = await Promise.all(
        databases.map((each) => runPartnerCommand(each, { name: 'rotate', id: 'town', mode, overlap: 24 })),
      );
      assert.equal(answers.filter((answer) => 'accounts' in answer).length, 1);
      for (const answer of answers) if ('refusal' in answer) assert.match(answer.refusal, /two .* keys already.*expires on/);
      assert.equal(await activeKeys(db, mode), 2);
    }
  });

  it('of those who rotate at once after all keys are gone, two at most do', async () => {
    const databases = await gateways(8);
    const [db] = databases;
    assert.ok(db);
    await migrate(db);
    await storesOf(db).partners.save({ id: 'town', name: 'Ville', origins: [] }, []);
    const answers = await Promise.all(
      databases.map((each) => runPartnerCommand(each, { name: 'rotate', id: 'town', mode: 'live', overlap: 24 })),
    );
    const served = answers.filter((answer) => 'accounts' in answer).length;
    assert.ok(served >= 1 && served <= 2, `${served}`);
    assert.equal(await activeKeys(db, 'live'), served);
  });

  it('a third active key is refused by the database itself', async () => {
    const [db] = await gateways(1);
    assert.ok(db);
    await migrate(db);
    await storesOf(db).partners.save({ id: 'town', name: 'Ville', origins: [] }, ['pk_live_1', 'pk_live_2', 'pk_test_1']);
    for (const slot of [1, 2, 3, null])
      await assert.rejects(
        db.query("insert into partner_key (key, partner, slot) values ('pk_live_3', 'town', $1)", [slot]),
        /partner_key/,
      );
    assert.equal(await activeKeys(db, 'live'), 2);
  });

  it('a key that has expired opens nothing, and makes room', async () => {
    const [db] = await gateways(1);
    assert.ok(db);
    await migrate(db);
    const { partners } = storesOf(db);
    await partners.save({ id: 'town', name: 'Ville', origins: [] }, ['pk_live_old']);
    const rotate = () => runPartnerCommand(db, { name: 'rotate', id: 'town', mode: 'live', overlap: 24 });
    assert.ok('accounts' in (await rotate()));
    assert.equal((await partners.byKey('pk_live_old'))?.id, 'town');
    await db.query("update partner_key set expires_at = now() - interval '1 second' where key = 'pk_live_old'");
    assert.equal(await partners.byKey('pk_live_old'), undefined);
    assert.ok('accounts' in (await rotate()));
    assert.equal((await partners.activeKeys('town')).length, 2);
  });

  it('a transaction that fails keeps nothing, and gives its connection back', async () => {
    const [db] = await gateways(1);
    assert.ok(db);
    await migrate(db);
    const failing = async (index: number): Promise<void> =>
      db.transaction(async (tx) => {
        await storesOf(tx).offers.save([{ offer: anOffer({ id: `F${index}`, title: 'Rien' }), longitude: null, latitude: null }]);
        if (index % 2) throw new Error('on purpose');
        await tx.query('select 1 / 0');
      });
    for (let index = 0; index < 25; index++) await assert.rejects(failing(index), /on purpose|division/);
    assert.equal(await storesOf(db).offers.count(), 0);
  });

  it('a connection that is lost costs no later question', async (t) => {
    const log = t.mock.method(console, 'error', () => undefined);
    const [db, other] = await gateways(2);
    assert.ok(db && other);
    await migrate(db);
    await Promise.all(Array.from({ length: 5 }, () => db.query('select 1')));
    const { rows } = await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    assert.ok(rows.length > 0);
    for (let turn = 0; turn < 1_000 && log.mock.callCount() < rows.length; turn++) await other.query('select 1');
    assert.equal(await storesOf(db).offers.count(), 0);
  });

  describe('answers', () => {
    let embedded: TestGateway;
    let shared: TestGateway;
    before(async () => {
      const [db] = await gateways(1);
      [embedded, shared] = await Promise.all([smallGateway(), smallGateway(db)]);
      const more = Array.from({ length: 60 }, (_, index) => ({
        offer: anOffer({
          id: `M${String(index).padStart(3, '0')}`,
          title: ['Boulanger', 'Aide-boulangère', 'Chef·fe boulanger'][index % 3] ?? '',
          description: `Pain au levain, ${'fournée '.repeat(index % 6)}`,
          publishedAt: index % 10 ? new Date(Date.UTC(2026, 9, 1 + (index % 12), 8, index)).toISOString() : null,
        }),
        longitude: 4.9 + index / 50,
        latitude: 44.9 - index / 90,
      }));
      for (const { stores } of [embedded, shared]) await stores.offers.save(more);
    });
    after(() => embedded.db.close());

    const questions = [
      'offers',
      'offers?keywords=boulangers',
      'offers?keywords=aide%20boulangere',
      'offers?keywords=levain%20fournees',
      'offers?keywords=d%C3%A9veloppeuse',
      'offers?keywords=C%2B%2B',
      'offers?keywords=de%20la',
      "offers?keywords='%26%7C!()%3A*%5C",
      'offers?place=26',
      'offers?place=26362&radius=0',
      'offers?place=26362&radius=35&keywords=boulanger',
      'offers?place=69123',
      'offers?place=75056&radius=200',
      'offers/XTOUT01',
      'offers/M010',
      'offers/ABSENT',
      'places?q=valence',
      'places?q=st%20etienne',
      'places?q=75056',
      'places?q=26110',
      'places?q=%25_',
      'places?q=l',
      'offers?place=26999',
      'offers?cursor=abc',
    ];
    const answerOf = async ({ app }: TestGateway, path: string): Promise<unknown> => {
      const answer = await asking(app)(path, { 'x-request-id': 'the-same' });
      return { status: answer.status, body: await answer.json() };
    };
    for (const question of questions)
      it(`are those of the embedded database: ${decodeURIComponent(question)}`, async () => {
        assert.deepEqual(await answerOf(shared, question), await answerOf(embedded, question));
      });

    it('are those of the embedded database on every page', async () => {
      const pages = async (gateway: TestGateway): Promise<unknown[]> => {
        const place = await gateway.stores.places.find('26362');
        const all: unknown[] = [];
        let after: Parameters<TestGateway['stores']['offers']['search']>[0]['after'];
        do {
          const { next, items } = await gateway.stores.offers.search({ keywords: 'boulangers', place, radius: 200, after });
          all.push(items, next);
          after = next ?? undefined;
        } while (after);
        return all;
      };
      const answers = await pages(shared);
      assert.ok(answers.length > 6);
      assert.deepEqual(answers, await pages(embedded));
    });

    it('come to many who ask at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 120 }, (_, index) => answerOf(shared, questions[index % 13] ?? 'offers')),
      );
      assert.equal(answers.length, 120);
      assert.deepEqual(answers[0], answers[13]);
    });
  });

  it('a gateway is not ready once its server is gone, and says so at once', async (t) => {
    if (!postgres.crash) {
      t.skip('the server of DATABASE_URL is not ours to end');
      return;
    }
    t.mock.method(console, 'error', () => undefined);
    const [db] = await gateways(1);
    assert.ok(db);
    await migrate(db);
    const app = createApp(storesOf(db));
    assert.equal((await app.request(`${origin}/readyz`)).status, 200);
    await postgres.crash();
    assert.equal((await app.request(`${origin}/readyz`)).status, 503);
    assert.equal((await app.request(`${origin}/healthz`)).status, 200);
    assert.equal((await asking(app)('offers')).status, 500);
  });
});
