import { fileURLToPath } from 'node:url';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { sendKeysPlugin, setViewportPlugin, emulateMediaPlugin } from '@web/test-runner-commands/plugins';
import type { TestRunnerConfig, TestRunnerPlugin } from '@web/test-runner';

import { serveGateway } from '../../test/support/browser-gateway.ts';
import type { App } from '../../server/app.ts';
import { launcherOf, type Browser } from '../browsers/index.ts';
import { urlsOfTheBrowser } from '../build/isolate-dependencies.ts';

/** Tests that run in a page: elements, views, stories. */
export const browserTestFiles = [
  'test/device/**/*.test.ts',
  'test/element/**/*.test.ts',
  'test/uploads/**/*.test.ts',
  'test/ui/**/*.test.ts',
  'test/components/**/*.test.ts',
];

/**
 * Of these, what no engine can do in a way of its own: what is asked and answered, read from attributes, said in a language, counted. One
 * runs it for all; `npm run test:engines` runs it in each. What stays in all draws, keeps, moves the focus, walks the history, reads files.
 */
export const sameInAllEngines = [
  'test/components/application-form.test.ts', // the journey of `test/e2e/form-keyboard.test.ts`, which every engine walks
  'test/components/application-form/applicant/prefill-task.test.ts',
  'test/components/application-form/documents/documents-faults.test.ts',
  'test/components/application-form/draft/draft-files.test.ts', // as `test/e2e/draft-files.test.ts`
  'test/components/application-form/error-summary.test.ts',
  'test/components/application-form/submission/submission.test.ts',
  'test/components/offer-search/filters/filter-bar.test.ts',
  'test/components/offer-search/form/presets.test.ts',
  'test/components/offer-search/offer/description.test.ts',
  'test/components/offer-search/offline.test.ts',
  'test/components/offer-search/saved/saved-items.test.ts',
  'test/components/provider.test.ts',
  'test/device/idle-timer.test.ts',
  'test/element/autoload.test.ts',
  'test/element/define.test.ts',
  'test/element/gateway-task.test.ts',
  'test/element/language.test.ts',
  'test/element/translations.test.ts',
  'test/uploads/file-upload.test.ts',
];

/** The library of uploads as the build has it: what it leaves out is no module of the browser's. */
const builtUploads: TestRunnerPlugin = {
  name: 'built-uploads',
  transform: ({ path, body }) =>
    path.endsWith('/tus-js-client/lib/upload.js') && typeof body === 'string'
      ? urlsOfTheBrowser.reduce((text, [from, to]) => text.replace(from, to), body)
      : undefined,
};

/** The configuration of the tests in these browsers, with a gateway behind the pages. */
export const browserTests = (browsers: readonly Browser[], app: App): TestRunnerConfig => ({
  files: browserTestFiles,
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  nodeResolve: true,
  middleware: [serveGateway(app)],
  plugins: [
    builtUploads,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) }),
    sendKeysPlugin(),
    setViewportPlugin(),
    emulateMediaPlugin(),
  ],
  testFramework: { config: { timeout: '60000' } },
  // The stories of an element are one file, each state looked at in four looks, by two engines: on a busy machine, that is more than two minutes.
  testsFinishTimeout: 600_000,
  browsers: browsers.map(launcherOf),
  // Two at once share the processors, and WebKit comes to a stand.
  concurrentBrowsers: 1,
});
