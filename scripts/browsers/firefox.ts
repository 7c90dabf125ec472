import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';

import { programFiles, type Engine } from './engine.ts';
import { askVersion } from './version.ts';

export const firefox: Engine = {
  name: 'firefox',
  label: 'Firefox',
  variable: 'FIREFOX_PATH',
  programs: ['firefox-esr', 'firefox'],
  elsewhere: {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    linux: ['/snap/bin/firefox'],
    win32: programFiles('Mozilla Firefox/firefox.exe'),
  },
  packages: ['firefox-esr'],
  advice: 'install Firefox',
  version: askVersion,
};

/** Puppeteer speaks WebDriver BiDi with it: no other program is needed. */
export const firefoxLauncher = (executablePath: string): BrowserLauncher =>
  chromeLauncher({
    puppeteer,
    concurrency: 1,
    launchOptions: { browser: 'firefox', executablePath },
    // Only the tab in front has the focus, and each window has a tab in front.
    createPage: ({ context }) => context.newPage({ type: 'window' }),
  });
