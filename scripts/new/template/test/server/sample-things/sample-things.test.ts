import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { createApp, type App } from '../../../server/app.ts';
import { storesOf } from '../../../server/context/stores.ts';
import type { Database } from '../../../server/database/database.ts';
import { sampleThingStore } from '../../../server/sample-things/store.ts';
import { Problem, SampleThingList } from '../../../src/contract/index.ts';
import { emptyDatabase } from '../../support/databases.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { asking } from '../../support/server/gateway.ts';

describe('GET /v1/sample-things', () => {
  let db: Database;
  let app: App;
  before(async () => {
    db = await emptyDatabase();
    await saveDemoPartners(db);
    app = createApp(storesOf(db));
  });
  after(() => db.close());

  it('has them by title, the last state of each', async () => {
    const things = sampleThingStore(db);
    await things.save([
      { id: 'b', title: 'Autre' },
      { id: 'a', title: 'Un' },
    ]);
    await things.save([{ id: 'b', title: 'Deux' }]);
    const answer = await asking(app)('sample-things?for=sample-thing');
    assert.equal(answer.status, 200);
    assert.deepEqual(
      v.parse(SampleThingList, await answer.json()).items.map(({ title }) => title),
      ['Deux', 'Un'],
    );
  });

  it('refuses what nobody can ask for', async () => {
    const answer = await asking(app)('sample-things?page=2');
    assert.equal(answer.status, 400);
    assert.ok(v.is(Problem, await answer.json()));
  });

  it('is closed to whoever has no key, and to another element', async () => {
    assert.equal((await app.request('http://gateway.test/v1/sample-things')).status, 403);
    assert.equal((await asking(app)('sample-things?for=provider')).status, 403);
  });
});
