import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { createApp } from '../../../server/app.ts';
import type { AccessOptions } from '../../../server/partners/require-partner.ts';
import type { MetricsOptions } from '../../../server/http/metrics-routes.ts';
import { createClient, GatewayError, offersOf, placesOf } from '../../../src/client/index.ts';
import { Problem } from '../../../src/contract/index.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { listenOnFreePort } from '../../support/served-site.ts';
import { smallGateway } from '../../support/server/gateway.ts';

const site = 'https://www.nyons.example';

let gateway: TestGateway;
const closing: (() => void)[] = [];
before(async () => {
  gateway = await smallGateway();
});
after(async () => {
  for (const close of closing) close();
  await gateway.db.close();
});

let partners = 0;

/** A gateway on a port of its own, and the key of a partner with these quotas. */
const served = async (
  quotas: { perMinute?: number; perNetwork?: number } = {},
  options: { access?: AccessOptions; metrics?: MetricsOptions } = {},
): Promise<{ url: string; key: string }> => {
  const key = `pk_live_${++partners}`;
  await gateway.stores.partners.save({ id: `partner-${partners}`, name: 'Partenaire', origins: [site], ...quotas }, [key]);
  const app = createApp(gateway.stores, options);
  const { url, close } = await listenOnFreePort(app.fetch);
  closing.push(close);
  return { url, key };
};

