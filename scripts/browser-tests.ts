import { fileURLToPath } from 'node:url';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { sendKeysPlugin, setViewportPlugin, emulateMediaPlugin } from '@web/test-runner-commands/plugins';
import type { TestRunnerConfig, TestRunnerPlugin } from '@web/test-runner';

import type { App } from '../server/app.ts';
import { serveGateway } from '../test/support/browser-gateway.ts';
import { testGateway } from '../test/support/gateway.ts';
import { launcherOf, type Browser } from './browsers/index.ts';
import { urlsOfTheBrowser } from './build/isolate-dependencies.ts';

/** Tests that run in a page: elements, views, stories. */
export const browserTestFiles = ['test/element/**/*.test.ts', 'test/ui/**/*.test.ts', 'test/components/**/*.test.ts'];

/** The library of uploads as the build has it: what it leaves out is no module of the browser's. */
const builtUploads: TestRunnerPlugin = {
  name: 'built-uploads',
  transform: ({ path, body }) =>
    path.endsWith('/tus-js-client/lib/upload.js') && typeof body === 'string'
      ? urlsOfTheBrowser.reduce((text, [from, to]) => text.replace(from, to), body)
      : undefined,
};

/** The configuration of the tests in these browsers, with the real gateway behind the pages, and all of France in it unless one is given. */
export const browserTests = async (browsers: readonly Browser[], given?: App): Promise<TestRunnerConfig> => {
  const app = given ?? (await testGateway()).app;
  return {
    files: browserTestFiles,
    rootDir: fileURLToPath(new URL('..', import.meta.url)),
    nodeResolve: true,
    middleware: [serveGateway(app)],
    plugins: [
      builtUploads,
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) }),
      sendKeysPlugin(),
      setViewportPlugin(),
      emulateMediaPlugin(),
    ],
    testFramework: { config: { timeout: '10000' } },
    // The stories of an element are one file, each looked at in five looks by two engines: on a busy machine, that is more than two minutes.
    testsFinishTimeout: 600_000,
    browsers: browsers.map(launcherOf),
    // Two at once share the processors, and WebKit comes to a stand.
    concurrentBrowsers: 1,
  };
};
