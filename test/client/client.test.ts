import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { after, afterEach, before, describe, it, type TestContext } from 'node:test';

import type { App } from '../../server/app.ts';
import { createClient, GatewayError, type Client, type ErrorKind, offersOf, placesOf } from '../../src/client/index.ts';
import { pageScope } from '../../src/client/page-scope.ts';
import type { OfferPage, OfferQuery } from '../../src/contract/index.ts';
import type { TestGateway } from '../support/gateway.ts';
import { partnerKey, smallGateway } from '../support/server/gateway.ts';

const base = 'http://gateway.test/v1/';

let gateway: TestGateway;
let app: App;
let client: Client;
before(async () => {
  gateway = await smallGateway();
  ({ app } = gateway);
  client = createClient({ gateway: base, partnerKey, fetch: async (input, init) => app.fetch(new Request(input, init)) });
});
after(() => gateway.db.close());

type Answer = (request: Request, count: number) => Promise<Response> | Response;

/** A client whose network is `answer`, and the requests it has sent. */
const clientOf = (answer: Answer, key = partnerKey): Client & { sent: Request[] } => {
  const sent: Request[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = input instanceof Request && Object.keys(init ?? {}).length === 0 ? input : new Request(input, init);
    request.signal.throwIfAborted();
    return answer(request, sent.push(request));
  };
  return { ...createClient({ gateway: base, partnerKey: key, fetch: send }), sent };
};

const emptyPage: OfferPage = { total: 0, more: false, items: [], next: null, facets: null, understood: null, keptSince: null };
const answerWith = (
  status: number,
  body: unknown = { type: 'about:blank', title: `Status ${status}`, status },
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  });
const networkFailure = async (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const never = (request: Request): Promise<Response> =>
  new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));

const errorOf = async (asked: Promise<unknown>): Promise<GatewayError> => {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof GatewayError, `a GatewayError, not ${String(error)}`);
  return error;
};

/** Lets ten seconds after ten seconds pass until the question is settled, whichever way. */
const inNoTime = async <T>(t: TestContext, ask: () => Promise<T>): Promise<PromiseSettledResult<T>> => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let settled: PromiseSettledResult<T> | undefined;
  void Promise.allSettled([ask()]).then(([result]) => (settled = result));
  for (let turn = 0; turn < 400 && !settled; turn++) {
    await setImmediate();
    if (turn % 10 === 9) t.mock.timers.tick(5_000);
  }
  assert.ok(settled, 'the question is never answered');
  return settled;
};

const failureInNoTime = async (t: TestContext, ask: () => Promise<unknown>): Promise<GatewayError> => {
  const result = await inNoTime(t, ask);
  return errorOf(result.status === 'rejected' ? Promise.reject(result.reason) : Promise.resolve());
};

/** How a question is sent: what a browser would tell of the page and its visitor. */
const manner = (request?: Request) => [
  request?.method,
  request?.credentials,
  request?.referrerPolicy,
  [...(request?.headers.keys() ?? [])].join(),
];

