import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';

import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import * as v from 'valibot';

import { chromiumArguments, ensureChromium } from '../../scripts/browsers/index.ts';
import { deliverMails } from '../../server/mail/deliver.ts';
import { ApplicationReceipt } from '../../src/contract/index.ts';
import { pdf } from '../support/sample-files.ts';
import { servedSite, type ServedSite } from '../support/served-site.ts';

const isSending = ({ pathname }: URL): boolean => pathname === '/v1/applications';

describe('an application, from the last click to its receipt', { timeout: 120_000 }, () => {
  let site: ServedSite;
  /** What the browser keeps from one start to the next. */
  let profile: string;
  let browser: BrowserContext;
  let page: Page;
  let form: Locator;
  let email: string;

  before(async () => {
    site = await servedSite();
    site.app.get('/apply', (c) =>
      c.html(`<!doctype html><html lang="fr"><meta charset="utf-8"><title>Postuler</title>
        <script type="module" src="/sdk/1/loader.js"></script>
        <emploi-application-form partner-key="pk_test_atelier"></emploi-application-form></html>`),
    );
    profile = await mkdtemp(join(tmpdir(), 'profile-'));
    await startBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(profile, { recursive: true, force: true });
  });

  const startBrowser = async (): Promise<void> => {
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: ensureChromium(),
      args: chromiumArguments,
      locale: 'fr-FR',
    });
  };

  const open = async (): Promise<void> => {
    page = await browser.newPage();
    await page.goto(`${site.url}/apply`);
    form = page.locator('emploi-application-form');
  };

  /** Fills the form in, a document with it, up to the last button. `keep`: the person has agreed to a draft on the device. */
  const fillIn = async ({ keep = false } = {}): Promise<void> => {
    await form.locator('[name=firstName]').fill('Claire');
    await form.locator('[name=lastName]').fill('Fontaine');
    await form.locator('[name=email]').fill(email);
    if (keep) {
      await form.locator('#keep-draft').check();
      await form.getByText('Il est enregistré jusqu’au').waitFor();
    }
    await form.getByRole('button', { name: 'Continuer' }).click();
    await form
      .locator('[id="documents"]')
      .setInputFiles([{ name: 'CV Claire.pdf', mimeType: 'application/pdf', buffer: pdf(2, { padding: 100_000 }) }]);
    await form.getByText('Reçu · PDF · 2 pages').waitFor();
    await form.getByRole('button', { name: 'Continuer' }).click();
    await form.getByRole('heading', { name: /Vérifier et envoyer$/ }).waitFor();
  };

  const lastButton = (): Locator => form.getByRole('button', { name: 'Envoyer ma candidature' });

  /** The number of the receipt that is shown in the end. */
  const receiptNumber = async (): Promise<string> => {
    await form.getByRole('heading', { name: 'Votre candidature est arrivée' }).waitFor();
    return form.locator('.receipt dd strong').innerText();
  };

  /** Waits until what is kept on the device was written since `time` (ms since 1970): it says until when it is kept, a week. */
  const untilKept = (time: number): Promise<unknown> =>
    page.waitForFunction(
      async (soonest) => {
        const done = <T>(request: IDBRequest<T>): Promise<T> =>
          new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
        const database = await done(indexedDB.open('emploi-elements'));
        const kept: unknown[] = await done(database.transaction('kept').objectStore('kept').getAll());
        database.close();
        return kept.some(
          (it) => typeof it === 'object' && it && 'expires' in it && typeof it.expires === 'number' && it.expires >= soonest,
        );
      },
      time + 7 * 86_400_000,
    );

  let people = 0;
  beforeEach(async () => {
    people += 1;
    email = `claire.${people}@courriel.example`;
    await site.db.execute('delete from application; delete from mail');
    await open();
  });

  /** Fails unless one application is there, under this number, with its document, and one mail to each leaves. */
  const expectOne = async (number: string): Promise<void> => {
    const { rows } = await site.db.query<{ reference: string; email: string; documents: number }>(
      `select reference, email, (select count(*)::int from document where application = application.id) as documents from application`,
    );
    assert.deepEqual(rows, [{ reference: number, email, documents: 1 }]);
    const told: string[] = [];
    await deliverMails(site.stores.mails, async ({ recipient }) => void told.push(recipient));
    assert.deepEqual(told.sort(), [email, 'emploi@atelier.example']);
  };

  it('arrives once where the button is clicked twice, and where Enter is pressed and it is clicked too', async () => {
    const impatient: Readonly<Record<string, (x: number, y: number) => Promise<void>>> = {
      'a double click': (x, y) => page.mouse.dblclick(x, y),
      'Enter and a click': async (x, y) => {
        await page.keyboard.press('Enter');
        await page.mouse.click(x, y);
      },
    };
    for (const [what, press] of Object.entries(impatient)) {
      await site.db.execute('delete from application; delete from mail');
      await page.reload();
      await fillIn();
      let sent = 0;
      const pressed = Promise.withResolvers<void>();
      await page.route(isSending, async (route) => {
        sent += 1;
        await pressed.promise; // both are there before anything leaves
        await route.continue();
      });
      await form.evaluate((element) => {
        let presses = 0;
        const count = (): void => void (element.dataset['presses'] = `${(presses += 1)}`);
        element.shadowRoot?.addEventListener('click', ({ target }) => target instanceof HTMLButtonElement && count());
      });
      await lastButton().focus();
      const box = await lastButton().boundingBox();
      assert.ok(box);
      await press(box.x + 10, box.y + box.height / 2); // its words get shorter: there it still is
      await form.getByRole('button', { name: 'Envoi…' }).waitFor();
      assert.equal(await form.getAttribute('data-presses'), '2', what);
      pressed.resolve();
      await expectOne(await receiptNumber());
      assert.equal(sent, 1, what);
      await page.unroute(isSending);
    }
    await page.close();
  });

  it('arrives once where the page is loaded again while it is on its way; the person is told, and gets the same receipt', async () => {
    await fillIn({ keep: true });
    const stored = Promise.withResolvers<string>();
    await page.route(
      isSending,
      async (route) => {
        const answer = await route.fetch();
        stored.resolve(v.parse(ApplicationReceipt, await answer.json()).reference); // and the answer never comes
      },
      { times: 1 },
    );
    const clicked = Date.now();
    await lastButton().click();
    const number = await stored.promise;
    await untilKept(clicked);
    await page.reload();
    await form.getByText('nous n’avons pas su si elle est arrivée').waitFor();
    await form.getByRole('button', { name: 'Envoyer maintenant' }).click();
    assert.equal(await receiptNumber(), number);
    await expectOne(number);
    await page.close();
  });

  it('is sent once where there was no network at the last click and the browser was closed: the person is asked', async () => {
    await fillIn({ keep: true });
    await browser.setOffline(true);
    const clicked = Date.now();
    await lastButton().click();
    await form.getByText('Rien n’a encore été envoyé').waitFor();
    await untilKept(clicked);
    await browser.close();

    await startBrowser();
    let sent = 0;
    browser.on('request', (request) => (sent += isSending(new URL(request.url())) ? 1 : 0));
    await open();
    await form.getByText('mais il n’y avait pas de connexion. Elle n’est pas partie.').waitFor();
    const { rows } = await site.db.query('select from application');
    assert.deepEqual([rows.length, sent], [0, 0]);
    await form.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await expectOne(await receiptNumber());
    assert.equal(sent, 1);

    await page.reload();
    await form.getByText('Vous avez déjà postulé').waitFor();
    assert.equal(sent, 1);
  });
});
