import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { loaderTag, publish, searchTag, visit } from './host-page.ts';

/** As on pages of code and mail: one key does something, unless a field has the focus. */
const shortcuts = `<script>
  window.heard = [];
  const hear = (event) => {
    if (/^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable) return;
    heard.push(event.type + ' ' + event.key);
    if (event.key.length === 1 && !event.ctrlKey) event.preventDefault();
  };
  for (const type of ['keydown', 'keypress', 'keyup']) {
    document.addEventListener(type, hear);
    window.addEventListener(type, hear);
    document.documentElement.addEventListener(type, hear);
  }
</script>`;

describe('shortcuts of the page', () => {
  let site: PartnerSite;
  let browser: Browser;
  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('are not set off by what is typed into our fields, and hear what is theirs', async () => {
    const { page, close } = await visit(browser, publish(site, { head: shortcuts + loaderTag(site), body: searchTag(site) }));
    const heard = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'heard'));
    const field = page.getByRole('combobox', { name: 'Métier ou mot-clé' });
    await field.click();
    await page.keyboard.type('/jk?gs e');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    assert.equal(await field.inputValue(), '/jk?gs ');
    assert.deepEqual(await heard(), []);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    const told = String(await heard());
    assert.match(told, /keydown Escape/);
    assert.match(told, /keydown k/);

    await page.evaluate(() => Reflect.set(window, 'heard', []));
    await page.getByRole('button', { name: 'Rechercher' }).focus();
    await page.keyboard.press('j');
    assert.match(String(await heard()), /keydown j/, 'a button is no field');
    await close();
  });
});
