import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { findBrowsers } from '../../scripts/browsers/index.ts';
import { cuttingProxy, type CuttingProxy } from '../support/cutting-proxy.ts';
import { enginePage, type EnginePage } from '../support/engine-page.ts';
import { startEngine, type RunningEngine } from '../support/engine.ts';
import { pdf } from '../support/sample-files.ts';
import { listenOnFreePort, servedSite, type ServedSite } from '../support/served-site.ts';

const html = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Postuler</title>
  <script type="module" async src="/sdk/1/loader.js"></script>
  <emploi-application-form partner-key="pk_test_atelier"></emploi-application-form></html>`;

/** Chooses a file, as the browser's own window does. */
const choose = (name: string, base64: string): void => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: 'application/pdf' }));
  const field = document.querySelector('emploi-application-form')?.shadowRoot?.querySelector('[id="documents"]');
  if (!(field instanceof HTMLInputElement)) throw new Error('No field for files');
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

/** How many files the device has: the bytes of each lie under its draft. */
const filesOnDevice = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('emploi-elements');
    opening.onerror = () => reject(new Error('No database'));
    opening.onsuccess = () => {
      const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
      keys.onsuccess = () => {
        opening.result.close();
        resolve(keys.result.filter((key) => Array.isArray(key) && key.length === 4).length);
      };
    };
  });

/** From this byte on, nothing of a file gets through before the page has been loaded anew; afterwards there are only cuts. */
const slowFrom = 150_000;

describe('a file whose page is loaded anew in the middle, with the draft that the person keeps', () => {
  let site: ServedSite;
  before(async () => {
    site = await servedSite();
  });
  after(() => site.close());

  for (const browser of findBrowsers())
    describe(`in ${browser.name}`, () => {
      let engine: RunningEngine;
      let own: { url: string; close: () => void };
      let network: CuttingProxy;
      let isSlow = true;
      /** What was asked of the uploads, in order: the method, and from which byte on. */
      const asked: { method: string; offset: number }[] = [];

      before(async () => {
        engine = await startEngine(browser);
        own = await listenOnFreePort(async (request) => {
          const { pathname } = new URL(request.url);
          if (pathname === '/apply.html') return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
          if (!pathname.startsWith('/v1/uploads') || pathname.endsWith('/state')) return site.app.fetch(request);
          const offset = Number(request.headers.get('upload-offset') ?? 0);
          asked.push({ method: request.method, offset });
          // Nothing of it gets through before the page is gone.
          if (isSlow && offset >= slowFrom) return new Promise<Response>(() => {});
          return site.app.fetch(request);
        });
        network = await cuttingProxy(own.url, 300_000);
      });
      after(async () => {
        await engine.stop();
        network.close();
        own.close();
      });

      const fillIn = async (page: EnginePage): Promise<void> => {
        for (const [label, value] of [
          ['Prénom', 'Claire'],
          ['Nom', 'Fontaine'],
          ['Courriel', `claire.${browser.name}@courriel.example`],
        ] as const) {
          await page.click('input', label);
          await page.type(value);
        }
        await page.click('button', 'Continuer');
        await page.untilText(/Étape 2 sur 3/);
      };

      it('goes on from where it was, is one document with the same bytes, and is sent', async () => {
        const page = enginePage(await engine.window());
        await page.goto(`${network.url}/apply.html`);
        await page.untilText(/Étape 1 sur 3/);
        await fillIn(page);
        await page.click('input', 'Enregistrer mon brouillon sur cet appareil');
        await page.untilText(/Il est enregistré jusqu’au/);
        const bytes = pdf(3, { padding: 1_500_000 });
        const name = `CV ${browser.name}.pdf`;
        await page.evaluate(choose, name, bytes.toString('base64'));
        await page.until('No byte on its way', async () => asked.some(({ offset }) => offset >= slowFrom));
        await page.until('No file on the device', async () => (await page.evaluate(filesOnDevice)) === 1);
        const before = asked.length;
        const held = await site.db.query<{ received: number }>('select received from document where name = $1', [name]);
        const half = Number(held.rows[0]?.received);

        await page.goto(`${network.url}/apply.html`);
        isSlow = false;
        await page.untilText(/Voici votre brouillon/);
        await page.untilText(/Étape 2 sur 3/);
        await page.untilText(/Reçu · PDF · 3 pages/);
        await page.click('button', 'Continuer');
        await page.click('button', 'Envoyer ma candidature');
        await page.untilText(/Votre candidature est arrivée/);

        const since = asked.slice(before);
        assert.ok(half >= slowFrom && half < bytes.length, `${half} bytes before`);
        assert.equal(since.find(({ method }) => method === 'PATCH')?.offset, half);
        assert.equal(asked.filter(({ method }) => method === 'POST').length, 1);
        assert.ok(network.cuts() > 0);
        const { rows } = await site.db.query<{ checksum: string; application: string | null }>(
          'select checksum, application from document where name = $1',
          [name],
        );
        assert.deepEqual(
          rows.map(({ checksum }) => checksum),
          [createHash('sha256').update(bytes).digest('hex')],
        );
        assert.ok(rows[0]?.application);
        await page.until('A file is still on the device', async () => (await page.evaluate(filesOnDevice)) === 0);
      });
    });
});
