import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { TestGateway } from '../../support/gateway.ts';
import { origin, smallGateway } from '../../support/server/gateway.ts';

let gateway: TestGateway;
before(async () => (gateway = await smallGateway()));
after(() => gateway.db.close());

const ask = async (path: string, accept?: string): Promise<Response> =>
  gateway.app.request(`${origin}${path}`, { headers: accept === undefined ? {} : { accept } });

/** What browsers say when they open a page. */
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('what cannot be answered', () => {
  it('is a page to a browser that opens a page', async () => {
    const answer = await ask('/nowhere', browser);
    assert.equal(answer.status, 404);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const page = await answer.text();
    assert.match(page, /<html lang="fr">/);
    assert.match(page, /Cette page n’existe pas/);
    assert.match(page, /<a href="\/">/);
  });

  for (const accept of [undefined, '*/*', 'application/json', 'application/problem+json'])
    it(`is a problem to a program that takes ${accept ?? 'what it gets'}`, async () => {
      const answer = await ask('/nowhere', accept);
      assert.equal(answer.status, 404);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.match(answer.headers.get('vary') ?? '', /Accept/i);
    });

  it('is a problem to everybody who asks the API', async () => {
    const answer = await ask('/v1/nowhere', browser);
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  });
});
