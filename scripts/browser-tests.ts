import { fileURLToPath } from 'node:url';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { sendKeysPlugin, setViewportPlugin, emulateMediaPlugin } from '@web/test-runner-commands/plugins';
import type { TestRunnerConfig } from '@web/test-runner';

import { serveGateway } from '../test/support/browser-gateway.ts';
import { testGateway } from '../test/support/gateway.ts';
import { chromiumArguments } from './chromium.ts';

/** Tests that run in a page: elements, views, stories. */
export const browserTestFiles = [
  'test/element/**/*.test.ts',
  'test/ui/**/*.test.ts',
  'test/components/**/*.test.ts',
  'test/stories.test.ts',
];

/** The configuration of the tests in the browser, with the real gateway behind the pages. */
export const browserTests = async (executablePath: string): Promise<TestRunnerConfig> => {
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
    browsers: [
      chromeLauncher({
        launchOptions: { executablePath, args: chromiumArguments },
        // Without it Chromium slows down the tabs that are not in front.
        createPage: async ({ context }) => {
          const page = await context.newPage();
          await page.emulateFocusedPage(true);
          return page;
        },
      }),
    ],
  };
};
