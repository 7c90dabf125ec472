import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { projectFolder } from '../../../scripts/build/sources.ts';
import { resources } from '../../../server/app.ts';
import { storesOf } from '../../../server/context/stores.ts';
import type { Database } from '../../../server/database/database.ts';
import { createMetrics } from '../../../server/http/metrics.ts';
import { createJobs } from '../../../server/jobs/jobs.ts';
import { startJobs } from '../../../server/start/start-jobs.ts';
import { emptyDatabase } from '../../support/databases.ts';
import { jobContext } from '../../support/server/jobs.ts';
import { until } from '../../support/server/process.ts';

describe('what resources do by themselves', () => {
  let db: Database;
  before(async () => {
    db = await emptyDatabase();
  });
  after(() => db.close());

  const names = resources.flatMap(({ name, jobs = [], purge }) => [
    ...jobs.map((job) => job.name),
    ...(purge ? [`purge of ${name}`] : []),
  ]);

  it('is counted, each job and each purge', async () => {
    const jobs = createJobs((name, work) => db.exclusive(name, work));
    startJobs(jobs, resources, jobContext({ stores: storesOf(db) }));
    await until(async () => jobs.report().length === names.length);
    await jobs.stop();
    const metrics = await createMetrics(() => true, jobs.report).text();
    for (const name of names) {
      assert.match(metrics, new RegExp(`emploi_job_runs_total\\{job="${name}",outcome="ok"\\} [1-9]`), name);
      assert.match(metrics, new RegExp(`emploi_job_success_timestamp_seconds\\{job="${name}"\\} [1-9]`), name);
    }
  });

  it('has names of its own', () => {
    assert.equal(new Set(names).size, names.length);
  });

  it('is in the guide for whoever runs a gateway', () => {
    const guide = readFileSync(`${projectFolder}docs/operations.md`, 'utf8');
    const listed = [...guide.matchAll(/^\| `([\w ]+)` +\| \d+ (?:s|min|h) /gm)].map(([, name]) => name);
    assert.deepEqual(listed.sort(), [...names].sort());
  });
});
