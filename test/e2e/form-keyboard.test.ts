import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { findBrowsers } from '../../scripts/browsers/index.ts';
import { enginePage, type EnginePage } from '../support/engine-page.ts';
import { startEngine, type RunningEngine } from '../support/engine.ts';
import { focusedSpot } from '../support/focus.ts';
import { pdf } from '../support/sample-files.ts';
import { servedSite, type ServedSite } from '../support/served-site.ts';

const path = '/apply-by-keyboard';

/** A visitor who has a keyboard and nothing else; every stop on their way must be seen. */
const typist = (page: EnginePage) => {
  let keys = 0;

  const press = async (...names: Parameters<EnginePage['press']>): Promise<void> => {
    keys += names.length;
    await page.press(...names);
  };

  /** What has the focus, once it can be seen that it has: engines scroll in their own time. */
  const seen = async (wanted = /^/, way = ''): Promise<string> => {
    let last = '';
    return page
      .until('', async () => {
        const { name, faults } = await page.evaluate(focusedSpot);
        last = [name, ...faults].join(' ');
        return wanted.test(name) && faults.length === 0 && (name || ' ');
      })
      .catch(() => assert.fail(`The focus should be on ${wanted}, and be seen; it is on: ${way} ${last}`));
  };

  const at = async (wanted: RegExp): Promise<void> => void (await seen(wanted));

  return {
    count: (): number => keys,
    press,
    /** Waits until the focus is there. */
    at,
    type: async (text: string): Promise<void> => {
      keys += text.length;
      await page.type(text);
    },
    /** Presses Tab until the focus is there. */
    tabTo: async (wanted: RegExp): Promise<void> => {
      const stops: string[] = [];
      for (let count = 0; count < 40; count += 1) {
        await press('Tab');
        const name = await seen(undefined, stops.join(' → '));
        stops.push(name);
        if (wanted.test(name)) return;
      }
      assert.fail(`${wanted} is not among ${stops.join(' → ')}`);
    },
    /** Chooses files in the field that has the focus; the window for it is the system's, whose keys are its own. */
    choose: async (...names: string[]): Promise<void> => {
      const isChosen = await page.evaluate(
        (content, list) => {
          let field = document.activeElement;
          while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
          if (!(field instanceof HTMLInputElement) || field.type !== 'file') return false;
          const transfer = new DataTransfer();
          for (const name of list.split('|')) transfer.items.add(new File([content], name, { type: 'application/pdf' }));
          field.files = transfer.files;
          field.dispatchEvent(new Event('change', { bubbles: true }));
          return true;
        },
        pdf(1).toString('latin1'),
        names.join('|'),
      );
      assert.ok(isChosen, 'A field for files should have the focus');
      for (const name of names) await page.untilText(new RegExp(`${name} \\(1\\sko\\) Reçu`));
    },
  };
};

