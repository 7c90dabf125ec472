import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { projectFolder } from '../../scripts/build/sources.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { journey, loaderTag, publish, searchTag, visit, type Visit } from './host-page.ts';

/** Notes each thing that the policy of the page forbade. */
const listener = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  console.error('VIOLATION', violatedDirective, blockedURI, sample));`;
const hashOf = (text: string): string => `'sha384-${createHash('sha384').update(text).digest('base64')}'`;
const integrityOf = (file: string): string =>
  `sha384-${createHash('sha384')
    .update(readFileSync(`${projectFolder}dist/cdn/${file}`))
    .digest('base64')}`;
const violations = ({ errors }: Visit): string[] =>
  errors.filter((error) => error.startsWith('VIOLATION') || /Content.Security.Policy|Trusted/i.test(error));

describe('under a strict policy', () => {
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

  const types = "require-trusted-types-for 'script'; trusted-types emploi-elements";
  const nonced = (tag: string): string => tag.replace('<script', '<script nonce="r4nd0m"');
  /** A bundle of the page's own that makes Lit's policy and keeps Lit's lists. */
  const otherLit = (): string => `<script type="module" src="/lib/lit-html/lit-html.js"></script>`;

  /** A policy for the page, and how it lets our script in. */
  interface Case {
    name: string;
    policy: () => string;
    head?: () => string;
  }
  const base = (scripts: string): string =>
    `default-src 'none'; script-src ${hashOf(listener)} ${scripts}; connect-src ${site.url}; img-src ${site.url}; base-uri 'none'; form-action 'none'`;
  const cases: readonly Case[] = [
    { name: 'with the gateway on its list', policy: () => base(site.url) },
    { name: 'with the folder of one release on its list', policy: () => base(`${site.url}/sdk/1/`) },
    { name: 'with the gateway on its list, and Trusted Types', policy: () => `${base(site.url)}; ${types}` },
    { name: 'with a nonce', policy: () => base("'nonce-r4nd0m'"), head: () => nonced(loaderTag(site)) },
    {
      name: 'with a nonce and strict-dynamic',
      policy: () => base("'nonce-r4nd0m' 'strict-dynamic'"),
      head: () => nonced(loaderTag(site)),
    },
    {
      name: 'with a nonce, strict-dynamic and Trusted Types',
      policy: () => `${base("'nonce-r4nd0m' 'strict-dynamic'")}; ${types}`,
      head: () => nonced(loaderTag(site)),
    },
    {
      // A hash vouches for its file alone, so for one that loads no other.
      name: 'with the hash of a self-contained file',
      policy: () => base(`'${integrityOf('all.js')}'`),
      head: () =>
        `<script type="module" async crossorigin integrity="${integrityOf('all.js')}" src="${site.url}/sdk/1.0.0/all.js"></script>`,
    },
    {
      name: 'with Trusted Types, another Lit on the page and its policy',
      policy: () => `${base(`'self' ${site.url}`)}; ${types} lit-html`,
      head: () => otherLit() + loaderTag(site),
    },
    {
      name: 'with Trusted Types, and two copies of ours',
      policy: () => `${base(site.url)}; ${types}`,
      head: () => `${loaderTag(site)}<script type="module" src="${site.url}/sdk/1/all.js"></script>`,
    },
  ];

  for (const { name, policy, head = () => loaderTag(site) } of cases)
    it(`${name}, the journey goes well and nothing is reported`, async () => {
      const url = publish(site, {
        head: `<script>${listener}</script>${head()}`,
        body: searchTag(site),
        policy: policy(),
      });
      const visited = await visit(browser, url);
      await journey(visited.page);
      assert.deepEqual(violations(visited), []);
      assert.deepEqual(visited.errors, []);
      await visited.close();
    });

  it('that allows no policy of ours, what stands in the tag stays and the console says why', async () => {
    const url = publish(site, {
      head: loaderTag(site),
      body: searchTag(site),
      policy: `${base(site.url)}; require-trusted-types-for 'script'; trusted-types 'none'`,
    });
    const visited = await visit(browser, url, async (page) => {
      page.on('console', () => {});
      return undefined;
    });
    await visited.page.waitForEvent('console', (message) => message.text().includes(`${site.url}/docs/errors/loading`));
    assert.ok(await visited.page.getByRole('link', { name: 'Voir les offres' }).isVisible());
    await visited.close();
  });
});
