import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { Hono } from 'hono';

import { createApp, resources, type App } from '../../../server/app.ts';
import type { Env } from '../../../server/context/env.ts';
import { defineResource } from '../../../server/context/resource.ts';
import { projectFolder } from '../../../scripts/build/sources.ts';
import type { Database } from '../../../server/database/database.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { emptyDatabase } from '../../support/databases.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { partnerKey } from '../../support/server/gateway.ts';

const routes = new Hono<Env>().get('/', (c) => c.text('secret')).post('/', (c) => c.text('written'));

describe('a resource', () => {
  let db: Database;
  let app: App;
  before(async () => {
    db = await emptyDatabase();
    await saveDemoPartners(db);
    app = createApp(storesOf(db), {
      resources: [
        defineResource({ name: 'forgotten', routes }),
        defineResource({ name: 'open', routes, access: 'anybody' }),
        defineResource({ name: 'paged', pages: { '/paged': new Hono<Env>().get('/', (c) => c.html('<p>')) } }),
      ],
      metrics: { token: 'a-token-of-sixteen' },
    });
  });
  after(() => db.close());

  const ask = (path: string, init: RequestInit = {}) => app.request(`http://gateway.test${path}`, init);

  it('that says nothing is closed to whoever has no key, by whatever method', async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
      assert.equal((await ask('/v1/forgotten', { method })).status, 403, method);
    assert.equal((await ask('/v1/forgotten/deeper?key=pk_live_unknown')).status, 403);
  });

  it('that says nothing is open to a partner, within a quota', async () => {
    const answer = await ask(`/v1/forgotten?key=${partnerKey}`);
    assert.equal(await answer.text(), 'secret');
    assert.match(answer.headers.get('ratelimit') ?? '', /^"key";r=\d+/);
  });

  it('that says nothing is closed to elements that do not need it', async () => {
    assert.equal((await ask(`/v1/forgotten?key=${partnerKey}&for=offer-search`)).status, 403);
  });

  it('that says so is open to anybody', async () => {
    assert.equal((await ask('/v1/open')).status, 200);
  });

  it('is counted, open or not', async () => {
    const text = await (await ask('/metrics', { headers: { authorization: 'Bearer a-token-of-sixteen' } })).text();
    for (const resource of ['forgotten', 'open']) assert.match(text, new RegExp(`resource="${resource}",outcome="ok"`));
    assert.match(text, /resource="forgotten",outcome="refused"/);
  });

  it('tells a preflight the methods it has', async () => {
    const headers = { origin: 'https://www.example.com', 'access-control-request-method': 'POST' };
    const answer = await ask(`/v1/forgotten?key=${partnerKey}`, { method: 'OPTIONS', headers });
    assert.equal(answer.headers.get('access-control-allow-methods'), 'GET, HEAD, POST');
  });

  it('may have pages and no API', async () => {
    assert.equal((await ask('/paged')).status, 200);
    assert.equal((await ask('/v1/paged')).status, 404);
  });
});

describe('the list of resources', () => {
  it('has each folder that declares one', async () => {
    const folders = globSync('server/*/resource.ts', { cwd: projectFolder })
      .map((file) => file.split('/')[1])
      .filter((folder) => folder !== 'context');
    const listed = readFileSync(`${projectFolder}server/app.ts`, 'utf8').matchAll(/from '\.\/([\w-]+)\/resource\.ts'/g);
    assert.deepEqual(
      [...listed]
        .map(([, folder]) => folder)
        .filter((folder) => folder !== 'context')
        .sort(),
      folders.sort(),
    );
    assert.equal(resources.length, folders.length);
  });
});
