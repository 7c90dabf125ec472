import { once } from 'node:events';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

import { inGroups } from './order.ts';
import type { Outcome, Report } from './report.ts';

const together = fileURLToPath(new URL('together.ts', import.meta.url));

/** Milliseconds that a file may take; one that never ends should not hold up the others for good. */
const timeoutMs = 600_000;

/**
 * Runs what needs no page: contract, server, scripts, the built files, whole journeys. Each file is a process of its own but those that are
 * grouped (`inGroups`); so many processes at once.
 */
export const runInNode = async (files: readonly string[], concurrency: number, report: Report): Promise<Outcome> => {
  const outcome = { passed: 0, failed: 0, failures: '' };
  const failures: unknown[] = [];

  const runProcess = async (group: readonly string[]): Promise<void> => {
    const isAlone = group.length === 1;
    const tests = run({
      files: isAlone ? [...group] : [together],
      argv: isAlone ? [] : [...group],
      timeout: timeoutMs * group.length,
    })
      .on('test:pass', ({ details, skip }) => (outcome.passed += details.type === 'suite' || skip !== undefined ? 0 : 1))
      .on('test:fail', (data) => {
        failures.push({ type: 'test:fail', data });
        outcome.failed += data.details.type === 'suite' ? 0 : 1;
      })
      .on('test:complete', ({ nesting, name, details }) => {
        // A file is a process, or a suite of one; a process of several is told of only where it has failed as a whole.
        const file = group.find((path) => resolve(name) === resolve(path));
        if (nesting === 0 && (file || (resolve(name) === together && !details.passed)))
          report.add(file ?? together, '', details.passed, details.duration_ms);
      });
    await once(tests.resume(), 'end');
  };

  const waiting = inGroups(files).values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const group of waiting) await runProcess(group);
    }),
  );
  if (failures.length > 0) outcome.failures = await text(Readable.from(failures).compose(spec));
  return outcome;
};