describe('the client', () => {
  it('finds offers, twenty a page, and reads on', async () => {
    const ids: string[] = [];
    let page: OfferPage | undefined;
    while (!page || page.next) {
      page = await offersOf(client).search({ keywords: 'boulangers', ...(page?.next && { cursor: page.next }) });
      assert.equal(page.total, 46);
      assert.ok(page.items.length <= 20);
      ids.push(...page.items.map(({ id }) => id));
    }
    assert.equal(ids.length, 46);
    assert.equal(new Set(ids).size, 46);
  });

  it('finds offers around a place', async () => {
    const { items } = await offersOf(client).search({ keywords: 'plombier', place: '26198', radius: 0 });
    assert.deepEqual(
      items.map(({ id, place }) => [id, place.label]),
      [['XPLOMB2', 'Montélimar (26)']],
    );
  });

  it('asks for what is typed, whatever its signs', async () => {
    for (const keywords of ['C++ & C#', 'a=b&key=x', '100 %', '#?/', 'é😀\n', '+', '\u202e'])
      assert.ok((await offersOf(client).search({ keywords })).total >= 0);
  });

  it('reads a whole offer', async () => {
    const offer = await offersOf(client).get('XTOUT01');
    assert.equal(offer.title, 'Développeuse / Développeur web (H/F)');
    assert.equal(offer.contact?.applyUrl, 'https://atelier-du-rhone.example/postuler');
    assert.equal(offer.salary?.min, 2600);
  });

  it('suggests places', async () => {
    const [first] = await placesOf(client).suggest('valence');
    assert.deepEqual(first, { code: '26362', name: 'Valence', kind: 'commune', departement: '26', postalCode: '26000' });
    assert.deepEqual(await placesOf(client).suggest('Xyzzy'), []);
  });

  it('names a logo by its address', () => {
    assert.equal(client.logoUrl('abc'), `${base}logos/abc`);
    assert.equal(client.logoUrl('../a b'), `${base}logos/..%2Fa%20b`);
  });

  it('never leaves the offers by an identifier', async () => {
    for (const id of ['../places', '..', '.', '', 'a/b', '?x', '#x', 'X%2F', '\0', 'é'])
      assert.ok(['missing', 'invalid'].includes((await errorOf(offersOf(client).get(id))).kind), JSON.stringify(id));
  });

  it('sends no cookie, no preflight, and of the page its origin alone', async () => {
    const asking = clientOf(() => answerWith(200, emptyPage));
    await offersOf(asking).search({ keywords: 'x' });
    assert.equal(asking.sent.length, 1);
    assert.deepEqual(manner(asking.sent[0]), ['GET', 'same-origin', 'strict-origin', 'accept']);
  });

  it('asks again in the same manner', async (t) => {
    const asking = clientOf((_, count) => answerWith(count === 1 ? 502 : 200, emptyPage));
    await inNoTime(t, () => offersOf(asking).search({ keywords: 'x' }));
    assert.equal(asking.sent.length, 2);
    assert.deepEqual(manner(asking.sent[1]), ['GET', 'same-origin', 'strict-origin', 'accept']);
  });

  it('leaves out what is undefined', async () => {
    const asking = clientOf(() => answerWith(200, emptyPage));
    const query: OfferQuery = { keywords: 'x' };
    for (const name of ['place', 'radius', 'cursor']) Object.defineProperty(query, name, { value: undefined, enumerable: true });
    await offersOf(asking).search(query);
    assert.equal(asking.sent[0]?.url, `${base}offers?keywords=x&key=${partnerKey}`);
  });

  it('fails as refused, and asks nothing, without a key or a gateway', async () => {
    const sent: string[] = [];
    const send: typeof fetch = async (input) => {
      sent.push(new Request(input).url);
      return Promise.resolve(answerWith(200, emptyPage));
    };
    for (const given of [
      { gateway: base, partnerKey: '' },
      { gateway: '', partnerKey },
    ]) {
      const { kind } = await errorOf(offersOf(createClient({ ...given, fetch: send })).search({}));
      assert.equal(kind, 'refused');
    }
    assert.deepEqual(sent, []);
  });
});

describe('a failure of the real gateway', () => {
  it('is invalid with the fields at fault', async () => {
    const { kind, problem, retryable } = await errorOf(
      offersOf(client).search({ keywords: 'a'.repeat(201), place: 'x'.repeat(101), radius: 201 }),
    );
    assert.equal(kind, 'invalid');
    assert.equal(retryable, false);
    assert.deepEqual(
      problem?.issues?.map(({ path }) => path),
      ['keywords', 'place', 'radius'],
    );
  });

  it('is invalid for a place that does not exist, and for a cursor of another list', async () => {
    for (const query of [{ place: '26999' }, { cursor: 'abc' }])
      assert.equal((await errorOf(offersOf(client).search(query))).kind, 'invalid');
  });

  it('is missing for an offer that is no longer there', async () => {
    const { kind, problem, retryable } = await errorOf(offersOf(client).get('ABSENT'));
    assert.deepEqual([kind, retryable, problem?.status], ['missing', false, 404]);
    assert.match(problem?.requestId ?? '', /./);
  });

  it('is refused with a key that is none', async () => {
    const stranger = createClient({
      gateway: base,
      partnerKey: 'pk_other',
      fetch: async (input, init) => app.fetch(new Request(input, init)),
    });
    for (const asked of [offersOf(stranger).search({}), offersOf(stranger).get('XTOUT01'), placesOf(stranger).suggest('a')]) {
      const { kind, retryable } = await errorOf(asked);
      assert.deepEqual([kind, retryable], ['refused', false]);
    }
  });
});

