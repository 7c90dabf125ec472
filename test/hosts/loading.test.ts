import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { pageWith, results, search, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

describe('loader.js', () => {
  let site: PartnerSite;
  let browser: Browser;
  let loader: string;

  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
    loader = `${site.url}/sdk/1/loader.js`;
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  /** The tags of a page: what is in its head, and what follows the search. */
  const ways: Readonly<Record<string, (src: string) => { head?: string; end?: string }>> = {
    'as the guide says': (src) => ({ head: `<script type="module" async src="${src}"></script>` }),
    'as a module at the end': (src) => ({ end: `<script type="module" src="${src}"></script>` }),
    'without a type, in the head': (src) => ({ head: `<script src="${src}"></script>` }),
    'without a type, at the end': (src) => ({ end: `<script src="${src}"></script>` }),
    'as type="text/javascript"': (src) => ({ head: `<script type="text/javascript" src="${src}"></script>` }),
    'without a type, async': (src) => ({ head: `<script async src="${src}"></script>` }),
    'without a type, deferred': (src) => ({ head: `<script defer src="${src}"></script>` }),
    'with an address that a CMS has stamped': (src) => ({ head: `<script src="${src}?ver=6.8.2"></script>` }),
    'twice, in two ways': (src) => ({
      head: `<script src="${src}"></script>`,
      end: `<script type="module" src="${src}"></script><script src="${src}"></script>`,
    }),
    'by a tag manager, when all is loaded': (src) => ({
      end: `<script>addEventListener('load', () => setTimeout(() => {
        const tag = document.createElement('script');
        tag.src = '${src}';
        document.body.append(tag);
      }))</script>`,
    }),
    'imported by a module of the page': (src) => ({ end: `<script type="module">import '${src}';</script>` }),
    'pinned to a release': (src) => ({ head: `<script src="${src.replace('/1/', '/1.0.0/')}"></script>` }),
    'on a page whose names stand in the way': (src) => ({
      end: `<img name="currentScript" src="/x.js" alt=""><a id="elements"></a><form name="scripts"></form><script src="${src}"></script>`,
    }),
  };

  for (const [way, tags] of Object.entries(ways))
    it(`runs ${way}`, async () => {
      const { head = '', end = '' } = tags(loader);
      const { page, errors, requests } = await visit(browser, pageWith(site, { head, body: search(site) + end }), {
        prepare: (opening) => opening.route(/\/x\.js$|favicon/, (route) => route.fulfill({ body: '' })),
      });
      await page.getByText(results).waitFor();
      assert.deepEqual(errors, []);
      assert.equal(requests.filter((url) => new URL(url).pathname === '/v1/offers').length, 1);
      await page.context().close();
    });

  const policies: Readonly<Record<string, (gateway: string) => string>> = {
    'a list of hosts': (gateway) => `script-src ${gateway}`,
    'a nonce': () => `script-src 'nonce-abc'`,
    "a nonce and 'strict-dynamic'": () => `script-src 'nonce-abc' 'strict-dynamic'`,
  };
  for (const [name, policy] of Object.entries(policies))
    for (const type of ['text/javascript', 'module'])
      it(`runs as ${type} under ${name}`, async () => {
        const headers = { 'content-security-policy': `default-src 'none'; connect-src ${site.url}; ${policy(site.url)}` };
        const head = `<script nonce="abc" type="${type}" src="${loader}"></script>`;
        const { page, errors } = await visit(browser, pageWith(site, { head, body: search(site), headers }));
        await page.getByText(results).waitFor();
        assert.deepEqual(errors, []);
        await page.context().close();
      });

  for (const [where, at] of [
    ['another site', () => pageWith(site, { head: `<script type="module" src="${loader}"></script>`, body: search(site) })],
    ['the same site', () => `${site.url}/demo/council/`],
  ] as const)
    it(`sends no cookie to a gateway on ${where}`, async () => {
      const cookies: unknown[] = [];
      const { page } = await visit(browser, at(), {
        prepare: async (opening) => {
          await opening.context().addCookies([{ name: 'session', value: 'secret', url: site.url }]); // of every port of this machine
          opening.on('request', (request) => {
            if (new URL(request.url()).pathname.startsWith('/v1/'))
              cookies.push(request.allHeaders().then(({ cookie }) => cookie));
          });
        },
      });
      await page
        .getByText(/\d offres/)
        .first()
        .waitFor();
      const sent = await Promise.all(cookies);
      assert.ok(sent.length > 0);
      assert.deepEqual(new Set(sent), new Set([undefined]));
      await page.context().close();
    });

  it('leaves no name in the page but one symbol', async () => {
    const head = `<script>window.before = new Set(Reflect.ownKeys(window))</script><script src="${loader}"></script>`;
    const { page } = await visit(browser, pageWith(site, { head, body: search(site) }), {
      prepare: (opening) => opening.route('**/parts/*', () => {}), // the loader alone
    });
    const added = await page.evaluate(() => {
      const known: unknown = Reflect.get(window, 'before');
      return known instanceof Set
        ? Reflect.ownKeys(window)
            .filter((name) => name !== 'before' && !known.has(name))
            .map(String)
        : [];
    });
    assert.equal(added.length, 1);
    assert.match(added[0] ?? '', /^Symbol\(emploi-elements/);
    await page.context().close();
  });

  it('understands a pinned tag', async () => {
    const body = search(site).replaceAll('offer-search', 'offer-search-v1');
    const { page, errors } = await visit(browser, pageWith(site, { head: `<script src="${loader}"></script>`, body }));
    await page.getByText(results).waitFor();
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  it('asks nothing early through a fetch that is not the browser’s', async () => {
    const head = `<script>
      const { fetch } = window;
      window.asked = [];
      window.fetch = (...args) => (window.asked.push(typeof args[0]), fetch(...args));
      Object.prototype.method = 'POST';
      Object.prototype.body = 'x';
    </script><script src="${loader}"></script>`;
    const { page } = await visit(browser, pageWith(site, { head, body: search(site) }), {
      // The code never comes: whatever is asked is asked early.
      prepare: (opening) => opening.route('**/parts/*', () => {}),
    });
    await page.waitForFunction(() => document.readyState === 'complete');
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'asked')), []);
    await page.context().close();
  });

  describe('loading="lazy"', () => {
    const lazy = () => search(site).replace('place=', 'loading="lazy" place=');
    const far = '<div style="height: 4000px"></div>';

    it('fetches nothing of an element before it comes near', async () => {
      const { page, requests } = await visit(
        browser,
        pageWith(site, { head: `<script src="${loader}"></script>`, body: far + lazy() }),
      );
      await page.waitForLoadState('networkidle');
      const fromGateway = () => requests.filter((url) => url.startsWith(site.url));
      assert.deepEqual(fromGateway(), [loader]);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.getByText(results).waitFor();
      await page.context().close();
    });

    it('asks nothing for the far one of two, though the near one has brought its code', async () => {
      const { page, requests } = await visit(
        browser,
        pageWith(site, { head: `<script src="${loader}"></script>`, body: search(site) + far + lazy().replace('"26"', '"69"') }),
      );
      await page.getByText(results).waitFor();
      await page.waitForLoadState('networkidle');
      const questions = () => requests.filter((url) => new URL(url).pathname === '/v1/offers').length;
      assert.equal(questions(), 1);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page
        .locator('emploi-offer-search')
        .nth(1)
        .getByText(/^\d+ offres?$/)
        .waitFor();
      assert.equal(questions(), 2);
      await page.context().close();
    });
  });
});
