import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { projectFolder } from '../../scripts/build/sources.ts';
import { results, visit } from '../support/host-page.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';
import { typeErrors } from '../support/type-errors.ts';

const frameworks = ['preact', 'react-18', 'react-19', 'svelte', 'vue'];

describe('the pages of demo/embed', () => {
  let site: ServedSite;
  let browser: Browser;

  before(async () => {
    site = await servedSite(await sharedGateway());
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  /** Opens a page under its strict policy; it must complain about nothing. */
  const open = async (path: string, act: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> => {
    const { page, errors } = await visit(browser, `${site.url}/demo/embed/${path}`, options);
    await act(page);
    assert.deepEqual(errors, []);
    await page.context().close();
  };

  const searches = async (page: Page): Promise<void> => {
    await page.getByText(results).waitFor();
  };

  it('are all in the list, and the list names no other', async () => {
    await open('', async (page) => {
      const links = await page.locator('main a').evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
      const names = globSync('demo/embed/*/index.html', { cwd: projectFolder }).map((path) => path.split('/').at(-2) ?? '');
      assert.deepEqual(links.map((href) => href.replace('built/', '').replace('/', '')).sort(), names.sort());
      for (const href of links) assert.equal((await page.request.get(`${site.url}/demo/embed/${href}`)).status(), 200, href);
    });
  });

  for (const name of ['bundler', 'preact', 'react-18', 'react-19', 'self-contained', 'svelte', 'vue'])
    it(`${name}/ leads to the page that is built from it`, async () => {
      assert.equal((await fetch(`${site.url}/demo/embed/${name}/`)).url, `${site.url}/demo/embed/built/${name}/`);
    });

  for (const path of ['loader/', 'data-emploi/', 'noscript/', 'built/self-contained/', 'built/bundler/'])
    it(`${path} searches`, () => open(path, searches));

  it('loader/ loads the far search when one comes near', () =>
    open('loader/', async (page) => {
      await searches(page);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.getByText('Aucune offre ne correspond à cette recherche.').waitFor();
    }));

  it('noscript/ has its link where no script runs', () =>
    open('noscript/', async (page) => assert.ok(await page.getByRole('link', { name: /francetravail\.fr/ }).isVisible()), {
      javaScriptEnabled: false,
    }));

  it('built/self-contained/ runs nothing that is not the sealed file', async () => {
    const { page, errors } = await visit(browser, `${site.url}/demo/embed/built/self-contained/`, {
      prepare: (opening) =>
        opening.route('**/offer-search.js', async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, body: `${await answer.text()} ` }); // one byte
        }),
    });
    await page.waitForLoadState('networkidle');
    assert.ok(await page.getByRole('link', { name: /francetravail\.fr/ }).isVisible());
    assert.equal(await page.evaluate(() => customElements.get('emploi-offer-search')), undefined);
    assert.match(errors.join(), /integrity/);
    await page.context().close();
  });

  it('a pinned address never changes, that of a train does', async () => {
    const cached = async (path: string) => (await fetch(`${site.url}${path}`)).headers.get('cache-control') ?? '';
    assert.match(await cached('/sdk/1.0.0/offer-search.js'), /immutable/);
    assert.doesNotMatch(await cached('/sdk/1/offer-search.js'), /immutable/);
  });

  for (const width of [320, 375, 430])
    it(`webview/ works by touch on ${width} px, without hover`, () =>
      open(
        'webview/',
        async (page) => {
          assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse) and (hover: none)').matches), true);
          await searches(page);
          const small = await page.evaluate(() => {
            const root = document.querySelector('emploi-offer-search')?.shadowRoot;
            /** A finger has its 24 px, though what is seen is lower: the title of an offer takes its whole card. */
            const reaches = (control: Element): boolean => {
              control.scrollIntoView({ block: 'center', behavior: 'instant' });
              const { x, y, width: across, height } = control.getBoundingClientRect();
              return [-11.5, 11.5].every((away) => root?.elementFromPoint(x + across / 2, y + height / 2 + away) === control);
            };
            return [...(root?.querySelectorAll('button, input, select') ?? [])]
              .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 24 && !reaches(control))
              .map((control) => control.outerHTML);
          });
          assert.deepEqual(small, []);
          await page.getByRole('button', { name: 'Plombier chauffagiste (H/F)' }).tap();
          await page.getByText('Offre fictive').waitFor();
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
          await page.getByRole('button', { name: 'Retour aux résultats' }).tap();
          await searches(page);
        },
        { viewport: { width, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
      ));

  for (const name of frameworks)
    it(`built/${name}/ sets attributes and properties, hears events, keeps children`, () =>
      open(`built/${name}/`, async (page) => {
        const element = page.locator('emploi-offer-search');
        await searches(page); // with a client, an object, as a property
        assert.deepEqual(
          await element.evaluate((found) => ({
            id: found.id,
            level: Reflect.get(found, 'headingLevel'),
            radius: Reflect.get(found, 'radius') || null, // Preact writes '' for null
            client: typeof Reflect.get(found, 'client'),
          })),
          { id: 'offres', level: 2, radius: null, client: 'object' },
        );
        await page.getByRole('button', { name: 'Plombier chauffagiste (H/F)' }).click();
        await page.getByText('Offre choisie : Plombier chauffagiste (H/F)').waitFor();
        assert.equal(await page.getByText('Offre fictive').count(), 0, 'the event was canceled');

        await page.getByRole('button', { name: 'Changer de lieu' }).click();
        await page.getByText('2 offres', { exact: true }).waitFor();
        assert.equal(await element.evaluate((found) => Reflect.get(found, 'radius')), 30);

        await page.getByRole('button', { name: 'Changer le lien' }).click();
        await element.locator('a', { hasText: 'Toutes les offres' }).waitFor({ state: 'attached' });
        assert.equal(await element.evaluate((found) => found.childElementCount), 1);

        await page.getByRole('button', { name: 'Retirer' }).click();
        await element.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Remettre' }).click();
        await page.getByText('2 offres', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Boulangère (H/F)' }).click();
        await page.getByText('Offre choisie : Boulangère (H/F)').waitFor();
      }));

  for (const name of frameworks)
    it(`${name} knows the types of the tags`, () => assert.equal(typeErrors(`demo/embed/${name}`), ''));
});
