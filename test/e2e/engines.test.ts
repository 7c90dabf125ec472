import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { projectFolder } from '../../scripts/build/sources.ts';
import { findBrowsers } from '../../scripts/browsers/index.ts';
import { enginePage, type EnginePage } from '../support/engine-page.ts';
import { startEngine, type RunningEngine } from '../support/engine.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { listenOnFreePort } from '../support/served-site.ts';

/** What a page notes of itself: what its policy blocked, what failed, what its webmaster was told. */
const watch = `
  window.seen = [];
  const note = (text) => window.seen.push(String(text));
  addEventListener('securitypolicyviolation', (event) => note(event.violatedDirective + ' ' + event.blockedURI));
  addEventListener('error', (event) => note(event.message));
  addEventListener('unhandledrejection', (event) => note(event.reason));
  for (const level of ['warn', 'error']) console[level] = (...said) => note(said.join(' '));
`;

const seenBy = (page: EnginePage): Promise<string[]> =>
  page.evaluate(() => {
    const { seen } = Object(window);
    return Array.isArray(seen) ? seen.map(String) : ['The page does not watch'];
  });

/** What browsers have learnt since 2023, by its path from the global object. */
const younger = [
  'AbortSignal.any',
  'Array.fromAsync',
  'Document.prototype.startViewTransition',
  'Element.prototype.ariaDisabled',
  'Element.prototype.checkVisibility',
  'Element.prototype.getHTML',
  'Element.prototype.moveBefore',
  'Element.prototype.setHTML',
  'HTMLElement.prototype.showPopover',
  'Intl.DurationFormat',
  'Intl.Segmenter',
  'Iterator',
  'Map.groupBy',
  'Object.groupBy',
  'Promise.try',
  'Promise.withResolvers',
  'RegExp.escape',
  'Set.prototype.union',
  'String.prototype.isWellFormed',
  'Temporal',
  'URL.canParse',
  'URL.parse',
  'requestIdleCallback',
  'scheduler',
  'trustedTypes',
];

/** Makes a browser as old as the oldest that we support. */
const forget = `
  for (const path of ${JSON.stringify(younger)}) {
    const names = path.split('.');
    const name = names.pop();
    const owner = names.reduce((object, key) => object?.[key], window);
    if (owner) delete owner[name];
  }
`;

/** A partner’s page. Its first script runs before ours. */
const partnerPage = (
  { url, partnerKey }: PartnerSite,
  script: string,
  loader = `${url}/sdk/1/loader.js`,
): string => `<!doctype html>
  <html lang="fr">
    <head>
      <meta charset="utf-8">
      <title>Emploi</title>
      <script nonce="n0nce">${script}</script>
      <script nonce="n0nce" type="module" async src="${loader}"></script>
    </head>
    <body>
      <emploi-offer-search partner-key="${partnerKey}" place="26">
        <a href="https://candidat.francetravail.fr/">La même recherche</a>
      </emploi-offer-search>
    </body>
  </html>`;

/** As strict as a policy can be that lets the page work at all. */
const strictPolicy = ({ url }: PartnerSite): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'nonce-n0nce' 'strict-dynamic'",
    `connect-src ${url}`,
    "img-src 'self'", // the page's own icon
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types emploi-elements',
  ].join('; '),
});

/** The loader, beside elements in a JavaScript that no browser knows yet. */
const sdkOfTheFuture = async (): Promise<{ url: string; close: () => void }> => {
  const loader = await readFile(join(projectFolder, 'dist/cdn/loader.js'), 'utf8');
  const script = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
  return listenOnFreePort(
    (request) => new Response(request.url.includes('/parts/') ? 'export clazz Search ¿' : loader, { headers: script }),
  );
};

/** Searches with words and a place chosen from the suggestions, with the keyboard alone. */
const searchByKeyboard = async (page: EnginePage): Promise<void> => {
  await page.click('input', 'Métier ou mot-clé');
  await page.type('plombier');
  await page.press('Tab');
  await page.untilFocused('Lieu');
  await page.type('monteli');
  await page.untilText(/Lieu\s+Montélimar/); // first in the list: what « mont » begins may still stand there
  await page.press('ArrowDown', 'Enter');
  await page.press('Enter');
  await page.untilText(/1 offre /);
};

