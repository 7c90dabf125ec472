import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { documentFaults, hasApiDocument } from '../../support/server/api-document.ts';

/** What stands in for the API must find what the API would silently ignore, or every test of the source is worth nothing. */
describe('the check of requests against the API’s document', { skip: !hasApiDocument && 'the document is not here' }, () => {
  const faultsOf = documentFaults();
  const search = 'http://api.test/v2/offres/search?';

  const allowed = [
    'motsCles=C%2B%2B,chargé&range=0-19&sort=0',
    'dureeHebdo=1&commune=75101,26362&distance=0',
    'codeROME=A1101,B1101&salaireMin=1900&periodeSalaire=M',
    'range=3000-3149&accesTravailleurHandicape=true',
  ];
  for (const query of allowed)
    it(`lets pass ${query}`, () => {
      assert.deepEqual(faultsOf(new URL(search + query)), []);
    });

  const faults: readonly (readonly [query: string, fault: RegExp])[] = [
    ['keywords=x', /keywords is no parameter/],
    ['motscles=xx', /motscles is no parameter/],
    ['dureeHebdo%20=1&dureehebdo=1', /dureehebdo is no parameter/],
    ['motsCles=a', /motsCles cannot be/],
    ['motsCles=aa,,bb', /motsCles cannot be/],
    ['motsCles=a1,a2,a3,a4,a5,a6,a7,a8', /motsCles cannot be/],
    ['publieeDepuis=2', /publieeDepuis cannot be/],
    ['distance=10', /distance is for a commune/],
    ['commune=26362&distance=near', /distance cannot be/],
    ['commune=75056', /75056 is no commune/],
    ['departement=01,02,03,04,05,06', /departement cannot be/],
    ['typeContrat=CDI,DDT', /typeContrat cannot be/],
    ['qualification=X', /qualification cannot be/],
    ['accesTravailleurHandicape=oui', /accesTravailleurHandicape cannot be/],
    ['salaireMin=1900', /go together/],
    ['sort=0&sort=1', /sort comes twice/],
    ['range=0-150', /range 0-150 is out of bounds/],
    ['range=3001-3149', /range 3001-3149 is out of bounds/],
  ];
  for (const [query, fault] of faults)
    it(`finds what is wrong with ${query}`, () => {
      assert.match(faultsOf(new URL(search + query)).join('\n'), fault);
    });

  it('knows the paths there are', () => {
    assert.deepEqual(faultsOf(new URL('http://api.test/v2/offres/196SSQC')), []);
    assert.deepEqual(faultsOf(new URL('http://api.test/v2/referentiel/metiers')), []);
    assert.match(faultsOf(new URL('http://api.test/v1/offres/196SSQC')).join(), /is no path/);
    assert.match(faultsOf(new URL('http://api.test/v2/offres/196SSQC?range=0-1')).join(), /range is no parameter/);
  });
});
