import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import { Random } from '../../../../server/seed/random.ts';
import { OfferV2 } from '../../../../server/offers/france-travail/offer-v2.ts';
import { Offer } from '../../../../src/contract/index.ts';
import { imported, sentOffer } from '../../../support/server/france-travail.ts';

type Given = Readonly<Record<string, unknown>>;

const offerFrom = (given: Given) => imported(given).offer;

const odd: readonly unknown[] = [
  null,
  '',
  ' \u200b ',
  'texte',
  0,
  -1,
  1e999,
  12.5,
  true,
  false,
  {},
  [],
  [[]],
  [null],
  [{}],
  ['texte', 3],
  { libelle: {} },
  { libelle: 'x', nom: [], description: 7 },
  [{ libelle: 'x', exigence: 'E' }, 'y', null],
  '&nbsp;\u0007Ã©<script>',
];

const fields = Object.keys(OfferV2.entries).filter((name) => name !== 'id');

/** As a browser gets it. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const remaining = /[\p{Cc}\p{Cf}\p{Cs}\ufffd]/u;

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

describe('an offer of France Travail', () => {
  for (const field of fields)
    it(`goes in whatever its ${field} is`, () => {
      for (const value of odd) {
        const { offer } = imported({ ...sentOffer('X1'), [field]: value });
        assert.ok(v.is(Offer, throughJson(offer)), `${field}: ${JSON.stringify(value)}`);
        for (const text of textsOf(offer)) assert.doesNotMatch(text.replaceAll('\n', ''), remaining);
      }
    });

  it('goes in whatever all its fields are at once', () => {
    const random = new Random(2026);
    for (let round = 0; round < 500; round++) {
      const given = Object.fromEntries(fields.filter(() => random.chance(0.6)).map((name) => [name, random.pick(odd)]));
      assert.ok(v.is(Offer, throughJson(imported(given).offer)), JSON.stringify(given));
    }
  });

  it('names a contract by its code where the label is missing', () => {
    const label = (typeContrat: string): string => imported({ id: 'X1', typeContrat }).offer.contract.label;
    assert.deepEqual(['CDI', 'CDD', 'MIS', 'SAI', 'LIB', 'DIN', 'NEW'].map(label), [
      'CDI',
      'CDD',
      'Intérim',
      'Saisonnier',
      'Profession libérale',
      'CDI Intérimaire',
      'NEW',
    ]);
  });

  it('goes in with nothing but its identifier, and invents nothing', () => {
    const { offer, longitude, latitude, logos } = imported({ id: 'X1' });
    assert.equal(offer.title, 'Offre X1');
    assert.equal(offer.description, '');
    assert.deepEqual(offer.place, { label: null, commune: null, departement: null });
    assert.deepEqual(offer.contract, { code: '', label: '' });
    for (const absent of [
      offer.company,
      offer.salary,
      offer.publishedAt,
      offer.updatedAt,
      offer.contact,
      offer.agency,
      offer.occupation,
      offer.url,
    ])
      assert.equal(absent, null);
    assert.deepEqual([longitude, latitude, logos], [null, null, []]);
  });

  it('needs an identifier that can stand in an address', () => {
    for (const id of [undefined, null, '', ' ', 'a b', 'a/b', '../x', 'é', 'x'.repeat(41), {}, [], true, '\0', 'a\nb'])
      assert.equal(v.is(OfferV2, { id }), false, JSON.stringify(id));
    assert.equal(v.parse(OfferV2, { id: 1215065 }).id, '1215065');
    assert.equal(v.parse(OfferV2, { id: ' 196SWXD\n' }).id, '196SWXD');
  });

  it('is named by its métier where it has no title', () => {
    assert.equal(
      offerFrom({ intitule: ' &nbsp; ', appellationlibelle: 'Grutier / Grutière', romeLibelle: 'Conduite de grue' }).title,
      'Grutier / Grutière',
    );
    assert.equal(offerFrom({ romeLibelle: 'Conduite de grue' }).title, 'Conduite de grue');
  });

  it('has the title of its source, cleaned and on one line', () => {
    assert.equal(offerFrom({ intitule: ' Éleveur\n d&#39;abeilles \u200b(H/F)' }).title, "Éleveur d'abeilles (H/F)");
  });
});

describe('a field of an offer', () => {
  it('is no salary when it is {}, [] or words only', () => {
    for (const salaire of [{}, [], [{}], null, 'x', { libelle: {} }, { libelle: '' }, { complement1: 'Autre' }])
      assert.equal(offerFrom({ salaire }).salary, null, JSON.stringify(salaire));
  });

  it('is a salary when it is an array of one', () => {
    const { salary } = offerFrom({ salaire: [{ libelle: 'Horaire de 12 Euros', complement1: 'Primes' }] });
    assert.deepEqual(salary, { text: 'Horaire de 12 Euros', min: 12, max: 12, period: 'hour', extras: ['Primes'] });
  });

  it('gathers the benefits of a salary, each once', () => {
    const { salary } = offerFrom({
      salaire: {
        complement1: 'Primes',
        complement2: 'Mutuelle',
        listeComplements: [{ code: 1, libelle: 'Primes' }, { libelle: 'CE' }, {}, 'x'],
      },
    });
    assert.deepEqual(salary?.extras, ['Primes', 'Mutuelle', 'CE']);
  });

  it('is no training, skill or language when it is empty', () => {
    for (const empty of [[{}], [{ exigence: 'E' }], {}, [[]], [{ libelle: ' ' }]]) {
      const offer = offerFrom({
        formations: empty,
        competences: empty,
        langues: empty,
        permis: empty,
        qualitesProfessionnelles: empty,
      });
      assert.deepEqual(
        [offer.training, offer.skills, offer.languages, offer.drivingLicences, offer.softSkills],
        [[], [], [], [], []],
      );
    }
  });

  it('is a list of one where it comes without its brackets', () => {
    const offer = offerFrom({
      outilsBureautiques: 'Tableur',
      langues: { libelle: 'Anglais', exigence: 'E' },
      contexteTravail: { horaires: 'Nuit' },
    });
    assert.deepEqual(
      [offer.software, offer.languages, offer.schedule],
      [['Tableur'], [{ label: 'Anglais', required: true }], ['Nuit']],
    );
  });

  it('is a condition of work where the context is one text', () => {
    assert.deepEqual(offerFrom({ contexteTravail: 'Travail en extérieur' }).conditions, ['Travail en extérieur']);
  });

  it('keeps the readable items of a list beside those that are not', () => {
    const { skills } = offerFrom({ competences: [null, 'x', { libelle: 'Souder', exigence: 'S' }, { libelle: 4 }] });
    assert.deepEqual(skills, [
      { label: 'Souder', required: false },
      { label: '4', required: false },
    ]);
  });

  it('is a number of openings of one at least', () => {
    for (const [given, expected] of [
      [3, 3],
      [0, 1],
      [-2, 1],
      ['4', 1],
      [null, 1],
      [1e999, 1],
    ] as const)
      assert.equal(offerFrom({ nombrePostes: given }).openings, expected, `${given}`);
  });

  it('tells full time from part time', () => {
    assert.equal(offerFrom({ dureeTravailLibelleConverti: 'Temps plein' }).workTime, 'full');
    assert.equal(offerFrom({ dureeTravailLibelleConverti: 'Temps partiel' }).workTime, 'part');
    assert.equal(offerFrom({ dureeTravailLibelle: 'temps partiel\nTravail le samedi' }).workTime, 'part');
    assert.equal(offerFrom({ dureeTravailLibelle: '35H/semaine\nTravail en journée' }).workTime, null);
    assert.equal(offerFrom({ dureeTravailLibelle: '35H\nTravail en journée' }).workingHours, '35\u00a0h\nTravail en journée');
  });

  it('says where the offer comes from', () => {
    assert.equal(offerFrom({ origineOffre: { origine: '1' } }).source.kind, 'france-travail');
    assert.equal(offerFrom({ origineOffre: { origine: 2 } }).source.kind, 'partner');
    assert.equal(offerFrom({ origineOffre: {} }).source.kind, 'france-travail');
  });

  it('is no contact and no agency when it is {}', () => {
    const { contact, agency } = offerFrom({ contact: {}, agence: {} });
    assert.deepEqual([contact, agency], [null, null]);
  });

  it('knows an adapted company in either place', () => {
    assert.equal(offerFrom({ entrepriseAdaptee: true }).adaptedCompany, true);
    assert.equal(offerFrom({ entreprise: { entrepriseAdaptee: true } }).adaptedCompany, true);
    assert.equal(offerFrom({ entreprise: {} }).adaptedCompany, false);
  });
});
