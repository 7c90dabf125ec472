import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { frenchPlaces } from '../../server/places/french-places.ts';
import { importOffers } from '../../server/offers/import/import-offers.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';

/** An offer as France Travail sends it, with the oddities that real ones have. */
const importedOffer = {
  id: '201ZZZZ',
  intitule: 'Éleveur / Éleveuse d&#39;abeilles (H/F)',
  description: 'Vous suivez 300 ruches dans les Baronnies.&nbsp;Vous récoltez le miel\net veillez sur les essaims.',
  dateCreation: '2026-11-02T09:12:44.000Z',
  dateActualisation: '2026-11-19T09:12:44.000Z',
  lieuTravail: { libelle: '26 - NYONS', latitude: 44.3608, longitude: 5.1389, codePostal: '26110', commune: '26220' },
  romeCode: 'A1410',
  romeLibelle: 'Élevage',
  appellationlibelle: 'Apiculteur / Apicultrice',
  entreprise: { nom: 'RUCHERS DU VENTOUR', entrepriseAdaptee: false },
  typeContrat: 'CDI',
  typeContratLibelle: 'CDI',
  natureContrat: 'Contrat travail',
  experienceExige: 'D',
  experienceLibelle: 'Débutant accepté',
  salaire: {},
  nombrePostes: 1,
  origineOffre: {
    origine: '2',
    urlOrigine: 'https://candidat.francetravail.fr/offres/recherche/detail/201ZZZZ',
    partenaires: [
      { nom: 'AGRI-ICI', url: 'https://agri.example/o/9', logo: 'https://www.francetravail.fr/logos/img/partenaires/agri80.png' },
    ],
  },
};

describe('the page of a council, from the built SDK', () => {
  let site: ServedSite;
  let browser: Browser;

  before(async () => {
    site = await servedSite();
    const folder = await mkdtemp(join(tmpdir(), 'offers-'));
    await writeFile(join(folder, 'offers.json'), JSON.stringify({ resultats: [importedOffer] }));
    const places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
    const report = await importOffers([folder], { places, save: site.stores.offers.save });
    assert.equal(report.added, 1);
    await rm(folder, { recursive: true });
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  interface Visit {
    page: Page;
    hosts: Set<string>;
    errors: string[];
  }

  /** Opens the page and notes what it asks for and complains about. */
  const visit = async (
    options: BrowserContextOptions = {},
    prepare?: (page: Page) => Promise<unknown>,
    path = '/demo/council/',
  ): Promise<Visit> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const hosts = new Set<string>();
    const errors: string[] = [];
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await prepare?.(page);
    await page.goto(site.url + path);
    return { page, hosts, errors };
  };

  it('finds an imported offer by word and place, shows it whole, and comes back to its card', async () => {
    const { page, hosts, errors } = await visit();
    await page.getByRole('combobox', { name: 'Métier ou mot-clé' }).fill('eleveuse abeilles');
    await page.getByRole('combobox', { name: 'Lieu' }).fill('nyon');
    await page.getByRole('option', { name: /Nyons/ }).click();
    await page.keyboard.press('Enter');
    await page.getByText('1 offre', { exact: true }).waitFor();

    const title = page.getByRole('link', { name: 'Éleveur / Éleveuse d’abeilles (H/F)' });
    await title.click();
    await page.getByText('Vous suivez 300 ruches dans les Baronnies. Vous récoltez le miel').waitFor();
    for (const text of [
      'RUCHERS DU VENTOUR · Nyons (26)',
      'Débutant accepté',
      'Source : France Travail.',
      'Dernière mise à jour le 19 novembre 2026.',
    ])
      assert.ok(await page.locator('emploi-offer-search article').getByText(text).isVisible(), text);
    assert.equal(await page.getByRole('link', { name: 'AGRI-ICI' }).getAttribute('href'), 'https://agri.example/o/9');

    await page.getByRole('button', { name: 'Retour aux résultats' }).click();
    await title.waitFor();
    assert.ok(await title.evaluate((link) => link.getRootNode() instanceof ShadowRoot && link.matches(':focus')));
    assert.deepEqual([...hosts], [new URL(site.url).host]);
    assert.deepEqual(errors, []);
    assert.deepEqual(await page.context().cookies(), []);
  });

  it('asks its first question, by the loader, while its code is still on the way: no chain of requests', async () => {
    const asked = Promise.withResolvers<void>();
    const { page } = await visit(
      {},
      async (opening) => {
        opening.on('request', (request) => {
          if (new URL(request.url()).pathname === '/v1/offers') asked.resolve();
        });
        await opening.route('**/parts/*', async (route) => {
          await asked.promise; // would wait for ever if the question came after the code
          await route.continue();
        });
      },
      '/demo/embed/loader/',
    );
    await page
      .getByText(/^\d+ offres$/)
      .first()
      .waitFor();
  });

  it('loads what shows an offer only when one is opened', async () => {
    const parts: string[] = [];
    const { page } = await visit({}, async (opening) => {
      opening.on('request', (request) => parts.push(request.url()));
    });
    await page.getByText(/^\d+ offres$/).waitFor();
    assert.equal(parts.filter((url) => url.includes('offer-panel')).length, 0);
    await page.getByRole('button', { name: 'Plombier chauffagiste (H/F)' }).click();
    await page.getByText('Offre fictive').waitFor();
    assert.equal(parts.filter((url) => url.includes('offer-panel')).length, 1);
  });

  it('keeps the plain link where scripts do not run, and where they cannot be had', async () => {
    const name = /francetravail\.fr/;
    const without = await visit({ javaScriptEnabled: false });
    assert.match(
      (await without.page.getByRole('link', { name }).getAttribute('href')) ?? '',
      /^https:\/\/candidat\.francetravail\.fr\//,
    );
    const failed = Promise.withResolvers<void>();
    const blocked = await visit({}, (page) => {
      page.on('requestfailed', () => failed.resolve());
      return page.route('**/direct/offer-search.js', (route) => route.abort());
    });
    await failed.promise;
    assert.ok(await blocked.page.getByRole('link', { name }).isVisible());
  });

  it('fits a phone of 320 px', async () => {
    const { page } = await visit({ viewport: { width: 320, height: 640 } });
    await page.getByText(/^\d+ offres$/).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  it('does not jump when the results come', async () => {
    const { page } = await visit({ viewport: { width: 1280, height: 900 } }, (opening) =>
      opening.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
        }).observe({ type: 'layout-shift', buffered: true });
      }),
    );
    await page.getByText(/^\d+ offres$/).waitFor();
    const shift = await page.evaluate(() => {
      const { shifts } = Object(window);
      return Array.isArray(shifts) ? shifts.reduce((sum, value) => sum + Number(value), 0) : Number.NaN;
    });
    assert.ok(shift < 0.02, `layout shift ${shift}`);
  });
});
