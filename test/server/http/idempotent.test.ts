import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Hono } from 'hono';

import type { Env } from '../../../server/context/env.ts';
import { idempotent, idempotentIfNamed, inFlightProblem, keyReusedProblem } from '../../../server/http/idempotent.ts';

const named = idempotent({ description: 'Names a note', minLength: 20 });
const free = idempotentIfNamed({ description: 'Names a note' });
const app = new Hono<Env>()
  .post('/named', named.check, (c) => c.text(c.var.idempotencyKey))
  .post('/free', free.check, (c) => c.text(c.var.idempotencyKey || 'none'))
  .post('/reused', keyReusedProblem)
  .post('/in-flight', inFlightProblem);

const send = (path: string, key?: string) =>
  app.request(path, { method: 'POST', ...(key !== undefined && { headers: { 'idempotency-key': key } }) });

const key = 'a-key-of-twenty-chars';

describe('a write that is named', () => {
  it('comes with its name', async () => {
    assert.equal(await (await send('/named', key)).text(), key);
    assert.deepEqual(named.parameter.schema, { type: 'string', minLength: 20, maxLength: 100 });
    assert.equal(named.parameter.required, true);
  });

  for (const [what, wrong] of [
    ['none', undefined],
    ['an empty one', ''],
    ['one that can be guessed', 'short'],
    ['one that is too long', 'k'.repeat(101)],
    ['one of other letters', `${key}/../x`],
  ] as const)
    it(`is refused with ${what}`, async () => {
      const answer = await send('/named', wrong);
      assert.equal(answer.status, 400);
      assert.match(await answer.text(), /"path":"Idempotency-Key","message":"must be a header of 20 to 100 letters/);
    });

  it('may have no name where it says so, and no wrong one', async () => {
    assert.equal(await (await send('/free')).text(), 'none');
    assert.equal(await (await send('/free', 'k')).text(), 'k');
    assert.equal((await send('/free', 'k k')).status, 400);
    assert.equal(free.parameter.required, false);
  });

  it('is told that its name was another’s, or when to ask again', async () => {
    assert.equal((await send('/reused', key)).status, 422);
    const answer = await send('/in-flight', key);
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [409, '1']);
  });
});
