import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createJobs, type Exclusive } from '../../../server/jobs/jobs.ts';

const alone: Exclusive = async (_name, work) => {
  await work();
  return true;
};

describe('a job', () => {
  it('runs at once, again after its period, and never twice at a time', async () => {
    const jobs = createJobs(alone);
    const third = Promise.withResolvers<void>();
    let [running, most, runs] = [0, 0, 0];
    jobs.every('count', 1, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      runs += 1;
      if (runs === 3) third.resolve();
    });
    await third.promise;
    await jobs.stop();
    assert.equal(most, 1);
    assert.ok((jobs.report()[0]?.runs.ok ?? 0) >= 3);
  });

  it('that fails is told without what it was about, and comes again', async (t) => {
    const log = t.mock.method(console, 'error', () => {});
    const jobs = createJobs(alone);
    const again = Promise.withResolvers<void>();
    let runs = 0;
    jobs.every('mails', 1, async () => {
      runs += 1;
      if (runs === 1) throw new Error('claire@courriel.example');
      again.resolve();
    });
    await again.promise;
    await jobs.stop();
    const said = String(log.mock.calls[0]?.arguments[0]);
    assert.match(said, /^The job “mails” failed: Error/);
    assert.doesNotMatch(said, /claire/);
    const [report] = jobs.report();
    assert.equal(report?.runs.failed, 1);
    assert.ok(report.succeededAt);
  });

  it('that another gateway is at is skipped', async () => {
    const asked = Promise.withResolvers<void>();
    const jobs = createJobs(async () => {
      asked.resolve();
      return false;
    });
    jobs.every('mails', 60_000, async () => assert.fail('it ran'));
    await asked.promise;
    await jobs.stop();
    assert.deepEqual(jobs.report()[0]?.runs, { ok: 0, failed: 0, skipped: 1 });
  });

  it('is waited for when the gateway stops, and told so', async () => {
    const jobs = createJobs(alone);
    const begun = Promise.withResolvers<void>();
    let ended = false;
    jobs.every('long', 1, async (signal) => {
      begun.resolve();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended = true;
    });
    await begun.promise;
    await jobs.stop();
    assert.ok(ended);
  });
});
