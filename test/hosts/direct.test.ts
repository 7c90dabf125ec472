import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { assertOnlyOurQuestions, journey, loaderTag, publish, visit } from './host-page.ts';

describe('the file of one element, and its question ahead', () => {
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

  const direct = (): string => `<script type="module" async src="${site.url}/sdk/1/direct/offer-search.js"></script>`;
  const ahead = (query: string): string =>
    `<link rel="preload" as="fetch" crossorigin href="${site.url}/v1/offers?${query}&for=offer-search&key=${site.partnerKey}">`;
  const tag = (attributes: string): string =>
    `<emploi-offer-search partner-key="${site.partnerKey}" ${attributes}></emploi-offer-search>`;
  const questions = (requests: readonly string[]): string[] =>
    requests.filter((request) => new URL(request.slice(4)).pathname === '/v1/offers');

  it('is all that is fetched before the results, and the question is asked once', async () => {
    const visited = await visit(browser, publish(site, { head: ahead('place=26') + direct(), body: tag('place="26"') }));
    const { page, requests, errors } = visited;
    await page
      .locator('emploi-offer-search')
      .getByText(/^\d+ offres$/)
      .waitFor();
    assert.equal(questions(requests).length, 1);
    const scripts = requests.filter((request) => request.includes('/sdk/'));
    assert.deepEqual(scripts, [`GET ${site.url}/sdk/1/direct/offer-search.js`]);
    await journey(page);
    assert.deepEqual(errors, []);
    assertOnlyOurQuestions(visited, site);
    await visited.close();
  });

  it('matches the question of every attribute in the order of the guide', async () => {
    const { page, requests, close } = await visit(
      browser,
      publish(site, {
        head: ahead('contract=CDI&keywords=plombier&place=26362&radius=50') + direct(),
        body: tag('filters="contract=CDI" keywords="plombier" place="26362" radius="50"'),
      }),
    );
    await page
      .locator('emploi-offer-search')
      .getByText(/^\d+ offres?$/)
      .waitFor();
    assert.equal(questions(requests).length, 1);
    await close();
  });

  it('asks for itself where the question ahead was another', async () => {
    const { page, requests, close } = await visit(
      browser,
      publish(site, { head: ahead('place=69') + direct(), body: tag('place="26"') }),
    );
    await page
      .locator('emploi-offer-search')
      .getByText(/^\d+ offres$/)
      .waitFor();
    assert.equal(questions(requests).length, 2);
    await close();
  });

  for (const order of ['before', 'after'] as const)
    it(`works on a page that has the loader too, ${order} it`, async () => {
      const head = order === 'before' ? direct() + loaderTag(site) : loaderTag(site) + direct();
      const { page, errors, close } = await visit(browser, publish(site, { head, body: tag('place="26"') }));
      await journey(page);
      assert.deepEqual(errors, []);
      await close();
    });
});
