import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import * as v from 'valibot';

import { runAlerts } from '../../../../server/alerts/run-alerts.ts';
import { createApp, type App } from '../../../../server/app.ts';
import { frenchPlaces, type FrenchPlace } from '../../../../server/places/french-places.ts';
import type { OfferSource } from '../../../../server/offers/source.ts';
import type { PartnerInput } from '../../../../server/partners/store.ts';
import { franceTravail } from '../../../../server/offers/france-travail/source.ts';
import { OfferList, OfferPage, Problem } from '../../../../src/contract/index.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { type ApiCatalogue, apiCatalogue, latest } from '../../../support/server/api-catalogue.ts';
import { type ApiStandIn, apiStandIn } from '../../../support/server/api-stand-in.ts';
import { origin, partnerKey, smallGateway } from '../../../support/server/gateway.ts';

let gateway: TestGateway;
let places: Map<string, FrenchPlace>;
let catalogue: ApiCatalogue;
let api: ApiStandIn;
let source: OfferSource;
let app: App;
before(async () => {
  gateway = await smallGateway();
  places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
  catalogue = apiCatalogue(places);
});
after(() => gateway.db.close());

beforeEach(async () => {
  api = await apiStandIn(catalogue);
  source = franceTravail(api.settings, { places, saveLogos: gateway.stores.logos.saveSources });
  app = createApp(gateway.stores, { source });
});
afterEach(() => {
  api.close();
  catalogue.withdrawn.clear();
  assert.deepEqual(api.faults, [], 'every request is one that the API’s document allows');
});

let partners = 0;

/** How a new partner’s page asks. */
const pageOf = async (given: Partial<PartnerInput>) => {
  const id = `upstream-${(partners += 1)}`;
  await gateway.stores.partners.save({ id, name: id, origins: ['self'], ...given }, [`pk_live_${id}`]);
  const ask = async (path: string): Promise<Response> =>
    app.request(`${origin}/v1/${path}${path.includes('?') ? '&' : '?'}key=pk_live_${id}`);
  return {
    ask,
    search: async (query: string): Promise<OfferPage> => v.parse(OfferPage, await (await ask(`offers?${query}`)).json()),
  };
};

const parametersOf = (request: { path: string } | undefined): Record<string, string> =>
  Object.fromEntries(new URL(request?.path ?? '', origin).searchParams);

const fieldsIn = async (answer: Response): Promise<string[]> => {
  assert.equal(answer.status, 400);
  return (v.parse(Problem, await answer.json()).issues ?? []).map(({ path }) => path);
};

describe('a key for some départements', () => {
  it('asks for them, or for what of them is in the place', async () => {
    const { search } = await pageOf({ departements: ['26', '13', '69'] });
    await search('');
    await search('place=26');
    await search('place=R84');
    assert.deepEqual(
      api.requests.map((request) => parametersOf(request)['departement']),
      ['26,13,69', '26', '26,69'],
    );
    assert.equal((await search('place=74')).total, 0);
    assert.equal(api.requests.length, 3);
  });

  it('sees of what is around a commune only what lies in them', async () => {
    const { search } = await pageOf({ departements: ['74'] });
    // All roofers are in the Drôme.
    const page = await search('keywords=couvreur&place=26220&radius=60');
    assert.deepEqual([page.items.length, page.facets], [0, []]);
  });

  it('is told how many there are at least, and goes on to the next page', async () => {
    const { search } = await pageOf({ departements: ['26'] });
    const seen: string[] = [];
    let page = await search('keywords=couvreur&place=26220&radius=30');
    for (let pages = 0; pages < 9; pages += 1) {
      assert.deepEqual([page.total, page.more, page.items.length], [150, true, 20]);
      seen.push(...page.items.map(({ id }) => id));
      page = await search(`keywords=couvreur&place=26220&radius=30&cursor=${page.next}`);
    }
    assert.equal(new Set(seen).size, 180);
    for (const request of api.requests) {
      const [start = 0, end = 0] = (parametersOf(request)['range'] ?? '').split('-').map(Number);
      assert.equal(end - start, 149);
    }
  });

  it('does not open an offer of elsewhere, nor shows it as one like another', async () => {
    const { ask } = await pageOf({ departements: ['69'] });
    assert.equal((await ask('offers/C000000')).status, 404);
    assert.equal((await ask('offers/C000000/related')).status, 404);
    const { ask: ours } = await pageOf({ departements: ['26'] });
    assert.equal((await ours('offers/C000000')).status, 200);
    const { items } = v.parse(OfferList, await (await ours('offers/C000000/related')).json());
    assert.equal(items.length, 6);
  });

  it('for more of them than the API takes is refused by the name of what is at fault', async () => {
    const { ask } = await pageOf({ departements: ['01', '03', '07', '26', '38', '42'] });
    assert.deepEqual(await fieldsIn(await ask('offers')), ['key']);
    assert.deepEqual(await fieldsIn(await ask('offers?place=R84')), ['place']);
    assert.equal((await ask('offers?place=26')).status, 200);
  });
});

