import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { saveEmployersOffer } from '../support/server/applications.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';

describe('the application form on its page', () => {
  let site: ServedSite;
  let browser: Browser;
  before(async () => {
    site = await servedSite();
    await saveEmployersOffer(site.db);
    site.app.get('/small', (c) =>
      c.html(`<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Emploi</title><style>body { font-size: 13px }</style>
        <script type="module" src="/sdk/1/loader.js"></script>
        <emploi-offer-search partner-key="pk_test_council"></emploi-offer-search>
        <emploi-application-form partner-key="pk_test_employer" layout="page"></emploi-application-form></html>`),
    );
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('opens for an offer under that offer, in sight, and not where the page speaks of something else', async () => {
    const page = await browser.newPage({ locale: 'fr-FR' });
    await page.goto(`${site.url}/demo/employer/`);
    const search = page.locator('emploi-offer-search');
    await search.locator('.card .title').first().click();
    await search.getByRole('button', { name: 'Postuler sur cette page' }).click();
    const form = page.locator('#offres emploi-application-form');
    const heading = form.getByRole('heading', { name: 'Votre candidature' });
    await heading.waitFor();
    await page.waitForFunction(() => {
      const { activeElement } = document;
      const { top = -1 } = activeElement?.shadowRoot?.activeElement?.getBoundingClientRect() ?? {};
      return activeElement?.closest('#offres') && top >= 0 && top < innerHeight;
    });
    await form.getByRole('textbox', { name: 'Prénom' }).waitFor();
    assert.equal(await form.getByText('Candidature spontanée').count(), 0);
    await page.locator('#postuler emploi-application-form').getByText('Candidature spontanée').waitFor();
    await page.close();
  });

  it('has fields of 16 px at least under a finger, however small the letters of the page: iOS would zoom in', async () => {
    for (const [hasTouch, least, most] of [
      [true, 16, 16],
      [false, 13, 13],
    ] as const) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch, isMobile: hasTouch });
      const page = await context.newPage();
      await page.goto(`${site.url}/small`);
      // The last step, which comes after the first.
      await page.locator('emploi-application-form').getByRole('button', { name: 'Envoyer ma candidature' }).waitFor();
      await page.locator('emploi-offer-search').getByRole('combobox', { name: 'Lieu' }).waitFor();
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll('emploi-offer-search, emploi-application-form')].flatMap(({ shadowRoot }) =>
          [...(shadowRoot?.querySelectorAll('input:not([hidden] *), select, textarea') ?? [])].map((field) =>
            Number.parseFloat(getComputedStyle(field).fontSize),
          ),
        ),
      );
      assert.ok(sizes.length > 10, `${sizes.length} fields`);
      assert.deepEqual([Math.min(...sizes), Math.max(...sizes)], [least, most]);
      await context.close();
    }
  });
});
