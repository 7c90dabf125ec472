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
    // As councils' pages are: much above and below, in a page that scrolls or in a part of it that does.
    const lines = '<p>Le département vous accompagne vers l’emploi, la formation et le logement.</p>'.repeat(60);
    for (const [path, style] of [
      ['/scrolled', ''],
      [
        '/scrolled-part',
        'html, body { block-size: 100%; margin: 0 } main { block-size: 100%; overflow: auto; transform: translate(0) }',
      ],
    ] as const)
      site.page(
        path,
        `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
         <title>Emploi</title><style>${style}</style><script type="module" src="${site.url}/sdk/1/loader.js"></script>
         <main>${lines}<emploi-offer-search partner-key="${site.partnerKey}"></emploi-offer-search>${lines}</main>`,
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
      // Once it is sent, the form is folded away with the field in it.
      if (how === 'the search') await page.getByRole('button', { name: 'Modifier', exact: true }).tap();
      assert.equal(await words.inputValue(), 'zz');
      assert.ok(await page.getByRole('button', { name: 'Rechercher', exact: true }).isVisible());
      await page.context().close();
    });

  for (const path of ['/scrolled', '/scrolled-part'])
    for (const width of [320, 390, 600])
      it(`stays in sight on ${path}, ${width} px wide, and leaves the page where it was`, async () => {
        const context = await browser.newContext({
          viewport: { width, height: 844 },
          hasTouch: true,
          isMobile: true,
          locale: 'fr-FR',
        });
        const page = await context.newPage();
        await page.goto(site.origin + path);
        const place = page.getByRole('combobox', { name: 'Lieu' });
        const field = page.locator('emploi-offer-search .field', { has: place });
        await place.evaluate((input) => input.scrollIntoView({ block: 'center' }));
        const before = await boxOf(field);
        await place.tap();
        const close = page.getByRole('button', { name: 'Fermer' });
        await close.waitFor();
        assert.deepEqual(await boxOf(field), [0, 0, width, 844]);
        await place.pressSequentially('valence');
        const option = page.getByRole('option').first();
        const { y: listTop = 0 } = (await option.boundingBox()) ?? {};
        for (const above of [field.locator('label'), close, place]) {
          const { y = Infinity, height = 0 } = (await above.boundingBox()) ?? {};
          assert.ok(y >= 0 && y + height <= listTop, 'name, way back and field stand above the list');
        }
        assert.equal(await page.evaluate(() => document.elementFromPoint(innerWidth / 2, 20)?.localName), 'emploi-offer-search');
        await close.tap();
        await close.waitFor({ state: 'detached' });
        assert.deepEqual(await boxOf(field), before);
        await page.context().close();
      });

  it('suggests while a phone’s keyboard composes the word, letter by letter', async () => {
    const { page, place } = await visit(true);
    await place.tap();
    await page.getByRole('button', { name: 'Fermer' }).waitFor();
    const keyboard = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    for (let end = 1; end <= 'valence'.length; end++) await compose('valence'.slice(0, end));
    const option = page.getByRole('option', { name: /^Valence \(26\)/ });
    await option.waitFor();
    assert.equal(await place.inputValue(), 'valence', 'what is composed is left as it is');
    await compose('valence ');
    assert.equal(await place.inputValue(), 'valence ');
    await compose('valence');
    await option.waitFor();
    await option.tap();
    assert.equal(await place.inputValue(), 'Valence (26)');
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
