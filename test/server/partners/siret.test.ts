import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { inventedSiren, inventedSiret, readSiret } from '../../../server/partners/siret.ts';

describe('a SIRET', () => {
  for (const [typed, number] of [
    ['732 829 320', '732829320'],
    ['73282932000074', '73282932000074'],
    ['732 829 320 00074', '73282932000074'],
    ['356 000 000', '356000000'],
    ['35600000000048', '35600000000048'], // La Poste by Luhn
    ['35600000049837', '35600000049837'], // La Poste by its own rule
  ] as const)
    it(`is read from ${typed}`, () => assert.equal(readSiret(typed), number));

  for (const typed of ['', '732829321', '73282932000075', '7328293200007', '732829320000741', 'FR73282932', '1234567890'])
    it(`is not “${typed}”`, () => assert.equal(readSiret(typed), undefined));

  it('that is invented is valid, the same each time, and no real one', () => {
    for (const name of ['Comptoir des Halles', 'Le Fournil', 'Œuvres', 'A', '']) {
      assert.equal(readSiret(inventedSiret(name)), inventedSiret(name));
      assert.equal(readSiret(inventedSiren(name)), inventedSiren(name));
      assert.match(inventedSiret(name), /^0\d{13}$/);
    }
    assert.equal(inventedSiret('Comptoir des Halles').slice(0, 9), inventedSiren('Comptoir'));
    assert.notEqual(inventedSiret('Comptoir des Halles'), inventedSiret('Comptoir du Marché'));
  });
});
