import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { OccupationIndex } from '../../server/search/occupation-index.ts';
import { createClient, type Client } from '../../src/client/index.ts';
import type { TestGateway } from '../support/gateway.ts';
import { anOffer } from '../support/offers.ts';
import { asking, partnerKey, smallGateway } from '../support/server-gateway.ts';

let gateway: TestGateway;
let client: Client;
before(async () => {
  gateway = await smallGateway();
  client = createClient({
    gateway: 'http://gateway.test/v1/',
    partnerKey,
    fetch: async (input, init) => gateway.app.fetch(new Request(input, init)),
  });
});
after(() => gateway.db.close());

describe('what is typed', () => {
  const meant: readonly (readonly [text: string, rome: string])[] = [
    ['boulanger', 'D1102'],
    ['Boulangère', 'D1102'],
    ['boulangers', 'D1102'],
    ['boulanger (H/F)', 'D1102'],
    ['boulangé', 'D1102'],
    ['boulanger boulangere', 'D1102'],
    ['infirmiere', 'J1506'],
    ['IDE', 'J1506'],
    ['ash', 'J1301'],
    ['aes', 'K1301'],
    ['aide soignante', 'J1501'],
    ['aide-soignant', 'J1501'],
    ['plonbier', 'F1603'],
    ['développeur', 'M1805'],
    ['developeur web', 'M1805'],
    ['chauffeur pl', 'N4101'],
    ['prof de math', 'K2107'],
    ['femme de ménage', 'K1304'],
    ['hôtesse de caisse', 'D1505'],
    ['électricienne', 'F1602'],
    ['cuisinniere', 'G1602'],
    ['secretaire medicale', 'M1609'],
  ];
  for (const [text, rome] of meant)
    it(`« ${text} » is understood`, async () => {
      assert.equal((await gateway.stores.occupations.understand(text))?.rome, rome);
    });

  const open = [
    'vente',
    'nuit',
    'chocolat',
    'Carrefour',
    'cdi',
    'débutant',
    'boulanger nuit',
    'informatique',
    'luthrie',
    'de la',
    '',
    '?!',
    'plomb',
  ];
  for (const text of open)
    it(`« ${text} » is left as it is`, async () => {
      assert.equal(await gateway.stores.occupations.understand(text), undefined);
    });

  it('that means several occupations is left as it is', () => {
    const index = new OccupationIndex([
      { label: 'Animateur', rome: 'G1203', kind: 'title' },
      { label: 'Animatrice', rome: 'K1206', kind: 'title' },
    ]);
    assert.equal(index.understand('animateur'), undefined);
  });

  it('that is as near to two names is left as it is', () => {
    const index = new OccupationIndex([
      { label: 'Couvreur', rome: 'F1610', kind: 'title' },
      { label: 'Couvreux', rome: 'Z0000', kind: 'title' },
    ]);
    assert.equal(index.understand('couvreup'), undefined);
  });
});

describe('a search for an occupation', () => {
  before(() =>
    gateway.stores.offers.save(
      [
        anOffer({ id: 'OC1', title: 'Tourier', occupation: { rome: 'D1102', label: 'Panification', appellation: null } }),
        anOffer({ id: 'OC2', title: 'Vendeur', description: 'À côté du boulanger.' }),
      ].map((offer) => ({ offer, longitude: null, latitude: null })),
    ),
  );

  it('finds its offers whatever their words, says so, and can be told to look for the words alone', async () => {
    const page = await client.offers.search({ keywords: 'boulangere', ids: 'OC1,OC2' });
    assert.equal(page.understood?.rome, 'D1102');
    const ids = page.items.map(({ id }) => id);
    assert.ok(ids.includes('OC1') && ids.includes('OC2'));
    assert.ok(ids.indexOf('OC1') < ids.indexOf('OC2'), 'the occupation before a word in a description');
    const words = await client.offers.search({ keywords: 'boulangere', ids: 'OC1,OC2', literal: true });
    assert.equal(words.understood, null);
    assert.ok(!words.items.some(({ id }) => id === 'OC1'));
    assert.ok(words.total < page.total);
  });

  it('keeps to an occupation that is given', async () => {
    const page = await client.offers.search({ occupation: 'D1102' });
    assert.ok(page.items.some(({ id }) => id === 'OC1') && page.items.every(({ id }) => id !== 'OC2'));
  });
});

describe('suggestions', () => {
  const first = async (q: string): Promise<string | undefined> => (await client.occupations.suggest(q))[0]?.rome;

  it('come for the beginnings of words, whatever accents and capitals', async () => {
    assert.equal(await first('boul'), 'D1102');
    for (const [q, beginning] of [
      ['INFIRM', 'Infirmi'],
      ['elec', 'Électric'],
      ['écolo', 'Écolo'],
    ] as const)
      assert.ok(
        (await client.occupations.suggest(q)).every(({ label }) => label.startsWith(beginning) || label.includes(' ')),
        q,
      );
  });

  it('come for what is typed with a mistake', async () => {
    assert.equal(await first('boulamger'), 'D1102');
    assert.equal(await first('plonbi'), 'F1603');
  });

  it('are eight at most, each once, and what is chosen is understood', async () => {
    for (const q of ['a', 'agent', 'conducteur', 'technicien', 'in']) {
      const items = await client.occupations.suggest(q);
      assert.ok(items.length > 0 && items.length <= 8);
      assert.equal(new Set(items.map(({ label }) => label)).size, items.length);
      for (const { label, kind, rome } of items)
        if (kind === 'occupation') assert.equal((await gateway.stores.occupations.understand(label))?.rome, rome, label);
    }
  });

  it('are none for what is no name', async () => {
    assert.deepEqual(await client.occupations.suggest('zzzzqqq'), []);
    assert.deepEqual(await client.occupations.suggest('--'), []);
  });

  it('are refused without a beginning', async () => {
    assert.equal((await asking(gateway.app)('occupations')).status, 400);
    assert.equal((await asking(gateway.app)('occupations?q=a&x=1')).status, 400);
  });
});