describe('a failure on the way', () => {
  const kinds: readonly (readonly [status: number, kind: ErrorKind, retryable: boolean])[] = [
    [400, 'invalid', false],
    [401, 'refused', false],
    [403, 'refused', false],
    [404, 'missing', false],
    [408, 'broken', true],
    [409, 'invalid', false],
    [410, 'missing', false],
    [413, 'broken', true],
    [418, 'broken', true],
    [422, 'invalid', false],
    [429, 'busy', true],
    [500, 'broken', true],
    [501, 'broken', true],
    [503, 'busy', true],
  ];
  for (const [status, expected, retryable] of kinds)
    it(`is ${expected} for ${status}, and is not asked again by itself`, async () => {
      const asking = clientOf(() => answerWith(status, undefined, { 'retry-after': '1' }));
      const error = await errorOf(offersOf(asking).search({}));
      assert.deepEqual([error.kind, error.retryable, error.message], [expected, retryable, `Status ${status}`]);
      assert.equal(asking.sent.length, 1);
    });

  for (const status of [502, 504])
    it(`passes by itself where it is ${status}: the question is asked again, twice at most`, async (t) => {
      const recovering = clientOf((_, count) => (count === 3 ? answerWith(200, emptyPage) : answerWith(status)));
      const result = await inNoTime(t, () => offersOf(recovering).search({}));
      assert.equal(result.status, 'fulfilled');
      assert.equal(recovering.sent.length, 3);
      t.mock.timers.reset();
      const down = clientOf(() => answerWith(status));
      assert.equal((await failureInNoTime(t, () => offersOf(down).search({}))).kind, 'broken');
      assert.equal(down.sent.length, 3);
    });

  it('is offline where nothing answers', async (t) => {
    const asking = clientOf(networkFailure);
    const error = await failureInNoTime(t, () => offersOf(asking).search({}));
    assert.deepEqual([error.kind, error.retryable, error.problem], ['offline', true, undefined]);
    assert.ok(asking.sent.length <= 3);
  });

  it('is a timeout where the answer takes more than ten seconds, and is not asked again', async (t) => {
    const asking = clientOf(never);
    const error = await failureInNoTime(t, () => offersOf(asking).search({}));
    assert.deepEqual([error.kind, error.retryable], ['timeout', true]);
    assert.equal(asking.sent.length, 1);
    assert.equal(asking.sent[0]?.signal.aborted, true);
  });

  it('is a timeout where the answer begins and never ends', async (t) => {
    const asking = clientOf(
      () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) })),
    );
    assert.equal((await failureInNoTime(t, () => offersOf(asking).search({}))).kind, 'timeout');
  });

  const nonsense: readonly (readonly [what: string, answer: () => Response])[] = [
    ['a page of HTML', () => new Response('<!doctype html><p>Bonjour', { headers: { 'content-type': 'text/html' } })],
    ['nothing', () => new Response('')],
    ['no content', () => new Response(null, { status: 204 })],
    ['half of JSON', () => new Response('{"total":1,"items":[')],
    ['null', () => answerWith(200, null)],
    ['a list', () => answerWith(200, [])],
    ['a page without its total', () => answerWith(200, { items: [], next: null })],
    ['a total in letters', () => answerWith(200, { ...emptyPage, total: '0' })],
    ['a page without next', () => answerWith(200, { total: 0, items: [] })],
    ['an offer without its title', () => answerWith(200, { ...emptyPage, items: [{ id: 'X' }] })],
  ];
  for (const [what, answer] of nonsense)
    it(`is broken where the answer is ${what}`, async () => {
      const asking = clientOf(answer);
      assert.equal((await errorOf(offersOf(asking).search({}))).kind, 'broken');
      assert.equal(asking.sent.length, 1);
    });

  it('is broken where an offer has an address that no visitor should follow', async () => {
    const page = await offersOf(client).search({ keywords: 'developpeurs' });
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '//exemple.fr', ''])
      assert.equal(
        (
          await errorOf(
            offersOf(clientOf(() => answerWith(200, { ...page, items: page.items.map((item) => ({ ...item, url })) }))).search(
              {},
            ),
          )
        ).kind,
        'broken',
      );
  });

  it('leaves what a later gateway adds', async () => {
    const page = await offersOf(clientOf(() => answerWith(200, { ...emptyPage, trends: [] }))).search({});
    assert.deepEqual(page, emptyPage);
  });

  it('has no account of itself where the gateway gave none', async () => {
    for (const answer of [
      () => new Response('<h1>Service Unavailable</h1>', { status: 503, headers: { 'content-type': 'text/html' } }),
      () => answerWith(503, { message: 'Too many requests' }),
      () => new Response(null, { status: 503 }),
    ]) {
      const error = await errorOf(offersOf(clientOf(answer)).search({}));
      assert.deepEqual([error.kind, error.problem, error.message], ['busy', undefined, 'busy']);
    }
  });
});

