import { existsSync, globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { chromiumShell } from './browsers/chromium.ts';
import { canInstall, install } from './browsers/debian.ts';
import { findEngine } from './browsers/engine.ts';
import { chooseBrowsers, chromiumArguments, chromiumForPages } from './browsers/index.ts';
import { buildEmbedPagesIfStale, buildSdkIfStale } from './build/stale.ts';
import { browserTestFiles, sameInAllEngines } from './tests/browser-config.ts';
import { runInBrowser } from './tests/in-browsers.ts';
import { runInNode } from './tests/in-node.ts';
import { Report, type Outcome } from './tests/report.ts';
import { testGateway } from '../test/support/gateway.ts';

/**
 * `npm test -- offer-search places` runs only the files whose path has one of these words, `--browsers=chromium,firefox`
 * (or the variable `BROWSERS`) only in these engines; `--engines=all` runs every file in each of them, and not only what they can differ
 * in; `--hosts=all` tries every page of `test/hosts/`, not only the worst.
 */
const { positionals: words, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    browsers: { type: 'string', default: process.env['BROWSERS'] ?? '' },
    engines: { type: 'string', default: 'short' },
    hosts: { type: 'string', default: 'short' },
  },
});
process.env['HOSTS'] = options.hosts;
process.env['NODE_COMPILE_CACHE'] ??= '.cache/node';
const isWanted = (file: string): boolean => words.length === 0 || words.some((word) => file.includes(word));

const browsers = await chooseBrowsers(options.browsers).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return process.exit(1);
});
// Without its shell Chromium takes longer for each page; where two libraries of old pages are not, which no npm has, their tests are left out.
const helpful = [
  ...(findEngine(chromiumShell) ? [] : chromiumShell.packages),
  ...(existsSync('/usr/share/javascript/mootools') ? [] : ['libjs-mootools', 'libjs-prototype']),
];
if (process.env['CI'] && helpful.length > 0 && canInstall()) install(helpful);
await buildSdkIfStale();
await buildEmbedPagesIfStale();

const files = globSync('test/**/*.test.ts').sort().filter(isWanted);
const inBrowser = files.filter((file) => browserTestFiles.some((pattern) => matchesGlob(file, pattern)));
const inNode = files.filter((file) => !inBrowser.includes(file));

const report = new Report();

/** One engine after the other, beside what runs in Node. */
const inBrowsers = async (): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  if (inBrowser.length === 0) return outcomes;
  const { app, db } = await testGateway();
  const others = options.engines === 'all' ? inBrowser : inBrowser.filter((file) => !sameInAllEngines.includes(file));
  for (const [index, browser] of browsers.entries())
    outcomes.push(await runInBrowser(browser, index === 0 ? inBrowser : others, app, report));
  await db.close();
  return outcomes;
};

/** One Chromium for all journeys: each has pages of its own. */
const inProcesses = async (): Promise<Outcome> => {
  const shared = await chromium.launchServer({ executablePath: chromiumForPages(), args: chromiumArguments });
  process.env['CHROMIUM_SERVER'] = shared.wsEndpoint();
  const outcome = await runInNode(inNode, 2, report);
  await shared.close();
  return outcome;
};

const outcomes = await Promise.all([inNode.length > 0 ? inProcesses() : [], inBrowsers()]);
process.exit(report.end(outcomes.flat()) ? 0 : 1);
