import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as v from 'valibot';

import { createApp, type App } from '../../../server/app.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import type { Database } from '../../../server/database/database.ts';
import { Challenge, Session } from '../../../src/contract/index.ts';
import { origin, partnerKey } from '../../support/server/gateway.ts';
import { emptyDatabase } from '../../support/databases.ts';

const minute = 60_000;
const key = 'a-name-beyond-guessing-1';

/** The work, done as a page does it. */
const solved = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey });
  assert.ok(solution);
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};

describe('a session', () => {
  let db: Database;
  let stores: Stores;
  let app: App;
  let time = Date.now();

  before(async () => {
    db = await emptyDatabase();
    await saveDemoPartners(db);
    stores = storesOf(db);
    app = createApp(stores, { sessions: { now: () => time, work: [5, 10] } });
  });
  after(() => db.close());

  const path = (name: string): string => `${origin}/v1/${name}?key=${partnerKey}`;

  const challenge = async (): Promise<Challenge> =>
    v.parse(Challenge, await (await app.request(path('sessions/challenge'))).json());

  const open = async (work: string, headers: Record<string, string> = {}): Promise<Response> =>
    app.request(path('sessions'), {
      method: 'POST',
      headers: { 'idempotency-key': key, ...headers },
      body: new URLSearchParams({ work }),
    });

  const opened = async (): Promise<Session> => v.parse(Session, await (await open(await solved(await challenge()))).json());

  it('opens for work that is done, for fifteen minutes', async () => {
    const session = await opened();
    assert.equal(Date.parse(session.expiresAt) - time, 15 * minute);
  });

  it('opens once for the same work, whoever comes at the same time', async () => {
    const work = await solved(await challenge());
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(work)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array.from({ length: 9 }, () => 401)]);
  });

  it('does not open without work, for work not done, for work of one’s own making, and for work of yesterday', async () => {
    const easy = await challenge();
    const cases = [
      '',
      'no base64 of ours',
      Buffer.from(JSON.stringify({ challenge: easy, solution: { counter: 1, derivedKey: '00' } })).toString('base64'),
      await solved({ ...easy, parameters: { ...easy.parameters, cost: 1, keyPrefix: '00' } }),
    ];
    for (const work of cases) assert.equal((await open(work)).status, 401, work);
    const late = await solved(easy);
    time += 61 * minute;
    assert.equal((await open(late)).status, 401);
  });

  it('is followed by another without work, for a day after it has ended', async () => {
    const { token } = await opened();
    const renew = (named = key) => open('', { authorization: `Bearer ${token}`, 'idempotency-key': named });
    time += 14 * 60 * minute;
    assert.equal((await renew()).status, 200);
    assert.equal((await renew('another-name-beyond-guessing')).status, 401, 'for another application');
    time += 11 * 60 * minute;
    assert.equal((await renew()).status, 401);
  });

  it('is not renewed with what only sends, nor with a changed token', async () => {
    const { token, action } = await opened();
    assert.equal((await open('', { authorization: `Bearer ${action}` })).status, 401);
    assert.equal((await open('', { authorization: `Bearer ${token.slice(0, -3)}AAA` })).status, 401);
  });

  it('refuses a name that could be guessed', async () => {
    assert.equal((await open('', { 'idempotency-key': 'short' })).status, 400);
  });
});
