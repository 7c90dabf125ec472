import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { pdf } from '../support/sample-files.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';

/** A page that has replaced what carries uploads in old libraries, before ours and after it. */
const hostile = `
  window.XMLHttpRequest = function () { throw new Error('The page’s own XMLHttpRequest'); };
  addEventListener('load', () => { window.fetch = () => Promise.reject(new TypeError('The page’s own fetch')); });
  Object.prototype.resume = true; Object.prototype.parallelUploads = 4;
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error('VIOLATION', violatedDirective));
`;
const hash = `'sha256-${createHash('sha256').update(hostile).digest('base64')}'`;
const policy = `default-src 'none'; script-src 'self' ${hash}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types emploi-elements`;

describe('files from a page with a strict policy and another’s globals', () => {
  let site: ServedSite;
  let browser: Browser;
  before(async () => {
    site = await servedSite();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const open = async (): Promise<{ page: Page; said: string[] }> => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', ({ message }) => said.push(message));
    await page.route('**/apply.html', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': policy },
        body: `<!doctype html><html lang="fr"><title>Postuler</title><script>${hostile}</script><script src="/sdk/1/loader.js" async></script>
          <emploi-application-form partner-key="pk_test_employer"></emploi-application-form></html>`,
      }),
    );
    await page.goto(`${site.url}/apply.html`);
    const form = page.locator('emploi-application-form');
    await form.locator('[name=firstName]').fill('Claire');
    await form.locator('[name=lastName]').fill('Fontaine');
    await form.locator('[name=email]').fill('claire@courriel.example');
    await form.locator('#go').click();
    return { page, said };
  };

  it('arrive whole through cuts and the end of a session, without cookies, and leave nothing on the device', async () => {
    const { page, said } = await open();
    const seen: string[] = [];
    const tokens = new Set<string | undefined>();
    await page.route(
      ({ pathname }) => pathname.startsWith('/v1/uploads'),
      async (route) => {
        const request = route.request();
        const headers = await request.allHeaders();
        assert.equal(headers['cookie'], undefined);
        tokens.add(headers['authorization']);
        seen.push(request.method());
        const pieces = seen.filter((method) => method === 'PATCH').length;
        if (request.method() !== 'PATCH') return route.continue();
        if (pieces === 4) return route.fulfill({ status: 401, body: '' });
        if (pieces % 3 === 2) return route.abort('connectionreset');
        return route.continue();
      },
    );
    const bytes = pdf(3, { padding: 4_900_000 });
    const form = page.locator('emploi-application-form');
    await form.locator('[id="documents"]').setInputFiles([{ name: 'CV 🌞.pdf', mimeType: 'application/pdf', buffer: bytes }]);
    await form.getByText('Reçu · PDF · 3 pages').waitFor({ timeout: 60_000 });
    const { rows } = await site.db.query<{ name: string; checksum: string; size: number; state: string }>(
      'select name, checksum, size, state from document',
    );
    const checksum = createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual(rows, [{ name: 'CV 🌞.pdf', checksum, size: bytes.length, state: 'received' }]);
    assert.equal(seen.filter((method) => method === 'POST').length, 1);
    assert.equal(tokens.size, 2);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
    assert.deepEqual(
      said.filter((text) => !/ERR_CONNECTION_RESET|status of 401/.test(text)), // the browser itself says what the test does
      [],
    );
    await page.close();
  });
});
