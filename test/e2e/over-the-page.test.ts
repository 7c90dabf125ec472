import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';

/** Whatever else opens over the page: the full-screen fields of the search are tried in `phone.test.ts`. */
describe('the question whether the person is still there', () => {
  let site: ServedSite;
  let browser: Browser;
  before(async () => {
    site = await servedSite(await sharedGateway());
    const lines = '<p>Le département vous accompagne vers l’emploi, la formation et le logement.</p>'.repeat(60);
    site.app.get('/apply', (c) =>
      c.html(`<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Postuler</title><script type="module" src="/sdk/1/loader.js"></script>${lines}
        <emploi-application-form partner-key="pk_test_employer" shared-device="0.01"></emploi-application-form>${lines}</html>`),
    );
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const width of [320, 390, 1280])
    it(`is in sight on a page that is scrolled, ${width} px wide, and leaves it where it was`, async () => {
      const page = await browser.newPage({ locale: 'fr-FR', viewport: { width, height: 700 } });
      await page.goto(`${site.url}/apply`);
      const name = page.getByRole('textbox', { name: 'Prénom' });
      await name.evaluate((input) => input.scrollIntoView({ block: 'center' }));
      const scrolled = await page.evaluate(() => scrollY);
      assert.ok(scrolled > 500, 'the page is scrolled');
      await name.fill('Claire');
      const dialog = page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' });
      await dialog.waitFor();
      const box = await dialog.boundingBox();
      assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= 700, JSON.stringify(box));
      await dialog.getByRole('button', { name: 'Je continue' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => scrollY), scrolled);
      await page.close();
    });
});
