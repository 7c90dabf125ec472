import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { createApp } from '../../../server/app.ts';
import { inventedSiren } from '../../../server/partners/siret.ts';
import { sampleOffers } from '../../../server/seed/offers.ts';
import { storesOf } from '../../../server/context/stores.ts';
import type { PartnerInput } from '../../../server/partners/store.ts';
import { toOfferRecord } from '../../../server/offers/france-travail/to-offer.ts';
import { OfferV2 } from '../../../server/offers/france-travail/offer-v2.ts';
import { createClient, type Client, GatewayError, offersOf, placesOf } from '../../../src/client/index.ts';
import { isElementName, type OfferPage, Problem } from '../../../src/contract/index.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { anOffer } from '../../support/offers.ts';
import { sentOffer } from '../../support/server/france-travail.ts';
import { origin, smallGateway } from '../../support/server/gateway.ts';
import { emptyDatabase } from '../../support/databases.ts';

const site = 'https://www.nyons.example';

let gateway: TestGateway;
before(async () => {
  gateway = await smallGateway();
  const at = { longitude: null, latitude: null };
  await gateway.stores.offers.save([
    { offer: anOffer({ id: 'SHOP1', title: 'Vendeur', company: 'Comptoir' }), ...at, siret: '73282932000074' },
    { offer: anOffer({ id: 'SHOP2', title: 'Vendeuse', company: 'Comptoir 2' }), ...at, siret: '73282932000082' },
    { offer: anOffer({ id: 'NAMED', title: 'Caissier', company: "L'Épicerie" }), ...at },
    { offer: anOffer({ id: 'ALIKE', title: 'Caissière', company: "l'épicerie" }), ...at },
  ]);
});
after(() => gateway.db.close());

let partners = 0;

/** The client of a new partner's page. */
const clientOf = async (given: Partial<PartnerInput>, element?: string): Promise<{ client: Client; key: string }> => {
  const id = `partner-${++partners}`;
  const key = `pk_live_${id}`;
  await gateway.stores.partners.save({ id, name: id, origins: [site], ...given }, [key]);
  const client = createClient({
    gateway: `${origin}/v1/`,
    partnerKey: key,
    ...(element && isElementName(element) && { element }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.headers.set('origin', site);
      return gateway.app.fetch(request);
    },
  });
  return { client, key };
};

const everyOffer = async (client: Client, query = {}): Promise<string[]> => {
  const ids: string[] = [];
  let page: OfferPage | undefined;
  do {
    page = await offersOf(client).search(page?.next ? { ...query, cursor: page.next } : query);
    ids.push(...page.items.map(({ id }) => id));
  } while (page.next);
  assert.equal(page.total, ids.length);
  return ids;
};

const isMissing = async (client: Client, id: string): Promise<void> => {
  await assert.rejects(offersOf(client).get(id), (error) => error instanceof GatewayError && error.kind === 'missing');
};

describe('a key for some départements', () => {
  let client: Client;
  before(async () => ({ client } = await clientOf({ departements: ['69'] })));

  it('finds their offers only, and counts no others', async () => {
    assert.deepEqual((await everyOffer(client)).sort(), ['XBOUL00', 'XTOUT01']);
    assert.equal((await offersOf(client).search({ keywords: 'boulangers' })).total, 1);
  });

  it('is not widened by anything a page asks for', async () => {
    for (const query of [
      { place: '26' },
      { place: '26362' },
      { place: '26362', radius: 0 },
      { keywords: 'plombier' },
      { keywords: 'XPLOMB1' },
    ])
      assert.equal((await offersOf(client).search(query)).total, 0, JSON.stringify(query));
    assert.deepEqual((await everyOffer(client, { place: '26362', radius: 200 })).sort(), ['XBOUL00', 'XTOUT01']);
  });

  it('is not widened by the cursor of another key', async () => {
    const { client: free } = await clientOf({});
    const { next } = await offersOf(free).search({});
    assert.ok(next);
    for (const { id } of (await offersOf(client).search({ cursor: next })).items) assert.ok(['XBOUL00', 'XTOUT01'].includes(id));
  });

  it('reads their offers, and knows of no other', async () => {
    assert.equal((await offersOf(client).get('XTOUT01')).id, 'XTOUT01');
    for (const id of ['XPLOMB1', 'XSANS01', 'SHOP1', 'ABSENT']) await isMissing(client, id);
  });

  it('suggests their places only', async () => {
    assert.equal((await placesOf(client).suggest('lyon'))[0]?.code, '69123');
    assert.equal((await placesOf(client).suggest('69'))[0]?.code, '69');
    for (const text of ['valence', 'valence (26)', '26000', '26362', '26'])
      assert.deepEqual(await placesOf(client).suggest(text), []);
    const { client: free } = await clientOf({});
    const places = await placesOf(client).suggest('l');
    assert.equal(places.length, 8);
    assert.ok(places.every(({ departement }) => departement === '69'));
    assert.ok((await placesOf(free).suggest('l')).some(({ departement }) => departement !== '69'));
  });

  it('may be for several', async () => {
    const { client: both } = await clientOf({ departements: ['26', '69'] });
    assert.deepEqual((await placesOf(both).suggest('valence'))[0]?.code, '26362');
    assert.equal((await offersOf(both).search({ keywords: 'boulangers' })).total, 46);
    await isMissing(both, 'XSANS01');
  });
});