describe('a key for one employer', () => {
  it('is refused, since the API cannot be asked for an employer', async () => {
    for (const employer of [{ sirets: ['732829320'] }, { companies: ['Comptoir'] }]) {
      const { ask } = await pageOf(employer);
      assert.deepEqual(await fieldsIn(await ask('offers')), ['key']);
      assert.equal((await ask('offers/C000000')).status, 404);
    }
  });
});

describe('an alert on France Travail’s offers', () => {
  beforeEach(() => gateway.db.execute('delete from alert; delete from mail'));

  let count = 0;
  const ask = async (fields: Readonly<Record<string, string>>): Promise<Response> =>
    app.request(`${origin}/v1/alerts?key=${partnerKey}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': `upstream-${(count += 1)}` },
      body: new URLSearchParams({ email: 'claire.fontaine@courriel.example', frequency: 'day', ...fields }).toString(),
    });

  /** An alert that is confirmed and last looked so many hours ago. */
  const confirmed = async (hours: number): Promise<void> => {
    assert.equal((await ask({ keywords: 'couvreur' })).status, 202);
    await gateway.db.query(`update alert set confirmed_at = now(), checked_until = now() - make_interval(hours => $1)`, [hours]);
  };

  const lastMail = async () => (await gateway.stores.mails.latest())[0];

  it('is refused where the API cannot be asked so', async () => {
    assert.deepEqual(await fieldsIn(await ask({ employer: '732829320' })), ['employer']);
    assert.deepEqual(await fieldsIn(await ask({ experience: 'none,wished' })), ['experience']);
    assert.equal((await ask({ experience: 'none', place: '26' })).status, 202);
  });

  it('tells of what was published since it last looked', async () => {
    await confirmed(25);
    // Each roofer was published a minute before another.
    // Each is given two hours to come to the API.
    const checked = new Date(latest - 4.5 * 60_000 + 120 * 60_000).toISOString();
    await gateway.db.query('update alert set checked_until = $1', [checked]);
    await runAlerts(gateway.stores, origin, source);
    assert.match((await lastMail())?.subject ?? '', /^5 nouvelles offres\s: «\scouvreur\s»/);
    assert.deepEqual(parametersOf(api.requests.at(-1)), { codeROME: 'F1619', publieeDepuis: '7', range: '0-19', sort: '1' });
  });

  it('that another source could be asked is looked for no more often than others, and said so', async (t) => {
    const log = t.mock.method(console, 'error', () => undefined);
    await confirmed(25);
    await gateway.db.query(`update alert set criteria = '{"employer": "732829320"}'`);
    await runAlerts(gateway.stores, origin, source);
    await runAlerts(gateway.stores, origin, source);
    assert.equal(log.mock.callCount(), 1);
    assert.match(String(log.mock.calls[0]?.arguments[0]), /employer is not a criterion/);
    assert.equal(api.requests.length, 0);
  });

  it('waits for its turn while the API does not answer, and misses nothing', async (t) => {
    const log = t.mock.method(console, 'error', () => undefined);
    await confirmed(25);
    const before = await gateway.db.query('select checked_until from alert');
    api.state.trouble = { kind: 'reset' };
    await runAlerts(gateway.stores, origin, source);
    assert.equal(api.requests.length, 1);
    assert.match(String(log.mock.calls[0]?.arguments[0]), /^Alerts wait: /);
    const { rows } = await gateway.db.query('select checked_until from alert');
    assert.deepEqual(rows, before.rows);
  });
});
