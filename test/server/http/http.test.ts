import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';

import * as v from 'valibot';

import { createApp, type App } from '../../../server/app.ts';
import { writeCursor } from '../../../server/http/cursor.ts';
import { openEmbedded } from '../../../server/database/database.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import { Offer, OfferPage, PlaceList, Problem, OfferQuery } from '../../../src/contract/index.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { asking, origin, partnerKey, smallGateway } from '../../support/server/gateway.ts';

let gateway: TestGateway;
let app: App;
let ask: ReturnType<typeof asking>;
before(async () => {
  gateway = await smallGateway();
  ({ app } = gateway);
  ask = asking(app);
});
after(() => gateway.db.close());

/** The problem an answer carries, after all that every problem has in common has been checked. */
const problemOf = async (answer: Response): Promise<Problem> => {
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const problem = v.parse(v.strictObject(Problem.entries), await answer.json());
  assert.equal(problem.status, answer.status);
  assert.equal(problem.requestId, answer.headers.get('x-request-id'));
  return problem;
};

const fieldsAtFault = async (path: string): Promise<string[]> => {
  const answer = await ask(path);
  assert.equal(answer.status, 400, path);
  const { issues = [] } = await problemOf(answer);
  for (const { message } of issues) assert.match(message, /\S/);
  return issues.map((issue) => issue.path);
};

const position = writeCursor([0, '2026-11-20T08:00:00.000Z', 'XPAIN07']);

const refused: readonly (readonly [why: string, query: string, field: string])[] = [
  ['a name that is no parameter', 'offers?keyword=x', 'keyword'],
  ['a name that every object has', 'offers?__proto__=x', '__proto__'],
  ['another name that every object has', 'offers?constructor=x', 'constructor'],
  ['a name in capitals', 'offers?Keywords=x', 'Keywords'],
  ['a name with a bracket', 'offers?keywords[]=x', 'keywords[]'],
  ['a name with a space', 'offers?keywords%20=x', 'keywords '],
  ['a name that is no parameter, without a value', 'offers?keyword=', 'keyword'],
  ['a name that is no parameter, without even a sign', 'offers?limit', 'limit'],
  ['the name of a property of objects', 'offers?constructor=x', 'constructor'],
  ['the name of a method of objects', 'offers?toString=x', 'toString'],
  ['the name of the prototype of objects', 'offers?__proto__=x', '__proto__'],
  ['a parameter of France Travail', 'offers?motsCles=x', 'motsCles'],
  ['words given twice', 'offers?keywords=a&keywords=b', 'keywords'],
  ['the same words twice', 'offers?keywords=a&keywords=a', 'keywords'],
  ['words given twice, once empty', 'offers?keywords=&keywords=b', 'keywords'],
  ['a place given twice', 'offers?place=26&place=69', 'place'],
  ['201 characters', `offers?keywords=${'a'.repeat(201)}`, 'keywords'],
  ['201 characters beyond the first plane', `offers?keywords=${encodeURIComponent('😀'.repeat(101))}`, 'keywords'],
  ['a name that no place has', 'offers?place=Atlantide', 'place'],
  ['81 characters of a place to search in', `offers?place=${'a'.repeat(81)}`, 'place'],
  ['a code in small letters', 'offers?place=2a', 'place'],
  ['a code too short', 'offers?place=2', 'place'],
  ['a code too long', 'offers?place=261100', 'place'],
  ['a commune that does not exist', 'offers?place=26999', 'place'],
  ['a département that does not exist', 'offers?place=99', 'place'],
  ['a radius without a place', 'offers?radius=10', 'radius'],
  ['a radius around a département', 'offers?place=26&radius=10', 'radius'],
  ['a negative radius', 'offers?place=26362&radius=-1', 'radius'],
  ['too large a radius', 'offers?place=26362&radius=201', 'radius'],
  ['a radius beyond all numbers', `offers?place=26362&radius=${'9'.repeat(400)}`, 'radius'],
  ['a radius with a point', 'offers?place=26362&radius=10.0', 'radius'],
  ['a radius with a comma', 'offers?place=26362&radius=10,5', 'radius'],
  ['a radius with its unit', 'offers?place=26362&radius=10km', 'radius'],
  ['a radius with a plus', 'offers?place=26362&radius=+10', 'radius'],
  ['a radius in another notation', 'offers?place=26362&radius=1e1', 'radius'],
  ['a radius in base sixteen', 'offers?place=26362&radius=0x10', 'radius'],
  ['a radius with a space', 'offers?place=26362&radius=%2010', 'radius'],
  ['a radius of words', 'offers?place=26362&radius=NaN', 'radius'],
  ['a radius given twice', 'offers?place=26362&radius=10&radius=20', 'radius'],
  ['a cursor of words', 'offers?cursor=2', 'cursor'],
  ['a cursor of another kind of list', `offers?cursor=${writeCursor({ offset: 20 })}`, 'cursor'],
  ['a cursor whose date is none', `offers?cursor=${writeCursor([0, 'hier', 'X'])}`, 'cursor'],
  ['a cursor whose date is out of range', `offers?cursor=${writeCursor([0, '2026-99-99T00:00:00Z', 'X'])}`, 'cursor'],
  ['a cursor that the database cannot read', `offers?cursor=${writeCursor([0, '2026-11-20T08:00:00.000Z', '\0'])}`, 'cursor'],
  ['a cursor that is too long', `offers?cursor=${'A'.repeat(401)}`, 'cursor'],
  ['a cursor given twice', `offers?cursor=${position}&cursor=${position}`, 'cursor'],
  ['words for a whole offer', 'offers/XTOUT01?keywords=x', 'keywords'],
  ['a cursor for a whole offer', `offers/XTOUT01?cursor=${position}`, 'cursor'],
  ['no beginning of a place', 'places', 'q'],
  ['an empty beginning of a place', 'places?q=', 'q'],
  ['a beginning of spaces', 'places?q=%20%20', 'q'],
  ['81 characters of a place', `places?q=${'a'.repeat(81)}`, 'q'],
  ['two beginnings of a place', 'places?q=a&q=b', 'q'],
  ['a limit to the places', 'places?q=a&limit=3', 'limit'],
];

