import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { hostile } from './hostile.ts';

/** Frameworks and themes, by the files of their packages. */
const frameworks: Readonly<Record<string, readonly string[]>> = {
  'Bootstrap 3': ['bootstrap-3/dist/css/bootstrap.css', 'bootstrap-3/dist/css/bootstrap-theme.css'],
  'Bootstrap 4': ['bootstrap-4/dist/css/bootstrap.css'],
  'Bootstrap 5': ['bootstrap-5/dist/css/bootstrap.css'],
  Bulma: ['bulma/css/bulma.css'],
  DSFR: ['@gouvfr/dsfr/dist/dsfr.css'],
  Foundation: ['foundation-sites/dist/css/foundation.css'],
  Materialize: ['@materializecss/materialize/dist/css/materialize.css'],
  Milligram: ['normalize.css/normalize.css', 'milligram/dist/milligram.css'],
  MVP: ['mvp.css/mvp.css'],
  'new.css': ['@exampledev/new.css/new.css'],
  Normalize: ['normalize.css/normalize.css'],
  Pico: ['@picocss/pico/css/pico.css'],
  Pure: ['purecss/build/pure.css'],
  'Reset of Eric Meyer': ['@unocss/reset/eric-meyer.css'],
  Sakura: ['sakura.css/css/sakura.css'],
  'Semantic UI': ['semantic-ui-css/semantic.css'],
  Skeleton: ['skeleton-css/css/normalize.css', 'skeleton-css/css/skeleton.css'],
  Spectre: ['spectre.css/dist/spectre.css', 'spectre.css/dist/spectre-exp.css'],
  Tachyons: ['tachyons/css/tachyons.css'],
  'Tailwind’s preflight': ['@unocss/reset/tailwind.css'],
  UIkit: ['uikit/dist/css/uikit.css'],
  'Underscores, a WordPress theme': ['undescores-for-npm/style.css'],
  'Underscores from right to left': ['undescores-for-npm/style.css', 'undescores-for-npm/rtl.css'],
  Water: ['water.css/out/water.css'],
};
const everyDay = ['Bootstrap 5', 'DSFR', 'Semantic UI'];

const all = process.env['HOSTS'] === 'all';

/** Classes by which frameworks style what is inside. */
const classes =
  'container ui text form fr-container entry-content hentry content section prose pure-form uk-container docs-note measure';

const ownContent = `
  <h2>Emploi</h2>
  <p class="hint">Un <a href="#">lien</a>, <strong>gras</strong>.</p>
  <ul class="cards"><li class="card">Un</li></ul>
  <form class="search"><label class="field">Nom <input></label> <select><option>Un</option></select> <button class="quiet">Aller</button></form>`;

const document = (head: string, body: string) => `<!doctype html>
<html lang="fr">
  <head><meta charset="utf-8"><title>Emploi</title>${head}</head>
  <body class="hentry"><main class="${classes}">${body}</main></body>
</html>`;

/**
 * In the page: how the computed styles of all that is ours differ from those on a bare page that passes on the same font,
 * size, colour and direction. The page becomes that bare page for a moment, so that nothing else differs.
 */
const differences = (): string[] => {
  const element = globalThis.document.querySelector('emploi-offer-search');
  const frame = element?.shadowRoot?.querySelector('.frame');
  if (!element || !frame) throw new Error('The element is not there');
  const inside = [...frame.querySelectorAll('.sealed, .sealed *')];
  /** A colour given in another notation than `rgb()` is computed more finely than it can be passed on. */
  const inBytes = (value: string) =>
    value.replace(/color\(srgb [^/)]+/g, (colour) => colour.replace(/\d*\.\d+/g, (part) => `${Math.round(Number(part) * 255)}`));
  const read = () =>
    inside.map((node) => {
      const style = getComputedStyle(node);
      const names = [...style].filter((name) => !name.startsWith('--'));
      const values = new Map(names.map((name) => [name, inBytes(style.getPropertyValue(name))]));
      for (const pseudo of ['::before', '::after']) values.set(pseudo, getComputedStyle(node, pseudo).content);
      return values;
    });
  const passedOn = getComputedStyle(element);
  const bare = new CSSStyleSheet();
  bare.replaceSync(`emploi-offer-search {
    width: ${frame.getBoundingClientRect().width}px;
    ${['-webkit-locale', 'color', 'color-scheme', 'direction', 'font-family', 'font-size', 'pointer-events', 'visibility']
      .map((name) => `${name}: ${passedOn.getPropertyValue(name)};`)
      .join('\n')}
  }`);

  const here = read();
  const sheets = [...globalThis.document.styleSheets];
  for (const sheet of sheets) sheet.disabled = true;
  globalThis.document.adoptedStyleSheets = [bare];
  const there = read();
  globalThis.document.adoptedStyleSheets = [];
  for (const sheet of sheets) sheet.disabled = false;

  return inside.flatMap((node, index) =>
    [...(here[index] ?? [])].flatMap(([name, value]) => {
      const expected = there[index]?.get(name);
      return value === expected ? [] : [`${node.localName}.${node.className} ${name}: ${value}, and ${expected} on a bare page`];
    }),
  );
};

