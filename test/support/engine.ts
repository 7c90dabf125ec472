import puppeteer, { type Page } from 'puppeteer-core';
import type { WebDriver } from 'selenium-webdriver';

import { chromiumArguments, type Browser } from '../../scripts/browsers/index.ts';
import { webkitKeyboard, type KeyName } from '../../scripts/browsers/webkit-keyboard.ts';
import { startWebKit } from '../../scripts/browsers/webkit.ts';

/** What can be handed to a function in the page. */
type Value = string | number | boolean;

/** A window of any of the three engines: all in which their drivers differ. */
export interface EngineWindow {
  goto: (url: string) => Promise<unknown>;
  /** Runs a function in the page; it sees nothing of what stands around it. */
  evaluate: <Given extends Value[], Result>(act: (...given: Given) => Result, ...given: Given) => Promise<Awaited<Result>>;
  keyboard: { type: (text: string) => Promise<void>; press: (key: KeyName) => Promise<void> };
  /** Clicks with the mouse, so many CSS pixels from the left and the top. */
  clickAt: (x: number, y: number) => Promise<void>;
}

/** An engine at work. */
export interface RunningEngine {
  window: () => Promise<EngineWindow>;
  stop: () => Promise<void>;
}

/** The call of a function, as text: what all drivers take. */
const callOf = (act: (...given: never[]) => unknown, given: readonly Value[]): string =>
  `(${act.toString()})(${given.map((value) => JSON.stringify(value)).join()})`;

const ofPuppeteer = (page: Page): EngineWindow => ({
  goto: (url) => page.goto(url),
  evaluate: <Given extends Value[], Result>(act: (...given: Given) => Result, ...given: Given) =>
    page.evaluate<[], () => Result>(callOf(act, given)),
  keyboard: page.keyboard,
  clickAt: (x, y) => page.mouse.click(x, y),
});

const ofWebDriver = (driver: WebDriver): EngineWindow => ({
  goto: (url) => driver.get(url),
  evaluate: (act, ...given) => driver.executeScript(`return ${callOf(act, given)}`),
  keyboard: webkitKeyboard(driver),
  clickAt: (x, y) =>
    driver
      .actions()
      .move({ x: Math.round(x), y: Math.round(y) })
      .click()
      .perform(),
});

/** Starts an engine: Chromium and Firefox through Puppeteer, WebKit through its WebDriver, with one window. */
export const startEngine = async ({ name, path }: Browser): Promise<RunningEngine> => {
  if (name === 'webkit') {
    const { driver, stop } = await startWebKit(path);
    return { window: async () => ofWebDriver(driver), stop };
  }
  const browser = await puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: path,
    args: name === 'chromium' ? chromiumArguments : [],
  });
  return {
    window: async () => ofPuppeteer(await (await browser.createBrowserContext()).newPage()),
    stop: () => browser.close(),
  };
};