describe('a request that is not understood', () => {
  for (const [why, query, field] of refused)
    it(`is refused for ${why}, and the field is named`, async () => {
      assert.ok((await fieldsAtFault(query)).includes(field));
    });

  it('names all that is wrong at once', async () => {
    const fields = await fieldsAtFault('offers?keyword=x&radius=-1&cursor=a&cursor=b');
    assert.deepEqual(new Set(fields), new Set(['keyword', 'radius', 'cursor']));
  });

  it('may be read by the page that sent it', async () => {
    const answer = await ask('offers?keyword=x', { origin });
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
  });
});

describe('a request that is understood', () => {
  const understood: readonly (readonly [what: string, query: string, same: string])[] = [
    ['empty fields of a form', 'offers?keywords=&place=&radius=&cursor=', 'offers'],
    ['words of spaces', 'offers?keywords=%20%20', 'offers'],
    ['spaces around the words', 'offers?keywords=%20plombier+', 'offers?keywords=plombier'],
    ['a plus for a space', 'offers?keywords=boulanger+de+nuit', 'offers?keywords=boulanger%20nuit'],
    ['200 characters', `offers?keywords=${'a'.repeat(200)}`, `offers?keywords=${'a'.repeat(199)}`],
    ['a radius of 0', 'offers?place=26362&radius=0', 'offers?place=26362&radius=00'],
    ['the radius of France Travail', 'offers?place=26362', 'offers?place=26362&radius=10'],
    ['the widest radius', 'offers?place=26362&radius=200', 'offers?place=26362&radius=0200'],
  ];
  for (const [what, query, same] of understood)
    it(`has ${what}`, async () => {
      const [one, other] = [await ask(query), await ask(same)];
      assert.equal(one.status, 200);
      const [first, second] = [v.parse(OfferPage, await one.json()), v.parse(OfferPage, await other.json())];
      assert.deepEqual([first.total, first.items], [second.total, second.items]);
    });

  it('finds what it asks for, in the shape of the contract', async () => {
    const strict = v.strictObject(OfferPage.entries);
    const page = v.parse(strict, await (await ask('offers?keywords=developpeurs')).json());
    assert.deepEqual(
      page.items.map(({ id }) => id),
      ['XTOUT01'],
    );
    v.parse(v.strictObject(Offer.entries), await (await ask('offers/XTOUT01')).json());
    v.parse(v.strictObject(PlaceList.entries), await (await ask('places?q=nyons')).json());
  });

  it('takes the postal code of a town for the town, where no commune has it as its own code', async () => {
    const found = async (place: string) => v.parse(OfferPage, await (await ask(`offers?place=${place}&radius=0`)).json());
    for (const [postal, insee] of [
      ['26000', '26362'],
      ['75000', '75056'],
      ['13000', '13055'],
    ] as const) {
      assert.deepEqual(await found(postal), await found(insee));
    }
    assert.ok((await found('26000')).total > 0);
    assert.deepEqual(await fieldsAtFault('offers?place=99999'), ['place']);
  });

  it('has a summary in the list and the whole offer by its address', async () => {
    const { items } = v.parse(
      v.object({ items: v.array(v.record(v.string(), v.unknown())) }),
      await (await ask('offers')).json(),
    );
    for (const item of items) assert.equal('description' in item || 'contact' in item, false);
  });
});