const ask = (url: string, key: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${url}/v1/places?q=nyons&key=${key}`, { method, headers: { origin: site, ...headers } });

const statuses = async (count: number, question: (index: number) => Promise<Response>): Promise<number[]> => {
  const seen: number[] = [];
  for (let from = 0; from < count; from += 20) {
    const answers = await Promise.all(Array.from({ length: Math.min(20, count - from) }, (_, index) => question(from + index)));
    for (const answer of answers) await answer.arrayBuffer();
    seen.push(...answers.map(({ status }) => status));
  }
  return seen;
};

const times = (seen: readonly number[], wanted: number): number => seen.filter((status) => status === wanted).length;

describe('a quota', () => {
  it('is what one network gets, under ten times the load, and all the rest is told when to come back', async () => {
    const quota = 60;
    const { url, key } = await served({ perNetwork: quota });
    const refused: Response[] = [];
    const seen = await statuses(quota * 10, async () => {
      const answer = await ask(url, key);
      if (answer.status === 429) refused.push(answer);
      return answer;
    });
    assert.equal(times(seen, 200), quota);
    assert.equal(times(seen, 429), quota * 9);
    for (const { headers } of refused) {
      assert.match(headers.get('retry-after') ?? '', /^\d+$/);
      const wait = Number(headers.get('retry-after'));
      assert.ok(wait >= 1 && wait <= 65, `${wait}`);
      assert.equal(headers.get('ratelimit-policy'), `"key";q=6000;w=60, "network";q=${quota};w=60`);
      assert.match(headers.get('ratelimit') ?? '', /^"key";r=\d+;t=\d+, "network";r=0;t=\d+$/);
      assert.equal(headers.get('access-control-allow-origin'), site);
      assert.match(headers.get('access-control-expose-headers') ?? '', /retry-after/i);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.match(headers.get('vary') ?? '', /\borigin\b/i);
    }
  });

  it('is refused as a problem document', async () => {
    const { url, key } = await served({ perMinute: 1 });
    assert.equal((await ask(url, key)).status, 200);
    const answer = await ask(url, key);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const problem = v.parse(Problem, await answer.json());
    assert.deepEqual([problem.status, problem.requestId], [429, answer.headers.get('x-request-id')]);
  });

  it('is said on every answer that counts: found, unchanged, missing, malformed', async () => {
    const { url, key } = await served({ perMinute: 100 });
    const first = await ask(url, key);
    const etag = first.headers.get('etag') ?? '';
    const others = [
      await ask(url, key, { 'if-none-match': etag }),
      await fetch(`${url}/v1/offers/ABSENT?key=${key}`),
      await fetch(`${url}/v1/offers?unknown=1&key=${key}`),
      await ask(url, key, {}, 'HEAD'),
    ];
    assert.deepEqual(
      others.map(({ status }) => status),
      [304, 404, 400, 200],
    );
    assert.deepEqual(
      [first, ...others].map(({ headers }) => /"key";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]),
      ['99', '98', '97', '96', '95'],
    );
    assert.match(others[0]?.headers.get('access-control-expose-headers') ?? '', /RateLimit/);
  });

  it('is not touched by what is refused, nor by a preflight', async () => {
    const { url, key } = await served({ perMinute: 3 });
    for (let index = 0; index < 10; index++) {
      assert.equal((await ask(url, key, { origin: 'https://ailleurs.example' })).status, 403);
      assert.equal((await ask(url, key, { 'access-control-request-method': 'GET' }, 'OPTIONS')).status, 204);
      assert.equal((await fetch(`${url}/v1/offers?for=job-fair&key=${key}`)).status, 403);
    }
    assert.deepEqual(await statuses(5, () => ask(url, key)).then((seen) => times(seen, 200)), 3);
  });

  it('is a key’s own', async () => {
    const { url, key } = await served({ perMinute: 2 });
    await gateway.stores.partners.save({ id: 'neighbour', name: 'Voisine', origins: [site] }, ['pk_live_neighbour']);
    assert.equal(times(await statuses(10, () => ask(url, key)), 200), 2);
    assert.equal((await ask(url, 'pk_live_neighbour')).status, 200);
  });

  it('is not multiplied by addresses that a request makes up', async () => {
    const { url, key } = await served({ perNetwork: 5 });
    const seen = await statuses(50, (index) =>
      ask(url, key, {
        'x-forwarded-for': `192.0.2.${index}`,
        'x-real-ip': `192.0.2.${index}`,
        forwarded: `for=192.0.2.${index}`,
      }),
    );
    assert.equal(times(seen, 200), 5);
  });

  it('is that of the visitor behind a proxy that is trusted', async () => {
    const { url, key } = await served({ perNetwork: 5 }, { access: { proxies: 1 } });
    const from = (forwarded: string) => statuses(20, () => ask(url, key, { 'x-forwarded-for': forwarded }));
    assert.equal(times(await from('192.0.2.1'), 200), 5);
    assert.equal(times(await from('192.0.2.2'), 200), 5);
    assert.equal(times(await from('192.0.2.3, 192.0.2.2'), 200), 0);
    assert.equal(times(await from('2001:db8:0:1::1'), 200), 5);
    assert.equal(times(await from('2001:db8:0:1:ffff::2'), 200), 0);
    assert.equal(times(await from('2001:db8:0:2::1'), 200), 5);
  });

  it('is kept by the client, which sends nothing before its time', async () => {
    const { url, key } = await served({ perMinute: 1 });
    let sent = 0;
    const client = createClient({
      gateway: `${url}/v1/`,
      partnerKey: key,
      fetch: (input, init) => {
        sent += 1;
        return fetch(input, init);
      },
    });
    await placesOf(client).suggest('nyons');
    for (const asking of [client, client, client.forElement('offer-search')])
      await assert.rejects(
        offersOf(asking).search({}),
        (error) => error instanceof GatewayError && error.kind === 'busy' && error.retryAfter > 0,
      );
    assert.equal(sent, 2);
  });
});

describe('the counts', () => {
  const token = 'a-token-of-16-or-more';
  const read = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${url}/metrics`, { headers });

  it('are by partner, element and outcome, and say nothing of anybody', async () => {
    const { url, key } = await served({ perMinute: 4 }, { metrics: { token } });
    const partner = `partner-${partners}`;
    await ask(url, key);
    await fetch(`${url}/v1/offers?keywords=tr%C3%A8s-secret&for=offer-search&key=${key}`, { headers: { origin: site } });
    await fetch(`${url}/v1/offers/ABSENT?key=${key}`);
    await fetch(`${url}/v1/offers?radius=x&key=${key}`);
    await ask(url, key);
    await ask(url, key, { origin: 'https://ailleurs.example' });
    await ask(url, 'pk_live_unheard-of');
    for (let index = 0; index < 20; index++) await fetch(`${url}/v1/places?q=x&for=made-up-${index}&key=pk_made_up_${index}`);
    const answer = await read(url, { authorization: `Bearer ${token}` });
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    const text = await answer.text();
    const counts = Object.fromEntries(
      [
        ...text.matchAll(
          /^emploi_requests_total\{partner="([^"]*)",element="([^"]*)",resource="([^"]*)",outcome="([^"]*)"\} (\d+)$/gm,
        ),
      ].map(([, ...labels]) => [labels.slice(0, 4).join(' '), Number(labels[4])]),
    );
    assert.deepEqual(counts, {
      [`${partner} none places ok`]: 1,
      [`${partner} offer-search offers ok`]: 1,
      [`${partner} none offers missing`]: 1,
      [`${partner} none offers invalid`]: 1,
      [`${partner} none places limited`]: 1,
      [`${partner} none places refused`]: 1,
      'none none places refused': 21,
    });
    assert.match(text, /^emploi_request_duration_seconds_count\{resource="places"\} 24$/m);
    assert.doesNotMatch(text, /secret|127\.0|pk_|ailleurs|nyons|made/i);
  });

  it('are for nobody without a token, this machine neither: a proxy on it may add nothing that tells', async () => {
    const { url } = await served();
    assert.equal((await read(url)).status, 403);
    const app = createApp(gateway.stores);
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.0.2.1'])
      for (const host of ['http://127.0.0.1', 'http://localhost:4600', 'https://emploi.example']) {
        const answer = await app.request(`${host}/metrics`, {}, { incoming: { socket: { remoteAddress: address } } });
        assert.equal(answer.status, 403, `${address} ${host}`);
      }
  });

  it('are for whoever has the token, and nobody else', async () => {
    const { url } = await served({}, { metrics: { token } });
    assert.equal((await read(url, { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.1' })).status, 200);
    for (const authorization of ['', 'Bearer', `Bearer ${token}x`, `Basic ${token}`, token]) {
      const answer = await read(url, { authorization });
      assert.equal(answer.status, 401, authorization);
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
      v.parse(Problem, await answer.json());
    }
  });
});
