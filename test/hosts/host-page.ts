import assert from 'node:assert/strict';

import type { Browser, Page } from 'playwright-core';

import type { PartnerSite } from '../support/partner-site.ts';

/** `npm run test:hosts` tries everything; `npm test` what hurts most. */
export const isWholeMatrix = process.env['HOSTS'] === 'all';

export interface HostPage {
  head?: string;
  body?: string;
  /** Content-Security-Policy of the page. */
  policy?: string;
}

/** The tags a webmaster pastes: the loader, and a search inside a provider. */
export const loaderTag = ({ url }: PartnerSite): string => `<script type="module" async src="${url}/sdk/1/loader.js"></script>`;
export const searchTag = ({ partnerKey }: PartnerSite): string => `
  <emploi-provider partner-key="${partnerKey}">
    <emploi-offer-search place="26"><a href="https://candidat.francetravail.fr/offres/recherche?lieux=26D">Voir les offres</a></emploi-offer-search>
  </emploi-provider>`;

let count = 0;

/** Publishes a page on the partner's site and says where it is. */
export const publish = (site: PartnerSite, { head = '', body = '', policy }: HostPage): string =>
  site.page(
    `/page-${++count}`,
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Ville de Nyons</title>${head}</head><body>${body}</body></html>`,
    policy ? { 'content-security-policy': policy } : {},
  );

export interface Visit {
  page: Page;
  /** What the page asked for anywhere, as `METHOD address` and, behind it, a body if one was sent. */
  requests: string[];
  /** What was thrown or said in the console as an error. */
  errors: string[];
  close: () => Promise<void>;
}

/** A fresh browser context on the page. Nothing outside this machine is ever reached. */
export const visit = async (browser: Browser, url: string, prepare?: (page: Page) => Promise<unknown>): Promise<Visit> => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const body = request.postData();
    requests.push(`${request.method()} ${request.url()}${body === null ? '' : ` ${body}`}`);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.route(/.*/, (route) => (new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort()));
  await prepare?.(page);
  await page.goto(url);
  return { page, requests, errors, close: () => context.close() };
};

/** A visitor's main journey: look for a trade, read the first offer, come back to its card. */
export const journey = async (page: Page): Promise<void> => {
  const search = page.locator('emploi-offer-search');
  await search.getByRole('combobox', { name: 'Métier ou mot-clé' }).fill('plombier');
  await page.keyboard.press('Enter');
  const title = search.getByRole('button', { name: 'Plombier chauffagiste (H/F)' });
  await title.first().waitFor();
  await title.first().click();
  await search.getByText('Offre fictive').waitFor();
  await search.getByRole('button', { name: 'Retour aux résultats' }).click();
  await title.first().waitFor();
};

/** Only the two sites were asked, the gateway only by plain questions of the partner. */
export const assertOnlyOurQuestions = ({ requests }: Visit, { url, origin, partnerKey }: PartnerSite): void => {
  const questions = requests.filter((request) => request.includes('/v1/'));
  assert.ok(questions.length >= 2, 'questions reached the gateway');
  for (const question of questions) {
    assert.ok(question.startsWith(`GET ${url}/v1/`), question);
    assert.equal(new URL(question.slice(4)).searchParams.get('key'), partnerKey);
  }
  const elsewhere = requests.filter((request) => ![url, origin].some((site) => request.startsWith(`GET ${site}/`)));
  assert.deepEqual(elsewhere, []);
};
