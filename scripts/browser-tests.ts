import { fileURLToPath } from 'node:url';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { sendKeysPlugin, setViewportPlugin, emulateMediaPlugin } from '@web/test-runner-commands/plugins';
import type { TestRunnerConfig } from '@web/test-runner';

import { serveGateway } from '../test/support/browser-gateway.ts';
import { testGateway } from '../test/support/gateway.ts';
import { launcherOf, type Browser } from './browsers/index.ts';

/** Tests that run in a page: elements, views, stories. */
export const browserTestFiles = [
  'test/element/**/*.test.ts',
  'test/ui/**/*.test.ts',
  'test/components/**/*.test.ts',
  'test/stories.test.ts',
];

/** The configuration of the tests in these browsers, with the real gateway behind the pages. */
export const browserTests = async (browsers: readonly Browser[]): Promise<TestRunnerConfig> => {
  const { app } = await testGateway();
  return {
    files: browserTestFiles,
    rootDir: fileURLToPath(new URL('..', import.meta.url)),
    nodeResolve: true,
    middleware: [serveGateway(app)],
    plugins: [
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) }),
      sendKeysPlugin(),
      setViewportPlugin(),
      emulateMediaPlugin(),
    ],
    testFramework: { config: { timeout: '10000' } },
    browsers: browsers.map(launcherOf),
    // Two at once share the processors, and WebKit comes to a stand.
    concurrentBrowsers: 1,
  };
};
