import { after, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { pdf } from '../support/sample-files.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';
import { expectTree } from '../support/trees.ts';

describe('the accessibility tree of the application form', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;
  let form: Locator;
  before(async () => {
    site = await servedSite(await sharedGateway());
    site.app.get('/apply', (c) =>
      c.html(`<!doctype html><html lang="fr"><meta charset="utf-8"><title>Postuler</title>
        <script type="module" src="/sdk/1/loader.js"></script>
        <emploi-application-form partner-key="pk_test_employer"></emploi-application-form></html>`),
    );
    browser = await launchBrowser();
    page = await browser.newPage({ locale: 'fr-FR' });
    await page.goto(`${site.url}/apply`);
    form = page.locator('emploi-application-form');
    await form.locator('form').waitFor();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const goOn = (): Promise<void> => form.getByRole('button', { name: 'Continuer' }).click();
  const untilErrors = (): Promise<void> => form.getByRole('group', { name: 'Il y a un problème' }).waitFor();

  it('is as it was: who one is', () => expectTree('form-applicant', form));

  it('is as it was: who one is, with errors', async () => {
    await form.getByRole('textbox', { name: 'Téléphone' }).fill('06 12');
    await goOn();
    await untilErrors();
    await form.getByRole('checkbox', { name: 'Enregistrer mon brouillon' }).waitFor();
    await expectTree('form-applicant-errors', form);
  });

  it('is as it was: an address that was perhaps mistyped', async () => {
    await form.getByRole('textbox', { name: 'Prénom' }).fill('Claire');
    await form.getByRole('textbox', { name: 'Nom', exact: true }).fill('Fontaine');
    await form.getByRole('textbox', { name: 'Téléphone' }).fill('06 12 34 56 78');
    await form.getByRole('textbox', { name: 'Courriel' }).fill('claire@gmial.com');
    await form.getByRole('textbox', { name: 'Prénom' }).focus();
    await form.getByRole('button', { name: 'Corriger' }).waitFor();
    await expectTree('form-suggestion', form);
  });

  it('is as it was: files on their way, received and not accepted', async () => {
    await form.getByRole('button', { name: 'Corriger' }).click();
    await goOn();
    await form.locator('#documents').setInputFiles({ name: 'CV.pdf', mimeType: 'application/pdf', buffer: pdf(2) });
    await form.getByText('Reçu · PDF · 2 pages').waitFor();
    await form
      .locator('#documents-other')
      .setInputFiles({ name: 'Faux.pdf', mimeType: 'application/pdf', buffer: Buffer.from('rien') });
    await form.getByText('Refusé').waitFor();
    await page.route(/\/v1\/uploads\//, (route) => (route.request().method() === 'PATCH' ? undefined : route.continue()));
    await form
      .locator('#documents-other')
      .setInputFiles({ name: 'Attestation.pdf', mimeType: 'application/pdf', buffer: pdf(1) });
    await form.getByText(/^0\s%$/).waitFor();
    await goOn();
    await untilErrors();
    await expectTree('form-documents', form);
  });

  it('is as it was: the questions, with errors', async () => {
    await form.getByRole('button', { name: 'Retirer Attestation.pdf' }).click();
    await form.getByRole('button', { name: 'Retirer Faux.pdf' }).click();
    await goOn();
    await form.getByText('Étape 3 sur 4').waitFor();
    await form.locator('[id="answer.diplome"]').waitFor();
    await goOn();
    await untilErrors();
    await expectTree('form-questions', form);
  });

  it('is as it was: all of it once more', async () => {
    await form.locator('[name="answer.disponibilite"]').fill('2030-01-04');
    await form.getByRole('checkbox', { name: 'Matin' }).check();
    await form.getByRole('radio', { name: 'Je le prépare' }).check();
    await goOn();
    await form.getByText('Étape 4 sur 4').waitFor();
    await expectTree('form-review', form);
  });

  it('is as it was: nobody knows whether it has arrived', async () => {
    await page.route(/\/v1\/applications\?/, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await form.getByRole('button', { name: 'Envoyer ma candidature' }).click();
    await form.getByRole('button', { name: 'Réessayer' }).waitFor();
    await expectTree('form-answer-lost', form);
  });

  /** The number of the application, its address, its days. */
  const steady = (tree: string): string =>
    tree
      .replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, 'XXXX-XXXX')
      .replaceAll(/(?<=\/applications\/)\S+/g, '…')
      .replaceAll(/\d+(?:er)? \p{L}+ \d{4}/gu, '…');

  it('is as it was: the receipt', async () => {
    await page.unroute(/\/v1\/applications\?/);
    await form.getByRole('button', { name: 'Réessayer' }).click();
    await form.getByRole('heading', { name: 'Votre candidature est arrivée' }).waitFor();
    await expectTree('form-receipt', form, steady);
  });
});
