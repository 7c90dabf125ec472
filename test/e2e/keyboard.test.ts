import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

describe('the offer search by the keyboard alone', () => {
  let site: PartnerSite;
  let browser: Browser;
  let page: Page;
  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
    page = await browser.newPage({ locale: 'fr-FR' });
    await page.goto(
      site.page(
        '/keyboard',
        `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Emploi</title><style>body { min-height: 3000px }</style>
         <script type="module" src="${site.url}/sdk/1/loader.js"></script>
         <a href="#before">Avant</a>
         <emploi-offer-search partner-key="${site.partnerKey}" query-prefix="emploi"></emploi-offer-search>
         <a href="#after">Après</a>`,
      ),
    );
    await page.getByRole('combobox', { name: 'Lieu' }).waitFor();
    await page.getByRole('link', { name: 'Avant' }).focus();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** Role and name of what has the focus, in shadow trees too, and whether one can see that it has. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return 'nothing';
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isMarked = outlineStyle !== 'none' && outlineWidth !== '0px';
      const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : element;
      const { top, bottom } = element.getBoundingClientRect();
      const notes = [isMarked ? '' : ' (unmarked)', bottom > 0 && top < innerHeight ? '' : ' (out of sight)'];
      return `${label?.textContent.replace(/\s+/g, ' ').trim()}${notes.join('')}`;
    });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  /** Presses Tab until the focus is there; every stop on the way must be seen. */
  const tabTo = async (wanted: RegExp, key = 'Tab'): Promise<void> => {
    const stops: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      await press(key);
      const stop = await focused();
      stops.push(stop);
      assert.doesNotMatch(stop, /\((?:unmarked|out of sight)\)$|^nothing$/, stops.join(' → '));
      if (wanted.test(stop)) return;
    }
    assert.fail(`${wanted} is not among ${stops.join(' → ')}`);
  };

  it('goes from the words to an offer, to what can be done with it, and back', async () => {
    await tabTo(/^Métier ou mot-clé/);
    await page.keyboard.type('boulanger');
    await tabTo(/^Lieu/);
    await page.keyboard.type('valence');
    await page.getByRole('option', { name: /^Valence \(26\)/ }).waitFor();
    await press('ArrowDown', 'Enter', 'Enter');
    await page.getByText(/^\d+ offres/).waitFor();

    await tabTo(/^Filtres/);
    await press('Enter');
    await page.getByRole('group', { name: 'Contrat' }).waitFor();
    await tabTo(/^CDI /);
    await press('Space');
    await page.getByRole('button', { name: 'Retirer le filtre CDI' }).waitFor();
    assert.match(await focused(), /^CDI /);
    await tabTo(/^Voir \d+ offres/);
    await press('Enter');
    assert.match(await focused(), /offres/);

    await tabTo(/^Boulanger de nuit, équipe 2$/);
    await press('Enter');
    await page.getByText('Offre fictive').waitFor();
    assert.equal(await focused(), 'Boulanger de nuit, équipe 2');
    await tabTo(/^Enregistrer cette offre$/);
    await press('Enter');
    await page.getByText('L’offre est enregistrée sur cet appareil.').waitFor();
    assert.equal(await focused(), 'Retirer de mes offres enregistrées');
    await press('Escape');
    await page.getByRole('button', { name: 'Retour aux résultats' }).waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Boulanger de nuit, équipe 2');
  });

  it('reads on, and stands at the first offer that is new', async () => {
    await tabTo(/^Voir plus d’offres$/);
    await press('Enter');
    await page.getByText(/40 affichées/).waitFor();
    assert.match(await focused(), /^Boulanger de nuit, équipe \d+$/);
    assert.equal(
      await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('emploi-offer-search') ?? {};
        return [...(shadowRoot?.querySelectorAll('.title') ?? [])].findIndex((title) => title === shadowRoot?.activeElement);
      }),
      20,
    );
  });

  it('leaves the element at its end: nowhere is a trap', async () => {
    await tabTo(/^Enregistrer cette recherche$/);
    await tabTo(/^Après$/);
    await tabTo(/^Enregistrer cette recherche$/, 'Shift+Tab');
  });

  it('undoes each step by the browser’s own « back »', async () => {
    await page.goBack(); // the filter
    await page.getByRole('button', { name: 'Retirer le filtre CDI' }).waitFor({ state: 'detached' });
    await page.goBack(); // the search
    await page.getByText(/^\d+ offres/).waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).search, '');
  });
});