describe('on pages with style sheets of their own', () => {
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

  /** Opens a page without its fonts: in a moment as a bare page it would have none either. */
  const open = async (head: string, body: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    await page.route(/\.(?:woff2?|ttf|otf|eot)\b|fonts\.googleapis/, (route) => route.abort());
    await page.goto(site.page('/page', document(head, body)));
    return page;
  };

  const script = () => `<script type="module" src="${site.url}/sdk/1/loader.js"></script>`;
  const search = () => `<emploi-offer-search partner-key="${site.partnerKey}"></emploi-offer-search>`;

  const expectSame = async (page: Page, state: string): Promise<void> => {
    const found = await page.evaluate(differences);
    assert.deepEqual(found.slice(0, 20), [], `${found.length} differences: ${state}`);
  };

  const looksTheSame = async (head: string): Promise<void> => {
    const page = await open(head + script(), search());
    const keywords = page.locator('#keywords');
    await keywords.waitFor({ state: 'attached' });
    await expectSame(page, 'form');

    await keywords.focus();
    await page.keyboard.insertText('plombier');
    await page.locator('#place').focus();
    await page.keyboard.insertText('valence');
    await page.locator('[role="option"]').first().waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-selected="true"]').waitFor({ state: 'attached' });
    await expectSame(page, 'suggestions');

    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.title').first().waitFor({ state: 'attached' });
    await expectSame(page, 'results');

    await page.locator('.title').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.origin').waitFor({ state: 'attached' });
    await expectSame(page, 'offer');
    await page.close();
  };

  for (const [name, files] of Object.entries(frameworks))
    if (all || everyDay.includes(name))
      it(`looks as on a bare page under ${name}`, () =>
        looksTheSame(files.map((file) => `<link rel="stylesheet" href="/lib/${file}">`).join('')));

  for (const [name, css] of Object.entries(hostile))
    it(`looks as on a bare page under a sheet that ${name}`, () => looksTheSame(`<style>${css}</style>`));

  it('takes the font, size, colour and direction of its place, and its language', async () => {
    const page = await open(
      `<style>main { font: 22px fantasy; color: rgb(1, 2, 3); direction: rtl }</style>${script()}`,
      search(),
    );
    const label = page.locator('label').first();
    await label.waitFor();
    const taken = await label.evaluate((node) => {
      const { fontFamily, fontSize, color, direction } = getComputedStyle(node);
      return [fontFamily, fontSize, color, direction, getComputedStyle(node).getPropertyValue('-webkit-locale')];
    });
    assert.deepEqual(taken, ['fantasy', '22px', 'rgb(1, 2, 3)', 'rtl', '"fr"']);
    await page.close();
  });

  it('can be sized, spaced and hidden by the page, which sets our tokens too', async () => {
    const page = await open(
      `<style>
        emploi-offer-search { display: inline-block; width: 431px; margin: 5px; --emploi-color-action: rgb(9, 8, 7) }
        .away { display: none }
      </style>${script()}`,
      search(),
    );
    const button = page.locator('form button');
    await button.waitFor();
    const element = page.locator('emploi-offer-search');
    assert.equal((await element.boundingBox())?.width, 431);
    assert.equal(await button.evaluate((node) => getComputedStyle(node).backgroundColor), 'rgb(9, 8, 7)');
    await element.evaluate((node) => node.classList.add('away'));
    assert.equal(await button.isVisible(), false);
    await page.close();
  });

  it('leaves the page its own styles', async () => {
    const page = await open('', `<section>${ownContent}</section>`);
    const pageStyles = () =>
      page.evaluate(() => ({
        sheets: globalThis.document.styleSheets.length + globalThis.document.adoptedStyleSheets.length,
        style: globalThis.document.documentElement.getAttribute('style'),
        root: getComputedStyle(globalThis.document.documentElement).getPropertyValue('--_action'),
        own: [...globalThis.document.querySelectorAll('main > section, main > section *')].map((node) => {
          const style = getComputedStyle(node);
          return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
        }),
      }));
    const before = await pageStyles();
    await page.evaluate(
      ([src, partnerKey]) => {
        const element = Object.assign(globalThis.document.createElement('emploi-offer-search'), { theme: 'auto' });
        for (const [name, value] of Object.entries({ 'partner-key': partnerKey, keywords: 'plombier', theme: 'auto' }))
          element.setAttribute(name, value ?? '');
        const loader = Object.assign(globalThis.document.createElement('script'), { type: 'module', src });
        globalThis.document.querySelector('main')?.append(element);
        globalThis.document.head.append(loader);
      },
      [`${site.url}/sdk/1/loader.js`, site.partnerKey],
    );
    await page.locator('.title').first().waitFor();
    await page.waitForFunction(() =>
      globalThis.document.querySelector('emploi-offer-search')?.shadowRoot?.querySelector('.frame[style]'),
    );
    assert.deepEqual(await pageStyles(), before);
    await page.close();
  });

  it('leaves a heading of the page, in its slot, as it is elsewhere on the page', async () => {
    const heading = '<h2 slot="heading">Emploi</h2>';
    const element = search().replace('></', `>${heading}</`);
    const page = await open(
      `<style>${hostile['sets whatever is inherited']} body { writing-mode: initial } h2 { color: rgb(1, 2, 3) } main { --_link: rgb(3, 2, 1); border-color: var(--_link) }</style>${script()}`,
      `${heading}${element}`,
    );
    await page.locator('form').waitFor({ state: 'attached' });
    const [outside, inSlot] = await page.locator('h2[slot]').evaluateAll((headings) =>
      headings.map((node) => {
        const style = getComputedStyle(node);
        return [...[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`), style.getPropertyValue('--_link')];
      }),
    );
    assert.deepEqual(inSlot, outside);
    await page.close();
  });
});
