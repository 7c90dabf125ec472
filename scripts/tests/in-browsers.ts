import { inspect } from 'node:util';

import { startTestRunner, type Reporter, type TestResult, type TestSession, type TestSuiteResult } from '@web/test-runner';

import type { App } from '../../server/app.ts';
import { freePort } from '../browsers/free-port.ts';
import type { Browser } from '../browsers/index.ts';
import { browserTests } from './browser-config.ts';
import type { Outcome, Report } from './report.ts';

interface NamedResult extends TestResult {
  /** Its name, and before it those of the suites it is in. */
  path: string;
}

const resultsIn = ({ suites, tests }: TestSuiteResult, before: readonly string[] = []): NamedResult[] => [
  ...tests.map((test) => ({ ...test, path: [...before, test.name].join(' › ') })),
  ...suites.flatMap((suite) => resultsIn(suite, [...before, suite.name])),
];

const sentences = ({ testFile, browser, errors, logs }: TestSession, failed: readonly NamedResult[]): string =>
  [
    `✖ ${testFile} (${browser.name})`,
    ...errors.map(({ message, stack }) => stack ?? message),
    ...failed.map(({ path, error }) => `  ✖ ${path}\n${error?.name ?? ''} ${error?.message ?? ''}\n${error?.stack ?? ''}`),
    ...logs.map((said) => `  console: ${said.map((each) => (typeof each === 'string' ? each : inspect(each))).join(' ')}`),
  ].join('\n');

/** Runs what needs a page in an engine, one file after the other. */
export const runInBrowser = async (browser: Browser, files: string[], app: App, report: Report): Promise<Outcome> => {
  const outcome = { passed: 0, failed: 0, failures: '' };
  if (files.length === 0) return outcome;
  let start = performance.now();
  const reporter: Reporter = {
    reportTestFileResults: ({ sessionsForTestFile }) => {
      for (const session of sessionsForTestFile) {
        const results = session.testResults ? resultsIn(session.testResults) : [];
        const failed = results.filter(({ passed, skipped }) => !passed && !skipped);
        outcome.passed += results.filter(({ passed, skipped }) => passed && !skipped).length;
        // A file that could not run at all has no result to count.
        outcome.failed += failed.length + (session.errors.length > 0 || !session.testResults ? 1 : 0);
        if (!session.passed) outcome.failures += `${sentences(session, failed)}\n`;
        report.add(session.testFile, browser.name, session.passed === true, performance.now() - start);
        start = performance.now();
      }
    },
  };
  const runner = await startTestRunner({
    // Another run on this machine may be at work, too.
    config: { ...browserTests([browser], app), port: await freePort(), files, reporters: [reporter] },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  await new Promise<void>((resolve) => (runner ? runner.on('stopped', () => resolve()) : resolve()));
  return outcome;
};
