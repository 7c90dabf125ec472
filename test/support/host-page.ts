import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import type { PartnerSite } from './partner-site.ts';

/** A page of the partner's as a visitor has it open, and what it has asked for and complained about. */
export interface Visit {
  page: Page;
  requests: string[];
  /** What the page threw, and what its console says as an error. */
  errors: string[];
}

let pages = 0;

/** Opens a page in a browser of its own, after `prepare`. */
export const visit = async (
  browser: Browser,
  url: string,
  { prepare, ...options }: BrowserContextOptions & { prepare?: (page: Page) => Promise<unknown> } = {},
): Promise<Visit> => {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(60_000);
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await prepare?.(page);
  await page.goto(url);
  return { page, requests, errors };
};

/** A document of the partner's, at a path of its own. */
export const pageWith = (
  site: PartnerSite,
  { head = '', body, headers }: { head?: string; body: string; headers?: Readonly<Record<string, string>> },
): string =>
  site.page(
    `/page-${(pages += 1)}`,
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Emploi</title>${head}</head><body>${body}</body></html>`,
    headers,
  );

/** The search that most of these pages have, found by its results: « 47 offres ». */
export const search = (site: PartnerSite, inside = ''): string =>
  `<emploi-offer-search partner-key="${site.partnerKey}" place="26">${inside}</emploi-offer-search>`;

export const results = /^\d+ offres$/;
