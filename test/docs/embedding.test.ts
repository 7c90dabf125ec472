import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { projectFolder } from '../../scripts/build/sources.ts';
import { pageWith, results, visit } from '../support/host-page.ts';
import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { filledIn, snippetsOf } from '../support/snippets.ts';

const document = 'docs/embedding.md';
const snippets = snippetsOf(document);

describe(document, () => {
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

  for (const snippet of snippets.filter(({ language }) => language === 'html'))
    it(`${snippet.name}: searches, as it stands`, async () => {
      const { page, errors } = await visit(browser, pageWith(site, { body: filledIn(snippet, site) }));
      await page.getByText(results).first().waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });

  for (const { name, file, code } of snippets.filter(({ language }) => language !== 'html'))
    it(`${name}: is in ${file}, which a test runs`, () => {
      const known = new Set(
        readFileSync(projectFolder + file, 'utf8')
          .split('\n')
          .map((line) => line.trim()),
      );
      assert.deepEqual(
        code
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => !known.has(line)),
        [],
      );
    });

  it('has a snippet for each way', () => {
    assert.ok(snippets.length >= 10, `${snippets.length} snippets`);
  });
});
