import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { createApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { logoService } from '../../../server/logos/logos.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import { logoId } from '../../../server/offers/france-travail/to-offer.ts';
import { imported } from '../../support/server/france-travail.ts';
import { origin } from '../../support/server/gateway.ts';
import { emptyDatabase } from '../../support/databases.ts';
import { listening } from '../../support/server/outputs.ts';

const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const hosts = ['www.francetravail.fr', 'logos.example:8443'];

const picture = (body: BodyInit = image, type = 'image/png', status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': type } });

describe('a logo', () => {
  let db: Database;
  let stores: Stores;
  before(async () => {
    db = await emptyDatabase();
    await saveDemoPartners(db);
    stores = storesOf(db);
  });
  after(() => db.close());

  let number = 0;
  /** A logo that an offer names, at an address of its own. */
  const named = async (address = 'https://www.francetravail.fr/logos/'): Promise<{ id: string; url: string }> => {
    const url = `${address}${++number}.png`;
    const id = logoId(url);
    await stores.logos.saveSources([{ id, url }]);
    return { id, url };
  };

  /** Logos whose source answers so, and what has been asked of it. */
  const logosFrom = (answer: () => Promise<Response> | Response) => {
    const asked: [url: string, init: RequestInit | undefined][] = [];
    const logos = logoService(stores.logos, {
      hosts,
      fetch: async (input, init) => {
        asked.push([new Request(input).url, init]);
        return answer();
      },
    });
    return { ...logos, asked };
  };

  it('is fetched once from its source, and held', async () => {
    const { id, url } = await named();
    const logos = logosFrom(() => picture());
    for (let time = 0; time < 3; time++) assert.deepEqual(await logos.get(id), { mediaType: 'image/png', body: image });
    assert.deepEqual(
      logos.asked.map(([asked]) => asked),
      [url],
    );
  });

  it('is asked for without a word of who wants it, and not through a redirect', async () => {
    const { id } = await named();
    const logos = logosFrom(() => picture());
    await logos.get(id);
    const [, init] = logos.asked[0] ?? [];
    assert.equal(init?.redirect, 'error');
    assert.ok(init.signal);
    assert.deepEqual(init.headers, { accept: 'image/*' });
  });

  for (const address of [
    'https://ailleurs.example/',
    'https://www.francetravail.fr.ailleurs.example/',
    'https://xwww.francetravail.fr/',
    'https://www.francetravail.fr@ailleurs.example/',
    'https://www.francetravail.fr:8443/',
    'https://logos.example/',
    'http://127.0.0.1/',
    'http://169.254.169.254/',
    'http://[::1]/',
    'http://localhost:4600/admin/',
  ])
    it(`is never fetched from ${address}`, async () => {
      const { id } = await named(address);
      const logos = logosFrom(() => picture());
      assert.equal(await logos.get(id), undefined);
      assert.deepEqual(logos.asked, []);
    });

  it('is fetched from a host with its port', async () => {
    const { id } = await named('https://logos.example:8443/');
    assert.ok(await logosFrom(() => picture()).get(id));
  });

  it('is nothing where no offer names it', async () => {
    const logos = logosFrom(() => picture());
    for (const id of ['', 'absent', '../x', logoId('https://www.francetravail.fr/never.png')])
      assert.equal(await logos.get(id), undefined);
    assert.deepEqual(logos.asked, []);
  });

  const failures: readonly (readonly [what: string, answer: () => Promise<Response> | Response])[] = [
    ['is gone', () => picture('x', 'image/png', 404)],
    ['fails', () => picture('x', 'image/png', 500)],
    ['does not answer', async () => Promise.reject(new TypeError('fetch failed'))],
    ['sends a page', () => picture('<script>', 'text/html')],
    ['sends no type', () => new Response(image)],
    ['sends something like an image', () => picture('<script>', 'text/html; image/png')],
    ['sends too much', () => picture(new Uint8Array(200_001))],
    ['breaks off', () => picture(new ReadableStream({ start: (controller) => controller.error(new Error('cut')) }))],
  ];
  for (const [what, answer] of failures)
    it(`is nothing, and is not held, where its source ${what}`, async () => {
      const { id } = await named();
      assert.equal(await logosFrom(answer).get(id), undefined);
      assert.ok(await logosFrom(() => picture()).get(id), 'it may be had later');
    });

  for (const [what, answer] of failures)
    it(`is asked for once in ten minutes, by however many, where its source ${what}`, async () => {
      const { id } = await named();
      let time = 1_000;
      let asked = 0;
      const logos = logoService(stores.logos, {
        hosts,
        now: () => time,
        fetch: async () => {
          asked += 1;
          return answer();
        },
      });
      assert.deepEqual(new Set(await Promise.all(Array.from({ length: 100 }, () => logos.get(id)))), new Set([undefined]));
      for (let times = 0; times < 200; times += 1) assert.equal(await logos.get(id), undefined);
      assert.equal(asked, 1);
      time += 599_000;
      await logos.get(id);
      assert.equal(asked, 1);
      time += 2_000;
      await logos.get(id);
      assert.equal(asked, 2);
    });

  it('is shown and not asked for again in ten minutes where it cannot be held, because the disk is full say', async () => {
    const { id } = await named();
    let asked = 0;
    const full = { ...stores.logos, saveImage: () => Promise.reject(new Error('disk full')) };
    const fetch = async () => {
      asked += 1;
      return picture();
    };
    const logos = logoService(full, { hosts, fetch });
    const said = await listening(async () => {
      assert.deepEqual(await logos.get(id), { mediaType: 'image/png', body: image });
    });
    assert.match(said, /A logo cannot be held/);
    for (let times = 0; times < 20; times += 1) assert.equal(await logos.get(id), undefined);
    assert.equal(asked, 1);
  });

  it('is asked for once by whoever wants it at the same time', async () => {
    const { id } = await named();
    const logos = logosFrom(() => picture());
    const images = await Promise.all(Array.from({ length: 50 }, () => logos.get(id)));
    assert.ok(images.every((found) => found?.mediaType === 'image/png'));
    assert.equal(logos.asked.length, 1);
  });

  it('is not read to its end where it has none', async () => {
    const { id } = await named();
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 64_000;
        if (sent > 20_000_000) controller.close();
        else controller.enqueue(new Uint8Array(64_000));
      },
    });
    assert.equal(await logosFrom(() => picture(endless)).get(id), undefined);
    assert.ok(sent < 2_000_000, `${sent} bytes were read`);
  });

  it('is left out of an offer where it cannot be had', async () => {
    const held = await named('https://ailleurs.example/');
    await stores.logos.saveImage(held.id, { mediaType: 'image/png', body: image });
    const reachable = await named();
    const foreign = await named('https://ailleurs.example/');
    const partner = (url: string) => ({ nom: 'X', logo: url });
    const { offer } = imported({
      entreprise: { nom: 'X', logo: foreign.url },
      origineOffre: { origine: '2', partenaires: [held, reachable, foreign].map(({ url }) => partner(url)) },
    });
    const known = await logosFrom(() => picture()).known(offer);
    assert.equal(known.companyLogo, null);
    assert.deepEqual(
      known.source.partners.map(({ logo }) => logo),
      [held.id, reachable.id, null],
    );
    assert.deepEqual({ ...known, companyLogo: null, source: null }, { ...offer, companyLogo: null, source: null });
  });

  it('is shown by any page, for a week, and can do nothing when it is opened by itself', async () => {
    const { id } = await named();
    await stores.logos.saveImage(id, {
      mediaType: 'image/svg+xml',
      body: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    });
    const answer = await createApp(stores).request(`${origin}/v1/logos/${id}`, { headers: { 'sec-fetch-site': 'cross-site' } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'image/svg+xml');
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(answer.headers.get('cache-control') ?? '', /max-age=604800/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /allow-scripts/);
  });
});