describe('an address', () => {
  const absent = [
    'offers/ABSENT',
    'offers/X%2FY',
    'offers/%00',
    'offers/..%2f..',
    'offers/%F0%9F%98%80',
    'offers/%ff',
    `offers/${'x'.repeat(5000)}`,
  ];
  for (const path of [
    ...absent,
    'offers/XTOUT01/apply',
    'offers/',
    'offer',
    'logos/absent',
    'logos/%00',
    'logos/..%2f..%2fpackage.json',
    '',
  ])
    it(`is nothing where it is /v1/${path.slice(0, 30)}`, async () => {
      const answer = await ask(path);
      assert.equal(answer.status, 404);
      await problemOf(answer);
    });

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    it(`cannot be written to with ${method}`, async () => {
      for (const path of ['offers', 'offers/XTOUT01', 'places?q=a', 'openapi.json']) {
        const answer = await ask(path, {}, method);
        assert.ok(answer.status === 404 || answer.status === 405, `${answer.status}`);
        await problemOf(answer);
      }
    });

  it('of the command line is not there for others', async () => {
    assert.equal((await app.request(`${origin}/admin/offers`, { method: 'PUT' })).status, 404);
  });

  for (const hostile of ['%', '%zz', '%E0%A4%A', '%00', '%ff%fe', '%0d%0aset-cookie:a=b', '%ED%A0%80', '&&&', '=', '?', '%26'])
    it(`never breaks the gateway with ${JSON.stringify(hostile)} in it`, async () => {
      for (const query of [
        `offers?keywords=${hostile}`,
        `places?q=${hostile}`,
        `offers?place=${hostile}`,
        `offers?${hostile}=1`,
        `offers/x${hostile}`,
      ]) {
        const answer = await ask(query);
        assert.ok(answer.status < 500, `${query}: ${answer.status}`);
        assert.equal(answer.headers.get('set-cookie'), null);
      }
    });
});

const everyKind: readonly (readonly [path: string, status: number, cacheControl: RegExp])[] = [
  [`/v1/offers?key=${partnerKey}`, 200, /^public, max-age=60\b/],
  [`/v1/offers/XTOUT01?key=${partnerKey}`, 200, /^public, max-age=60\b/],
  [`/v1/places?q=nyons&key=${partnerKey}`, 200, /^public, max-age=86400\b/],
  ['/v1/openapi.json', 200, /^public, max-age=300$/],
  ['/v1/logos/held', 200, /^public, max-age=604800, immutable$/],
  ['/v1/logos/absent', 404, /^no-store$/],
  [`/v1/offers?x=1&key=${partnerKey}`, 400, /^no-store$/],
  ['/v1/offers', 403, /^no-store$/],
  [`/v1/offers/ABSENT?key=${partnerKey}`, 404, /^no-store$/],
  ['/nowhere', 404, /^no-store$/],
  ['/healthz', 200, /^no-store$/],
  ['/readyz', 200, /^no-store$/],
];

