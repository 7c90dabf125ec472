import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { defaultOccupations } from '../../../server/occupations/default-occupations.ts';
import { namesIn, occupationIndex } from '../../../server/occupations/occupation-index.ts';
import { frenchRegions } from '../../../server/places/french-places.ts';
import { completeCatalogue } from '../../../server/start/complete-catalogue.ts';
import { readReferentials } from '../../../server/occupations/referentials.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { editDistance } from '../../../server/language/edit-distance.ts';
import { OccupationList, OfferPage, Problem } from '../../../src/contract/index.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { anOffer } from '../../support/offers.ts';
import { asking, smallGateway } from '../../support/server/gateway.ts';
import { emptyDatabase } from '../../support/databases.ts';

let gateway: TestGateway;
let ask: ReturnType<typeof asking>;
before(async () => {
  gateway = await smallGateway();
  ask = asking(gateway.app);
});
after(() => gateway.db.close());

const suggested = async (q: string) => {
  const answer = await ask(`occupations?q=${encodeURIComponent(q)}`);
  assert.equal(answer.status, 200);
  return v.parse(OccupationList, await answer.json()).items;
};

const understood = async (text: string) => (await gateway.stores.occupations.understand(text))?.rome ?? null;

describe('the names in a label', () => {
  for (const [label, names] of [
    ['Hôte / Hôtesse de caisse', ['Hôte de caisse', 'Hôtesse de caisse']],
    ['Artiste plasticien / plasticienne', ['Artiste plasticien', 'Artiste plasticienne']],
    ['Soigneur animalier / Soigneuse animalière', ['Soigneur animalier', 'Soigneuse animalière']],
    ['Fleuriste', ['Fleuriste']],
  ] as const)
    it(`are found in « ${label} »`, () => assert.deepEqual(namesIn(label), names));
});

describe('edits', () => {
  it('counts a letter more, less, another, and two exchanged', () => {
    assert.equal(editDistance('plonbier', 'plombier', 2, true), 1);
    assert.equal(editDistance('grenobel', 'grenoble', 2, true), 1);
    assert.equal(editDistance('developeur', 'developpeuse', 2), 1 + 1);
    assert.equal(editDistance('boul', 'boulanger', 1), 0);
    assert.equal(editDistance('chat', 'chocolatier', 1, true), 2);
  });
});

describe('GET /v1/occupations', () => {
  for (const [typed, rome] of [
    ['boulan', 'D1102'],
    ['boulangé', 'D1102'],
    ['infirmiere', 'J1506'],
    ['plonbier', 'F1603'],
    ['developeur', 'M1805'],
    ['caisse', 'D1505'],
    ['hôtesse de cai', 'D1505'],
    ['CAISSIERES', 'D1505'],
    ['aide soi', 'J1501'],
    ["agent d'entretien", 'K2204'],
  ] as const)
    it(`finds ${rome} by « ${typed} »`, async () => {
      const items = await suggested(typed);
      assert.ok(
        items.slice(0, 3).some((item) => item.rome === rome),
        JSON.stringify(items),
      );
    });

  it('gives eight at most, each understood when it comes back', async () => {
    const items = await suggested('a');
    assert.equal(items.length, 8);
    for (const { label } of items) assert.ok(await understood(label), label);
  });

  it('has nothing for what is no occupation', async () => {
    assert.deepEqual(await suggested('xyzzyqw'), []);
    assert.deepEqual(await suggested('!?'), []);
  });

  for (const query of ['', 'q=', 'q=a&q=b', 'q=a&page=2', `q=${'a'.repeat(81)}`, 'q=%00'])
    it(`refuses ?${query.slice(0, 20)}`, async () => {
      const answer = await ask(`occupations?${query}`);
      assert.equal(answer.status, 400);
      assert.ok(v.is(Problem, await answer.json()));
    });
});

