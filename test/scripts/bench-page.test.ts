import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Page } from 'playwright-core';

import { fill } from '../../scripts/bench/catalogue.ts';
import { benchSite } from '../../scripts/bench/page/bench-site.ts';
import { visited } from '../../scripts/bench/page/visit.ts';
import { openEmbedded, type Database } from '../../server/database/database.ts';

describe('the pages of the benchmark', () => {
  let db: Database;
  let site: Awaited<ReturnType<typeof benchSite>>;

  before(async () => {
    db = await openEmbedded();
    await fill(1_000)(db);
    site = await benchSite(db);
  });

  after(async () => {
    site.close();
    await db.close();
  });

  const cards = (page: Page): Promise<string[]> => page.locator('.card:has(.title)').allInnerTexts();
  /** Whatever the layout and the typography: cards differ in the space between their words, and in their apostrophes. */
  const words = (texts: readonly string[]): string[] =>
    texts.map((text) => text.replace(/\s+/g, ' ').replaceAll("'", '’').trim());

  const onlyFixedTerm = (page: Page) =>
    page.waitForFunction(() =>
      [...document.querySelectorAll('.gist li:first-child')].every(({ textContent }) => /CDD|durée déterminée/.test(textContent)),
    );

  it('draw the same offers in the same words', async () => {
    const { elements, direct, instantSearch, vanilla } = site.searches;
    const shown = [];
    for (const bench of [elements, direct, instantSearch, vanilla])
      shown.push(await visited(bench, site, async ({ page }) => words(await cards(page))));
    assert.equal(shown[0]?.length, 20);
    for (const other of shown.slice(1)) assert.deepEqual(other, shown[0]);
  });

  it('show the answer to what is typed', async () => {
    const { instantSearch, vanilla } = site.searches;
    for (const bench of [instantSearch, vanilla])
      await visited(bench, site, async ({ page }) => {
        await page.locator(bench.place?.box ?? '').pressSequentially('in');
        await page.evaluate(() => probe.paintedTitles(1, ' · in'));
      });
  });

  it('have a form whose first field takes what is typed, after one question to the gateway', async () => {
    const { elements, direct, begun, plain } = site.forms;
    for (const [bench, questions] of [
      [elements, 1],
      [direct, 1],
      [begun, 1],
      [plain, 0],
    ] as const)
      await visited(bench, site, async ({ page, requests }) => {
        assert.ok((await page.evaluate(() => probe.box)) > 0);
        const field = page.locator(`${bench.place?.box}:visible`);
        await field.fill('Inès');
        assert.equal(await field.inputValue(), 'Inès');
        assert.equal(requests().filter(({ url }) => url.includes('/v1/applications/form')).length, questions, bench.name);
      });
  });

  it('turn pages and choose contracts', async () => {
    await visited(site.searches.instantSearch, site, async ({ page }) => {
      const first = await cards(page);
      await page.getByRole('link', { name: 'Page 2', exact: true }).click();
      await page.waitForFunction((title) => document.querySelector('.title')?.textContent !== title, first[0]?.split('\n')[0]);
      assert.equal((await cards(page)).length, 20);
      await page.getByRole('checkbox', { name: /^CDD/ }).check();
      await onlyFixedTerm(page);
    });
    await visited(site.searches.vanilla, site, async ({ page }) => {
      await page.getByRole('button', { name: 'Voir plus d’offres' }).click();
      await page.evaluate(() => probe.paintedTitles(40, ''));
      await page.getByRole('checkbox', { name: /^CDD/ }).check();
      await onlyFixedTerm(page);
    });
  });
});