describe('a gateway that asks to wait', () => {
  const busyFor = (header: string, status = 429) => clientOf(() => answerWith(status, undefined, { 'retry-after': header }));

  it('is left alone until then, whatever is asked, and asked again after', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 10, 23) });
    let isBusy = true;
    const asking = clientOf(() => (isBusy ? answerWith(429, undefined, { 'retry-after': '30' }) : answerWith(200, emptyPage)));
    const first = await errorOf(offersOf(asking).search({}));
    assert.deepEqual([first.kind, first.retryAfter, first.retryAt - Date.now()], ['busy', 30, 30_000]);
    isBusy = false;
    for (const [passed, left] of [
      [0, 30],
      [10_500, 20],
      [19_499, 1],
    ] as const) {
      t.mock.timers.tick(passed);
      for (const ask of [
        () => offersOf(asking).search({ keywords: 'x' }),
        () => offersOf(asking).get('X'),
        () => placesOf(asking).suggest('x'),
        () => offersOf(asking.forElement('offer-search')).search({}),
      ]) {
        const error = await errorOf(ask());
        assert.deepEqual([error.kind, error.retryable, error.retryAfter], ['busy', true, left]);
      }
    }
    assert.equal(asking.sent.length, 1);
    t.mock.timers.tick(1);
    assert.deepEqual(await offersOf(asking).search({}), emptyPage);
    assert.equal(asking.sent.length, 2);
  });

  it('may say it as a date, and when it starts', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 10, 23, 8) });
    assert.equal((await errorOf(offersOf(busyFor('Mon, 23 Nov 2026 08:00:45 GMT')).search({}))).retryAfter, 45);
    assert.equal((await errorOf(offersOf(busyFor('5', 503)).search({}))).retryAfter, 5);
  });

  for (const header of ['', '0', '-5', 'soon', 'Mon, 23 Nov 2020 08:00:00 GMT', 'NaN'])
    it(`asks for nothing by “${header}”`, async () => {
      const asking = busyFor(header);
      for (const sent of [1, 2]) {
        const { kind, retryAfter, retryAt } = await errorOf(offersOf(asking).search({}));
        assert.deepEqual([kind, retryAfter, retryAt, asking.sent.length], ['busy', 0, 0, sent]);
      }
    });

  it('is believed of 429 and 503 only', async () => {
    const asking = busyFor('60', 500);
    await errorOf(offersOf(asking).search({}));
    await errorOf(offersOf(asking).search({}));
    assert.equal(asking.sent.length, 2);
  });

  it('is left alone by all clients of the page, with this key', async (t) => {
    let sent = 0;
    t.mock.method(globalThis, 'fetch', async () => {
      sent += 1;
      return Promise.resolve(answerWith(429, undefined, { 'retry-after': '60' }));
    });
    const ask = (key: string) => errorOf(offersOf(createClient({ gateway: 'http://busy.test/v1/', partnerKey: key })).search({}));
    await ask('pk_a');
    assert.equal((await ask('pk_a')).kind, 'busy');
    assert.equal(sent, 1);
    await ask('pk_b');
    assert.equal(sent, 2);
    pageScope().retryAt.clear();
  });
});

describe('the client of an element', () => {
  it('says with each question which element asks', async () => {
    const asking = clientOf((request) => answerWith(200, request.url.includes('places') ? { items: [] } : emptyPage));
    const client = asking.forElement('offer-search');
    await offersOf(client).search({ keywords: 'x' });
    await placesOf(client).suggest('x');
    await offersOf(asking).search({ keywords: 'x' });
    assert.deepEqual(
      asking.sent.map(({ url }) => url.slice(base.length)),
      [
        `offers?keywords=x&for=offer-search&key=${partnerKey}`,
        `places?q=x&for=offer-search&key=${partnerKey}`,
        `offers?keywords=x&key=${partnerKey}`,
      ],
    );
  });

  it('is the same each time: a task asks again when its client is another', () => {
    assert.equal(client.forElement('offer-search'), client.forElement('offer-search'));
    assert.equal(client.forElement('offer-search').forElement('offer-search').logoUrl('x'), client.logoUrl('x'));
  });
});

