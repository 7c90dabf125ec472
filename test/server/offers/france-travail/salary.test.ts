import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readSalary } from '../../../../server/offers/france-travail/salary.ts';
import type { Salary } from '../../../../src/contract/index.ts';

type Figures = Pick<Salary, 'min' | 'max' | 'period'>;

const figures = (label: string): Figures | null => {
  const salary = readSalary(label, undefined, []);
  return salary && { min: salary.min, max: salary.max, period: salary.period };
};

const read: readonly (readonly [string, number, number, Salary['period']])[] = [
  ['Mensuel de 1880.0 Euros à 2100.0 Euros sur 12.0 mois', 1880, 2100, 'month'],
  ['Mensuel de 1880,71 Euros sur 12 mois', 1880.71, 1880.71, 'month'],
  ['Mensuel de 1 880,71 Euros', 1880.71, 1880.71, 'month'],
  ['Mensuel de 1\u202f880,71 Euros', 1880.71, 1880.71, 'month'],
  ['Mensuel de 2727,00 Euros à 2727,00 Euros', 2727, 2727, 'month'],
  ['Horaire de 11.88 Euros', 11.88, 11.88, 'hour'],
  ['Horaire de 12.13 Euros à 12.14 Euros sur 0.0 mois', 12.13, 12.14, 'hour'],
  ['Annuel de 38000.0 Euros à 45000.0 Euros sur 12.0 mois', 38_000, 45_000, 'year'],
  ['Annuel de 25000,00 Euros à 30000,00 Euros', 25_000, 30_000, 'year'],
  ['ANNUEL DE 30000 EUROS', 30_000, 30_000, 'year'],
  ['Annuel de 45000.0 Euros à 38000.0 Euros', 38_000, 45_000, 'year'],
];

const unread: readonly string[] = [
  'Autre de 2300,00 Euros',
  'Autre de 2100,00 Euros à 2300,00 Euros',
  '1500 euros',
  'Selon profil',
  'Mensuel',
  'Mensuel de 35000 Euros à 350000 Euros',
  'Horaire de 1880.0 Euros',
  'Horaire de 0.0 Euros',
  'Annuel de 12.0 Euros',
  'Annuel de 35 Euros à 40 Euros',
  'Mensuel de Euros',
];

describe('a salary', () => {
  for (const [label, min, max, period] of read)
    it(`« ${label} » is ${min} to ${max} a ${period ?? ''}`, () => {
      assert.deepEqual(figures(label), { min, max, period });
    });

  for (const label of unread)
    it(`« ${label} » stays text`, () => {
      assert.deepEqual(figures(label), { min: null, max: null, period: null });
      assert.equal(readSalary(label, undefined, [])?.text, label);
    });

  it('is nothing where nothing is said', () => {
    assert.equal(readSalary(undefined, undefined, []), null);
    assert.equal(readSalary('', ' ', []), null);
    assert.equal(readSalary('\u200b&nbsp;', '\n', []), null);
  });

  it('is the comment where the label is missing or cut', () => {
    for (const label of [undefined, '', 'Mensuel de', 'Annuel de '])
      assert.deepEqual(readSalary(label, 'selon profil', ['Primes']), {
        text: 'selon profil',
        min: null,
        max: null,
        period: null,
        extras: ['Primes'],
      });
  });

  it('is benefits alone where there is nothing else', () => {
    assert.deepEqual(readSalary(undefined, undefined, ['Mutuelle']), {
      text: null,
      min: null,
      max: null,
      period: null,
      extras: ['Mutuelle'],
    });
  });

  it('keeps the comment beside the label', () => {
    assert.deepEqual(readSalary('Horaire de 12 Euros', 'panier', ['Primes'])?.extras, ['panier', 'Primes']);
  });

  it('is cleaned like every text', () => {
    assert.equal(
      readSalary('Mensuel de 2000 Euros &agrave; 2100 Euros\u0007', undefined, [])?.text,
      'Mensuel de 2000 Euros à 2100 Euros',
    );
  });

  it('is read in no time however long its text', () => {
    const start = performance.now();
    readSalary(`Mensuel de ${'1 '.repeat(20_000)}`, undefined, []);
    readSalary(`Mensuel de ${'9'.repeat(40_000)}`, undefined, []);
    readSalary(`Mensuel de 1${' '.repeat(40_000)}x`, undefined, []);
    assert.ok(performance.now() - start < 2_000);
  });

  it('gives figures that JSON can carry', () => {
    for (const label of [
      `Mensuel de ${'9'.repeat(400)} Euros`,
      'Mensuel de 1.2.3 Euros',
      'Mensuel de 1,2,3 Euros',
      'Mensuel de ,5 Euros',
    ])
      for (const value of Object.values(figures(label) ?? {}))
        assert.ok(value === null || typeof value === 'string' || Number.isFinite(value), label);
  });
});