describe('a key for an employer', () => {
  it('finds the offers of an establishment', async () => {
    const { client } = await clientOf({ sirets: ['73282932000074'] });
    assert.deepEqual(await everyOffer(client), ['SHOP1']);
    await isMissing(client, 'SHOP2');
  });

  it('finds the offers of a whole company', async () => {
    const { client } = await clientOf({ sirets: ['732829320'] });
    assert.deepEqual((await everyOffer(client)).sort(), ['SHOP1', 'SHOP2']);
  });

  it('finds the offers that bear its name, to the letter', async () => {
    const { client } = await clientOf({ companies: ["L'Épicerie"] });
    assert.deepEqual(await everyOffer(client), ['NAMED']);
    await isMissing(client, 'ALIKE');
  });

  it('finds what bears its number or its name, and lies where it may show offers', async () => {
    const { client } = await clientOf({ sirets: ['73282932000082'], companies: ["L'Épicerie", 'Atelier du Rhône'] });
    assert.deepEqual((await everyOffer(client)).sort(), ['NAMED', 'SHOP2', 'XTOUT01']);
    const { client: local } = await clientOf({
      sirets: ['73282932000082'],
      companies: ['Atelier du Rhône'],
      departements: ['69'],
    });
    assert.deepEqual(await everyOffer(local), ['XTOUT01']);
  });

  it('takes its number from the offers of France Travail', () => {
    const siretOf = (siret: unknown) =>
      toOfferRecord(v.parse(OfferV2, { ...sentOffer('SIRET01'), entreprise: { nom: 'X', siret } }), new Map()).siret;
    assert.equal(siretOf('732 829 320 00074'), '73282932000074');
    for (const siret of [undefined, null, '', '12345678901234', 'secret']) assert.equal(siretOf(siret), null);
  });

  it('finds sample offers: « Comptoir … » is one company', async () => {
    const db = await emptyDatabase();
    const stores = storesOf(db);
    const place = {
      code: '26362',
      name: 'Valence',
      kind: 'commune',
      departement: '26',
      parent: null,
      postalCodes: ['26000'],
    } as const;
    const places = [{ ...place, population: 9, longitude: 4.9, latitude: 44.9, departementName: 'Drôme', region: 'R' }];
    await stores.offers.save([...sampleOffers({ count: 400, today: new Date('2026-11-23'), places })]);
    const named = (await db.query("select id from offer where document->>'company' like 'Comptoir %'")).rows.length;
    assert.ok(named > 0);
    const within = { departements: [], companies: [], sirets: [inventedSiren('Comptoir')] };
    assert.equal(await stores.offers.count(within), named);
    await db.close();
  });
});

describe('a key for some elements', () => {
  const statusOf = async (key: string, path: string, more = ''): Promise<number> =>
    (await gateway.app.request(`${origin}/v1/${path}key=${key}${more}`, { headers: { origin: site } })).status;

  it('answers them, and nobody who does not say who asks', async () => {
    const { client, key } = await clientOf({ elements: ['offer-search'] }, 'offer-search');
    assert.ok((await offersOf(client).search({})).total > 0);
    assert.ok((await placesOf(client).suggest('nyons')).length > 0);
    assert.equal((await offersOf(client).get('XTOUT01')).id, 'XTOUT01');
    for (const path of ['offers?', 'places?q=x&', 'offers/XTOUT01?'])
      for (const more of [
        '',
        '&for=',
        '&for=job-fair',
        '&for=offer-search&for=offer-search',
        '&For=offer-search',
        '&for=__proto__',
      ])
        assert.equal(await statusOf(key, path, more), 403, path + more);
  });

  it('may answer none that asks for this list', async () => {
    const { key } = await clientOf({ elements: ['job-fair'] });
    for (const more of ['', '&for=offer-search', '&for=job-fair']) assert.equal(await statusOf(key, 'offers?', more), 403, more);
  });

  it('says so to the page, which may read it', async () => {
    const { key } = await clientOf({ elements: ['offer-search'] });
    const answer = await gateway.app.request(`${origin}/v1/offers?key=${key}`, { headers: { origin: site } });
    assert.equal(answer.headers.get('access-control-allow-origin'), site);
    assert.match(v.parse(Problem, await answer.json()).title, /element/);
  });

  it('needs no name where it is for all elements, but knows no element that is none', async () => {
    const { key } = await clientOf({});
    for (const [more, status] of [
      ['', 200],
      ['&for=', 200],
      ['&for=offer-search', 200],
      ['&for=job-fair', 403],
      ['&for=constructor', 403],
    ] as const)
      assert.equal(await statusOf(key, 'offers?', more), status, more);
  });
});

describe('what is known of a key', () => {
  it('is believed for a moment only', async () => {
    await gateway.stores.partners.save({ id: 'gone', name: 'Bientôt partie', origins: [site] }, ['pk_live_gone']);
    const app = createApp(gateway.stores, { access: { keyLife: 50 } });
    const status = async (): Promise<number> => (await app.request(`${origin}/v1/offers?key=pk_live_gone`)).status;
    assert.equal(await status(), 200);
    await gateway.stores.partners.revoke('pk_live_gone');
    const deadline = performance.now() + 2_000;
    while ((await status()) === 200) assert.ok(performance.now() < deadline, 'it still works');
    assert.equal(await status(), 403);
  });

  it('is asked of the database once, however many ask', async () => {
    let lookups = 0;
    const byKey: typeof gateway.stores.partners.byKey = (key) => {
      lookups += 1;
      return gateway.stores.partners.byKey(key);
    };
    const app = createApp({ ...gateway.stores, partners: { ...gateway.stores.partners, byKey } });
    for (const key of ['pk_test_council', 'pk_live_mistaken'])
      await Promise.all(Array.from({ length: 50 }, async () => app.request(`${origin}/v1/places?q=nyons&key=${key}`)));
    assert.equal(lookups, 2);
    for (const from of ['null', 'https://www.nyons.example/', 'x'])
      await app.request(`${origin}/v1/offers?key=pk_live_never`, { method: 'OPTIONS', headers: { origin: from } });
    assert.equal(lookups, 2);
  });
});
