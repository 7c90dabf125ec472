import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Hono } from 'hono';

import type { Env } from '../../../server/context/env.ts';
import { onError } from '../../../server/http/problem.ts';
import { capabilityLink } from '../../../server/pages/capability-link.ts';

const secret = 'a-secret-of-somebody';
const looked: string[] = [];

const link = capabilityLink('/notes', {
  find: async (_c, token) => {
    looked.push(token);
    if (token === 'broken') throw new Error(`no note ${token}`);
    return token === secret ? { text: 'bonjour' } : undefined;
  },
  advice: ['La note a été effacée.'],
});
const app = new Hono<Env>()
  .route(
    '/notes',
    link
      .pages()
      .get(
        '/:token',
        link.open((c, { text }) => c.html(text)),
      )
      .post(
        '/:token/stop',
        link.open((c) => c.redirect(link.pathOf(c), 303)),
      )
      .get(
        '/:token/fail',
        link.open(() => Promise.reject(new Error(`cannot show ${secret}`))),
      ),
  )
  .onError(onError);

describe('a page behind a capability link', () => {
  it('is what the secret opens, for nobody’s cache and no other site', async () => {
    const answer = await app.request(`/notes/${secret}`);
    assert.equal(await answer.text(), 'bonjour');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
  });

  it('knows where it is', async () => {
    const answer = await app.request(`/notes/${secret}/stop`, { method: 'POST' });
    assert.equal(answer.headers.get('location'), `/notes/${secret}`);
  });

  it('says that a link is no longer valid, why that may be, and keeps that from caches too', async () => {
    const answer = await app.request('/notes/another');
    const page = await answer.text();
    assert.equal(answer.status, 404);
    assert.match(page, /<h1>Ce lien n’est plus valable<\/h1>\s*<p>La note a été effacée\.<\/p>/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
  });

  for (const text of ['..%2F..', 'a%20b', 'é', 'k'.repeat(101), '%3Cb%3E'])
    it(`looks for nothing that is no secret: ${text.slice(0, 20)}`, async () => {
      looked.length = 0;
      assert.equal((await app.request(`/notes/${text}`)).status, 404);
      assert.deepEqual(looked, []);
    });

  for (const path of [`/notes/${secret}/fail`, '/notes/broken'])
    it(`tells the log its route and not its secret where it fails: ${path.replace(secret, '…')}`, async (t) => {
      const log = t.mock.method(console, 'error', () => {});
      assert.equal((await app.request(path)).status, 500);
      const said = log.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
      assert.match(said, /GET \/notes\/:token/);
      assert.doesNotMatch(said, /a-secret|broken/);
    });
});
