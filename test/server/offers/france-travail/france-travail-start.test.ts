import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { frenchPlaces } from '../../../../server/places/french-places.ts';
import { createClient, GatewayError, type Client, offersOf, placesOf, occupationsOf } from '../../../../src/client/index.ts';
import { apiCatalogue } from '../../../support/server/api-catalogue.ts';
import { type ApiStandIn, apiStandIn, secret } from '../../../support/server/api-stand-in.ts';
import { endAll, run, type Running } from '../../../support/server/process.ts';

let folder: string;
let api: ApiStandIn;
let settings: Record<string, string>;
const metricsToken = 'a-token-of-16-or-more';
const countsAt = async (url: string): Promise<string> =>
  (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })).text();
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upstream-'));
  api = await apiStandIn(apiCatalogue(new Map((await frenchPlaces()).map((place) => [place.code, place]))));
  settings = {
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    UPSTREAM: 'france-travail',
    METRICS_TOKEN: metricsToken,
    FRANCE_TRAVAIL_CLIENT_ID: api.settings.token.clientId,
    FRANCE_TRAVAIL_CLIENT_SECRET: api.settings.token.clientSecret,
    FRANCE_TRAVAIL_API_URL: api.settings.apiUrl,
    FRANCE_TRAVAIL_TOKEN_URL: api.settings.token.url,
  };
});
after(async () => {
  await endAll();
  api.close();
  await rm(folder, { recursive: true });
});

describe('a gateway that is started on France Travail', { timeout: 120_000 }, () => {
  let gateway: Running;
  let url: string;
  let client: Client;
  let partnerKey: string;

  it('says what it lacks, in one sentence', async () => {
    const incomplete = run('main.ts', { ...settings, FRANCE_TRAVAIL_CLIENT_SECRET: '' });
    assert.equal(await incomplete.ended, 1);
    assert.match(incomplete.said(), /^With UPSTREAM, [^\n]*FRANCE_TRAVAIL_CLIENT_SECRET[^\n]*\n$/);
  });

  it('is ready without an offer of its own, and learns which occupations there are', async () => {
    gateway = run('main.ts', settings);
    url = (await gateway.until(/offers are ready at (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';
    assert.doesNotMatch(gateway.said(), /Reading the offers|24 000/);
    assert.deepEqual(await (await fetch(`${url}/readyz`)).json(), { status: 'ready', offers: 'answering' });
    assert.match(await countsAt(url), /^emploi_offers_answering 1$/m);
    const adding = run('cli/partners.ts', settings, 'add', '--name', 'Ville de Nyons', '--origin', 'https://www.nyons.example');
    partnerKey = (await adding.until(/(pk_live_[\w-]+)/))[1] ?? '';
    await adding.ended;
    const known = createClient({ gateway: `${url}/v1/`, partnerKey });
    while ((await occupationsOf(known).suggest('girouettes')).length === 0) await new Promise((passed) => setTimeout(passed, 50));
    assert.deepEqual(
      api.requests.map(({ path }) => path),
      ['/v2/referentiel/metiers'],
    );
  });

  it('answers elements as every gateway does', async () => {
    client = createClient({ gateway: `${url}/v1/`, partnerKey });
    const [place] = await placesOf(client).suggest('nyons');
    const page = await offersOf(client).search({ keywords: 'couvreurs', place: place?.code ?? '' });
    assert.deepEqual([page.total, page.understood?.rome], [3_300, 'F1619']);
    const [first] = page.items;
    const offer = await offersOf(client).get(first?.id ?? '');
    assert.equal(offer.source.kind, 'france-travail');
    assert.equal((await offersOf(client).related(offer.id)).length, 6);
    await assert.rejects(
      offersOf(client).search({ employer: '732829320' }),
      (error) => error instanceof GatewayError && error.problem?.issues?.[0]?.path === 'employer',
    );
  });

  it('knows no key of the demonstration: there is nothing to demonstrate', async () => {
    for (const key of ['pk_test_council', 'pk_test_employer'])
      assert.equal((await fetch(`${url}/v1/places?q=nyons&key=${key}`)).status, 403, key);
  });

  it('outlives an API that is gone, and stops as told', async () => {
    api.close();
    await assert.rejects(
      offersOf(client).search({ place: '75' }),
      (error) => error instanceof GatewayError && error.kind === 'broken',
    );
    assert.equal((await offersOf(client).search({ keywords: 'couvreurs', place: '26220' })).total, 3_300);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.match(await countsAt(url), /^emploi_offers_answering 0$/m);
    gateway.kill('SIGTERM');
    assert.equal(await gateway.ended, 0);
    assert.doesNotMatch(gateway.said(), new RegExp(`${secret}|token-\\d`));
    assert.deepEqual(api.faults, []);
  });
});
