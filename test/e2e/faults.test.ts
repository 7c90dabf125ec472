import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { faultyNetwork, type Fault, type FaultyNetwork } from '../support/faulty-network.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';

describe('where the network fails between the visitor and the gateway', () => {
  let site: PartnerSite;
  let network: FaultyNetwork;
  let browser: Browser;
  let page: Page;
  let search: Locator;
  before(async () => {
    site = await partnerSite({ ownData: true });
    network = await faultyNetwork(site.url);
    browser = await launchBrowser();
    site.page(
      '/emploi',
      `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Emploi</title>
       <script type="module" src="${site.url}/sdk/1/loader.js"></script>
       <emploi-offer-search partner-key="${site.partnerKey}" gateway="${network.url}/v1/"></emploi-offer-search>`,
    );
  });
  after(async () => {
    await browser.close();
    network.close();
    await site.close();
  });
  afterEach(async () => {
    network.set(undefined);
    await page.close();
  });

  const visit = async (): Promise<void> => {
    page = await browser.newPage({ locale: 'fr-FR' });
    await page.goto(`${site.origin}/emploi`);
    search = page.locator('emploi-offer-search');
  };

  const ask = async (words: string): Promise<void> => {
    await search.getByRole('combobox', { name: 'Métier ou mot-clé' }).fill(words);
    await search.getByRole('button', { name: 'Rechercher' }).click();
  };

  const faults: readonly (readonly [what: string, fault: Fault, said: RegExp])[] = [
    ['nothing answers', 'refuse', /Le service ne répond pas/],
    ['the answer is lost', 'lose', /Le service ne répond pas/],
    ['the answer is cut', 'cut', /Le service (?:ne répond pas|est en panne)/],
    ['the answer is no answer', 'garble', /Le service est en panne/],
    ['a proxy fails', 500, /Le service est en panne/],
    ['there are too many requests', 429, /Le service est très demandé/],
    ['the gateway is being restarted', 503, /Le service est très demandé/],
  ];

  for (const [what, fault, said] of faults)
    it(`${what}: the search says so, never « 0 offre », and works again once the network does`, async () => {
      await visit();
      network.set(fault, '/v1/offers');
      await ask('plombier');
      await search.getByRole('alert').filter({ hasText: said }).waitFor();
      assert.doesNotMatch(await search.innerText(), /\b0 offre|Aucune offre/);
      network.set(undefined);
      await search.getByRole('button', { name: 'Réessayer', exact: true }).click();
      await search.getByText('2 offres', { exact: true }).waitFor();
      assert.equal(await search.getByRole('alert').count(), 0);
    });

  it('the answer is slow: the search says that it is on its way, and then what there is', async () => {
    await visit();
    network.set('slow', '/v1/offers');
    await ask('plombier');
    await search.getByRole('status').filter({ hasText: 'Recherche en cours…' }).waitFor();
    await search.getByText('2 offres', { exact: true }).waitFor();
  });

  it('an offer cannot be fetched: its page says so, and the way back and a second try work', async () => {
    await visit();
    await ask('plombier');
    network.set('cut', '/v1/offers/');
    await search.getByRole('button', { name: 'Plombier chauffagiste (H/F)' }).click();
    await search.getByRole('alert').waitFor();
    network.set(undefined);
    await search.getByRole('button', { name: 'Réessayer' }).click();
    await search.getByText('Offre fictive').waitFor();
  });

  for (const [what, fault] of faults)
    it(`${what}: an alert is stored once, or the visitor is told that it was not; what was typed stays`, async () => {
      await site.db.execute('delete from alert; delete from mail');
      await visit();
      await ask('plombier');
      await search.getByRole('button', { name: 'Recevoir les nouvelles offres par courriel' }).click();
      const address = search.getByRole('textbox', { name: 'Votre courriel' });
      await address.fill('camille.durand@courriel.example');
      await search.getByRole('radio', { name: 'Chaque semaine' }).check();
      network.set(fault, '/v1/alerts');
      await search.getByRole('button', { name: 'Créer l’alerte' }).click();
      await search.getByRole('alert').waitFor();
      assert.equal(await address.inputValue(), 'camille.durand@courriel.example');
      assert.equal(await search.getByRole('radio', { name: 'Chaque semaine' }).isChecked(), true);
      network.set(undefined);
      await search.getByRole('button', { name: 'Réessayer', exact: true }).click();
      await search.getByText('Un courriel part à l’adresse').waitFor();
      const { rows } = await site.db.query<{ alerts: number; mails: number }>(
        'select (select count(*)::int from alert) as alerts, (select count(*)::int from mail) as mails',
      );
      assert.deepEqual(rows, [{ alerts: 1, mails: 1 }]);
    });
});
