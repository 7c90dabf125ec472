import { existsSync, globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';

import { defaultReporter, startTestRunner, type Reporter } from '@web/test-runner';

import { browserTestFiles, browserTests } from './browser-tests.ts';
import { canInstall, install } from './browsers/debian.ts';
import { chooseBrowsers, type Browser } from './browsers/index.ts';
import { buildEmbedPagesIfStale, buildSdkIfStale } from './build/stale.ts';

/**
 * `npm test -- offer-search places` runs only the files whose path has one of these words, `--browsers=chromium,firefox`
 * (or the variable `BROWSERS`) only in these engines; `--hosts=all` tries every page of `test/hosts/`, not only the worst.
 */
const { positionals: words, values: options } = parseArgs({
  allowPositionals: true,
  options: { browsers: { type: 'string', default: process.env['BROWSERS'] ?? '' }, hosts: { type: 'string', default: 'short' } },
});
process.env['HOSTS'] = options.hosts;
const isWanted = (file: string): boolean => words.length === 0 || words.some((word) => file.includes(word));

interface Count {
  passed: number;
  failed: number;
}

/** What needs no page: contract, server, scripts, the built files, whole journeys. */
const runInNode = (files: string[]): Promise<Count> =>
  new Promise((resolve) => {
    const count: Count = { passed: 0, failed: 0 };
    if (files.length === 0) return resolve(count);
    const tests = run({ files, concurrency: 2, timeout: 300_000 })
      .on('test:pass', ({ details, skip }) => (count.passed += details.type === 'suite' || skip !== undefined ? 0 : 1))
      .on('test:fail', ({ details }) => (count.failed += details.type === 'suite' ? 0 : 1))
      .on('end', () => resolve(count));
    tests.compose(spec).pipe(process.stdout);
  });

const runInBrowsers = async (files: string[], browsers: readonly Browser[]): Promise<Count> => {
  const count: Count = { passed: 0, failed: 0 };
  if (files.length === 0) return count;
  const counter: Reporter = {
    onTestRunFinished: ({ sessions }) => {
      for (const session of sessions) {
        const suites = session.testResults ? [session.testResults] : [];
        for (const suite of suites) {
          for (const { passed, skipped } of suite.tests) if (!skipped) count[passed ? 'passed' : 'failed'] += 1;
          suites.push(...suite.suites);
        }
        // A file that could not run at all has no result to count.
        if (session.errors.length > 0 || !session.testResults) count.failed += 1;
      }
    },
  };
  const config = await browserTests(browsers);
  await new Promise<void>((resolve) => {
    void startTestRunner({
      config: { ...config, files, reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY }), counter] },
      readCliArgs: false,
      readFileConfig: false,
      autoExitProcess: false,
    }).then((runner) => runner?.on('stopped', () => resolve()));
  });
  return count;
};

const browsers = await chooseBrowsers(options.browsers).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return process.exit(1);
});
// Two libraries that old pages have are not on npm; where they are not, their tests are left out.
if (process.env['CI'] && canInstall() && !existsSync('/usr/share/javascript/mootools'))
  install(['libjs-mootools', 'libjs-prototype']);
await buildSdkIfStale();
await buildEmbedPagesIfStale();

const files = globSync('test/**/*.test.ts').sort().filter(isWanted);
const inBrowser = files.filter((file) => browserTestFiles.some((pattern) => matchesGlob(file, pattern)));
const inNode = files.filter((file) => !inBrowser.includes(file));

const counts = [await runInNode(inNode), await runInBrowsers(inBrowser, browsers)];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
