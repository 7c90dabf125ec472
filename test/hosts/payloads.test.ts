import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import type { Offer } from '../../src/contract/index.ts';
import { anOffer } from '../support/offers.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { isWholeMatrix, publish, visit } from './host-page.ts';
import { hostileAddresses, payloads } from './payloads.ts';

/** One offer in each text of which stands a payload. */
const offerOf = (id: string, texts: readonly string[]): Offer => {
  const [text = ''] = texts;
  const requirements = texts.map((label) => ({ label, required: true }));
  return anOffer({
    id,
    title: text,
    company: text,
    contract: { code: text, label: text },
    salary: { text, min: null, max: null, period: null, extras: [...texts] },
    description: texts.join('\n'),
    occupation: { rome: text, label: text, appellation: text },
    contractNature: text,
    workingHours: text,
    schedule: [...texts],
    conditions: [...texts],
    experience: { expected: 'none', label: text, comment: text },
    training: texts.map((each) => ({ field: each, level: each, comment: each, required: true })),
    skills: requirements,
    softSkills: texts.map((each) => ({ label: each, description: each })),
    languages: requirements,
    drivingLicences: requirements,
    software: [...texts],
    qualification: text,
    travel: text,
    sector: text,
    companyDescription: text,
    companyLogo: text,
    companySize: text,
    contact: { name: text, lines: [...texts], phone: text, email: text, comment: text, recruiterUrl: null, applyUrl: null },
    agency: { phone: text, email: text },
    source: { kind: 'partner', partners: texts.map((name) => ({ name, url: null, logo: name })) },
  });
};

const inGroups = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

const tried = isWholeMatrix ? payloads : payloads.filter((_, index) => index % 31 === 0);
const addresses = isWholeMatrix ? hostileAddresses : hostileAddresses.filter((_, index) => index % 17 === 0);

describe('hostile texts in offers', () => {
  let site: PartnerSite;
  let browser: Browser;
  let page: Page;
  let answer: (path: string) => unknown = () => ({});
  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
    const body = `<emploi-offer-search partner-key="${site.partnerKey}"></emploi-offer-search><div id="control"></div>`;
    const head = `<script>window.attacks = 0; window.attacked = alert = () => { attacks += 1; };</script>
      <script type="module" src="${site.url}/sdk/1/all.js"></script>`;
    ({ page } = await visit(browser, publish(site, { head, body }), (opened) =>
      opened.route('**/v1/offers**', (route) =>
        route.fulfill({ json: answer(new URL(route.request().url()).pathname), headers: { 'access-control-allow-origin': '*' } }),
      ),
    ));
    await page.evaluate(() => customElements.whenDefined('emploi-offer-search'));
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const attacks = (): Promise<number> => page.evaluate(() => Number(Object(window).attacks));

  /** Lets a script that has been smuggled in come to its turn, and the visitor pass over everything. */
  const settle = (): Promise<unknown> =>
    page.evaluate(async () => {
      const search = document.querySelector('emploi-offer-search');
      for (const each of search?.shadowRoot?.querySelectorAll('*') ?? [])
        for (const type of ['pointerenter', 'mouseover', 'focus', 'animationstart', 'toggle', 'error', 'load'])
          each.dispatchEvent(new Event(type, { bubbles: type !== 'error' && type !== 'load' }));
      await new Promise((resolve) => setTimeout(resolve));
    });

  it('would run if they were taken for markup', async () => {
    await page.evaluate(
      (texts) => {
        const control = document.getElementById('control');
        if (control) control.innerHTML = texts.join('');
      },
      payloads.filter((text) => text.startsWith('<img')),
    );
    await page.waitForFunction(() => Number(Object(window).attacks) > 0);
    await page.evaluate(() => {
      document.getElementById('control')?.remove();
      Object(window).attacks = 0;
    });
  });

  it(`are shown as texts and never run: ${tried.length} of them in the results`, async () => {
    for (const group of inGroups(tried, 100)) {
      answer = () => ({
        total: group.length,
        more: false,
        items: group.map((text, index) => ({ ...Object(offerOf(`X${index}`, [text])), distance: null })),
        next: null,
        facets: [{ name: 'domain', choices: group.slice(0, 9).map((label, index) => ({ value: `${index}`, label, count: 1 })) }],
        understood: { rome: 'D1102', label: group[0] ?? '' },
        keptSince: null,
      });
      const shown = await page.evaluate(async () => {
        const search = document.querySelector('emploi-offer-search');
        if (!search) return [];
        await search.search();
        return [...(search.shadowRoot?.querySelectorAll('.title') ?? [])].map((title) => title.textContent);
      });
      // A parser would drop NUL; a text node keeps it.
      assert.deepEqual(
        shown.map((text) => text?.trim()),
        group.map((text) => text.trim()),
      );
      await settle();
    }
    assert.equal(await attacks(), 0);
  });

  it('are shown as texts and never run: the same in whole offers', async () => {
    for (const group of inGroups(tried, 40)) {
      answer = () => offerOf('X1', group);
      const shown = await page.evaluate(async () => {
        const search = document.querySelector('emploi-offer-search');
        await search?.showOffer(`X${Math.random()}`);
        return search?.shadowRoot?.querySelector('article')?.textContent ?? '';
      });
      assert.ok(shown.includes(group.at(-1)?.trim() ?? 'missing'), shown.slice(0, 300));
      await settle();
    }
    assert.equal(await attacks(), 0);
  });

  it(`${addresses.length} hostile addresses never become a link`, async () => {
    const followed: string[] = [];
    for (const address of addresses) {
      answer = () => ({
        ...offerOf('X1', ['Texte']),
        url: address,
        companyUrl: address,
        source: { kind: 'partner', partners: [{ name: 'Partenaire', url: address, logo: address }] },
      });
      const links = await page.evaluate(async () => {
        const search = document.querySelector('emploi-offer-search');
        await search?.showOffer(`X${Math.random()}`);
        return [...(search?.shadowRoot?.querySelectorAll('article a, article img') ?? [])].flatMap((each) =>
          each instanceof HTMLAnchorElement ? [each.href] : each instanceof HTMLImageElement ? [each.src] : [],
        );
      });
      followed.push(...links.filter((link) => !/^(?:https?|mailto|tel):/.test(link)));
    }
    assert.deepEqual(followed, []);
    assert.equal(await attacks(), 0);
  });
});
