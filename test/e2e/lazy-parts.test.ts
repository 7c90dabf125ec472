import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { findBrowsers } from '../../scripts/browsers/index.ts';
import { enginePage, type EnginePage } from '../support/engine-page.ts';
import { startEngine, type RunningEngine } from '../support/engine.ts';
import { listenOnFreePort, servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';

const html = (element: string): string => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Emploi</title>
  <script type="module" src="/sdk/1/loader.js"></script>${element}</html>`;

const pages: Readonly<Record<string, string>> = {
  '/search.html': html('<emploi-offer-search partner-key="pk_test_council" place="26"></emploi-offer-search>'),
  '/apply.html': html('<emploi-application-form partner-key="pk_test_employer"></emploi-application-form>'),
  '/short.html': html('<emploi-application-form partner-key="pk_test_atelier"></emploi-application-form>'),
};

const search = async (page: EnginePage): Promise<void> => void (await page.untilText(/\d+ offres/));

const fillIn = async (page: EnginePage): Promise<void> => {
  await page.untilText(/Étape 1 sur \d/);
  for (const [label, value] of [
    ['Prénom', 'Claire'],
    ['Nom', 'Fontaine'],
    ['Courriel', 'claire@courriel.example'],
  ] as const) {
    await page.click('input', label);
    await page.type(value);
  }
  await page.click('button', 'Continuer');
};

interface Part {
  chunk: string;
  path: string;
  /** What the visitor does until the part is needed. */
  act: (page: EnginePage) => Promise<unknown>;
  /** What the part shows. */
  shows: RegExp;
}

const parts: readonly Part[] = [
  {
    chunk: 'offer-search.filter-panel',
    path: '/search.html',
    act: async (page) => {
      await search(page);
      await page.click('button', 'Filtres');
    },
    shows: /Date de publication/,
  },
  {
    chunk: 'offer-search.alert-form',
    path: '/search.html',
    act: async (page) => {
      await search(page);
      await page.click('button', 'Recevoir les nouvelles offres par courriel');
    },
    shows: /Votre courriel/,
  },
  {
    chunk: 'offer-search.saved-items',
    path: '/search.html',
    act: async (page) => {
      await search(page);
      await page.click('button', 'Enregistrer cette recherche');
    },
    shows: /Enregistré sur cet appareil/,
  },
  {
    chunk: 'offer-search.offer-panel',
    path: '/search.html',
    act: async (page) => {
      await search(page);
      await page.click('button', 'Boulanger de nuit, équipe 12');
    },
    shows: /Offre fictive/,
  },
  { chunk: 'application-form.documents', path: '/apply.html', act: fillIn, shows: /Choisir un fichier/ },
  {
    chunk: 'application-form.review',
    path: '/short.html',
    act: async (page) => {
      await fillIn(page);
      await page.untilText(/Étape 2 sur 3/);
      await page.click('button', 'Continuer');
    },
    shows: /Pas de réponse/,
  },
];

describe('a chunk that cannot be had', () => {
  let site: ServedSite;
  let own: { url: string; close: () => void };
  let refused: string | undefined;
  before(async () => {
    site = await servedSite(await sharedGateway());
    own = await listenOnFreePort(async (request) => {
      const { pathname } = new URL(request.url);
      const page = pages[pathname];
      if (page) return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
      if (refused && pathname.includes(`/parts/${refused}-`)) return new Response('', { status: 503 });
      const answer = await site.app.fetch(request);
      // What one page has loaded is none the less new to the next.
      if (pathname.includes('/parts/')) answer.headers.set('cache-control', 'no-store');
      return answer;
    });
  });
  after(async () => {
    own.close();
    await site.close();
  });

  for (const browser of findBrowsers())
    describe(`in ${browser.name}`, () => {
      let engine: RunningEngine;
      before(async () => {
        engine = await startEngine(browser);
      });
      after(() => engine.stop());

      for (const { chunk, path, act, shows } of parts)
        it(`${chunk}: the visitor is told of the connection, and another try brings it`, async () => {
          refused = chunk;
          const page = enginePage(await engine.window());
          await page.goto(own.url + path);
          await act(page);
          const said = await page.untilText(
            /Le service ne répond pas. Vérifiez votre connexion à Internet, puis réessayez.|en panne/,
          );
          assert.doesNotMatch(said, /panne/);
          refused = undefined;
          await page.click('button', 'Réessayer');
          await page.untilText(shows);
        });

      it('shared.suggestion-list: the field does without, and searches; when it is used again, it suggests', async () => {
        refused = 'shared.suggestion-list';
        const page = enginePage(await engine.window());
        await page.goto(`${own.url}/search.html`);
        await search(page);
        await page.click('input', 'Métier ou mot-clé');
        await page.type('plombier');
        await page.click('button', 'Rechercher');
        await page.untilText(/[1-9]\d? offres?/);
        refused = undefined;
        await page.click('input', 'Métier ou mot-clé');
        await page.type(' ch');
        await page.untilText(/\d suggestion/);
      });
    });
});
