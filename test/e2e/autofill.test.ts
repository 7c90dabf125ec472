import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { chromiumArguments, ensureChromium } from '../../scripts/browsers/index.ts';
import { servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';

/** What a person has had their browser keep, by the names that Chromium has for it. */
const address = {
  fields: Object.entries({
    NAME_FULL: 'Camille Martin',
    NAME_FIRST: 'Camille',
    NAME_LAST: 'Martin',
    EMAIL_ADDRESS: 'camille.martin@exemple.fr',
    PHONE_HOME_WHOLE_NUMBER: '+33612345678',
    ADDRESS_HOME_STREET_ADDRESS: '1 rue des Lilas',
    ADDRESS_HOME_ZIP: '26000',
    ADDRESS_HOME_CITY: 'Valence',
    ADDRESS_HOME_COUNTRY: 'FR',
  }).map(([name, value]) => ({ name, value })),
};

describe('what a browser fills in by itself', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;

  before(async () => {
    site = await servedSite(await sharedGateway());
    site.app.get('/autofill', (c) =>
      c.html(`<!doctype html><html lang="fr"><meta charset="utf-8"><title>Postuler</title>
        <script type="module" src="/sdk/1/loader.js"></script>
        <emploi-application-form partner-key="pk_test_atelier"></emploi-application-form></html>`),
    );
    // The old headless mode has no autofill.
    browser = await puppeteer.launch({
      executablePath: ensureChromium(),
      args: chromiumArguments,
      headless: true,
    });
    page = await browser.newPage();
    await page.goto(`${site.url}/autofill`);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('is every field about the person, and not the one that nobody sees', async () => {
    const field = await page.waitForSelector('emploi-application-form >>> #firstName');
    assert.ok(field);
    const devtools = await page.createCDPSession();
    await devtools.send('Autofill.enable');
    await field.focus();
    await devtools.send('Autofill.setAddresses', { addresses: [address] });
    await devtools.send('Autofill.trigger', { fieldId: await field.backendNodeId(), address });
    const holds = (name: string, value: string) =>
      page.waitForFunction(
        (wanted, expected) => {
          const found = document.querySelector('emploi-application-form')?.shadowRoot?.querySelector(`[name="${wanted}"]`);
          return found instanceof HTMLInputElement && found.value === expected;
        },
        {},
        name,
        value,
      );
    await holds('firstName', 'Camille');
    await holds('lastName', 'Martin');
    await holds('email', 'camille.martin@exemple.fr');
    await holds('phone', '06 12 34 56 78');
    await holds('topic', '');
  });

  it('counts as typed: the next step takes it, and the letter is signed', async () => {
    await page.locator('emploi-application-form >>> #go').click();
    const letter = await page.waitForSelector('emploi-application-form >>> #message');
    const text = await letter?.evaluate((field) => (field instanceof HTMLTextAreaElement ? field.value : ''));
    assert.match(text ?? '', /Camille Martin$/);
  });
});
