import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';

import * as v from 'valibot';

import { createApp } from '../../../../server/app.ts';
import { frenchPlaces, type FrenchPlace } from '../../../../server/places/french-places.ts';
import { franceTravail } from '../../../../server/offers/france-travail/source.ts';
import { createClient, GatewayError, offersOf } from '../../../../src/client/index.ts';
import { OfferPage, Problem } from '../../../../src/contract/index.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { type ApiCatalogue, apiCatalogue } from '../../../support/server/api-catalogue.ts';
import { type ApiStandIn, apiStandIn, secret, type Trouble } from '../../../support/server/api-stand-in.ts';
import { asking, origin, partnerKey, smallGateway } from '../../../support/server/gateway.ts';

const minute = 60_000;
const hour = 60 * minute;

let gateway: TestGateway;
let places: Map<string, FrenchPlace>;
let catalogue: ApiCatalogue;
let api: ApiStandIn;
let time: number;
let log: string[];
before(async () => {
  gateway = await smallGateway();
  places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
  catalogue = apiCatalogue(places);
});
after(() => gateway.db.close());

beforeEach(async (t) => {
  time = Date.now();
  api = await apiStandIn(catalogue);
  log = [];
  assert.ok('mock' in t);
  const { mock }: TestContext = t;
  for (const method of ['error', 'log'] as const)
    mock.method(console, method, (...given: unknown[]) => log.push(given.map(String).join(' ')));
});
afterEach(() => {
  api.close();
  assert.deepEqual(api.faults, [], 'every request is one that the API’s document allows');
  assert.doesNotMatch(log.join('\n'), new RegExp(`${secret}|token-\\d`), 'no secret is in the log');
});

/** Asks the gateway with France Travail’s offers. No answer of it ever holds a secret. */
const open = (perSecond = 100) => {
  const source = franceTravail(
    { ...api.settings, perSecond },
    { places, saveLogos: gateway.stores.logos.saveSources, now: () => time },
  );
  const app = createApp(gateway.stores, { source });
  const ask = asking(app);
  return {
    app,
    ask: async (path: string): Promise<Response> => {
      const answer = await ask(path);
      const told = (await answer.clone().text()) + JSON.stringify([...answer.headers]);
      assert.doesNotMatch(told, new RegExp(`${secret}|token-\\d`));
      return answer;
    },
  };
};

const readPage = async (answer: Response): Promise<OfferPage> => {
  assert.equal(answer.status, 200, await answer.clone().text());
  return v.parse(OfferPage, await answer.json());
};

const readProblem = async (answer: Response, status: number): Promise<Problem> => {
  assert.equal(answer.status, status);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  return v.parse(Problem, await answer.json());
};

/** Questions that are all different. */
const towns = ['26362', '26220', '26198', '69266', '69123', '13055', '74010', '13001'];
const questions = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `offers?place=${towns[index % towns.length]}&radius=${1 + index}`);

describe('a token of France Travail', () => {
  it('that is refused in the middle of its life is replaced, once for all who wait', async () => {
    const { ask } = open();
    await readPage(await ask('offers'));
    api.tokens.valid.clear();
    const answers = await Promise.all(questions(10).map(ask));
    for (const answer of answers) await readPage(answer);
    assert.equal(api.tokens.given, 2);
  });

  it('that is refused however new is a failure, and no endless one', async () => {
    api.state.trouble = { kind: 'status', status: 401 };
    await readProblem(await open().ask('offers'), 500);
    assert.equal(api.requests.length, 2);
    assert.match(log.join(), /refuses every token/);
  });

  it('that is not given is a failure that says why to the operator', async () => {
    const settings = { ...api.settings, token: { ...api.settings.token, clientId: 'somebody-else' } };
    const source = franceTravail(settings, { places, saveLogos: gateway.stores.logos.saveSources });
    await readProblem(await asking(createApp(gateway.stores, { source }))('offers'), 500);
    assert.match(log.join(), /400: invalid_client/);
    assert.equal(api.requests.length, 0);
  });
});

