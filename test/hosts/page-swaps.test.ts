import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { chromium, type Browser, type Page } from 'playwright-core';

import { chromiumArguments, ensureChromium } from '../../scripts/browsers/index.ts';
import { results, search, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

describe('pages that swap their content', () => {
  let site: PartnerSite;
  let browser: Browser;
  /** A browser that keeps pages for its back button; those of tests do not. */
  let keeping: Browser;
  let loader: string;

  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
    keeping = await chromium.launch({
      executablePath: ensureChromium(),
      args: chromiumArguments,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    loader = `<script src="${site.url}/sdk/1/loader.js"></script>`;
  });

  after(async () => {
    await Promise.all([browser.close(), keeping.close()]);
    await site.close();
  });

  interface Swapper {
    script: string;
    /** Around the content that is swapped. */
    wrap?: (content: string) => string;
    bodyAttributes?: string;
  }

  const swappers: Readonly<Record<string, Swapper>> = {
    'Turbo 8': { script: '<script src="/lib/@hotwired/turbo/dist/turbo.es2017-umd.js"></script>' },
    'htmx 2': { script: '<script src="/lib/htmx.org/dist/htmx.min.js"></script>', bodyAttributes: ' hx-boost="true"' },
    'Barba 2': {
      script:
        '<script src="/lib/@barba/core/dist/barba.umd.js"></script><script defer src="data:text/javascript,barba.init()"></script>',
      wrap: (content) =>
        `<div data-barba="wrapper"><main data-barba="container" data-barba-namespace="page">${content}</main></div>`,
    },
  };

  const stands = (): string =>
    search(site, '<a href="#">Nos offres</a>') +
    `<div data-emploi="offer-search" data-place="26" data-partner-key="${site.partnerKey}"><a href="#">Nos offres</a></div>`;

  /** Two pages with two searches each way, and one without between them. */
  const pagesOf = (name: string, { script, wrap = (content) => content, bodyAttributes = '' }: Swapper, inBody: boolean) => {
    const folder = `/${name.replaceAll(' ', '-')}-${inBody}`;
    const document = (title: string, content: string, hasLoader: boolean) =>
      `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title>${script}${hasLoader && !inBody ? loader : ''}</head>
       <body${bodyAttributes}>${wrap(`<h1>${title}</h1>${content}${hasLoader && inBody ? loader : ''}`)}</body></html>`;
    const link = (to: string, text: string) => `<p><a href="${folder}/${to}">${text}</a></p>`;
    // Only Turbo merges heads: elsewhere the first page brings the loader.
    site.page(`${folder}/accueil`, document('Accueil', link('offres', 'Offres'), !name.startsWith('Turbo')));
    site.page(`${folder}/contact`, document('Contact', link('offres', 'Offres'), true));
    return site.page(`${folder}/offres`, document('Offres', link('contact', 'Contact') + stands(), true));
  };

  /** Both searches show their results, and nothing is there twice. */
  const isWhole = async (page: Page): Promise<void> => {
    await page.getByText(results).nth(1).waitFor();
    assert.deepEqual(
      await page.evaluate(() => ({
        elements: document.querySelectorAll('emploi-offer-search').length,
        fallbacks: document.querySelectorAll('emploi-offer-search > a').length,
        dead: document.querySelectorAll(':not(:defined)').length,
      })),
      { elements: 2, fallbacks: 2, dead: 0 },
    );
    assert.equal(await page.getByRole('button', { name: 'Rechercher' }).count(), 2);
    assert.equal(await page.getByText(results).count(), 2);
  };

  for (const [name, swapper] of Object.entries(swappers))
    for (const inBody of [false, true])
      it(`${name}, the loader in the ${inBody ? 'body' : 'head'}: there, away, back, forward and there again`, async () => {
        const { page, errors } = await visit(browser, pagesOf(name, swapper, inBody).replace('/offres', '/accueil'));
        await page.evaluate(() => Object.assign(window, { isSame: true }));
        const follow = async (text: string) => {
          await page.getByRole('link', { name: text, exact: true }).click();
          await page.getByRole('heading', { level: 1, name: text }).waitFor();
        };
        await follow('Offres');
        await isWhole(page);
        await follow('Contact');
        assert.equal(await page.locator('emploi-offer-search').count(), 0);
        await page.goBack();
        await page.getByRole('heading', { level: 1, name: 'Offres' }).waitFor();
        await isWhole(page);
        await page.goForward();
        await page.getByRole('heading', { level: 1, name: 'Contact' }).waitFor();
        await follow('Offres');
        await isWhole(page);
        assert.equal(await page.evaluate(() => Reflect.get(window, 'isSame')), true, 'the pages are swapped, not loaded');
        assert.deepEqual(errors, []);
        await page.context().close();
      });

  it('a page kept for the back button is as the visitor left it', async () => {
    const url = site.page(
      '/kept',
      `<!doctype html><html lang="fr"><head><title>Offres</title>${loader}</head><body>${search(site)}</body></html>`,
    );
    const next = site.page('/next', '<!doctype html><title>Contact</title><h1>Contact</h1>');
    const { page, requests } = await visit(keeping, url);
    await page.getByText(results).waitFor();
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
    await page.getByRole('combobox', { name: 'Métier ou mot-clé' }).fill('plombier');
    await page.keyboard.press('Enter');
    await page.getByText('2 offres', { exact: true }).waitFor();
    await page.goto(next);
    const before = requests.length;
    await page.goBack({ waitUntil: 'commit' }); // a page that was kept is not loaded again
    await page.getByText('2 offres', { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => Reflect.get(window, 'persisted')), true, 'Chromium has kept the page');
    assert.deepEqual(requests.slice(before), []);
    await page.getByRole('combobox', { name: 'Métier ou mot-clé' }).fill('boulanger');
    await page.keyboard.press('Enter');
    await page.getByText('45 offres', { exact: true }).waitFor();
  });
});
