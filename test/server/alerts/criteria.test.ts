import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { describeCriteria } from '../../../server/alerts/criteria.ts';
import { OfferQuery } from '../../../src/contract/index.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { smallGateway } from '../../support/server/gateway.ts';

let gateway: TestGateway;
before(async () => (gateway = await smallGateway()));
after(() => gateway.db.close());

const words = async (criteria: OfferQuery): Promise<string> =>
  (await describeCriteria(criteria, gateway.stores)).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('a search in words, for an alert', () => {
  for (const [criteria, expected] of [
    [{}, 'toutes les offres'],
    [{ keywords: 'boulanger' }, '« boulanger »'],
    [{ keywords: 'boulanger', literal: true }, '« boulanger » (mots exacts)'],
    [{ occupation: 'D1102' }, 'métier « Boulanger / Boulangère »'],
    [{ occupation: 'A9999' }, 'métier « A9999 »'],
    [{ keywords: 'pain', place: '26362', radius: 20 }, '« pain », Valence (26) et à 20 km autour'],
    [{ place: '26362' }, 'toutes les offres, Valence (26) et à 10 km autour'],
    [{ place: '26362', radius: 0 }, 'toutes les offres, Valence (26) seulement'],
    [{ place: '26' }, 'toutes les offres, Drôme (26)'],
    [{ place: 'R84' }, 'toutes les offres, Auvergne-Rhône-Alpes'],
    [{ contract: 'CDI,CDD,MIS' }, 'toutes les offres, CDI, CDD ou intérim'],
    [{ contract: 'SAI,LIB' }, 'toutes les offres, saisonnier ou indépendant ou autre'],
    [{ workTime: 'part' }, 'toutes les offres, temps partiel'],
    [{ experience: 'none,wished' }, 'toutes les offres, débutant accepté ou expérience souhaitée'],
    [{ qualification: 'executive' }, 'toutes les offres, cadre'],
    [{ domain: 'J' }, 'toutes les offres, domaine Santé'],
    [{ domain: 'G16,J' }, 'toutes les offres, domaine Hôtellerie, restauration, tourisme, loisirs (G16) ou Santé'],
    [{ published: 1 }, 'toutes les offres, publiées depuis 24 heures'],
    [{ published: 7 }, 'toutes les offres, publiées depuis 7 jours'],
    [{ salaryMin: 2_000 }, 'toutes les offres, 2 000 € brut par mois au moins'],
    [{ apprenticeship: true, fewCandidates: true }, 'toutes les offres, en alternance, peu de candidats'],
    [{ apprenticeship: false }, 'toutes les offres'],
    [{ accessible: true }, 'toutes les offres, ouvertes aux personnes en situation de handicap'],
    [{ disabilityCommitted: true }, 'toutes les offres, employeur engagé pour le handicap'],
    [{ source: 'partner' }, 'toutes les offres, publiées par un site partenaire'],
    [{ employer: '123456789' }, 'toutes les offres, employeur SIREN 123456789'],
    [{ employer: '12345678900012' }, 'toutes les offres, employeur SIRET 12345678900012'],
    [{ ids: '123ABC' }, 'toutes les offres, l’offre 123ABC'],
    [{ ids: '123ABC,456DEF' }, 'toutes les offres, parmi 2 offres choisies'],
  ] as const satisfies readonly (readonly [OfferQuery, string])[])
    it(`says ${expected}`, async () => assert.equal(await words(criteria), expected));

  it('leaves out nothing that narrows a search, whatever is added to the contract', async () => {
    const samples: Readonly<Record<string, OfferQuery>> = {
      keywords: { keywords: 'pain' },
      literal: { keywords: 'pain', literal: true },
      occupation: { occupation: 'D1102' },
      place: { place: '26' },
      radius: { place: '26362', radius: 5 },
      contract: { contract: 'CDI' },
      workTime: { workTime: 'full' },
      experience: { experience: 'required' },
      qualification: { qualification: 'other' },
      domain: { domain: 'A' },
      published: { published: 31 },
      salaryMin: { salaryMin: 1 },
      apprenticeship: { apprenticeship: true },
      accessible: { accessible: true },
      disabilityCommitted: { disabilityCommitted: true },
      fewCandidates: { fewCandidates: true },
      source: { source: 'france-travail' },
      employer: { employer: '123456789' },
      ids: { ids: 'a' },
    };
    const [{ entries }] = OfferQuery.pipe;
    for (const name of Object.keys(entries).filter((one) => one !== 'sort' && one !== 'cursor')) {
      const sample = samples[name];
      assert.ok(sample && v.is(OfferQuery, sample), `a sample of ${name}`);
      const without = Object.fromEntries(Object.entries(sample).filter(([key]) => key !== name));
      assert.notEqual(await words(sample), await words(v.parse(OfferQuery, without)), name);
    }
  });
});