describe('every answer', () => {
  before(async () => {
    await gateway.stores.logos.saveImage('held', { mediaType: 'image/svg+xml', body: new TextEncoder().encode('<svg/>') });
  });

  for (const [path, status, cacheControl] of everyKind) {
    it(`says how long it may be kept: ${status} of ${path}`, async () => {
      const answer = await app.request(`${origin}${path}`);
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('cache-control') ?? '', cacheControl);
    });

    it(`sets no cookie, lets no browser guess its type, and carries its code: ${status} of ${path}`, async () => {
      for (const headers of [{}, { cookie: 'a=b' }, { origin: 'https://ailleurs.example' }]) {
        const answer = await app.request(`${origin}${path}`, { headers });
        assert.deepEqual(answer.headers.getSetCookie(), []);
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
        assert.match(answer.headers.get('x-request-id') ?? '', /^[\w-]{8,64}$/);
        assert.equal(answer.headers.get('access-control-allow-credentials'), null);
        assert.equal(answer.headers.get('x-powered-by'), null);
      }
    });
  }

  it('of the API is data that can do nothing when it is opened by itself', async () => {
    for (const path of ['offers', 'offers/XTOUT01', 'places?q=a', 'openapi.json', 'logos/held', 'offers?x=1', 'logos/absent']) {
      const { headers } = await ask(path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path);
      assert.match(headers.get('content-security-policy') ?? '', /sandbox/, path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
    }
  });

  it('has a code of its own, or the one of the proxy before it if that is one', async () => {
    const codes = await Promise.all([1, 2].map(async () => (await ask('offers')).headers.get('x-request-id')));
    assert.notEqual(codes[0], codes[1]);
    assert.equal((await ask('offers', { 'x-request-id': 'proxy-1234' })).headers.get('x-request-id'), 'proxy-1234');
    for (const hostile of ['<script>', 'a b', 'x'.repeat(300), 'é']) {
      const given = (await ask('offers', { 'x-request-id': hostile })).headers.get('x-request-id');
      assert.notEqual(given, hostile);
    }
  });
});

