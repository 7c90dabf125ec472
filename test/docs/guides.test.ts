import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { recruiterDefaults } from '../../server/partners/recruiters-store.ts';
import { pageWith, results, search, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { filledIn, snippetsOf, type Snippet } from '../support/snippets.ts';

const guides = ['README.md', 'docs/integrer.md', 'docs/integrate.md', 'docs/optimiseurs.md', 'docs/theming.md', 'docs/csp.md'];

describe('the guides', () => {
  let site: PartnerSite;
  let browser: Browser;
  before(async () => {
    site = await partnerSite({ ownData: true });
    await site.stores.recruiters.save({
      ...recruiterDefaults,
      partner: 'partner',
      name: 'Partenaire',
      contact: 'donnees@partenaire.example',
      inboxToken: 'inbox-of-the-guides',
    });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const loader = () => `<script type="module" async src="${site.url}/sdk/1/loader.js"></script>`;
  const withKey = (html: string): string =>
    html.includes('partner-key')
      ? html
      : html.replace('<emploi-offer-search', `<emploi-offer-search partner-key="${site.partnerKey}"`);

  /** A page with the snippet in it, and with the script or the tag that the snippet goes without. */
  const pageOf = (snippet: Snippet): string => {
    const html = withKey(filledIn(snippet, site));
    return pageWith(site, {
      head: html.includes('/sdk/1/') ? '' : loader(),
      body: html.includes('emploi-') || html.includes('data-emploi') ? html : html + search(site),
    });
  };

  const pageUnder = (snippet: Snippet): string => {
    const given = filledIn(snippet, site).trim();
    const scripts = given.includes('script-src') ? '' : `script-src ${site.url}; connect-src ${site.url}; `;
    return pageWith(site, {
      head: loader().replace('<script', '<script nonce="VALUE"'),
      body: search(site),
      headers: { 'content-security-policy': `default-src 'none'; ${scripts}${given}` },
    });
  };

  it('the page of the gateway itself: what it has to be pasted works, and asks once', async () => {
    const home = await browser.newPage();
    await home.goto(site.url);
    const code = (await home.locator('pre').innerText()).replaceAll('pk_votre_cle', site.partnerKey);
    await home.close();
    const { page, requests, errors } = await visit(browser, pageWith(site, { body: code }));
    await page.getByText(results).waitFor();
    assert.equal(requests.filter((request) => request.includes('/v1/offers?')).length, 1);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  for (const guide of guides)
    for (const snippet of snippetsOf(guide)) {
      if (snippet.language === 'html')
        it(`${guide}, ${snippet.name}: works, as it stands`, async () => {
          const { page, errors } = await visit(browser, pageOf(snippet));
          const element = page.locator('emploi-offer-search, emploi-application-form').first();
          await element
            .getByText(/^\d+ offres$|Par exemple|^Prénom$/)
            .first()
            .waitFor();
          assert.deepEqual(errors, []);
          await page.context().close();
        });

      if (snippet.language === 'csp')
        it(`${guide}, ${snippet.name}: nothing is blocked`, async () => {
          const { page, errors } = await visit(browser, pageUnder(snippet));
          await page.getByText(results).waitFor();
          assert.deepEqual(errors, []);
          await page.context().close();
        });

      if (snippet.language === 'css')
        it(`${guide}, ${snippet.name}: every rule is for something, and every value is taken`, async () => {
          const url = pageWith(site, { head: loader(), body: search(site) });
          const { page } = await visit(browser, url);
          await page.getByText(results).waitFor();
          await page.addStyleTag({ content: snippet.code });
          const idle = await page.evaluate((css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            const written = css.match(/[\w-]+(?=\s*:[^:{}]+;)/g)?.length ?? 0;
            const rules = [...sheet.cssRules].filter((rule) => rule instanceof CSSStyleRule);
            const taken = rules.reduce((sum, { style }) => sum + new Set([...style]).size, 0);
            const unmatched = rules
              .map(({ selectorText }) => selectorText)
              .filter(
                (selector) =>
                  !document.querySelector(selector.replace(/::part\(.*?\)/, '').replace(/\[.*?\]|\.[\w-]+/g, '') || '*'),
              );
            return { unmatched, isTaken: written > 0 && taken >= written };
          }, snippet.code);
          assert.deepEqual(idle, { unmatched: [], isTaken: true });
          await page.context().close();
        });
    }
});
