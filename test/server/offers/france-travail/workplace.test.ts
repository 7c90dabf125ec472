import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import * as v from 'valibot';

import { frenchPlaces } from '../../../../server/places/french-places.ts';
import { OfferV2 } from '../../../../server/offers/france-travail/offer-v2.ts';
import { readWorkplace, type PlaceNames } from '../../../../server/offers/france-travail/workplace.ts';

type Expected = readonly [label: string | null, commune: string | null, departement: string | null];

const cases: readonly (readonly [title: string, lieuTravail: unknown, Expected])[] = [
  ['a commune by its INSEE code', { libelle: '38 - Grenoble', commune: '38185' }, ['Grenoble (38)', '38185', '38']],
  [
    'a label in capitals, named as INSEE does',
    { libelle: '01 - BOURG EN BRESSE', commune: '01053' },
    ['Bourg-en-Bresse (01)', '01053', '01'],
  ],
  ['a commune that gives a number as its code', { libelle: '38 - Grenoble', commune: 38185 }, ['Grenoble (38)', '38185', '38']],
  ['Corsica', { libelle: '2A - AJACCIO', commune: '2A004' }, ['Ajaccio (2A)', '2A004', '2A']],
  ['Corsica in small letters', { libelle: '2a - Ajaccio', commune: '2a004' }, ['Ajaccio (2A)', '2A004', '2A']],
  [
    'a municipal district',
    { libelle: '13 - MARSEILLE 02', commune: '13202' },
    ['Marseille 2e Arrondissement (13)', '13202', '13'],
  ],
  ['a département', { libelle: '26 - Drôme' }, ['Drôme (26)', null, '26']],
  ['a département overseas', { libelle: '973 - Guyane' }, ['Guyane (973)', null, '973']],
  ['a département by its number alone', { libelle: '75' }, ['Paris (75)', null, '75']],
  ['a commune without its code', { libelle: '971 - BASSE TERRE' }, ['Basse Terre (971)', null, '971']],
  ['a code that no commune has', { libelle: '77 - BRIE', commune: '99999' }, ['Brie (77)', null, '77']],
  ['a collectivity overseas', { libelle: '977 - Saint Barthélémy' }, ['Saint Barthélémy (977)', null, '977']],
  ['a number that is no département', { libelle: '20 - Corse' }, ['Corse (20)', null, null]],
  ['a region', { libelle: 'Ile-de-France' }, ['Ile-de-France', null, null]],
  ['the country', { libelle: 'France' }, ['France', null, null]],
  ['another country', { libelle: 'Luxembourg (Frontalier)' }, ['Luxembourg (Frontalier)', null, null]],
  ['a province far away', { libelle: 'Québec Canada' }, ['Québec Canada', null, null]],
  ['no label', { commune: '26362' }, ['Valence (26)', '26362', '26']],
  ['an empty object', {}, [null, null, null]],
  ['nothing', undefined, [null, null, null]],
  ['an array', [], [null, null, null]],
  ['a text', 'Lyon', [null, null, null]],
  ['fields of another kind', { libelle: {}, commune: [], latitude: 'x', codePostal: true }, [null, null, null]],
  ['entities and mojibake', { libelle: '26 - Dr&ocirc;me' }, ['Drôme (26)', null, '26']],
  ['a label of spaces', { libelle: ' \u200b ' }, [null, null, null]],
  ['the name of a property of objects', { libelle: 'constructor', commune: '__proto__' }, ['constructor', null, null]],
];

describe('the workplace of an offer', () => {
  let places: PlaceNames;
  before(async () => {
    places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
  });

  const read = (lieuTravail: unknown) => readWorkplace(v.parse(OfferV2, { id: 'X', lieuTravail }).lieuTravail, places);

  for (const [title, lieuTravail, [label, commune, departement]] of cases)
    it(`is read from ${title}`, () => {
      assert.deepEqual(read(lieuTravail).place, { label, commune, departement });
    });

  it('is no commune where the number of a département stands in its place', () => {
    const { place } = read({ libelle: '26', commune: '26' });
    assert.equal(place.commune, null);
    assert.equal(place.departement, '26');
  });

  it('stands where the offer says', () => {
    const { longitude, latitude } = read({ commune: '38185', latitude: 45.19, longitude: 5.73 });
    assert.deepEqual([longitude, latitude], [5.73, 45.19]);
  });

  it('stands in its commune when the offer gives no coordinates, or none on Earth', () => {
    const { longitude, latitude } = places.get('38185') ?? {};
    assert.ok(longitude && latitude);
    for (const given of [
      {},
      { latitude: 0, longitude: 0 },
      { latitude: 91, longitude: 5 },
      { latitude: 45, longitude: 181 },
      { latitude: -1e308, longitude: 1 },
      { latitude: 45.1 },
      { latitude: '45.1', longitude: '5.7' },
      { latitude: null, longitude: null },
      { latitude: Infinity, longitude: 5 },
    ]) {
      const at = read({ commune: '38185', ...given });
      assert.deepEqual([at.longitude, at.latitude], [longitude, latitude]);
    }
  });

  it('stands nowhere when neither is known', () => {
    const { longitude, latitude } = read({ libelle: '26 - Drôme' });
    assert.deepEqual([longitude, latitude], [null, null]);
  });
});