describe('understanding', () => {
  for (const [text, rome] of [
    ['Boulanger', 'D1102'],
    ['boulangères', 'D1102'],
    ['Boulanger / Boulangère', 'D1102'],
    ['boulanger (H/F)', 'D1102'],
    ['offre emploi boulanger', 'D1102'],
    ['hotesse de caisse', 'D1505'],
    ['femme de menage', 'K1304'],
    ['ash', 'J1301'],
    ['prof de math', 'K2107'],
    ['chauffeur pl', 'N4101'],
    ['plonbier', 'F1603'],
    ['infirmire', 'J1506'],
    ['informaticienne', 'M1810'],
  ] as const)
    it(`takes « ${text} » for ${rome}`, async () => assert.equal(await understood(text), rome));

  for (const text of [
    'vente',
    'nuit',
    'chocolat',
    'cuisine',
    'jardin',
    'maison',
    'caisse',
    'Carrefour',
    'Decathlon',
    'Lyon',
    'boulanger de nuit à Lyon',
    'sans diplôme',
    'job étudiant',
    'cdi',
    'temps partiel',
    'emploi',
    'offre',
    'de la',
    '',
    'C++',
    'anglais',
    'banque',
    'pharmacie',
    'école',
    'chat',
    'magasin',
    'directeur',
    'responsable',
    'agent',
    'assistant',
    'technicien',
    'chef',
    'Air France',
    'La Poste',
    'Leclerc',
    'Renault',
    'Michelin',
    'saison',
    'a'.repeat(5_000),
    "' or 1=1 --",
  ])
    it(`takes « ${text.slice(0, 40)} » for no occupation`, async () => assert.equal(await understood(text), null));

  it('reads « é » as « er », as it sounds', async () => {
    assert.equal(await understood('boulangé'), 'D1102');
    assert.equal(await understood('bouché'), 'D1101');
  });

  it('does not correct a word that an offer has', async () => {
    const index = occupationIndex([{ rome: 'D1202', label: 'Coiffeur / Coiffeuse', titles: [] }]);
    assert.equal(index.understand('coiffure')?.corrected.length, 1);
    const offer = anOffer({ id: 'SALON1', title: 'Accueil', description: 'Un salon de coiffure.' });
    await gateway.stores.offers.save([{ offer, longitude: null, latitude: null }]);
    assert.equal(await understood('coiffure'), null);
  });

  it('corrects nothing where two occupations are as near', () => {
    const index = occupationIndex([
      { rome: 'F1601', label: 'Platrier', titles: [] },
      { rome: 'F1602', label: 'Plattier', titles: [] },
    ]);
    assert.equal(index.understand('platier'), undefined);
    assert.equal(index.understand('platrier')?.rome, 'F1601');
  });

  it('is said in the page of offers, unless the words are to be taken as they stand or the occupation is given', async () => {
    const page = async (query: string) => v.parse(OfferPage, await (await ask(`offers?${query}`)).json()).understood;
    assert.equal((await page('keywords=boulangere'))?.rome, 'D1102');
    assert.equal(await page('keywords=boulangere&occupation=D1102'), null);
    assert.equal(await page('occupation=D1102'), null);
  });

  it('follows an import at once', async () => {
    await gateway.stores.occupations.save([{ rome: 'N9999', label: 'Dompteur / Dompteuse de puces', titles: ['Puciste'] }]);
    assert.equal(await understood('puciste'), 'N9999');
    assert.equal((await suggested('domp'))[0]?.occupation, 'Dompteur / Dompteuse de puces');
  });
});

