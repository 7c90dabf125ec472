import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Database } from '../../../server/database/database.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { partnerStore, type PartnerStore, partnerDefaults } from '../../../server/partners/store.ts';
import { emptyDatabase } from '../../support/databases.ts';

const town = {
  id: 'town',
  name: 'Ville de Nyons',
  origins: ['https://www.nyons.example', 'https://nyons.example:8443'],
  elements: ['offer-search'],
  departements: ['26', '2A'],
  sirets: ['732829320'],
  companies: ["L'Atelier, {Nyons}"],
  perMinute: 100,
  perNetwork: 10,
};
const other = { id: 'other', name: 'Autre', origins: [] };

describe('the partners', () => {
  let db: Database;
  let partners: PartnerStore;
  before(async () => {
    db = await emptyDatabase();
    partners = partnerStore(db);
    await partners.save(town, ['pk_live_town', 'pk_test_town']);
  });
  after(() => db.close());

  it('are found by each of their keys, with their origins', async () => {
    assert.deepEqual(await partners.byKey('pk_live_town'), { ...town, color: null, mode: 'live' });
    assert.deepEqual(await partners.byKey('pk_test_town'), { ...town, color: null, mode: 'test' });
  });

  for (const key of [
    '',
    'pk_live',
    'pk_live_town ',
    'PK_LIVE_TOWN',
    'pk_live_tow%',
    'pk\\_live_town',
    "' or true --",
    '{pk_live_town}',
    'é'.repeat(10_000),
  ])
    it(`are not found by ${JSON.stringify(key.slice(0, 20))}`, async () => {
      assert.equal(await partners.byKey(key), undefined);
    });

  it('are not found by a key that has been revoked', async () => {
    await partners.save(other, ['pk_old', 'pk_new']);
    await db.query('update partner_key set revoked_at = now() where key = $1', ['pk_old']);
    assert.equal(await partners.byKey('pk_old'), undefined);
    assert.equal((await partners.byKey('pk_new'))?.id, 'other');
    await partners.save(other, ['pk_old']);
    assert.equal(await partners.byKey('pk_old'), undefined);
  });

  it('change their name and origins', async () => {
    await partners.save({ id: 'moved', name: 'Avant', origins: ['https://a.example'] }, ['pk_moved']);
    await partners.save({ id: 'moved', name: 'Après', origins: ['https://b.example'] }, []);
    const { name, origins } = (await partners.byKey('pk_moved')) ?? {};
    assert.deepEqual({ name, origins }, { name: 'Après', origins: ['https://b.example'] });
  });

  it('never lose a key to another', async () => {
    await partners.save({ id: 'thief', name: 'Voleur', origins: [] }, ['pk_live_town']);
    assert.equal((await partners.byKey('pk_live_town'))?.id, 'town');
  });

  it('may be called as they like', async () => {
    const odd = { id: "o'dd", name: `"'\\,{}%_; drop table partner --`, origins: ['a,b', '{}', '"', '\\', ''] };
    await partners.save(odd, ['pk_odd']);
    assert.deepEqual(await partners.byKey('pk_odd'), { ...partnerDefaults, ...odd, mode: 'live' });
  });

  it('of the demonstration are the gateway’s own pages and no others', async () => {
    await saveDemoPartners(db);
    await saveDemoPartners(db);
    assert.deepEqual((await partners.byKey('pk_test_council'))?.origins, ['self']);
    assert.deepEqual((await partners.byKey('pk_test_employer'))?.origins, ['self']);
  });
});
