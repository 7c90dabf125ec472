import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, CDPSession } from 'playwright-core';

import { pageWith, results, search, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

/** `npm run test:hosts` mounts as often as the promise says; the suite less often. */
const mounts = process.env['HOSTS'] === 'all' ? 500 : 100;

describe('what the elements leave in a page', () => {
  let site: PartnerSite;
  let browser: Browser;

  before(async () => {
    site = await partnerSite();
    // What the engine compiles as code is used again is no memory of ours, and comes when it likes.
    browser = await launchBrowser(['--js-flags=--jitless']);
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  interface Memory {
    heap: number;
    nodes: number;
    listeners: number;
  }

  const memory = async (session: CDPSession): Promise<Memory> => {
    await session.send('Runtime.evaluate', { expression: 'performance.clearResourceTimings()' });
    for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { heap: usedSize, nodes, listeners: jsEventListeners };
  };

  for (const [what, markup] of [
    ['searches', () => search(site, '<a href="#">Nos offres</a>')],
    [
      'lazy searches out of sight',
      () => `<div style="height: 5000px"></div>${search(site).replace('place=', 'loading="lazy" place=')}`,
    ],
    ['places of searches', () => `<div data-emploi="offer-search" data-partner-key="${site.partnerKey}"></div>`],
    ['searches in shadow trees', () => `<div><template shadowrootmode="open">${search(site)}</template></div>`],
    [
      'searches in a provider',
      () => `<emploi-provider partner-key="${site.partnerKey}"><emploi-offer-search></emploi-offer-search></emploi-provider>`,
    ],
  ] as const)
    it(`${mounts} ${what}, come and gone, leave nothing`, async () => {
      const head = `<script src="${site.url}/sdk/1/loader.js"></script>`;
      const { page, errors } = await visit(browser, pageWith(site, { head, body: `${search(site)}<main></main>` }));
      await page.getByText(results).waitFor();
      const session = await page.context().newCDPSession(page);
      const mount = (times: number) =>
        page.evaluate(
          async ([html, count]) => {
            const main = document.querySelector('main');
            for (let i = 0; i < count; i += 1) {
              main?.setHTMLUnsafe(html);
              await new Promise(requestAnimationFrame);
              main?.replaceChildren();
            }
            await new Promise(requestAnimationFrame);
          },
          [markup(), times] as const,
        );
      await mount(mounts); // what is made once, and what the browser compiles as it is used
      const before = await memory(session);
      await mount(mounts);
      await page.waitForLoadState('networkidle');
      const after = await memory(session);
      const grown = {
        heap: after.heap - before.heap,
        nodes: after.nodes - before.nodes,
        listeners: after.listeners - before.listeners,
      };
      assert.ok(grown.nodes <= 20, `${grown.nodes} nodes more`);
      assert.ok(grown.listeners <= 2, `${grown.listeners} listeners more`);
      assert.ok(grown.heap < 100_000, `${grown.heap} bytes more`);
      assert.deepEqual(errors, []);
      await page.context().close();
    });

  it('a page of 10,000 nodes is looked through in little more than it takes to make, and again only where it changes', async () => {
    /** The least of several times: what else the machine does makes them longer, never shorter. */
    const timesIn = async (head: string) => {
      const { page } = await visit(
        browser,
        pageWith(site, { head, body: `${'<p>Un <b>mot</b></p>'.repeat(5000)}<main></main>` }),
      );
      const times = await page.evaluate(async (markup) => {
        const main = document.querySelector('main');
        const least = async (html: string) => {
          const times: number[] = [];
          for (let turn = 0; turn < 7; turn += 1) {
            const start = performance.now();
            main?.setHTMLUnsafe(html);
            await Promise.resolve(); // the loader has looked
            times.push(performance.now() - start);
          }
          return Math.min(...times);
        };
        return { small: await least(markup), large: await least('<p>Un <b>mot</b></p>'.repeat(5000)) };
      }, search(site));
      await page.context().close();
      return times;
    };
    const [alone, looked] = [await timesIn(''), await timesIn(`<script src="${site.url}/sdk/1/loader.js"></script>`)];
    assert.ok(looked.large < 10 * alone.large, `10,000 nodes: ${looked.large} ms, ${alone.large} ms without the loader`);
    assert.ok(looked.small < looked.large / 2, `one element: ${looked.small} ms, 10,000 nodes: ${looked.large} ms`);
  });
});