describe('a question that is no longer asked', () => {
  const aborted = async (asked: Promise<unknown>): Promise<void> => {
    await assert.rejects(asked, (error) => error instanceof DOMException && error.name === 'AbortError');
  };

  it('is not sent', async () => {
    const asking = clientOf(() => answerWith(200, emptyPage));
    await aborted(offersOf(asking).search({}, AbortSignal.abort()));
    assert.deepEqual(asking.sent, []);
  });

  it('is stopped on its way', async () => {
    const asking = clientOf(never);
    for (const ask of [
      (signal: AbortSignal) => offersOf(asking).search({}, signal),
      (signal: AbortSignal) => offersOf(asking).get('X', signal),
      (signal: AbortSignal) => placesOf(asking).suggest('x', signal),
    ]) {
      const controller = new AbortController();
      const asked = ask(controller.signal);
      await setImmediate();
      assert.equal(asking.sent.at(-1)?.signal.aborted, false);
      controller.abort();
      await aborted(asked);
      assert.equal(asking.sent.at(-1)?.signal.aborted, true);
    }
  });

  it('is not asked again', async (t) => {
    const controller = new AbortController();
    const asking = clientOf(() => answerWith(502));
    const result = await inNoTime(t, async () => {
      const asked = offersOf(asking).search({}, controller.signal);
      await setImmediate();
      controller.abort();
      return asked;
    });
    assert.ok(result.status === 'rejected' && result.reason instanceof DOMException);
    assert.equal(asking.sent.length, 1);
  });

  it('is not waited for where it was asked early', async () => {
    const controller = new AbortController();
    pageScope().prefetched.set(`${base}offers?key=${partnerKey}`, new Promise(() => {}));
    let settled = false;
    const asked = offersOf(client)
      .search({}, controller.signal)
      .catch((error: unknown) => {
        settled = true;
        return error;
      });
    await setImmediate();
    controller.abort();
    for (let turn = 0; turn < 20 && !settled; turn++) await setImmediate();
    assert.ok(settled, 'the caller still waits');
    assert.equal((await asked) instanceof DOMException, true);
  });
});

describe('an answer asked for early', () => {
  afterEach(() => pageScope().prefetched.clear());

  const early = (answer: Promise<Response>, query = 'keywords=x') =>
    pageScope().prefetched.set(`${base}offers?${query}&key=${partnerKey}`, answer);

  it('serves the same question once', async () => {
    const asking = clientOf(() => answerWith(200, emptyPage));
    early(Promise.resolve(answerWith(200, { ...emptyPage, total: 7 })));
    const totals = [
      (await offersOf(asking).search({ keywords: 'x' })).total,
      (await offersOf(asking).search({ keywords: 'x' })).total,
    ];
    assert.deepEqual(totals, [7, 0]);
    assert.equal(asking.sent.length, 1);
    assert.equal(pageScope().prefetched.size, 0);
  });

  it('serves one of two that ask at once', async () => {
    const asking = clientOf(() => answerWith(200, emptyPage));
    early(Promise.resolve(answerWith(200, { ...emptyPage, total: 7 })));
    const pages = await Promise.all([offersOf(asking).search({ keywords: 'x' }), offersOf(asking).search({ keywords: 'x' })]);
    assert.deepEqual(pages.map(({ total }) => total).sort(), [0, 7]);
  });

  it('serves no other question, and no other partner', async () => {
    const asking = clientOf(() => answerWith(200, emptyPage));
    const other = clientOf(() => answerWith(200, emptyPage), 'pk_other');
    early(Promise.resolve(answerWith(200, { ...emptyPage, total: 7 })));
    assert.equal((await offersOf(asking).search({ keywords: 'y' })).total, 0);
    assert.equal((await offersOf(other).search({ keywords: 'x' })).total, 0);
    assert.equal(pageScope().prefetched.size, 1);
  });

  it('is asked for again where it failed on the way', async (t) => {
    for (const failed of [networkFailure, async () => Promise.resolve(answerWith(502))]) {
      const asking = clientOf(() => answerWith(200, emptyPage));
      early(failed());
      const result = await inNoTime(t, () => offersOf(asking).search({ keywords: 'x' }));
      assert.equal(result.status, 'fulfilled');
      assert.equal(asking.sent.length, 1);
      t.mock.timers.reset();
    }
  });

  it('is checked like every answer', async () => {
    early(Promise.resolve(answerWith(200, { total: 1 })));
    assert.equal((await errorOf(offersOf(client).search({ keywords: 'x' }))).kind, 'broken');
    early(Promise.resolve(answerWith(403)));
    assert.equal((await errorOf(offersOf(client).search({ keywords: 'x' }))).kind, 'refused');
  });
});
