import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

describe('the page that shows how to theme, under a strict policy', () => {
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

  interface Visit {
    page: Page;
    errors: string[];
    parts: string[];
  }

  const visit = async (options: BrowserContextOptions = {}): Promise<Visit> => {
    const page = await browser.newPage(options);
    const errors: string[] = [];
    const parts: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('request', (request) => parts.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}/demo/theming/`);
    await page.getByText(/^\d+ offres$/).waitFor();
    return { page, errors, parts };
  };

  const buttonStyle = (page: Page, property: string) =>
    page
      .getByRole('button', { name: 'Rechercher' })
      .evaluate((button, name) => getComputedStyle(button).getPropertyValue(name), property);

  it('is reached from the first page', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.getByRole('link', { name: 'Aux couleurs de votre site' }).click();
    await page.getByRole('heading', { name: 'Aux couleurs de votre site', level: 1 }).waitFor();
  });

  it('has a control for each property of the guide, and no other', async () => {
    const { page, errors } = await visit();
    const guide = await readFile(new URL('../../docs/theming.md', import.meta.url), 'utf8');
    const documented = [...guide.matchAll(/^\| `(--emploi-[\w-]+)`/gm)].map(([, name]) => name);
    const shown = await page.locator('details code').allTextContents();
    assert.deepEqual([...shown].sort(), [...documented].sort());
    assert.ok(documented.length >= 20);
    assert.deepEqual(errors, []);
  });

  it('each control changes what the search looks like', async () => {
    const { page } = await visit();
    await page.getByRole('combobox', { name: 'Métier ou mot-clé' }).pressSequentially('boul');
    await page.locator('emploi-offer-search').getByRole('option').first().waitFor(); // their styles come with them
    const unmoved = await page.evaluate(() => {
      const root = document.querySelector('emploi-offer-search')?.shadowRoot;
      for (const group of document.querySelectorAll('details')) group.open = true;
      // What no colour of the results shows: an error and an active element.
      const error = root?.querySelector('form')?.appendChild(document.createElement('p'));
      if (error) error.className = 'error';
      root?.querySelector<HTMLElement>('#keywords')?.focus();
      const look = () =>
        [...(root?.querySelectorAll('*') ?? [])]
          .flatMap((node) => {
            const style = getComputedStyle(node);
            return [...style].filter((name) => !name.startsWith('--')).map((name) => style.getPropertyValue(name));
          })
          .join();
      const without: string[] = [];
      const controls = document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('details :is(input, select)');
      for (const [index, control] of controls.entries()) {
        const before = look();
        if (control instanceof HTMLSelectElement) control.selectedIndex = 1 + (index % 2);
        else control.value = control.type === 'color' ? `#1234${10 + index}` : control.max;
        control.dispatchEvent(new Event('input', { bubbles: true }));
        if (look() === before) without.push(control.id);
      }
      return without;
    });
    assert.deepEqual(unmoved, []);
  });

  it('is worked with the keyboard, and writes the code for what was chosen', async () => {
    const { page, errors } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByText('Formes').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('slider', { name: 'Arrondi des angles' }).focus();
    await page.keyboard.press('Home');
    assert.equal(await buttonStyle(page, 'border-top-left-radius'), '0px');
    await page.getByRole('textbox', { name: 'Boutons --emploi-color-action', exact: true }).fill('#4c3c94');
    await page.getByRole('combobox', { name: 'density' }).focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await buttonStyle(page, 'background-color'), 'rgb(76, 60, 148)');

    await page.getByRole('button', { name: 'Copier le code' }).press('Enter');
    await page.getByText('Le code est copié.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /emploi-offer-search \{\n {2}--emploi-color-action: #4c3c94;\n {2}--emploi-radius: 0em;\n\}/);
    assert.match(copied, /density="compact"/);

    await page.getByRole('button', { name: 'Rétablir : Arrondi des angles' }).press('Enter');
    assert.equal(await buttonStyle(page, 'border-top-left-radius'), '8.5px');
    assert.deepEqual(errors, []);
  });

  it('loads what reads the page only for theme="auto", which then takes its button’s colour', async () => {
    const { page, errors, parts } = await visit();
    const loaded = () => parts.filter((path) => path.includes('page-theme-')).length;
    assert.equal(loaded(), 0);
    await page.getByRole('combobox', { name: 'theme' }).selectOption('auto');
    const button = page.getByRole('button', { name: 'Rechercher' });
    const untilColoured = (colour: string) =>
      page.waitForFunction((wanted) => {
        const inside = document.querySelector('emploi-offer-search')?.shadowRoot?.querySelector('form button');
        return inside && getComputedStyle(inside).backgroundColor === wanted;
      }, colour);
    await untilColoured('rgb(168, 35, 79)');
    assert.equal(loaded(), 1);
    await page.getByRole('combobox', { name: 'Fond' }).selectOption('dark');
    await page.waitForFunction(
      () =>
        document.querySelector('emploi-offer-search')?.shadowRoot?.querySelector<HTMLElement>('.frame')?.style.colorScheme ===
        'dark',
    );
    assert.ok(await button.isVisible());
    assert.deepEqual(errors, []);
  });

  it('leaves a finger its 44 px, be the density compact or not', async () => {
    const { page } = await visit({ viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true });
    for (const density of ['', 'compact']) {
      await page.getByRole('combobox', { name: 'density' }).selectOption(density);
      const small = await page.evaluate(() => {
        const root = document.querySelector('emploi-offer-search')?.shadowRoot;
        /** A finger hits a control, or what it stands for: the title of an offer is its whole card, which passes clicks on to it. */
        const reached = (target: Element, by: number) => {
          target.scrollIntoView({ block: 'center' });
          const { left, top, width, height } = target.getBoundingClientRect();
          const hit = root?.elementFromPoint(left + Math.min(width / 2, 21), top + height / 2 + by) ?? null;
          return (target.closest('.card') ?? target).contains(hit);
        };
        return [...(root?.querySelectorAll('button, input, a') ?? [])]
          .filter((target) => ![-21, 0, 21].every((by) => reached(target, by)))
          .map((target) => target.outerHTML);
      });
      assert.deepEqual(small, [], density);
    }
  });

  it('rings what has the focus in a dark and a light colour', async () => {
    const { page } = await visit();
    await page.getByRole('combobox', { name: 'Lieu' }).focus();
    await page.keyboard.press('Tab');
    assert.equal(await buttonStyle(page, 'outline-color'), 'rgb(0, 0, 0)');
    assert.match(await buttonStyle(page, 'box-shadow'), /^rgb\(255, 255, 255\) 0px 0px 0px [67]\.\d+px$/);
  });

  for (const [name, options] of Object.entries({
    light: {},
    dark: { colorScheme: 'dark' },
    'a phone of 320 px': { viewport: { width: 320, height: 640 } },
  } as const))
    it(`is accessible and fits: ${name}`, async () => {
      const { page } = await visit({ bypassCSP: true, ...options });
      await page.evaluate(() => {
        for (const group of document.querySelectorAll('details')) group.open = true;
      });
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> = Object(window).axe.run;
        return (await run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      assert.deepEqual(violations, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });
});