describe('an answer that is already known', () => {
  const kept = ({ headers }: Response) =>
    Object.fromEntries(['etag', 'cache-control', 'vary', 'access-control-allow-origin'].map((name) => [name, headers.get(name)]));
  const known = ['offers?keywords=boulanger', 'offers/XTOUT01', 'places?q=nyons', 'openapi.json', 'logos/held'];
  for (const path of known)
    it(`is not sent again: ${path}`, async () => {
      const first = await ask(path, { origin });
      const etag = first.headers.get('etag') ?? '';
      assert.match(etag, /^(?:W\/)?"[^"]+"$/);
      for (const tag of [etag, `"other", ${etag}`, etag.replace(/^W\//, '')]) {
        const again = await ask(path, { origin, 'if-none-match': tag });
        assert.equal(again.status, 304);
        assert.equal(await again.text(), '');
        assert.deepEqual(kept(again), kept(first));
      }
      assert.equal((await ask(path, { 'if-none-match': '"other"' })).status, 200);
    });

  it('is sent again once it has changed', async () => {
    const etagOf = async () => (await ask('offers/XPLOMB1')).headers.get('etag');
    const before = await etagOf();
    assert.equal(await etagOf(), before);
    const offer = await gateway.stores.offers.get('XPLOMB1');
    assert.ok(offer);
    await gateway.stores.offers.save([{ offer: { ...offer, openings: 4 }, longitude: null, latitude: null }]);
    assert.notEqual(await etagOf(), before);
    await gateway.stores.offers.save([{ offer, longitude: null, latitude: null }]);
  });

  it('is no excuse for a page that may not read it', async () => {
    const { headers } = await ask('offers');
    const answer = await ask('offers', { origin: 'https://ailleurs.example', 'if-none-match': headers.get('etag') ?? '' });
    assert.equal(answer.status, 403);
  });
});

describe('a long answer', () => {
  it('is compressed for those who take it so', async () => {
    for (const path of ['offers', 'openapi.json', 'offers/XTOUT01']) {
      const plain = await ask(path);
      const packed = await ask(path, { 'accept-encoding': 'gzip, deflate, br' });
      assert.equal(plain.headers.get('content-encoding'), null);
      assert.equal(packed.headers.get('content-encoding'), 'gzip');
      const body = Buffer.from(await packed.arrayBuffer());
      const whole = await plain.text();
      assert.equal(gunzipSync(body).toString(), whole);
      assert.ok(body.length < whole.length / 1.5, path);
    }
  });

  it('is not compressed for those who do not', async () => {
    for (const accept of ['identity', 'gzip;q=0', 'br']) {
      const answer = await ask('offers', { 'accept-encoding': accept });
      assert.equal(answer.headers.get('content-encoding'), null, accept);
    }
  });

  it('tells caches that it depends on who asks and how', async () => {
    for (const headers of [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'identity', origin }])
      for (const path of ['offers', 'offers/XTOUT01', 'places?q=nyons', 'offers?x=1']) {
        const vary = (await ask(path, headers)).headers.get('vary') ?? '';
        assert.match(vary, /\borigin\b/i, path);
        assert.match(vary, /\baccept-encoding\b/i, path);
      }
  });

  it('is known by the same tag compressed and plain', async () => {
    const plain = (await ask('offers')).headers.get('etag') ?? '';
    const answer = await ask('offers', { 'accept-encoding': 'gzip', 'if-none-match': plain });
    assert.equal(answer.status, 304);
  });
});

describe('a question for the headers alone', () => {
  const told = ({ headers }: Response) =>
    Object.fromEntries(
      ['content-type', 'cache-control', 'access-control-allow-origin', 'vary', 'content-security-policy'].map((name) => [
        name,
        headers.get(name),
      ]),
    );
  for (const path of ['offers', 'offers/XTOUT01', 'places?q=nyons', 'openapi.json', 'offers/ABSENT', 'offers?x=1'])
    it(`gets those of the whole answer: ${path}`, async () => {
      const [whole, head] = [await ask(path, { origin }), await ask(path, { origin }, 'HEAD')];
      assert.equal(head.status, whole.status);
      assert.equal(await head.text(), '');
      assert.deepEqual(told(head), told(whole));
      if (whole.ok) assert.equal(head.headers.get('etag'), whole.headers.get('etag'));
    });
});

describe('a gateway in trouble', () => {
  const silently = (t: TestContext) => t.mock.method(console, 'error', () => undefined);
  const secret = 'relation "offer" of postgres://user:password@db does not exist';
  const failing = async (): Promise<never> => Promise.reject(new Error(secret));

  /** The gateway on stores that fail where they are told to. */
  const broken = (change: (stores: Stores) => Stores) => asking(createApp(change(gateway.stores)));

  const failures: readonly (readonly [path: string, change: (stores: Stores) => Stores])[] = [
    ['offers', (stores) => ({ ...stores, offers: { ...stores.offers, search: failing } })],
    ['offers/XTOUT01', (stores) => ({ ...stores, offers: { ...stores.offers, get: failing } })],
    ['places?q=a', (stores) => ({ ...stores, places: { ...stores.places, suggest: failing } })],
    ['offers?place=26', (stores) => ({ ...stores, places: { ...stores.places, find: failing } })],
    ['offers', (stores) => ({ ...stores, partners: { ...stores.partners, byKey: failing } })],
    ['logos/x', (stores) => ({ ...stores, logos: { ...stores.logos, find: failing } })],
  ];
  for (const [path, change] of failures)
    it(`says so for ${path} and tells its log where, under the same code, and nobody what was in it`, async (t) => {
      const log = silently(t);
      const answer = await broken(change)(path, { origin });
      assert.equal(answer.status, 500);
      const body = await answer.clone().text();
      assert.doesNotMatch(body + JSON.stringify([...answer.headers]), /relation|password|postgres|\bat \w+/);
      const { requestId = '' } = await problemOf(answer);
      const logged = log.mock.calls.flatMap(({ arguments: given }) => given).join(' ');
      assert.ok(logged.includes(`${requestId} GET /v1/`));
      assert.match(logged, /Error\n {4}at /);
      assert.ok(!logged.includes(secret));
      assert.doesNotMatch(logged, /pk_test/);
    });

  it('lets the page that asked read that it failed', async (t) => {
    silently(t);
    const answer = await broken((stores) => ({ ...stores, offers: { ...stores.offers, search: failing } }))('offers', { origin });
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
  });

  it('is alive but not ready once its database is gone', async (t) => {
    silently(t);
    const db = await openEmbedded();
    const alone = createApp(storesOf(db));
    await db.close();
    assert.equal((await alone.request(`${origin}/healthz`)).status, 200);
    const ready = await alone.request(`${origin}/readyz`);
    assert.equal(ready.status, 503);
    await problemOf(ready);
    assert.equal((await asking(alone)('offers')).status, 500);
  });

  it('is ready as long as its database answers', async () => {
    const answer = await app.request(`${origin}/readyz`);
    assert.equal(answer.status, 200);
    assert.equal(v.parse(v.object({ status: v.string() }), await answer.json()).status, 'ready');
  });
});

const Schema = v.looseObject({ type: v.optional(v.unknown()) });
const Parameter = v.object({
  name: v.string(),
  in: v.picklist(['query', 'path', 'header']),
  required: v.optional(v.boolean()),
  schema: Schema,
});
const Responses = v.record(
  v.string(),
  v.object({ description: v.string(), content: v.optional(v.record(v.string(), v.unknown())) }),
);
const Operation = v.object({ summary: v.string(), parameters: v.optional(v.array(Parameter), []), responses: Responses });
const Document = v.object({
  openapi: v.pipe(v.string(), v.regex(/^3\.1\.\d$/)),
  info: v.object({ title: v.string(), version: v.string() }),
  security: v.array(v.record(v.string(), v.array(v.string()))),
  paths: v.record(v.string(), v.record(v.string(), Operation)),
  components: v.looseObject({
    securitySchemes: v.record(v.string(), v.looseObject({ type: v.string(), in: v.string(), name: v.string() })),
  }),
});

describe('the document of the API', () => {
  let document: v.InferOutput<typeof Document>;
  let text: string;
  before(async () => {
    text = await (await app.request(`${origin}/v1/openapi.json`)).text();
    document = v.parse(Document, JSON.parse(text));
  });

  it('may be read by anybody, from any page, without a key', async () => {
    const answer = await app.request(`${origin}/v1/openapi.json`, { headers: { origin: 'https://ailleurs.example' } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  });

  it('lists every route and every parameter', () => {
    const listed = Object.entries(document.paths).map(([path, operations]) => [
      path.replace(/^\/v1/, ''),
      Object.keys(operations),
      (operations['get']?.parameters ?? []).map(({ name }) => name).sort(),
    ]);
    assert.deepEqual(
      listed.sort(),
      [
        ['/alerts', ['post'], []],
        ['/applications', ['post'], []],
        ['/applications/check', ['post'], []],
        ['/applications/form', ['get'], ['for', 'offer']],
        ['/applications/prefill', ['post'], []],
        ['/logos/{logo}', ['get'], ['logo']],
        ['/offers', ['get'], ['for', ...Object.keys(OfferQuery.pipe[0].entries)].sort()],
        ['/offers/{id}', ['get'], ['for', 'id']],
        ['/offers/{id}/related', ['get'], ['for', 'id']],
        ['/occupations', ['get'], ['for', 'q']],
        ['/places', ['get'], ['for', 'q']],
        ['/sessions', ['post'], []],
        ['/sessions/challenge', ['get'], ['for']],
        ['/uploads', ['post'], []],
        ['/uploads/{id}', ['get', 'post', 'patch', 'delete'], ['Tus-Resumable', 'for', 'id']],
        ['/uploads/{id}/state', ['get'], ['for', 'id']],
      ].sort(),
    );
  });

  it('describes each parameter as the gateway takes it', () => {
    const parameters = new Map(
      (document.paths['/offers']?.['get']?.parameters ?? []).map((parameter) => [parameter.name, parameter]),
    );
    assert.deepEqual(parameters.get('radius')?.schema, { type: 'integer', minimum: 0, maximum: 200 });
    assert.equal(parameters.get('keywords')?.schema['maxLength'], 200);
    for (const parameter of parameters.values()) assert.notEqual(parameter.required, true);
    const [q] = document.paths['/places']?.['get']?.parameters ?? [];
    assert.deepEqual([q?.required, q?.schema['maxLength']], [true, 80]);
    assert.ok(
      Object.values(document.paths['/offers/{id}'] ?? {}).every(({ parameters }) =>
        parameters.some(({ name, in: where, required }) => name === 'id' && where === 'path' && required),
      ),
    );
  });

  it('names the answers of each route, refusals included', () => {
    for (const path of ['/offers', '/offers/{id}', '/places'])
      assert.deepEqual(
        ['200', '400', '403', '429'].filter((status) => !document.paths[path]?.['get']?.responses[status]),
        [],
        path,
      );
    assert.ok(document.paths['/offers/{id}']?.['get']?.responses['404']);
  });

  it('says how the key travels', () => {
    const [name = ''] = Object.keys(document.security[0] ?? {});
    const scheme = document.components.securitySchemes[name];
    assert.deepEqual([scheme?.type, scheme?.in, scheme?.name], ['apiKey', 'query', 'key']);
  });

  it('refers only to what it holds', () => {
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]*)"/g)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((at, part) => v.parse(v.record(v.string(), v.unknown()), at)[part], JSON.parse(text));
      assert.ok(found, pointer);
    }
    assert.doesNotMatch(text, /"\$ref":"(?!#)/);
  });
});
