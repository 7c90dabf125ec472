import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { pageWith, results, search, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

describe('an element lives', () => {
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

  const tag = 'emploi-offer-search';

  /** Opens a page with the loader and runs `act` in it, with the markup of a search. */
  const inPage = async (body: string, act?: (markup: string) => unknown): Promise<{ page: Page; errors: string[] }> => {
    const head = `<script src="${site.url}/sdk/1/loader.js"></script>`;
    const { page, errors } = await visit(browser, pageWith(site, { head, body }));
    if (act) await page.evaluate(act, search(site, '<a href="#">Nos offres</a>'));
    return { page, errors };
  };

  const finish = async ({ page, errors }: { page: Page; errors: string[] }): Promise<void> => {
    assert.deepEqual(errors, []);
    await page.context().close();
  };

  describe('wherever a page puts it:', () => {
    const ways: Readonly<Record<string, (markup: string) => unknown>> = {
      'by innerHTML': (markup) => (document.body.innerHTML = `<main>${markup}</main>`),
      'by insertAdjacentHTML': (markup) => document.body.insertAdjacentHTML('beforeend', markup),
      'by createElement and attributes': (markup) => {
        const template = document.createElement('template');
        template.innerHTML = markup;
        const element = document.createElement('emploi-offer-search');
        document.body.append(element);
        for (const { name, value } of template.content.firstElementChild?.attributes ?? []) element.setAttribute(name, value);
      },
      'out of a template': (markup) => {
        const template = document.createElement('template');
        template.innerHTML = markup;
        document.body.append(template);
        document.body.append(template.content.cloneNode(true));
      },
      'in an open shadow tree': (markup) => {
        const host = document.createElement('div');
        host.attachShadow({ mode: 'open' }).innerHTML = markup;
        document.body.append(host);
      },
      'in a shadow tree that fills later': (markup) => {
        const host = document.createElement('div');
        const root = host.attachShadow({ mode: 'open' });
        document.body.append(host);
        setTimeout(() => (root.innerHTML = markup));
      },
      'in shadow trees of elements that are defined later, one in another': (markup) => {
        const hostWith = (inside: string) =>
          class extends HTMLElement {
            constructor() {
              super();
              this.attachShadow({ mode: 'open' }).innerHTML = inside;
            }
          };
        document.body.innerHTML = '<x-outer></x-outer>';
        setTimeout(() => {
          customElements.define('x-outer', hostWith('<p><x-inner></x-inner></p>'));
          setTimeout(() => customElements.define('x-inner', hostWith(markup)));
        });
      },
      'in a declarative shadow tree': (markup) => {
        document.body.setHTMLUnsafe(`<div><template shadowrootmode="open">${markup}</template></div>`);
      },
      'in a page of its own, in a frame': (markup) => {
        const frame = document.createElement('iframe');
        frame.srcdoc = `${document.querySelector('script')?.outerHTML}${markup}`;
        document.body.append(frame);
      },
    };
    for (const [way, act] of Object.entries(ways))
      it(way, async () => {
        const opened = await inPage('', act);
        const found = way.includes('frame') ? opened.page.frameLocator('iframe').locator('body') : opened.page.locator('body');
        await found.getByText(results).waitFor();
        await finish(opened);
      });

    it('not in a template before it is used', async () => {
      const opened = await inPage(`<template>${search(site)}</template><${tag}></${tag}>`);
      await opened.page.getByRole('button', { name: 'Rechercher' }).waitFor();
      assert.equal(
        await opened.page.evaluate(() => document.querySelector('template')?.content.firstElementChild?.shadowRoot),
        null,
      );
      await finish(opened);
    });

    it('in a closed shadow tree, once its code is there', async () => {
      const opened = await inPage(`<${tag} hidden></${tag}>`, (markup) => {
        const host = document.createElement('div');
        // eslint-disable-next-line wc/no-closed-shadow-root -- it is what is tested
        const root = host.attachShadow({ mode: 'closed' });
        root.innerHTML = markup;
        document.body.append(host);
        Object.assign(window, { root });
      });
      await opened.page.waitForFunction(() => {
        const { root }: { root?: ShadowRoot } = Object(window);
        return /\d\soffres/.test(root?.querySelector('emploi-offer-search')?.shadowRoot?.textContent ?? '');
      });
      await finish(opened);
    });
  });

  describe('through what a page does to it:', () => {
    it('moved, it keeps what it shows and asks nothing again', async () => {
      const opened = await inPage(`<main>${search(site)}</main><aside></aside>`);
      const { page } = opened;
      await page.getByText(results).waitFor();
      await page.waitForFunction((name) => {
        const place = document.querySelector(name)?.shadowRoot?.querySelector('#place');
        return place instanceof HTMLInputElement && place.value === 'Drôme (26)'; // no question is on its way
      }, tag);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.evaluate((name) => document.querySelector('aside')?.append(document.querySelector(name) ?? ''), tag);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.ok(await page.locator('aside').getByText(results).isVisible());
      assert.deepEqual(asked, []);
      await finish(opened);
    });

    it('cloned, the copy begins with the attributes', async () => {
      const opened = await inPage(search(site));
      const { page } = opened;
      await page.getByText(results).waitFor();
      await page.getByRole('combobox', { name: 'Métier ou mot-clé' }).fill('plombier');
      await page.keyboard.press('Enter');
      await page.getByText('2 offres', { exact: true }).waitFor();
      await page.evaluate((name) => document.body.append(document.querySelector(name)?.cloneNode(true) ?? ''), tag);
      const copy = page.locator(tag).nth(1);
      await copy.getByText(results).waitFor();
      assert.equal(await copy.getByRole('combobox', { name: 'Métier ou mot-clé' }).inputValue(), '');
      await finish(opened);
    });

    it('adopted by the document of a frame, it works and keeps its looks', async () => {
      const opened = await inPage(`${search(site)}<iframe srcdoc="<!doctype html><html lang=fr><body></body></html>"></iframe>`);
      const { page } = opened;
      await page.getByText(results).waitFor();
      await page.frameLocator('iframe').locator('html[lang=fr]').waitFor({ state: 'attached' });
      /** Bullets before the cards: our styles take them away. */
      const bullets = (name: string): string => {
        const found = document.querySelector(name) ?? document.querySelector('iframe')?.contentDocument?.querySelector(name);
        const cards = found?.shadowRoot?.querySelector('.cards');
        return cards ? getComputedStyle(cards).listStyleType : 'no cards';
      };
      assert.equal(await page.evaluate(bullets, tag), 'none');
      await page.evaluate((name) => {
        const inside = document.querySelector('iframe')?.contentDocument;
        inside?.body.append(inside.adoptNode(document.querySelector(name) ?? document.createElement('p')));
      }, tag);
      const frame = page.frameLocator('iframe');
      await frame.getByText(results).waitFor();
      // The styles for another document are fetched then: a moment later they are there.
      await page.waitForFunction(`(${bullets.toString()})('${tag}') === 'none'`);
      await frame.getByRole('button', { name: 'Plombier chauffagiste (H/F)' }).click();
      await frame.getByText('Offre fictive').waitFor();
      await finish(opened);
    });
  });
});
