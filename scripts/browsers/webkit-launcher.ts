import type { BrowserLauncher } from '@web/test-runner';

import { startWebKit, type RunningWebKit } from './webkit.ts';
import { webkitKeyboard } from './webkit-keyboard.ts';

/** What the commands of the test runner, `sendKeys` and `setViewport`, ask of a page. */
interface CommandedPage {
  keyboard: ReturnType<typeof webkitKeyboard>;
  setViewportSize: (size: { width: number; height: number }) => Promise<void>;
}

const nowhere = 'about:blank';

/**
 * WebKitGTK for the test runner: one window, one test file after the other. The runner's own launcher for WebDriver knows
 * no modifier keys, and brings three hundred packages.
 */
export const webkitLauncher = (program: string): BrowserLauncher & { getPage: () => CommandedPage } => {
  let webkit: RunningWebKit | undefined;
  const urls = new Map<string, string>();
  const driver = () => {
    if (!webkit) throw new Error('WebKit has not been started');
    return webkit.driver;
  };
  return {
    name: 'WebKit',
    // Of the kinds of pages that the runner's commands know, the one that is simplest to be.
    type: 'playwright',
    concurrency: 1,
    startSession: async (id, url) => {
      webkit ??= await startWebKit(program);
      urls.set(id, url);
      await webkit.driver.get(url);
    },
    isActive: (id) => urls.has(id),
    getBrowserUrl: (id) => urls.get(id),
    stopSession: async (id) => {
      urls.delete(id);
      await driver().get(nowhere);
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('Debug in Chromium or Firefox: this WebKit has no window to see')),
    stop: async () => webkit?.stop(),
    getPage: () => ({
      keyboard: webkitKeyboard(driver()),
      setViewportSize: async (size) => {
        const { width } = await driver()
          .manage()
          .window()
          .setRect({ x: 0, y: 0, ...size });
        if (width !== size.width) throw new Error(`The window of this WebKit cannot be ${size.width} px wide, only ${width}`);
      },
    }),
  };
};
