import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { frenchPlaces, type FrenchPlace } from '../../../server/places/french-places.ts';
import type { Database } from '../../../server/database/database.ts';
import { placeStore, type PlaceStore } from '../../../server/places/store.ts';
import { Place, PlaceCode } from '../../../src/contract/index.ts';
import { emptyDatabase } from '../../support/databases.ts';

let all: FrenchPlace[];
before(async () => {
  all = await frenchPlaces();
});

const byCode = (code: string): FrenchPlace | undefined => all.find((place) => place.code === code);

describe('the places of France', () => {
  it('are all communes, districts and départements, each once', () => {
    assert.ok(all.filter(({ kind, parent }) => kind === 'commune' && !parent).length > 34_800);
    assert.ok(all.filter(({ kind }) => kind === 'departement').length >= 101);
    assert.equal(new Set(all.map(({ code }) => code)).size, all.length);
  });

  it('have codes that a search takes', () => {
    assert.deepEqual(
      all.filter(({ code }) => !v.is(PlaceCode, code)).map(({ code, name }) => `${code} ${name}`),
      [],
    );
  });

  it('follow the place they are part of', () => {
    const seen = new Set<string>();
    for (const { code, parent } of all) {
      assert.ok(parent === null || seen.has(parent), code);
      seen.add(code);
    }
  });

  it('have people, in every département of France', () => {
    for (const code of ['01', '2A', '2B', '69', '75', '971', '974', '976'])
      assert.ok((byCode(code)?.population ?? 0) > 50_000, code);
  });

  it('lie where they are', () => {
    const known: readonly (readonly [code: string, longitude: number, latitude: number])[] = [
      ['75056', 2.35, 48.86],
      ['75101', 2.34, 48.86],
      ['69123', 4.84, 45.75],
      ['69266', 4.88, 45.77],
      ['13055', 5.38, 43.3],
      ['26362', 4.89, 44.93],
      ['2A004', 8.74, 41.92],
      ['97411', 55.45, -20.88],
    ];
    for (const [code, longitude, latitude] of known) {
      const place = byCode(code);
      assert.ok(Math.abs((place?.longitude ?? 0) - longitude) < 0.1 && Math.abs((place?.latitude ?? 0) - latitude) < 0.1, code);
    }
  });

  it('lie somewhere, all communes of the mainland', () => {
    const lost = all.filter(
      ({ kind, longitude, departement }) => kind === 'commune' && longitude === null && departement.length === 2,
    );
    assert.deepEqual(
      lost.map(({ code }) => code),
      [],
    );
  });

  it('know what they are part of', () => {
    assert.equal(byCode('75111')?.parent, '75056');
    assert.equal(byCode('69388')?.parent, '69123');
    assert.equal(byCode('13202')?.parent, '13055');
    assert.equal(byCode('69123')?.parent, null);
    const former = all
      .filter(({ kind, parent, name }) => kind === 'commune' && parent === '74010' && name !== 'Annecy')
      .map(({ name }) => name);
    assert.ok(former.includes('Seynod') && former.includes('Meythet'), former.join());
  });
});

describe('a place one types the beginning of', () => {
  let db: Database;
  let places: PlaceStore;
  before(async () => {
    db = await emptyDatabase();
    places = placeStore(db);
    await places.save(all);
  });
  after(() => db.close());

  const suggested = async (text: string): Promise<string[]> =>
    (await places.suggest(text)).map(({ name, departement }) => `${name} (${departement})`);

  const firsts: readonly (readonly [text: string, first: string])[] = [
    ['mans', 'Le Mans (72)'],
    ['le mans', 'Le Mans (72)'],
    ['LE MANS', 'Le Mans (72)'],
    ['st etienne', 'Saint-Étienne (42)'],
    ['St-Étienne', 'Saint-Étienne (42)'],
    ['saint etienne', 'Saint-Étienne (42)'],
    ['SAINT ETIENNE', 'Saint-Étienne (42)'],
    ['Saint-E\u0301tienne', 'Saint-Étienne (42)'],
    ['26', 'Drôme (26)'],
    ['2A', 'Corse-du-Sud (2A)'],
    ['2a', 'Corse-du-Sud (2A)'],
    ['drome', 'Drôme (26)'],
    ['75056', 'Paris (75)'],
    ['69123', 'Lyon (69)'],
    ['38000', 'Grenoble (38)'],
    ['grenoble', 'Grenoble (38)'],
    ['greno', 'Grenoble (38)'],
    ['lyon', 'Lyon (69)'],
    ['lyon 3', 'Lyon 3e Arrondissement (69)'],
    ['paris 11', 'Paris 11e Arrondissement (75)'],
    ['l’haÿ', 'L’Haÿ-les-Roses (94)'.replace('’', "'")],
    ["l'hay", "L'Haÿ-les-Roses (94)"],
    ['hay les roses', "L'Haÿ-les-Roses (94)"],
    ['ulis', 'Les Ulis (91)'],
    ['  nice  ', 'Nice (06)'],
  ];
  for (const [text, first] of firsts)
    it(`is ${first} first for “${text}”`, async () => {
      assert.equal((await suggested(text))[0], first);
    });

  it('is Paris in all its forms for “paris”', async () => {
    const found = await places.suggest('paris');
    assert.deepEqual(
      found.slice(0, 2).map(({ code }) => code),
      ['75', '75056'],
    );
    assert.equal(found.length, 8);
  });

  it('is the largest first where several have the name', async () => {
    const [drome, ...others] = (await places.suggest('valence')).filter(({ name }) => name === 'Valence');
    assert.equal(drome?.code, '26362');
    assert.deepEqual(
      others.map(({ departement }) => departement),
      ['82', '16'],
    );
  });

  it('comes with what tells it from its namesakes', async () => {
    for (const place of await places.suggest('saint-martin')) assert.ok(v.is(Place, place) && place.postalCode !== undefined);
  });

  it('is one of the communes of its postal code', async () => {
    const names = await suggested('26110');
    assert.ok(names.includes('Nyons (26)') && names.includes('Aubres (26)'), names.join());
  });

  it('is eight at most, each once', async () => {
    for (const text of ['s', 'saint', 'l', '7', '38']) {
      const found = await places.suggest(text);
      assert.ok(found.length <= 8);
      assert.equal(new Set(found.map(({ code }) => code)).size, found.length);
    }
  });

  for (const hostile of [
    '%',
    '_',
    '\\',
    '%%',
    "'",
    '"',
    '\\%',
    'a\\',
    '(',
    '*',
    '{}',
    '😀',
    '\u202e',
    '-',
    '/',
    '; drop table place --',
  ])
    it(`is none for ${JSON.stringify(hostile)}, and nothing breaks`, async () => {
      const found = await places.suggest(hostile);
      assert.deepEqual(/[a-z]/.test(hostile) ? [] : found, []);
    });

  it('is found with all it consists of', async () => {
    const paris = await places.find('75056');
    assert.equal(paris?.codes.length, 21);
    assert.ok(paris.codes.includes('75056') && paris.codes.includes('75120'));
    assert.deepEqual((await places.find('75111'))?.codes, ['75111']);
    assert.equal((await places.find('38'))?.kind, 'departement');
    for (const unknown of ['', '99999', '20', 'x', "'"]) assert.equal(await places.find(unknown), undefined);
  });

  it('is the same after it has been loaded again', async () => {
    const count = await places.count();
    await places.save(all.slice(0, 200));
    assert.equal(await places.count(), count);
  });
});
