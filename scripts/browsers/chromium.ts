import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import type { Page } from 'puppeteer-core';

import { programFiles, type Engine } from './engine.ts';
import { askVersion } from './version.ts';

export const chromium: Engine = {
  name: 'chromium',
  label: 'Chromium',
  variable: 'CHROME_PATH',
  programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  elsewhere: {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
    win32: programFiles('Google/Chrome/Application/chrome.exe'),
  },
  packages: ['chromium', 'fonts-liberation'],
  advice: 'install Chromium or Chrome',
  version: askVersion,
};

/** The same engine without the windows around its pages, which are two thirds of the work of a page. */
export const chromiumShell: Engine = {
  ...chromium,
  variable: 'CHROME_SHELL_PATH',
  programs: ['chromium-headless-shell', 'chrome-headless-shell'],
  elsewhere: {},
  packages: ['chromium-headless-shell'],
  advice: 'install chrome-headless-shell',
};

/** What a Chromium needs to run without a screen, as root too, and to ask nobody for anything. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Test files follow one another in a tab, with a blank page between them. A history of fifty entries is full, and Chromium then drops
 * entries that no visitor has acted on, those of the test that runs first of all: each file begins with none.
 */
const forgetBetweenFiles = async (page: Page): Promise<void> => {
  const devtools = await page.createCDPSession();
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && frame.url() === 'about:blank') devtools.send('Page.resetNavigationHistory').catch(() => {}); // the tab is being closed
  });
};

export const chromiumLauncher = (executablePath: string): BrowserLauncher =>
  chromeLauncher({
    launchOptions: { executablePath, args: chromiumArguments },
    // Without it Chromium slows down the tabs that are not in front.
    createPage: async ({ context }) => {
      const page = await context.newPage();
      await page.emulateFocusedPage(true);
      await forgetBetweenFiles(page);
      return page;
    },
  });