describe('places', () => {
  const names = async (q: string, departements?: readonly string[]) =>
    (await gateway.stores.places.suggest(q, departements)).map(({ code }) => code);

  before(async () => gateway.stores.places.save(await frenchRegions()));

  for (const [typed, code] of [
    ['Bretagne', 'R53'],
    ['auvergne rhone alpes', 'R84'],
    ['PACA', 'R93'],
    ['idf', 'R11'],
    ['R84', 'R84'],
    ['marseile', '13055'],
    ['valense', '26362'],
    ['bretange', 'R53'],
  ] as const)
    it(`are ${code} for « ${typed} »`, async () => assert.equal((await names(typed))[0], code));

  it('are none for what resembles nothing', async () => {
    assert.deepEqual(await names('zzzzzzzz'), []);
    assert.deepEqual(await names('lxon'), []);
  });

  it('are only those of the page, mistakes or not; a région if all of it is the page’s', async () => {
    assert.deepEqual(await names('marseile', ['26']), []);
    assert.deepEqual(await names('bretagne', ['35', '22', '29']), []);
    assert.deepEqual(await names('bretagne', ['35', '22', '29', '56']), ['R53']);
  });

  it('say their départements, a single one overseas under its own name only', async () => {
    assert.deepEqual((await gateway.stores.places.find('R53'))?.departements, ['22', '29', '35', '56']);
    assert.deepEqual((await gateway.stores.places.find('26'))?.departements, ['26']);
    assert.deepEqual(await names('R04'), []);
    assert.deepEqual((await gateway.stores.places.find('R04'))?.departements, ['974']);
  });
});

describe('a catalogue of an earlier release', () => {
  it('gets occupations, régions and former names of communes, and keeps what it has', async () => {
    const db = await emptyDatabase();
    const { occupations, places } = storesOf(db);
    await completeCatalogue(db);
    const count = await occupations.count();
    assert.ok(count > 300);
    assert.equal((await places.find('R84'))?.kind, 'region');
    assert.equal((await places.resolve('Bellegarde-sur-Valserine'))?.name, 'Valserhône');
    await occupations.save([{ rome: 'D1102', label: 'Autre nom', titles: [] }]);
    await completeCatalogue(db);
    assert.equal(await occupations.count(), count);
    assert.equal((await occupations.suggest('autre nom'))[0]?.rome, 'D1102');
    await db.close();
  });
});

describe('the referentials', () => {
  it('are read from what a folder has, titles without an occupation counted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'referentials-'));
    const write = (name: string, text: string) => writeFile(join(folder, name), text);
    await write('metiers.json', JSON.stringify([{ code: 'D1102', libelle: 'Boulanger / Boulangère' }]));
    await write('appellations.json', JSON.stringify([{ code: '1', libelle: 'Tourier' }]));
    await write('rome.csv', '\uFEFF"code_rome","libelle_rome"\r\n"D1102","Ancien nom"\r\nB1101,"Artiste ""libre"", peintre"\n');
    await write('titles.csv', 'code_ogr,libelle_appellation_court,code_rome\n1,Fournier,D1102\n');
    assert.deepEqual(await readReferentials(folder), {
      records: [
        { rome: 'D1102', label: 'Boulanger / Boulangère', titles: ['Fournier'] },
        { rome: 'B1101', label: 'Artiste "libre", peintre', titles: [] },
      ],
      unfiled: 1,
    });
    await rm(folder, { recursive: true });
  });
});

describe('suggestions among 12 000 names', () => {
  it('do not wait', () => {
    const trades = defaultOccupations().flatMap(({ label }) => label.split(' ')[0] ?? []);
    const index = occupationIndex(
      Array.from({ length: 1_500 }, (_, n) => ({
        rome: `A${1000 + n}`,
        label: `${trades[n % trades.length]} de la ${n}e sorte`,
        titles: Array.from({ length: 7 }, (_each, m) => `${trades[(n * 7 + m) % trades.length]} en fabrication ${n * 8 + m}`),
      })),
    );
    const times = ['con', 'fabricatoin boulanger', 'opérat', 'mecanisien', 'agent'].flatMap((text) =>
      Array.from({ length: 10 }, () => {
        const start = performance.now();
        assert.ok(index.suggest(text).length > 0, text);
        return performance.now() - start;
      }),
    );
    const typical = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
    assert.ok(typical < 30, `${typical} ms`);
  });
});
