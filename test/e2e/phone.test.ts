import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

describe('the search on a phone', () => {
  let site: PartnerSite;
  let browser: Browser;
  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
    site.page(
      '/phone',
      `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
       <title>Emploi</title><script type="module" src="${site.url}/sdk/1/loader.js"></script>
       <div class="moved"><emploi-offer-search partner-key="${site.partnerKey}"></emploi-offer-search></div>`,
      { 'content-security-policy': `default-src 'none'; script-src ${site.url}; connect-src ${site.url}; style-src 'none'` },
    );
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const visit = async (isTouch: boolean): Promise<{ page: Page; place: Locator; field: Locator }> => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 800 },
      hasTouch: isTouch,
      isMobile: isTouch,
      locale: 'fr-FR',
    });
    const page = await context.newPage();
    await page.goto(`${site.origin}/phone`);
    const place = page.getByRole('combobox', { name: 'Lieu' });
    await place.waitFor();
    return { page, place, field: page.locator('emploi-offer-search .field', { has: place }) };
  };

  const boxOf = async (field: Locator) => {
    const box = await field.boundingBox();
    assert.ok(box);
    return [box.x, box.y, box.width, box.height];
  };

  it('gives the field that is tapped the whole screen, above the keyboard, and takes it back with the choice', async () => {
    const { page, place, field } = await visit(true);
    await place.tap();
    await page.getByRole('button', { name: 'Fermer' }).waitFor();
    assert.deepEqual(await boxOf(field), [0, 0, 390, 800]);
    // As when the keyboard comes up and the browser scrolls to the field.
    await page.evaluate(() => {
      Object.defineProperties(visualViewport, { height: { value: 420 }, offsetTop: { value: 30 } });
      visualViewport?.dispatchEvent(new Event('resize'));
    });
    assert.deepEqual(await boxOf(field), [0, 30, 390, 420]);
    await place.pressSequentially('valence');
    const option = page.getByRole('option', { name: /^Valence \(26\)/ });
    const { y = 0, height = 0 } = (await option.boundingBox()) ?? {};
    assert.ok(y + height < 450, 'the best suggestion is above the keyboard');
    await option.tap();
    await page.getByRole('button', { name: 'Fermer' }).waitFor({ state: 'detached' });
    assert.equal(await place.inputValue(), 'Valence (26)');
    assert.equal(await field.getAttribute('style'), '');
    await page.context().close();
  });

  for (const [how, leave] of [
    ['its button', (page: Page) => page.getByRole('button', { name: 'Fermer' }).tap()],
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['the search', (page: Page) => page.keyboard.press('Enter')],
  ] as const)
    it(`gives the page back by ${how}, with what was typed`, async () => {
      const { page } = await visit(true);
      const words = page.getByRole('combobox', { name: 'Métier ou mot-clé' });
      await words.tap();
      await page.getByRole('button', { name: 'Fermer' }).waitFor();
      await words.pressSequentially('zz');
      await leave(page);
      await page.getByRole('button', { name: 'Fermer' }).waitFor({ state: 'detached' });
      assert.equal(await words.inputValue(), 'zz');
      // Once it is sent, the form is folded away.
      assert.ok(
        await page.getByRole('button', { name: how === 'the search' ? 'Modifier' : 'Rechercher', exact: true }).isVisible(),
      );
      await page.context().close();
    });

  it('leaves the field where it is for whoever has a mouse', async () => {
    const { page, place, field } = await visit(false);
    const before = await boxOf(field);
    await place.click();
    await place.pressSequentially('val');
    await page.getByRole('option').first().waitFor();
    assert.deepEqual((await boxOf(field)).slice(0, 3), before.slice(0, 3));
    await page.context().close();
  });
});
