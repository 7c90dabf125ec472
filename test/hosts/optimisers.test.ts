import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { projectFolder } from '../../scripts/build/sources.ts';
import { pageWith, results, search, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

/** What a caching plugin makes of the script, and where it stands in the page then. */
interface Way {
  head?: (loader: string, gateway: string) => string;
  end?: (loader: string, gateway: string) => string;
  /** What the copies at the page's own addresses hold. */
  copies?: Readonly<Record<string, (loader: string) => string>>;
  body?: (site: PartnerSite) => string;
}

const minified = '/wp-content/cache/min/1/sdk/1/loader.js';
const joined = '/wp-content/cache/autoptimize/js/autoptimize_1f.js';
const told = (site: PartnerSite): string => search(site).replace('place=', `gateway="${site.url}" place=`);
const asBlob =
  (attributes: string) =>
  (loader: string): string =>
    `<script ${attributes}>
    const tag = document.createElement('script');
    tag.src = URL.createObjectURL(new Blob([${JSON.stringify(loader).replaceAll('</', '<\\/')}], { type: 'text/javascript' }));
    document.head.append(tag);
  </script>`;

const ways: Readonly<Record<string, Way>> = {
  'copied into a cache, the script says where the gateway is': {
    head: (_, gateway) => `<script src="${minified}" data-gateway="${gateway}"></script>`,
    copies: { [minified]: (loader) => loader },
  },
  'copied into a cache, with the address of the API and a slash': {
    head: (_, gateway) => `<script defer src="${minified}?ver=3" data-gateway=" ${gateway}/v1/ "></script>`,
    copies: { [minified]: (loader) => loader },
  },
  'copied into a cache, the tag says it': {
    head: () => `<script src="${minified}"></script>`,
    copies: { [minified]: (loader) => loader },
    body: told,
  },
  'copied into a cache, a tag of this version says it': {
    head: () => `<script src="${minified}"></script>`,
    copies: { [minified]: (loader) => loader },
    body: (site) => told(site).replaceAll('emploi-offer-search', 'emploi-offer-search-v1'),
  },
  'joined with others, the tag says it': {
    head: () => `<script defer src="${joined}"></script>`,
    copies: { [joined]: (loader) => `window.before = 1;\n;${loader};\nwindow.behind = 1;` },
    body: told,
  },
  'joined with others at the end, the provider says it': {
    end: () => `<script src="${joined}"></script>`,
    copies: { [joined]: (loader) => `(function () { ${loader} })();` },
    body: (site) =>
      `<emploi-provider gateway="${site.url}/v1/" partner-key="${site.partnerKey}"><emploi-offer-search place="26"></emploi-offer-search></emploi-provider>`,
  },
  'inlined, the script says it': { head: (loader, gateway) => `<script data-gateway="${gateway}">${loader}</script>` },
  'inlined as a module, the tag says it': { head: (loader) => `<script type="module">${loader}</script>`, body: told },
  'run from a blob, another script says it': {
    end: (loader, gateway) => `<script type="text/plain" data-gateway="${gateway}"></script>${asBlob('')(loader)}`,
  },
  'run from a blob, the tag says it': { head: asBlob(''), body: told },
  'held back until the visitor moves': {
    head: (_, gateway) => `<script type="text/delayed" data-src="${gateway}/sdk/1/loader.js"></script>
      <script>addEventListener('load', () => setTimeout(() => {
        const held = document.querySelector('[data-src]');
        const tag = document.createElement('script');
        tag.src = held.dataset.src;
        held.replaceWith(tag);
      }, 50));</script>`,
  },
  'kept as an old copy beside the gateway’s own': {
    head: (_, gateway) =>
      `<script src="${minified}" data-gateway="${gateway}"></script><script src="${gateway}/sdk/1/loader.js"></script>`,
    copies: { [minified]: (loader) => loader.replaceAll('1.0.0', '0.9.0') },
  },
  'copied, for a node that stands in for the tag': {
    head: (_, gateway) => `<script src="${minified}" data-gateway="${gateway}"></script>`,
    copies: { [minified]: (loader) => loader },
    body: (site) => `<div data-emploi="offer-search" data-partner-key="${site.partnerKey}" data-place="26"></div>`,
  },
};

describe('a loader that an optimiser has', () => {
  const loader = readFileSync(`${projectFolder}dist/cdn/loader.js`, 'utf8');
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

  const serve =
    (copies: Way['copies'] = {}) =>
    async (page: Page): Promise<void> => {
      for (const [path, content] of Object.entries(copies))
        await page.route(`**${path}*`, (route) => route.fulfill({ contentType: 'text/javascript', body: content(loader) }));
    };

  for (const [name, { head, end, copies, body = search }] of Object.entries(ways))
    it(`${name}: searches`, async () => {
      const url = pageWith(site, { head: head?.(loader, site.url) ?? '', body: body(site) + (end?.(loader, site.url) ?? '') });
      const { page, errors } = await visit(browser, url, { prepare: serve(copies) });
      await page.getByText(results).waitFor();
      assert.equal(await page.locator('emploi-offer-search, emploi-offer-search-v1').count(), 1);
      assert.deepEqual(errors, []);
      await page.context().close();
    });

  it('copied, on a page that says nothing: the console names the page that helps, the link stays', async () => {
    const head = `<script src="${minified}"></script>`;
    const url = pageWith(site, { head, body: search(site, '<a href="/offres">Nos offres</a>') });
    const { page } = await visit(browser, url, { prepare: serve({ [minified]: (text) => text }) });
    await page.waitForEvent('console', (message) => message.text().includes('docs/errors/loading'));
    assert.ok(await page.getByRole('link', { name: 'Nos offres' }).isVisible());
    await page.context().close();
  });

  it('copied, takes no code from where a text in the page says', async () => {
    const evil = 'https://evil.example';
    const head = `<script src="${minified}"></script>`;
    const body = `<div data-emploi="offer-search" data-gateway="${evil}/v1/" data-partner-key="x"></div><p gateway="${evil}"></p>`;
    const { page, requests } = await visit(browser, pageWith(site, { head, body }), {
      prepare: serve({ [minified]: (text) => text }),
    });
    await page.waitForEvent('console', (message) => message.text().includes('docs/errors/loading'));
    assert.deepEqual(
      requests.filter((address) => address.startsWith(evil) && address.includes('/sdk/')),
      [],
    );
    await page.context().close();
  });
});