describe('the application form by the keyboard alone', () => {
  let site: ServedSite;
  before(async () => {
    site = await servedSite();
    site.app.get(path, (c) =>
      c.html(`<!doctype html><html lang="fr"><meta charset="utf-8"><title>Postuler</title>
        <script type="module" src="/sdk/1/loader.js"></script>
        <style>a:focus { outline: 3px solid black }</style>
        <a href="#before">Avant</a>
        <emploi-application-form partner-key="pk_test_employer"></emploi-application-form>
        <a href="#after">Après</a></html>`),
    );
  });
  after(() => site.close());

  for (const browser of findBrowsers())
    describe(`in ${browser.name}`, () => {
      let engine: RunningEngine;
      before(async () => {
        engine = await startEngine(browser);
      });
      after(() => engine.stop());

      it('goes from the first Tab of the page to the receipt, and out at the end', async (test) => {
        const page = enginePage(await engine.window());
        await page.goto(site.url + path);
        await page.untilText(/Étape 1 sur 4/);
        const { press, type, at, tabTo, choose, count } = typist(page);
        const year = new Date().getFullYear() + 1;

        // Nothing is filled in yet: the summary leads to the first field.
        await tabTo(/^Prénom$/);
        await press('Enter');
        await at(/^Il y a un problème/);
        await tabTo(/^Écrivez votre nom/);
        await press('Enter');
        await at(/^Nom$/);
        await type('Fontaine');
        await tabTo(/^Courriel$/);
        await type('claire@gmial.com');
        await tabTo(/^Téléphone/);
        await type('0612345678');
        await tabTo(/^Continuer$/);
        await press('Enter');
        await at(/^Il y a un problème ?Écrivez votre prénom/);
        await tabTo(/^Écrivez votre prénom/);
        await press('Enter');
        await at(/^Prénom$/);
        await type('Claire');
        await tabTo(/^Corriger$/);
        await press('Enter');
        await at(/^Courriel$/);
        await tabTo(/^Continuer$/);
        await press('Enter');

        await at(/^Étape 2 sur 4 : Vos documents$/);
        await page.untilText(/Choisir un fichier/); // its code comes with the step
        await tabTo(/^Choisir un fichier/);
        await choose('CV.pdf');
        await at(/^Choisir un autre fichier à la place/);
        await tabTo(/^Retirer CV\.pdf$/);
        await press('Enter');
        await at(/^Choisir un fichier/);
        await choose('CV à jour.pdf');
        await tabTo(/^Choisir des fichiers/);
        await choose('Attestation.pdf', 'Diplôme.pdf');
        await tabTo(/^Retirer Attestation\.pdf$/);
        await press('Enter');
        await at(/^Retirer Diplôme\.pdf$/);
        await tabTo(/^Votre lettre/);
        await tabTo(/^Effacer la lettre$/);
        await press('Enter');
        await at(/^Remettre la lettre$/);
        await press('Enter');
        await at(/^Effacer la lettre$/);
        await tabTo(/^Continuer$/);
        await press('Enter');

        await at(/^Étape 3 sur 4 : Questions de l’employeur$/);
        await tabTo(/^Continuer$/);
        await press('Enter');
        await at(/^Il y a un problème/);
        await tabTo(/^Quels horaires/);
        await press('Enter');
        await at(/^Matin$/);
        await type(' ');
        await tabTo(/^Oui$/);
        await press('ArrowDown');
        await at(/^Non$/);
        await tabTo(/^Combien d’années/);
        await type('2,5');
        await tabTo(/^Dans quelle ville/);
        await type('Valence');
        await tabTo(/^Qu’est-ce qui vous plaît/);
        await type('Le contact.');
        await tabTo(/^Choisir un fichier/);
        await choose('CAP.pdf');
        await tabTo(/^Continuer$/);
        await press('Enter');
        await at(/^Il y a un problème/);
        await tabTo(/^À partir de quel jour/);
        await press('Enter');
        await at(/^À partir de quel jour/);
        // A 1 may go on to 10 and more: the part keeps the focus, be it the day or the month that comes first.
        for (const part of ['1', '1']) {
          await type(part);
          await press('ArrowRight');
        }
        await type(`${year}`);
        await tabTo(/^Continuer$/);
        await press('Enter');

        await at(/^Étape 4 sur 4 : Vérifier et envoyer$/);
        await tabTo(/^Retour$/);
        await press('Enter');
        await at(/^Étape 3 sur 4/);
        await tabTo(/^Continuer$/);
        await press('Enter');
        await at(/^Étape 4 sur 4/);
        for (const answer of [
          'Claire',
          'claire@gmail.com',
          '06 12 34 56 78',
          'CV à jour.pdf',
          `commencer \\? 1er janvier ${year}`,
          'Matin',
          'Non',
          '2,5',
        ])
          await page.untilText(new RegExp(answer));
        await tabTo(/^Envoyer ma candidature$/);
        await press('Enter');

        await at(/^Votre candidature est arrivée$/);
        test.diagnostic(`${count()} keys to the receipt in ${browser.name}`);
        await tabTo(/^Relire ou retirer ma candidature$/);
        await tabTo(/^Imprimer$/);
        await tabTo(/^Après$/);
      });
    });
});
