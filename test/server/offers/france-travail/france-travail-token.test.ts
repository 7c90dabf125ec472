import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';

import { TokenUnavailable, accessToken } from '../../../../server/offers/france-travail/token.ts';

const serve = async (t: TestContext, answer: (nth: number) => { status: number; body: string }) => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { status, body: sent } = answer(seen.push(body));
      response.writeHead(status).end(sent);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  const settings = { url: `http://127.0.0.1:${address.port}/`, clientId: 'us', clientSecret: 'a-secret', scope: 'one two' };
  return { seen, settings };
};
const granted = (nth: number) => ({ status: 200, body: JSON.stringify({ access_token: `t${nth}`, expires_in: 1499 }) });

void test('many callers share one token, renewed before its end', async (t) => {
  const { seen, settings } = await serve(t, granted);
  let now = 0;
  const token = accessToken(settings, () => now);
  assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, () => token.get()))), new Set(['t1']));
  assert.equal(seen[0], 'grant_type=client_credentials&client_id=us&client_secret=a-secret&scope=one+two');
  now = 1_468_999;
  assert.equal(await token.get(), 't1');
  now = 1_469_000;
  assert.equal(await token.get(), 't2');
});

void test('a refused token is dropped once', async (t) => {
  const { seen, settings } = await serve(t, granted);
  const token = accessToken(settings);
  const first = await token.get();
  token.drop(first);
  assert.equal(await token.get(), 't2');
  token.drop(first);
  assert.equal(await token.get(), 't2');
  assert.equal(seen.length, 2);
});

void test('a refusal is named without the secret, and asked again later', async (t) => {
  const answers = [
    { status: 400, body: '{"error":"invalid_client","error_description":"a-secret"}' },
    { status: 409, body: '<html>a-secret</html>' },
  ];
  const { settings } = await serve(t, (nth) => answers[nth - 1] ?? granted(nth));
  const token = accessToken(settings);
  await assert.rejects(token.get(), new TokenUnavailable('the token service answered 400: invalid_client'));
  await assert.rejects(token.get(), new TokenUnavailable('the token service answered 409'));
  assert.equal(await token.get(), 't3');
});
