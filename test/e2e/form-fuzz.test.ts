import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { focusedSpot } from '../support/focus.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';

/** Keys to press: `KEYS=1000 npm test -- form-fuzz` presses more. */
const presses = Number(process.env['KEYS'] ?? 150);

/** Numbers that are the same at each run (Park and Miller). */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => (state = (state * 48_271) % 2_147_483_647) % sides;
};

/** As people press them: on and on, now and then back, and what does something. A quarter is letters. */
const keys = [
  ...Array<string>(8).fill('Tab'),
  ...Array<string>(3).fill('Shift+Tab'),
  ...Array<string>(4).fill('Enter'),
  ...Array<string>(3).fill('Space'),
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Escape',
  'a',
  '@',
  '.',
  '0',
  '1',
  '7',
];

describe('the application form under keys pressed at random', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  before(async () => {
    site = await servedSite(await sharedGateway());
    site.app.get('/apply', (c) =>
      c.html(`<!doctype html><html lang="fr"><meta charset="utf-8"><title>Postuler</title>
        <script type="module" src="/sdk/1/loader.js"></script>
        <style>a:focus { outline: 3px solid black }</style>
        <a href="#before">Avant</a>
        <emploi-application-form partner-key="pk_test_employer" first-name="Claire" last-name="Fontaine" email="claire@courriel.example"></emploi-application-form>
        <a href="#after">Après</a></html>`),
    );
    browser = await launchBrowser();
    page = await browser.newPage({ locale: 'fr-FR' });
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('filechooser', () => {}); // the system's own window is not under test
    page.on('popup', (other) => void other.close());
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /**
   * Where the focus is and what is wrong with that, once the page has had time to put it there. That it is in sight is tried by whole
   * journeys: here Space scrolls the page, and Chromium still does so when the next key comes.
   */
  const look = async (): Promise<{ name: string; faults: readonly string[] }> => {
    const end = Date.now() + 3_000;
    for (;;) {
      const { name, faults: all } = await page.evaluate(focusedSpot);
      const found = all.filter((fault) => fault !== 'is out of sight');
      if (found.length === 0 || Date.now() > end) return { name, faults: found };
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  };

  /** Whether it is in the form, and not past the first or the last stop of it. */
  const isInside = (): Promise<boolean> => page.evaluate(() => document.activeElement?.localName === 'emploi-application-form');

  const begin = async (): Promise<void> => {
    await page.goto(`${site.url}/apply`);
    await page.getByRole('textbox', { name: 'Prénom' }).focus();
  };

  it(`keeps the focus in the form through ${presses} of them, without a fault or a trap`, async (test) => {
    const roll = dice(20_261_129);
    const pressed: string[] = [];
    const steps = new Set<string>();
    await begin();
    for (let count = 0; count < presses; count += 1) {
      const key = keys[roll(keys.length)] ?? 'Tab';
      pressed.push(key);
      await page.keyboard.press(key);
      if (key.endsWith('Tab') && !(await isInside())) await page.keyboard.press(key === 'Tab' ? 'Shift+Tab' : 'Tab');
      const { name, faults: found } = await look();
      assert.deepEqual(found, [], `${name} after ${count + 1} keys, the last of them ${pressed.slice(-12).join(' ')}`);
      const title = await page.locator('emploi-application-form').locator('#step-title, #receipt-title').textContent();
      steps.add(title?.replace(/\s+/g, ' ').trim() ?? '');
      if (title?.includes('arrivée')) await begin();
    }
    test.diagnostic(`${presses} keys: ${[...steps].join(', ')}`);
    assert.deepEqual(faults, []);
    // Nowhere is a trap: from wherever it is, Tab alone leads out.
    for (let stops = 0; (await page.evaluate(() => document.activeElement?.textContent)) !== 'Après'; stops += 1) {
      assert.ok(stops < 80, 'Tab does not lead out');
      await page.keyboard.press('Tab');
    }
  });
});
