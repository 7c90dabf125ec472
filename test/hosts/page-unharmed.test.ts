import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { journey, loaderTag, publish, searchTag, visit } from './host-page.ts';

/**
 * Notes down everything a script could change on a page for others: names on `window`, what the language's and the
 * document's objects own, listeners, the head, storage. Runs before any other script.
 */
const inventory = `
  window.listeners = [];
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isPage = (target) => [window, document, document.documentElement, document.body].includes(target);
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (isPage(this) && /\\/sdk\\/|probe/.test(new Error().stack)) listeners.push(type);
    return addEventListener.call(this, type, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type, ...rest) {
    if (isPage(this) && listeners.includes(type)) listeners.splice(listeners.indexOf(type), 1);
    return removeEventListener.call(this, type, ...rest);
  };
  const describe = (object) =>
    Reflect.ownKeys(object).map((key) => {
      const { value, get, set, ...rest } = Object.getOwnPropertyDescriptor(object, key);
      const mark = (part) => (typeof part === 'function' ? Function.prototype.toString.call(part) : typeof part);
      return String(key) + JSON.stringify(rest) + mark(value) + mark(get) + mark(set);
    });
  const shared = Object.getOwnPropertyNames(window).filter((name) => /^[A-Z]/.test(name) && typeof window[name] === 'function');
  window.takeInventory = () => ({
    globals: Reflect.ownKeys(window).map(String).filter((name) => !/^\\d+$/.test(name)),
    symbols: Object.getOwnPropertySymbols(window).map(String),
    intrinsics: shared.flatMap((name) => [window[name], window[name].prototype].filter(Boolean).flatMap((object) => describe(object).map((line) => name + ' ' + line))),
    head: document.head.innerHTML,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    root: document.documentElement.cloneNode(false).outerHTML + document.body.cloneNode(false).outerHTML + document.documentElement.children.length,
    stored: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
    title: document.title,
    address: location.href + history.length,
  });
  addEventListener.call(window, 'DOMContentLoaded', () => (window.firstInventory = takeInventory()));
`;

interface Inventory {
  symbols: string[];
  globals: string[];
}

/** What the page hands out: see `inventory`. */
declare global {
  interface Window {
    firstInventory: Inventory;
    takeInventory: () => Inventory;
    listeners: string[];
  }
}

describe('the page around the elements', () => {
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

  it('stays as it was, but for one symbol', async () => {
    // The script is put in once the page is complete, so that all that changes is ours.
    const url = publish(site, { head: `<script>${inventory}</script>`, body: `<h1>Emploi</h1>${searchTag(site)}` });
    const visited = await visit(browser, url);
    const { page } = visited;
    await page.addScriptTag({ type: 'module', url: `${site.url}/sdk/1/loader.js` });
    await journey(page);
    const { first, then, listeners } = await page.evaluate(() => {
      document.head.querySelector('script[type="module"]')?.remove(); // the test's own tag
      return { first: window.firstInventory, then: window.takeInventory(), listeners: window.listeners };
    });
    const added = then.symbols.filter((symbol) => !first.symbols.includes(symbol));
    assert.deepEqual(added, ['Symbol(emploi-elements)']);
    const known = ['Symbol(emploi-elements)', 'firstInventory'];
    assert.deepEqual(
      { ...then, symbols: [], globals: then.globals.filter((name) => !known.includes(name)) },
      { ...first, symbols: [], globals: first.globals },
    );
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(listeners, []);
    const left = await page.evaluate(() => {
      for (const element of document.querySelectorAll('emploi-provider')) element.remove();
      return window.listeners;
    });
    assert.deepEqual(left, []);
    const seen = await page.evaluate(() => {
      const probe = (): void => document.body.addEventListener('click', () => {});
      probe();
      return window.listeners;
    });
    assert.deepEqual(seen, ['click'], 'a listener would have been seen');
    await visited.close();
  });

  it('is asked for nothing before an element is in it', async () => {
    const visited = await visit(browser, publish(site, { head: loaderTag(site), body: '<h1>Emploi</h1>' }));
    await visited.page.waitForLoadState('networkidle');
    assert.deepEqual(
      visited.requests.filter((request) => !request.startsWith(`GET ${site.origin}/`)),
      [`GET ${site.url}/sdk/1/loader.js`],
    );
    await visited.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), searchTag(site));
    await journey(visited.page);
    await visited.close();
  });

  it('works where all storage is forbidden', async () => {
    const forbid = ['localStorage', 'sessionStorage', 'indexedDB', 'caches']
      .map((name) => `Object.defineProperty(window, '${name}', { get() { throw new DOMException('', 'SecurityError'); } });`)
      .join('');
    const visited = await visit(
      browser,
      publish(site, { head: `<script>${forbid}</script>${loaderTag(site)}`, body: searchTag(site) }),
    );
    await journey(visited.page);
    assert.deepEqual(visited.errors, []);
    await visited.close();
  });
});
