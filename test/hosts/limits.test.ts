import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { loaderTag, publish, searchTag, visit } from './host-page.ts';

/** What `docs/limits.md` owns up to: there the elements are not drawn, and nobody is left without. */
const hindrances: readonly { name: string; head: string; body?: string }[] = [
  {
    name: 'ShadyDOM is forced',
    head: '<script>ShadyDOM = { force: true }</script><script src="/lib/@webcomponents/webcomponentsjs/webcomponents-bundle.js"></script>',
  },
  { name: 'an image is named createElement', head: '', body: '<img name="createElement" src="data:,">' },
  { name: 'a script has deleted a method of the language', head: '<script>Array.prototype.flat = undefined</script>' },
];

describe('where', () => {
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

  for (const { name, head, body = '' } of hindrances)
    it(`${name}, what stands in the tag stays, and the console says why`, async () => {
      const url = publish(site, { head: head + loaderTag(site), body: body + searchTag(site) });
      const { page, errors, requests, close } = await visit(browser, url);
      await page.waitForLoadState('networkidle');
      assert.ok(await page.getByRole('link', { name: 'Voir les offres' }).isVisible());
      assert.ok(errors.length > 0, 'the console says nothing');
      assert.deepEqual(
        requests.filter(
          (request) => ![site.url, site.origin].some((known) => request.includes(known)) && !request.includes('data:'),
        ),
        [],
      );
      await close();
    });
});
