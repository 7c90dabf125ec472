import { once } from 'node:events';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

import type { Outcome, Report } from './report.ts';

/** Runs what needs no page: contract, server, scripts, the built files, whole journeys. Each file is a process of its own. */
export const runInNode = async (files: string[], concurrency: number, report: Report): Promise<Outcome> => {
  const outcome = { passed: 0, failed: 0, failures: '' };
  const failures: unknown[] = [];
  const tests = run({ files, concurrency, timeout: 600_000 })
    .on('test:pass', ({ details, skip }) => (outcome.passed += details.type === 'suite' || skip !== undefined ? 0 : 1))
    .on('test:fail', (data) => {
      failures.push({ type: 'test:fail', data });
      outcome.failed += data.details.type === 'suite' ? 0 : 1;
    })
    .on('test:complete', ({ nesting, name, file, details }) => {
      if (nesting === 0 && file === resolve(name)) report.add(file, '', details.passed, details.duration_ms);
    });
  await once(tests.resume(), 'end');
  if (failures.length > 0) outcome.failures = await text(Readable.from(failures).compose(spec));
  return outcome;
};
