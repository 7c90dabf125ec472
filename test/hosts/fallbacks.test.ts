import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page, Route } from 'playwright-core';

import { pageWith, results, search, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

const sameSearch = 'Faire cette recherche sur francetravail.fr';
const address = 'https://candidat.francetravail.fr/offres/recherche?lieux=26D';

describe('when something is missing', () => {
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

  const head = () => `<script src="${site.url}/sdk/1/loader.js"></script>`;
  const open = (body: string, prepare: (page: Page) => Promise<unknown>) =>
    visit(browser, pageWith(site, { head: head(), body }), { prepare });
  const told = (errors: readonly string[]) => errors.filter((text) => text.includes('docs/errors/'));

  /** Answers as `answer` does until the test lets go. */
  const broken = (pattern: string | RegExp, answer: (route: Route) => Promise<void> | void) => {
    const state = { isBroken: true };
    return {
      mend: () => (state.isBroken = false),
      prepare: (page: Page) => page.route(pattern, (route) => (state.isBroken ? answer(route) : route.continue())),
    };
  };

  const own = '<a href="https://partenaire.example/offres">Nos offres</a>';

  it('the loader: what stands in the tag stays', async () => {
    const { page } = await open(search(site, own), (opening) => opening.route('**/loader.js', (route) => route.abort()));
    assert.ok(await page.getByRole('link', { name: 'Nos offres' }).isVisible());
    await page.context().close();
  });

  it('scripts: what stands in the tag stays, and in <noscript>', async () => {
    const noscript = `<noscript><a href="${address}">Voir les offres</a></noscript>`;
    const { page } = await visit(browser, pageWith(site, { head: head(), body: search(site, own) + noscript }), {
      javaScriptEnabled: false,
    });
    assert.ok(await page.getByRole('link', { name: 'Nos offres' }).isVisible());
    assert.ok(await page.getByRole('link', { name: 'Voir les offres' }).isVisible());
    await page.context().close();
  });

  for (const [what, pattern] of [
    ['the code of the element', '**/parts/offer-search-*'],
    ['what all elements share', '**/parts/runtime-*'],
  ] as const)
    for (const [how, answer] of [
      ['is not there', (route: Route) => route.fulfill({ status: 404, body: 'Not found' })],
      ['cannot be reached', (route: Route) => route.abort('connectionrefused')],
    ] as const)
      it(`${what} ${how}: a link, what the page has written stays, one line in the console, and a later try heals`, async () => {
        const { mend, prepare } = broken(pattern, answer);
        const div = `<div data-emploi="offer-search" data-place="26" data-partner-key="${site.partnerKey}"></div>`;
        const { page, errors } = await open(search(site, own) + search(site) + div, prepare);
        const links = page.getByRole('link', { name: sameSearch });
        await links.nth(1).waitFor();
        assert.deepEqual(await links.evaluateAll((found) => found.map((link) => link.getAttribute('href'))), [address, address]);
        assert.ok(await page.getByRole('link', { name: 'Nos offres' }).isVisible());
        mend();
        await page.getByText(results).nth(2).waitFor();
        assert.equal(await links.filter({ visible: true }).count(), 0);
        assert.equal(told(errors).length, 1);
        assert.match(told(errors)[0] ?? '', /docs\/errors\/loading/);
        await page.context().close();
      });

  it('the code never comes: an empty tag gets its link all the same', async () => {
    const { page, errors } = await open(search(site), async (opening) => {
      await opening.clock.install();
      await opening.route('**/parts/*', () => {});
    });
    await page.clock.runFor(11_000);
    await page.getByRole('link', { name: sameSearch }).waitFor();
    assert.equal(told(errors).length, 1);
    await page.context().close();
  });

  describe('the gateway, with the scripts at hand', () => {
    const searchAt = (gateway: string) => search(site).replace('place=', `gateway="${gateway}" place=`);
    const says = async (body: string, text: RegExp, prepare: (page: Page) => Promise<unknown> = async () => {}) => {
      const opened = await open(body, prepare);
      await opened.page.getByText(text).waitFor();
      assert.equal(await opened.page.getByRole('link', { name: sameSearch }).getAttribute('href'), address);
      return opened;
    };

    it('refuses connections: the element says so, with the link', async () => {
      const closed = createServer().listen(0, '127.0.0.1');
      await once(closed, 'listening');
      const at = closed.address();
      const port = typeof at === 'object' ? at?.port : 0;
      closed.close();
      const { page, errors } = await says(searchAt(`http://127.0.0.1:${port}/v1/`), /Le service ne répond pas/);
      assert.equal(told(errors).length, 1);
      assert.match(told(errors)[0] ?? '', /docs\/errors\/offline/);
      await page.context().close();
    });

    it('answers 500: the element says so, with the link, and a later try heals', async () => {
      const { mend, prepare } = broken('**/v1/offers*', (route) =>
        route.fulfill({ status: 500, body: 'Error', headers: { 'access-control-allow-origin': '*' } }),
      );
      const { page } = await says(search(site), /Le service est en panne/, prepare);
      mend();
      await page.getByRole('button', { name: 'Réessayer' }).click();
      await page.getByText(results).waitFor();
      await page.context().close();
    });

    const passing = (route: Route) => route.fulfill({ status: 502, headers: { 'access-control-allow-origin': '*' } });

    it('answers 502 once: the element asks again by itself', async () => {
      let count = 0;
      const { page, requests } = await open(search(site), (opening) =>
        opening.route('**/v1/offers*', (route) => ((count += 1) === 1 ? passing(route) : route.continue())),
      );
      await page.getByText(results).waitFor();
      assert.equal(count, 2);
      assert.equal(requests.filter((url) => url.includes('/parts/shared.retry-')).length, 1);
      await page.context().close();
    });

    it('answers 502, as it does for the code that asks again: the element says that it is not reached, and a later try heals', async () => {
      const { mend, prepare } = broken(/\/v1\/offers|\/parts\/shared.retry-/, passing);
      const { page } = await says(search(site), /Le service ne répond pas/, prepare);
      mend();
      await page.getByRole('button', { name: 'Réessayer' }).click();
      await page.getByText(results).waitFor();
      await page.context().close();
    });

    it('answers: no code for asking again is fetched', async () => {
      const { page, requests } = await open(search(site), async () => {});
      await page.getByText(results).waitFor();
      await page.getByRole('combobox', { name: 'Lieu' }).fill('Montél');
      await page.getByRole('option').first().waitFor();
      assert.deepEqual(
        requests.filter((url) => url.includes('/parts/shared.retry-')),
        [],
      );
      await page.context().close();
    });

    it('hangs: the element says so, with the link', async () => {
      const { page } = await says(search(site), /Le service met trop de temps à répondre/, (opening) =>
        opening.route('**/v1/offers*', () => {}),
      );
      await page.context().close();
    });
  });
});