describe('the built SDK', () => {
  let site: PartnerSite;

  before(async () => {
    site = await partnerSite();
  });

  after(() => site.close());

  for (const browser of findBrowsers())
    describe(`in ${browser.name}`, () => {
      let engine: RunningEngine;

      before(async () => {
        engine = await startEngine(browser);
      });

      after(() => engine.stop());

      const open = async (url: string): Promise<EnginePage> => {
        const page = enginePage(await engine.window());
        await page.goto(url);
        return page;
      };

      it('searches on a council’s page with the keyboard, and asks nobody else', async () => {
        const page = await open(`${site.url}/demo/council/`);
        await page.untilText(/\d+ offres/);
        await searchByKeyboard(page);
        const hosts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).host));
        assert.deepEqual([...new Set(hosts)], [new URL(site.url).host]);
        assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
      });

      it('opens an offer on a council’s page, and comes back to the same card', async () => {
        const title = 'Boulanger de nuit, équipe 12';
        const page = await open(`${site.url}/demo/council/`);
        await page.click('button', title);
        await page.untilText(/Offre fictive/);
        await page.untilFocused(title);
        await page.click('button', 'Retour aux résultats');
        await page.untilText(/\d+ offres/);
        await page.untilFocused(title);
      });

      it('searches on a partner’s page with a strict policy, which has nothing to complain of', async () => {
        const page = await open(site.page('/strict', partnerPage(site, watch), strictPolicy(site)));
        await page.untilText(/\d+ offres/);
        await searchByKeyboard(page);
        await page.click('button', 'Plombier chauffagiste (H/F)');
        await page.untilText(/Offre fictive/);
        assert.deepEqual(await seenBy(page), []);
      });

      it('works without what browsers have learnt since 2023', async () => {
        const page = await open(site.page('/old', partnerPage(site, watch + forget)));
        await page.untilText(/\d+ offres/);
        assert.deepEqual(await page.evaluate(() => ['withResolvers' in Promise, 'trustedTypes' in window]), [false, false]);
        await searchByKeyboard(page);
        await page.click('button', 'Plombier chauffagiste (H/F)');
        await page.untilText(/Offre fictive/);
        assert.deepEqual(await seenBy(page), []);
      });

      it('keeps the link of the page where it cannot read the code of an element, and says so once', async () => {
        const sdk = await sdkOfTheFuture();
        try {
          const page = await open(site.page('/older', partnerPage(site, watch, `${sdk.url}/loader.js`)));
          await page.untilText(/La même recherche/);
          await page.until('Nothing said', async () => (await seenBy(page)).length > 0);
          const [said, ...more] = await seenBy(page);
          assert.match(said ?? '', /^<emploi-offer-search>: http:.*\/docs\/errors\/loading/);
          assert.deepEqual(more, []);
          await page.untilText(/La même recherche/);
        } finally {
          sdk.close();
        }
      });

      it('fits a phone of 320 px', async () => {
        site.page('/narrow', partnerPage(site, ''));
        // A frame, because not every engine has so narrow a window.
        const page = await open(site.page('/wide', '<!doctype html><iframe src="/narrow" width="320" height="640"></iframe>'));
        const widths = () => {
          const { contentWindow: phone, contentDocument: inside } = document.querySelector('iframe') ?? {};
          const search = inside?.querySelector('emploi-offer-search')?.shadowRoot?.textContent ?? '';
          return /\d+ offres/.test(search) ? [phone?.innerWidth, inside?.documentElement.scrollWidth] : null;
        };
        const [screen, content = Infinity] = await page.until('No offers', () => page.evaluate(widths));
        assert.equal(screen, 320);
        assert.ok(content <= 320, `${content} px`);
      });
    });
});
