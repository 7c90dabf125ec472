import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { rateLimiter, type RateLimit, type RateLimitResult } from '../../../server/http/rate-limiter.ts';

const one = (quota: number, id = 'a'): RateLimit[] => [{ name: 'key', id, quota }];

/** A limiter whose clock stands still until it is moved, in seconds. */
const atTime = (capacity?: number) => {
  let time = 1_000;
  const { take } = rateLimiter({ now: () => time * 1_000, ...(capacity && { capacity }) });
  return {
    take: (limits: readonly RateLimit[], times = 1): RateLimitResult[] => Array.from({ length: times }, () => take(limits)),
    pass: (seconds: number) => (time += seconds),
  };
};

const servedOf = (taken: readonly RateLimitResult[]): number => taken.filter(({ retryAfter }) => retryAfter === undefined).length;

describe('a limit', () => {
  it('serves its quota at once, and nothing more', () => {
    const clock = atTime();
    assert.equal(servedOf(clock.take(one(10), 100)), 10);
  });

  it('counts each by itself', () => {
    const clock = atTime();
    clock.take(one(10), 10);
    assert.equal(servedOf(clock.take(one(10, 'b'), 20)), 10);
  });

  it('never serves more than its quota in a minute, wherever the minute begins', () => {
    for (const rate of [0.3, 1, 2.7, 50]) {
      const clock = atTime();
      const served: number[] = [];
      for (let time = 0; time < 300; time += 1 / rate) {
        if (servedOf(clock.take(one(40)))) served.push(time);
        clock.pass(1 / rate);
      }
      for (const start of served)
        assert.ok(served.filter((time) => time >= start && time < start + 60).length <= 40, `${rate} a second, from ${start}`);
      assert.ok(served.length >= Math.min(rate, 40 / 65) * 300 * 0.9, `${rate} a second: ${served.length}`);
    }
  });

  it('has room again when it said, and not before', () => {
    const clock = atTime();
    clock.pass(3);
    clock.take(one(3), 2);
    clock.pass(20);
    clock.take(one(3), 1);
    const [refused] = clock.take(one(3));
    const wait = refused?.retryAfter ?? 0;
    assert.ok(wait > 0 && wait <= 65 - 20, `${wait}`);
    clock.pass(wait - 5.1);
    assert.equal(servedOf(clock.take(one(3))), 0);
    clock.pass(5.1);
    assert.equal(servedOf(clock.take(one(3), 5)), 2);
  });

  it('is not prolonged by those it refuses', () => {
    const clock = atTime();
    clock.take(one(5), 5);
    for (let second = 0; second < 65; second++) {
      clock.take(one(5), 20);
      clock.pass(1);
    }
    assert.equal(servedOf(clock.take(one(5), 20)), 5);
  });

  it('says when there is room where the quota has been lowered', () => {
    const clock = atTime();
    clock.take(one(10), 5);
    clock.pass(30);
    clock.take(one(10), 5);
    const wait = clock.take(one(3))[0]?.retryAfter ?? 0;
    assert.ok(wait > 30 && wait <= 65);
    clock.pass(wait);
    assert.equal(servedOf(clock.take(one(3))), 1);
  });

  it('takes nothing of one limit where another is used up', () => {
    const clock = atTime();
    const both: RateLimit[] = [
      { name: 'key', id: 'a', quota: 10 },
      { name: 'network', id: 'a 1', quota: 2 },
    ];
    assert.equal(servedOf(clock.take(both, 50)), 2);
    assert.equal(servedOf(clock.take(one(10), 50)), 8);
  });

  it('says all limits in the fields of the current draft', () => {
    const clock = atTime();
    const [first] = clock.take([
      { name: 'key', id: 'a', quota: 100 },
      { name: 'network', id: 'a 1', quota: 1 },
    ]);
    assert.equal(first?.fields['ratelimit-policy'], '"key";q=100;w=60, "network";q=1;w=60');
    assert.match(first.fields['ratelimit'] ?? '', /^"key";r=99;t=\d+, "network";r=0;t=\d+$/);
  });

  it('is kept for those last seen, so that its memory has an end', () => {
    const clock = atTime(100);
    clock.take(one(1, 'old'));
    for (let index = 0; index < 100; index++) clock.take(one(1, `${index}`));
    assert.equal(servedOf(clock.take(one(1, '99'))), 0);
    assert.equal(servedOf(clock.take(one(1, 'old'))), 1);
  });
});
