import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { otherRelease, type OtherRelease } from '../support/other-release.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { journey, loaderTag, publish, searchTag, visit } from './host-page.ts';

const current = '1.0.0';

describe('a page that has', () => {
  let site: PartnerSite;
  let browser: Browser;
  let minor: OtherRelease;
  let major: OtherRelease;
  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
    minor = await otherRelease('1.1.0');
    major = await otherRelease('2.0.0');
  });
  after(async () => {
    await browser.close();
    await site.close();
    await Promise.all([minor.remove(), major.remove()]);
  });

  interface Said {
    warnings: string[];
    errors: string[];
  }

  const script = (file: string, attributes = 'type="module"'): string =>
    `<script ${attributes} src="${site.url}/sdk/${file}"></script>`;

  /** Opens a page with these scripts, and makes the main journey on it. */
  const travel = async (head: string, body = searchTag(site), then?: (page: Page) => Promise<void>): Promise<Said> => {
    const warnings: string[] = [];
    const { page, errors, close } = await visit(browser, publish(site, { head, body }), async (opened) => {
      await minor.serveTo(opened);
      await major.serveTo(opened);
      opened.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    });
    await journey(page);
    await then?.(page);
    await close();
    return { warnings, errors };
  };

  const versionOf = (page: Page, tag: string): Promise<string | undefined> =>
    page.evaluate((name) => {
      const element: (CustomElementConstructor & { version?: string }) | undefined = customElements.get(name);
      return element?.version;
    }, tag);

  for (const [what, tags] of [
    ['the loader twice', ['1/loader.js', '1/loader.js']],
    ['the loader of a train and of an exact release', ['1/loader.js', `${current}/loader.js`]],
    ['the loader and a self-contained file', ['1/loader.js', '1/offer-search.js']],
    ['two self-contained files', ['1/offer-search.js', '1/all.js']],
  ] as const)
    it(`${what} says nothing of it`, async () => {
      const { warnings, errors } = await travel(tags.map((tag) => script(tag)).join(''));
      assert.deepEqual({ warnings, errors }, { warnings: [], errors: [] });
    });

  for (const [what, tags, first, second] of [
    ['a newer minor release after', ['1/all.js', '1.1.0/all.js'], current, '1.1.0'],
    ['a newer minor release before', ['1.1.0/all.js', '1/all.js'], '1.1.0', current],
    ['a newer major release after', ['1/all.js', '2.0.0/all.js'], current, '2.0.0'],
  ] as const)
    it(`${what} works with the first, and warns with both numbers`, async () => {
      const { warnings, errors } = await travel(tags.map((tag) => script(tag)).join(''), searchTag(site), async (page) => {
        assert.equal(await versionOf(page, 'emploi-offer-search'), first);
      });
      assert.deepEqual(errors, []);
      assert.deepEqual(warnings.sort(), [
        `<emploi-application-form> ${second}: ${first} came first`,
        `<emploi-offer-search> ${second}: ${first} came first`,
        `<emploi-provider> ${second}: ${first} came first`,
      ]);
    });

  it('the loaders of two minor releases works, whichever comes first', async () => {
    const { errors } = await travel(script('1/loader.js', '') + script('1.1.0/loader.js', ''));
    assert.deepEqual(errors, []);
  });

  it('two major releases gives each the tags pinned to it', async () => {
    const pinned = (tag: string) =>
      `<${tag} partner-key="${site.partnerKey}" keywords="boulanger"><a href="/offres">Offres</a></${tag}>`;
    const { errors } = await travel(
      script('1/loader.js', '') + script('2.0.0/loader.js', ''),
      searchTag(site) + pinned('emploi-offer-search-v1') + pinned('emploi-offer-search-v2'),
      async (page) => {
        for (const tag of ['emploi-offer-search-v1', 'emploi-offer-search-v2'])
          await page
            .locator(tag)
            .getByText(/^\d+ offres$/)
            .waitFor();
        assert.equal(await versionOf(page, 'emploi-offer-search-v1'), current);
        assert.equal(await versionOf(page, 'emploi-offer-search-v2'), '2.0.0');
      },
    );
    assert.deepEqual(errors, []);
  });

  it('a provider of one major release and a search of another works by what the provider was given', async () => {
    const { errors } = await travel(script('1/provider.js') + script('2.0.0/offer-search.js'), searchTag(site), async (page) => {
      assert.equal(await versionOf(page, 'emploi-provider'), current);
      assert.equal(await versionOf(page, 'emploi-offer-search'), '2.0.0');
    });
    assert.deepEqual(errors, []);
  });

  it('nothing in its favour: old libraries, a strict policy, hostile styles and two releases', async () => {
    const page = publish(site, {
      head: [
        '<link rel="stylesheet" href="/lib/bootstrap-3/dist/css/bootstrap.min.css">',
        '<link rel="stylesheet" href="/hostile.css">',
        '<script src="/lib/old-frameworks/speed/frameworks/prototype.js"></script>',
        '<script src="/scripts/as-mootools-1.6.js"></script>',
        '<script src="/lib/zone.js-0.8/dist/zone.min.js"></script>',
        loaderTag(site),
        script('1.1.0/all.js'),
      ].join(''),
      body: searchTag(site),
      policy: `default-src 'none'; script-src 'self' ${site.url}; style-src 'self'; connect-src ${site.url}; img-src ${site.url}; require-trusted-types-for 'script'; trusted-types emploi-elements`,
    });
    site.page('/hostile.css', '* { all: unset !important } div { display: none } html { font-size: 62.5% }', {
      'content-type': 'text/css',
    });
    const visited = await visit(browser, page, (opened) => minor.serveTo(opened));
    await journey(visited.page);
    await visited.close();
  });
});