describe('an API that asks to wait', () => {
  const waits: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['so many seconds', { 'retry-after': '7' }, /^[67]$/],
    ['until a time that is far off', { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }, /^60$/],
    ['and does not say how long', {}, /^(?:10|9)$/],
  ];
  for (const [what, headers, retryAfter] of waits)
    it(`is left alone: ${what}`, async () => {
      const { ask } = open();
      api.next.push({ kind: 'status', status: 429, headers: { 'content-type': 'text/plain', ...headers }, body: 'Rate limit' });
      const [first, second] = [await ask('offers'), await ask('offers?place=26')];
      for (const answer of [first, second]) {
        assert.match(answer.headers.get('retry-after') ?? '', retryAfter);
        await readProblem(answer, 503);
      }
      assert.equal(api.requests.length, 1);
    });

  it('is asked again when the time has come', async () => {
    const { ask } = open();
    api.next.push({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await readProblem(await ask('offers'), 503);
    await readPage(await ask('offers?place=26'));
    const [refused, served] = api.requests;
    assert.ok(refused && served && served.at - refused.at >= 990);
  });

  it('leaves what is kept to be shown', async () => {
    const { ask } = open();
    await readPage(await ask('offers'));
    time += hour;
    api.next.push({ kind: 'status', status: 429, headers: { 'retry-after': '60' } });
    assert.ok((await readPage(await ask('offers'))).keptSince);
  });

  it('is told to the element as what it is', async () => {
    api.next.push({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    const { app } = open();
    const client = createClient({ gateway: `${origin}/v1/`, partnerKey, fetch: async (url, init) => app.request(url, init) });
    await assert.rejects(
      offersOf(client).search({}),
      (error) => error instanceof GatewayError && error.kind === 'busy' && error.retryAfter === 7,
    );
  });
});

describe('the quota of the application', () => {
  it('is kept, and who would wait too long is told when to come back', async () => {
    const begun = performance.now();
    const answers = await Promise.all(questions(40).map(open(5).ask));
    const served = answers.filter(({ status }) => status === 200);
    const shed = answers.filter(({ status }) => status === 503);
    assert.equal(served.length + shed.length, 40);
    assert.ok(served.length >= 10 && served.length <= 15, `${served.length} are served`);
    for (const answer of shed) assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]$/);
    assert.equal(api.requests.length, served.length);
    // A busy machine takes longer over some calls than over others: none comes before its turn.
    for (const [index, { at }] of api.requests.entries())
      assert.ok(at - begun >= Math.floor(index / 5) * 1_000, 'five in any second');
  });

  it('is spent once on questions that are the same', async () => {
    api.state.delay = 50;
    const { ask } = open();
    const pages = await Promise.all(Array.from({ length: 30 }, async () => readPage(await ask('offers?place=26'))));
    assert.equal(api.requests.length, 1);
    assert.ok(pages.every(({ total }) => total === pages[0]?.total));
  });
});

describe('an API that fails', () => {
  const troubles: readonly (readonly [what: string, trouble: Trouble, logged: RegExp])[] = [
    ['with 500', { kind: 'status', status: 500, body: '{"codeErreur":"JCS0011G","message":"x"}' }, /answered 500 \(JCS0011G\)/],
    ['with 503 and a page', { kind: 'status', status: 503, body: `<html>${secret}</html>` }, /answered 503$/m],
    ['with 403', { kind: 'status', status: 403 }, /answered 403/],
    [
      'by leading elsewhere',
      { kind: 'status', status: 302, headers: { location: 'https://elsewhere.example/' } },
      /cannot be reached/,
    ],
    ['by hanging up', { kind: 'reset' }, /cannot be reached/],
    ['in the middle of its answer', { kind: 'cut' }, /cut off/],
    ['with half of a JSON', { kind: 'bad-json' }, /no JSON/],
    ['with JSON of another kind', { kind: 'unknown-shape' }, /no search/],
    ['by saying nothing', { kind: 'silence' }, /does not answer in 3000 ms/],
    [
      'with 400 that is about nothing that was asked',
      { kind: 'status', status: 400, body: '{"message":"Boum"}' },
      /answered 400, about nothing/,
    ],
  ];
  for (const [what, trouble, logged] of troubles)
    it(`${what} is told as a failure, and asked again for the next question`, async () => {
      const { ask } = open();
      api.next.push(trouble);
      const { title, requestId } = await readProblem(await ask('offers'), 500);
      assert.match(title, /offer source is unavailable/);
      assert.match(log.join('\n'), logged);
      assert.ok(log.join().includes(requestId ?? '?'));
      assert.ok((await readPage(await ask('offers'))).total > 0);
      assert.equal(api.requests.length, 2);
    });

  it('is told for one offer in the same way', async () => {
    const { ask } = open();
    for (const kind of ['cut', 'bad-json', 'unknown-shape'] as const) {
      api.next.push({ kind });
      await readProblem(await ask('offers/C000001'), 500);
    }
    assert.equal((await ask('offers/C000001')).status, 200);
  });

  for (const trouble of [
    { kind: 'empty-204' },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 416 },
  ] as const satisfies readonly Trouble[])
    it(`does not where it says that nothing is there: ${JSON.stringify(trouble)}`, async () => {
      api.next.push(trouble);
      assert.deepEqual((await readPage(await open().ask('offers'))).items, []);
    });

  it('is asked once more where one call in ten may be', async () => {
    const { ask } = open();
    for (const question of questions(10)) await readPage(await ask(question));
    api.next.push({ kind: 'reset' }, { kind: 'reset' });
    await readProblem(await ask('offers'), 500);
    assert.equal(api.requests.length, 12);
    for (const question of questions(20).slice(10)) await readPage(await ask(question));
    api.next.push({ kind: 'reset' });
    await readPage(await ask('offers'));
    assert.equal(api.requests.length, 24);
  });

  it('again and again is left alone for a while, and found out again', { timeout: 20_000 }, async () => {
    const { app, ask } = open();
    api.state.trouble = { kind: 'status', status: 500 };
    for (const question of questions(8)) await readProblem(await ask(question), 500);
    assert.equal(api.requests.length, 5);
    const state = async () => v.parse(v.object({ offers: v.string() }), await (await app.request(`${origin}/readyz`)).json());
    assert.deepEqual(await state(), { offers: 'failing' });
    assert.match(log.join('\n'), /not asked for 5 s: France Travail answered 500/);
    api.state.trouble = undefined;
    while ((await ask('offers')).status !== 200) await new Promise((passed) => setTimeout(passed, 100));
    assert.equal(api.requests.length, 6);
    assert.deepEqual(await state(), { offers: 'answering' });
    assert.match(log.join('\n'), /answers again/);
  });
});

