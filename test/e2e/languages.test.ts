import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

const translated = /\/parts\/(?:[\w-]+\.(?:en|ar)|translation)-[\w-]+\.js$/;

describe('the language of a partner’s page, from the built SDK', () => {
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

  /** A page in a language, with what stands in its body, and the files of languages it has asked for. */
  const open = async (
    lang: string,
    body: string,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<{ page: Page; asked: string[] }> => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => translated.test(request.url()) && asked.push(request.url()));
    await prepare?.(page);
    await page.goto(site.page('/page', `<!doctype html><html lang="${lang}"><title>Page</title><body>${body}</body></html>`));
    return { page, asked };
  };

  const script = (file: string): string => `<script type="module" src="${site.url}/sdk/1/${file}"></script>`;
  const search = (): string => `<emploi-offer-search partner-key="${site.partnerKey}" place="69"></emploi-offer-search>`;
  const headingOf = (page: Page, tag = 'emploi-offer-search') => page.locator(tag).getByRole('heading', { level: 2 });

  it('a French page, and one in a language that is not spoken, fetch no translation', async () => {
    for (const lang of ['fr', 'de', '']) {
      const { page, asked } = await open(lang, script('loader.js') + search());
      await headingOf(page).getByText('Trouver un emploi').waitFor();
      assert.deepEqual(asked, []);
      await page.close();
    }
  });

  it('an English page fetches English beside the code, and not after it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { page } = await open('en-GB', script('loader.js') + search(), (it) =>
      it.route(/\/parts\/(?:runtime|offer-search\.en)-/, async (route) => {
        if (route.request().url().includes('.en-')) resolve();
        else await promise; // with a chain this page would wait for ever
        await route.continue();
      }),
    );
    await headingOf(page).getByText('Find a job').waitFor();
    await page.close();
  });

  it('no other words are shown first', async () => {
    const { page } = await open('ar', script('loader.js') + search(), (it) =>
      it.addInitScript(() => {
        const said = new Set<string>();
        Object.assign(window, { said });
        const look = (): void => {
          const text = document.querySelector('emploi-offer-search')?.shadowRoot?.querySelector('h2')?.textContent;
          if (text) said.add(text);
          requestAnimationFrame(look);
        };
        look();
      }),
    );
    await headingOf(page).getByText('البحث عن عمل').waitFor();
    await page.waitForFunction(() => Reflect.get(window, 'said').size > 0); // the next frame
    assert.deepEqual(await page.evaluate(() => [...Reflect.get(window, 'said')]), ['البحث عن عمل']);
    await page.close();
  });

  it('where the translation does not arrive, the search runs in French, and says that it is French', async () => {
    const { page } = await open('en', script('loader.js') + search(), (it) =>
      it.route(/\/parts\/offer-search\.en-/, (route) => route.abort()),
    );
    await headingOf(page).getByText('Trouver un emploi').waitFor();
    await page.getByText('2 offres').waitFor();
    assert.equal(await headingOf(page).evaluate((heading) => heading.closest<HTMLElement>('[lang]')?.lang), 'fr');
    await page.close();
  });

  it('the self-contained file brings its languages with it', async () => {
    const { page, asked } = await open('en', script('offer-search.js') + search());
    await headingOf(page).getByText('Find a job').waitFor();
    assert.deepEqual(asked, []);
    await page.close();
  });

  it('two copies on one page follow it side by side, and tell the page nothing', async () => {
    const other = `<script type="module">
      import { EmploiOfferSearch } from '${site.url}/sdk/1/offer-search.js';
      customElements.define('other-search', class extends EmploiOfferSearch {});
      window.addEventListener('lit-localize-status', () => { window.heard = true; });
    </script><other-search partner-key="${site.partnerKey}"></other-search>`;
    const { page } = await open('fr', script('loader.js') + search() + other);
    for (const [lang, heading] of [
      ['fr', 'Trouver un emploi'],
      ['ar', 'البحث عن عمل'],
      ['en', 'Find a job'],
      ['fr', 'Trouver un emploi'],
    ] as const) {
      await page.evaluate((language) => (document.documentElement.lang = language), lang);
      for (const tag of ['emploi-offer-search', 'other-search']) await headingOf(page, tag).getByText(heading).waitFor();
    }
    assert.equal(await page.evaluate(() => Reflect.get(window, 'heard')), undefined);
    await page.close();
  });
});
