import { after, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { faultyNetwork, type FaultyNetwork } from '../support/faulty-network.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { expectTree } from '../support/trees.ts';

interface State {
  name: string;
  attributes?: string;
  reach?: (search: Locator, page: Page) => Promise<void>;
  /** What is shown once the state is reached. */
  until: (search: Locator) => Locator;
}

describe('the accessibility tree of the offer search', () => {
  let site: PartnerSite;
  let network: FaultyNetwork;
  let browser: Browser;
  before(async () => {
    site = await partnerSite();
    network = await faultyNetwork(site.url);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    network.close();
    await site.close();
  });

  const found = (search: Locator): Locator => search.getByText(/^\d+ offres?$/);
  const openOffer = async (search: Locator): Promise<void> => {
    await search
      .getByRole('button', { name: /Développeuse|Plombier chauffagiste/ })
      .or(search.getByRole('link', { name: /Développeuse/ }))
      .first()
      .click();
    await search.getByText(/Offre n°/).waitFor();
  };
  const ask = async (search: Locator, words: string): Promise<void> => {
    await search.getByRole('combobox', { name: 'Métier ou mot-clé' }).fill(words);
    await search.getByRole('button', { name: 'Rechercher', exact: true }).click();
  };

  const states: readonly State[] = [
    { name: 'nothing-asked', until: (search) => search.getByRole('button', { name: 'Rechercher' }) },
    { name: 'results', attributes: 'keywords="plombier"', until: found },
    {
      name: 'around-a-town',
      attributes: 'keywords="plombier" place="26362" radius="50"',
      until: (search) => search.getByText(/à \d+\skm/).first(),
    },
    {
      name: 'nothing-found',
      attributes: 'keywords="dompteur de licornes" place="26"',
      until: (search) => search.getByText('Aucune offre ne correspond'),
    },
    {
      name: 'suggestions',
      reach: async (search, page) => {
        await search.getByRole('combobox', { name: 'Lieu' }).pressSequentially('vale');
        await search.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
      },
      until: (search) => search.getByRole('option', { selected: true }),
    },
    {
      name: 'filters-open',
      attributes: 'place="69" filters="contract=CDI"',
      reach: (search) => search.getByRole('button', { name: /^Filtres/ }).click(),
      until: (search) => search.getByRole('group', { name: 'Contrat' }),
    },
    {
      name: 'searching',
      reach: async (search) => (network.set('slow', '/v1/offers'), ask(search, 'plombier')),
      until: (search) => search.getByText('Recherche en cours…'),
    },
    {
      name: 'offline',
      reach: async (search) => (network.set('refuse', '/v1/offers'), ask(search, 'plombier')),
      until: (search) => search.getByRole('alert'),
    },
    {
      name: 'too-many-requests',
      reach: async (search) => (network.set(429, '/v1/offers', 60), ask(search, 'plombier')),
      until: (search) => search.getByRole('alert'),
    },
    {
      name: 'service-down',
      reach: async (search) => (network.set(500, '/v1/offers'), ask(search, 'plombier')),
      until: (search) => search.getByRole('alert'),
    },
    {
      name: 'last-results-kept',
      attributes: 'keywords="plombier"',
      reach: async (search) => {
        await found(search).waitFor();
        network.set('refuse', '/v1/offers');
        await ask(search, 'boulanger');
      },
      until: (search) => search.getByText('Voici les derniers résultats'),
    },
    {
      name: 'offer',
      attributes: 'keywords="développeur"',
      reach: openOffer,
      until: (search) => search.getByRole('button', { name: 'Partager' }),
    },
    {
      name: 'kept',
      attributes: 'keywords="plombier"',
      reach: async (search) => {
        await openOffer(search);
        await search.getByRole('button', { name: 'Enregistrer cette offre' }).click();
        await search.getByRole('button', { name: 'Retour aux résultats' }).click();
        await search.getByRole('button', { name: /^Enregistré sur cet appareil/ }).click();
      },
      until: (search) => search.getByRole('heading', { name: 'Enregistré sur cet appareil' }),
    },
    {
      name: 'alert',
      attributes: 'keywords="plombier"',
      reach: (search) => search.getByRole('button', { name: 'Recevoir les nouvelles offres par courriel' }).click(),
      until: (search) => search.getByRole('textbox', { name: 'Votre courriel' }),
    },
  ];

  for (const { name, attributes = '', reach, until } of states)
    it(`is as it was: ${name}`, async () => {
      network.set(undefined);
      const context = await browser.newContext({ locale: 'fr-FR' });
      const page = await context.newPage();
      await page.goto(
        site.page(
          `/${name}`,
          `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Emploi</title>
           <script type="module" src="${site.url}/sdk/1/loader.js"></script>
           <emploi-offer-search partner-key="${site.partnerKey}" gateway="${network.url}/v1/" ${attributes}></emploi-offer-search>`,
        ),
      );
      const search = page.locator('emploi-offer-search');
      await reach?.(search, page);
      await until(search).waitFor();
      await expectTree(name, search);
      await context.close();
    });
});