describe('what the API refuses', () => {
  const refusals: readonly (readonly [query: string, message: string, field: string])[] = [
    ['place=26362', 'Valeur du paramètre « commune » incorrecte.', 'place'],
    ['place=R84', 'Valeur du paramètre « region » incorrecte.', 'place'],
    ['contract=CDI', 'Valeur du paramètre &laquo; typeContrat &raquo; incorrecte.', 'contract'],
    ['domain=Z99', '', 'domain'],
    ['domain=A99', 'Valeur du paramètre « domaine » incorrecte.', 'domain'],
    ['keywords=zz&literal=true', 'Format du paramètre « motsCles » incorrect. 7 mots-clé au maximum…', 'keywords'],
    ['published=7', 'Format du paramètre « publieeDepuis » incorrect. 1, 3, 7, 14 ou 31 attendu.', 'published'],
    ['place=26', 'Le nombre de départements maximum autorisé pour la recherche est de 5', 'place'],
    ['', 'La position de début doit être inférieure ou égale à 3000.', 'cursor'],
    ['', 'La plage de résultats demandée est trop importante.', 'cursor'],
  ];
  for (const [query, message, field] of refusals)
    it(`is refused by the name of the field: ${message || query}`, async () => {
      api.next.push({ kind: 'status', status: 400, body: JSON.stringify({ codeErreur: 'X', message }) });
      const { issues } = await readProblem(await open().ask(`offers?${query}`), 400);
      assert.deepEqual(
        issues?.map(({ path }) => path),
        [field],
      );
    });

  it('of an occupation that only we know is searched by its words', async () => {
    const { ask } = open();
    api.next.push({ kind: 'status', status: 400, body: '{"message":"Valeur du paramètre « codeROME » incorrecte."}' });
    const page = await readPage(await ask('offers?keywords=couvreur'));
    assert.deepEqual([page.understood, page.total], [null, 3_300]);
    time += 2 * minute;
    await readPage(await ask('offers?keywords=couvreur&sort=date'));
    assert.deepEqual(
      api.requests.map(({ path }) => new URL(path, api.settings.apiUrl).searchParams.get('codeROME')),
      ['F1619', null, null],
    );
  });
});

describe('what is kept of France Travail’s answers', () => {
  it('is handed out for a minute, then for ten more while it is renewed', async () => {
    const { ask } = open();
    await readPage(await ask('offers'));
    time += minute - 1;
    await readPage(await ask('offers'));
    assert.equal(api.requests.length, 1);
    time += 5 * minute;
    api.state.delay = 2_000;
    const begun = performance.now();
    assert.equal((await readPage(await ask('offers'))).keptSince, null);
    assert.ok(performance.now() - begun < 1_900, 'without waiting');
    while (api.requests.length < 2) await new Promise((passed) => setTimeout(passed, 10));
  });

  it('stands in for a day, and says since when it has been kept', async () => {
    const { ask } = open();
    const kept = await readPage(await ask('offers'));
    const since = new Date(time).toISOString();
    api.state.trouble = { kind: 'status', status: 500 };
    for (const passed of [12 * minute, 10 * hour, 13 * hour]) {
      time += passed;
      const answer = await ask('offers');
      assert.equal(answer.headers.get('cache-control'), 'public, max-age=10');
      const page = await readPage(answer);
      assert.equal(page.keptSince, since);
      assert.deepEqual(page.items, kept.items);
    }
    time += hour;
    await readProblem(await ask('offers'), 500);
  });

  it('says so within the ten minutes too, once a newer one could not be had', async () => {
    const { ask } = open();
    await readPage(await ask('offers'));
    time += 3 * minute;
    api.state.trouble = { kind: 'reset' };
    await readPage(await ask('offers'));
    let page: OfferPage;
    do page = await readPage(await ask('offers'));
    while (page.keptSince === null);
    api.state.trouble = undefined;
    do page = await readPage(await ask('offers'));
    while (page.keptSince !== null);
  });

  it('keeps an offer readable while the API is down, for a day', async () => {
    const { ask } = open();
    assert.equal((await ask('offers/C000002')).status, 200);
    api.state.trouble = { kind: 'reset' };
    time += 23 * hour;
    assert.equal((await ask('offers/C000002')).status, 200);
    time += 2 * hour;
    await readProblem(await ask('offers/C000002'), 500);
  });
});
