import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { SourceRateLimited } from '../../../../server/offers/source.ts';
import { callQuota } from '../../../../server/offers/france-travail/quota.ts';

/** A quota on a clock that goes on when somebody waits. */
const onClock = (perSecond: number) => {
  let time = 0;
  const quota = callQuota({ perSecond, now: () => time, wait: async () => undefined });
  return { quota, pass: (milliseconds: number) => void (time += milliseconds) };
};

const refusal = (seconds: number) => (error: unknown) => error instanceof SourceRateLimited && error.retryAfter === seconds;

describe('a quota of calls a second', () => {
  it('is spent at once, then call by call, and refuses what would wait for more than two seconds', async () => {
    const waited: number[] = [];
    const quota = callQuota({ perSecond: 3, now: () => 0, wait: async (milliseconds) => waited.push(milliseconds) });
    for (let calls = 0; calls < 6; calls += 1) await quota.turn();
    assert.deepEqual(waited, [1_050, 1_050, 1_050]);
    await assert.rejects(quota.turn(), refusal(3));
  });

  it('comes back as time passes', async () => {
    const { quota, pass } = onClock(2);
    for (let calls = 0; calls < 4; calls += 1) await quota.turn();
    await assert.rejects(quota.turn(), refusal(3));
    pass(200);
    await quota.turn();
  });

  it('is closed for as long as the API asks, however short the queue is', async () => {
    const { quota, pass } = onClock(5);
    quota.close(30);
    await assert.rejects(quota.turn(), refusal(30));
    pass(29_000);
    quota.close(0.5);
    await quota.turn();
  });

  it('refuses those who wait when the API closes', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<undefined>();
    const quota = callQuota({ perSecond: 1, now: () => 0, wait: () => opened });
    await quota.turn();
    const waiting = quota.turn();
    quota.close(60);
    open(undefined);
    await assert.rejects(waiting, refusal(60));
  });
});
