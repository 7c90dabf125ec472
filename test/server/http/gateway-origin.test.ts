import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';

import { createApp, type AppOptions } from '../../../server/app.ts';
import { saveDemoPartners } from '../../../server/seed/partners.ts';
import { partnerDefaults } from '../../../server/partners/store.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { listenOnFreePort } from '../../support/served-site.ts';
import { partnerKey, smallGateway } from '../../support/server/gateway.ts';

let gateway: TestGateway;
before(async () => (gateway = await smallGateway()));
after(() => gateway.db.close());

const closing: (() => void)[] = [];
after(() => closing.forEach((close) => close()));

const served = async (options: AppOptions = {}): Promise<URL> => {
  const { url, close } = await listenOnFreePort(createApp(gateway.stores, options).fetch);
  closing.push(close);
  return new URL(url);
};

interface Answered {
  status: number;
  /** The origin whose pages may read it. */
  readableBy: string | undefined;
}

/** As a browser asks whose page or proxy names the gateway so; `fetch` would write the `Host` itself. */
const ask = ({ hostname, port }: URL, headers: Readonly<Record<string, string>>): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: `/v1/places?q=nyons&key=${partnerKey}`, headers }, (answer) => {
      resolve({ status: answer.statusCode ?? 0, readableBy: answer.headers['access-control-allow-origin'] });
      answer.destroy();
    });
    sent.on('error', reject).end();
  });

describe('the gateway’s own origin', () => {
  it('is where it listens, whatever the request calls it', async () => {
    const url = await served();
    const local = `localhost:${url.port}`;
    assert.deepEqual(await ask(url, { origin: url.origin }), { status: 200, readableBy: url.origin });
    assert.deepEqual(await ask(url, { host: local, origin: `http://${local}` }), { status: 200, readableBy: `http://${local}` });
    for (const host of ['evil.test', `evil.test:${url.port}`, '127.0.0.1.evil.test', 'localhost.evil.test', '192.0.2.7']) {
      assert.deepEqual(await ask(url, { host, origin: `http://${host}` }), { status: 403, readableBy: '*' }, host);
      // A page of a name that leads here, to its own server as the browser sees it.
      assert.deepEqual(await ask(url, { host, 'sec-fetch-site': 'same-origin' }), { status: 403, readableBy: '*' }, host);
    }
  });

  it('is where the links of mails lead, whatever the request calls it', async () => {
    const { hostname, port, origin } = await served();
    const body = new URLSearchParams({
      email: 'lea.martin@courriel.example',
      frequency: 'day',
      keywords: 'boulanger',
    }).toString();
    const status = await new Promise((resolve, reject) => {
      const sent = request({
        method: 'POST',
        hostname,
        port,
        path: `/v1/alerts?key=${partnerKey}`,
        headers: {
          host: 'evil.test',
          'content-type': 'application/x-www-form-urlencoded',
          'idempotency-key': 'a-key-of-its-own',
          'content-length': body.length,
        },
      });
      sent.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject);
      sent.end(body);
    });
    assert.equal(status, 202);
    const [mail] = await gateway.stores.mails.latest();
    assert.ok(mail?.body.includes(`${origin}/alerts/`), mail?.body);
    assert.doesNotMatch(JSON.stringify(mail), /evil\.test/);
  });

  it('is PUBLIC_URL where that is set, behind a proxy that writes the name anew too', async () => {
    const publicUrl = 'https://emploi.example';
    const url = await served({ publicUrl });
    const answered = { status: 200, readableBy: publicUrl };
    for (const host of [url.host, 'emploi.example', 'gateway-upstream']) {
      assert.deepEqual(await ask(url, { host, origin: publicUrl }), answered, host);
      // A key for trials works on one’s own machine, and nowhere else.
      assert.equal((await ask(url, { host, origin: `http://${host}` })).status, host === url.host ? 200 : 403, host);
    }
    for (const host of [url.host, 'emploi.example'])
      assert.deepEqual(await ask(url, { host, 'sec-fetch-site': 'same-origin' }), answered, host);
    assert.equal((await ask(url, { host: 'evil.test', 'sec-fetch-site': 'same-origin' })).status, 403);
  });
});

describe('the keys of the demonstration', () => {
  it('open the gateway as long as there is something to demonstrate', async () => {
    let samples = true;
    const app = createApp(gateway.stores, { access: { keyLife: 1, demonstrates: () => samples } });
    const asked = async (key: string): Promise<number> => (await app.request(`/v1/places?q=nyons&key=${key}`)).status;
    for (const [has, status] of [
      [true, 200],
      [false, 403],
      [true, 200],
    ] as const) {
      samples = has;
      await new Promise((passed) => setTimeout(passed, 5)); // longer than a key is believed
      for (const key of ['pk_test_council', 'pk_test_employer']) assert.equal(await asked(key), status, key);
    }
  });

  it('have the quotas of any partner', async () => {
    await saveDemoPartners(gateway.db);
    for (const key of ['pk_test_council', 'pk_test_employer']) {
      const { perMinute, perNetwork } = (await gateway.stores.partners.byKey(key)) ?? {};
      assert.deepEqual(
        { perMinute, perNetwork },
        { perMinute: partnerDefaults.perMinute, perNetwork: partnerDefaults.perNetwork },
      );
    }
  });

  it('are shown to have samples by the catalogue itself', async () => {
    await gateway.db.execute('begin; update offer set sample = false');
    assert.equal(await gateway.stores.offers.hasSamples(), false);
    await gateway.db.execute('rollback');
  });
});
