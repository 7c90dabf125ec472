import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import { Offer } from '../../../src/contract/index.ts';
import { inTown, ofTown, setTypography, withDe } from '../../../server/seed/french.ts';
import { sampleLogos, type SampleOffer, sampleOffers, type SeedPlace } from '../../../server/seed/offers.ts';
import { inDepartement } from '../../../server/seed/territory.ts';

const load = createRequire(new URL('../../../server/app.ts', import.meta.url));
const dataOf = <S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S>[] =>
  v.parse(v.array(schema), load(`@etalab/decoupage-administratif/data/${name}.json`));

const Named = v.object({ code: v.string(), nom: v.string() });
const regions = new Map(dataOf('regions', Named).map(({ code, nom }) => [code, nom]));
const departements = dataOf('departements', v.object({ ...Named.entries, region: v.string(), zone: v.string() })).filter(
  ({ zone }) => zone !== 'com',
);
const communes = dataOf(
  'communes',
  v.object({ ...Named.entries, type: v.string(), departement: v.optional(v.string()), population: v.optional(v.number()) }),
);

/** One commune in seven, all those of more than 20 000 inhabitants, and those that have an article. */
const places: SeedPlace[] = departements.flatMap(({ code: departement, nom: departementName, region }) =>
  communes
    .filter((commune) => commune.departement === departement && commune.type === 'commune-actuelle' && commune.population)
    .filter(({ nom, population = 0 }, index) => index % 7 === 0 || population > 20_000 || /^(?:Les? |La |L')/.test(nom))
    .map(({ code, nom, population = 0 }, index) => ({
      code,
      name: nom,
      departement,
      departementName,
      region: regions.get(region) ?? '',
      population,
      latitude: index % 3 ? 45.5 : null,
      longitude: index % 3 ? 4.5 : null,
    })),
);

const today = new Date('2026-11-23T15:30:00Z');
const draw = (count: number): SampleOffer[] => [...sampleOffers({ count, today, places })];
const samples = draw(24_000);
const offers = samples.map(({ offer }) => offer);

const shareOf = (holds: (offer: Offer) => unknown): number => (100 * offers.filter(holds).length) / offers.length;
const textOf = (offer: Offer): string => JSON.stringify(offer);

describe('a sample offer', () => {
  it('keeps the contract', () => {
    for (const offer of offers.slice(0, 3000)) v.parse(Offer, offer);
  });

  it('has identifiers of its own, unlike real ones', () => {
    assert.equal(new Set(offers.map(({ id }) => id)).size, offers.length);
    for (const { id } of offers) assert.match(id, /^X[0-9A-Z]{6}$/);
  });

  it('is the same every time of a day, and a longer list begins like a shorter one', () => {
    assert.deepEqual(draw(200), samples.slice(0, 200));
    assert.deepEqual([...sampleOffers({ count: 50, today: new Date('2026-11-23T00:00:00Z'), places })], samples.slice(0, 50));
  });

  it('is lively: hundreds of métiers, no text twice', () => {
    assert.ok(new Set(offers.map(({ occupation }) => occupation?.appellation)).size >= 400);
    assert.equal(new Set(offers.map(({ description }) => description)).size, offers.length);
  });

  it('says neither too little nor too much', () => {
    for (const { id, description } of offers)
      assert.ok(description.length >= 400 && description.length <= 1500, `${id}: ${description.length}`);
  });

  it('was published in the sixty days before today, and updated later', () => {
    const [first, last] = [Date.UTC(2026, 8, 24), today.getTime()];
    for (const { publishedAt, updatedAt } of offers) {
      const [published, updated] = [Date.parse(publishedAt ?? ''), Date.parse(updatedAt ?? '')];
      assert.ok(first <= published && published <= updated && updated <= last, `${publishedAt} ${updatedAt}`);
    }
  });

  it('gives figures of pay that agree', () => {
    for (const { salary } of offers) {
      if (!salary) continue;
      const { min, max, period, text } = salary;
      assert.ok(min === null ? max === null && period === null : max !== null && min <= max && period !== null, text ?? '');
      if (min !== null) assert.ok(min >= { hour: 11.88, month: 1801.8, year: 21_621 }[period ?? 'hour']);
    }
  });

  it('stays within a kilometre of its commune, and has a point only there', () => {
    for (const { offer, latitude, longitude } of samples) {
      if (latitude === null || longitude === null) continue;
      assert.ok(offer.place.commune);
      const north = (latitude - 45.5) * 111.2;
      const east = (longitude - 4.5) * 111.2 * Math.cos((45.5 * Math.PI) / 180);
      assert.ok(Math.hypot(north, east) <= 1);
    }
  });

  it('names only logos that exist, drawn without script or reference', async () => {
    const known = new Set(sampleLogos.map(({ id }) => id));
    const named = offers.flatMap(({ companyLogo, source }) => [companyLogo, ...source.partners.map(({ logo }) => logo)]);
    for (const logo of named) assert.ok(logo === null || known.has(logo));
    for (const { file } of sampleLogos) {
      const image = await readFile(file, 'utf8');
      assert.match(image, /^<svg /);
      assert.doesNotMatch(image, /<script|<image|href|url\(|\bon\w+=/i);
    }
  });

  it('leads nowhere: addresses at .example, telephones kept for fiction', () => {
    for (const offer of offers) {
      for (const [, domain = ''] of textOf(offer).matchAll(/[\w.-]+@([\w.-]+)/g)) assert.match(domain, /\.example$/);
      for (const [, host = ''] of textOf(offer).matchAll(/https?:\/\/([^/"]+)/g)) assert.match(host, /\.example$/);
      const phone = offer.contact?.phone;
      if (phone) assert.match(phone, /^(?:01 99 00|02 61 91|03 53 01|04 65 71|05 36 49)(?: \d\d){2}$/);
      assert.equal(offer.contact?.applyUrl ?? null, null);
    }
  });
});

describe('a sample offer lacks what a real one lacks', () => {
  const documented: readonly [name: string, percent: number, tolerance: number, holds: (offer: Offer) => unknown][] = [
    ['company', 58, 2, ({ company }) => company],
    ['company description', 55, 2, ({ companyDescription }) => companyDescription],
    ['company logo', 2, 0.6, ({ companyLogo }) => companyLogo],
    ['company address', 1, 0.5, ({ companyUrl }) => companyUrl],
    ['salary', 51, 4, ({ salary }) => salary],
    ['training', 9, 1.5, ({ training }) => training.length],
    ['skills', 19, 2, ({ skills }) => skills.length],
    ['soft skills', 15, 2, ({ softSkills }) => softSkills.length],
    ['languages', 5, 1, ({ languages }) => languages.length],
    ['driving licences', 6, 1, ({ drivingLicences }) => drivingLicences.length],
    ['contact', 21, 2, ({ contact }) => contact],
    ['agency', 3, 1, ({ agency }) => agency],
    ['qualification', 33, 2, ({ qualification }) => qualification],
    ['working hours', 36, 2, ({ workingHours }) => workingHours],
    ['work time', 32, 2, ({ workTime }) => workTime],
    ['travel', 11, 2, ({ travel }) => travel],
    ['sector', 50, 2, ({ sector }) => sector],
    ['partner', 75, 2, ({ source }) => source.partners.length],
    ['permanent contract', 57, 4, ({ contract }) => contract.code === 'CDI'],
    ['title in capitals', 0, 0, ({ title }) => /\p{Lu}{5}/u.test(title) && title === title.toUpperCase()],
    ['commune', 88, 3, ({ place }) => place.commune],
  ];
  for (const [name, percent, tolerance, holds] of documented)
    it(`${name}: ${percent} %`, () => {
      const share = shareOf(holds);
      assert.ok(Math.abs(share - percent) <= tolerance, `${share.toFixed(1)} %`);
    });
});

describe('a sample offer is in good French', () => {
  const forbidden: readonly [what: string, pattern: RegExp][] = [
    ['a plain space before a double sign', / [;:!?»%€]/],
    ['a plain space after an opening quotation mark', /« /],
    ['« à Le », « de Les »', /(?<!\p{L})(?:[àÀ]|[dD]e) Les? /u],
    ['« de » before a vowel', /(?<!\p{L})[dD]e [aeiouéèêâîôœ]/u],
    ['a small word twice', /\bun un\b|\bde de\b|\bà à\b/],
    ['two spaces, or a space at the end of a line', / {2}| \n| $/],
    ['two full stops', /(?<!\.)\.\.(?!\.)/],
    ['a name left open', /[{}]|undefined|null/],
  ];
  for (const [what, pattern] of forbidden)
    it(`never has ${what}`, () => {
      for (const { id, title, description, companyDescription, contact } of offers)
        for (const text of [title, description, companyDescription ?? '', contact?.comment ?? ''])
          assert.doesNotMatch(text, pattern, `${id}: ${pattern.exec(text)?.[0]}`);
    });

  it('gives places the right preposition', () => {
    const towns = [
      'Lyon',
      'Le Mans',
      "Les Sables-d'Olonne",
      'La Rochelle',
      'Annecy',
      'Grenoble',
      'Hyères',
      'Haguenau',
      'Yerres',
      "L'Isle-Adam",
    ];
    assert.deepEqual(towns.map(inTown), [
      'à Lyon',
      'au Mans',
      "aux Sables-d'Olonne",
      'à La Rochelle',
      'à Annecy',
      'à Grenoble',
      'à Hyères',
      'à Haguenau',
      'à Yerres',
      "à L'Isle-Adam",
    ]);
    assert.deepEqual(towns.map(ofTown), [
      'de Lyon',
      'du Mans',
      "des Sables-d'Olonne",
      'de La Rochelle',
      "d'Annecy",
      'de Grenoble',
      "d'Hyères",
      'de Haguenau',
      "d'Yerres",
      "de L'Isle-Adam",
    ]);
    for (const { code, nom } of departements) assert.doesNotMatch(inDepartement(code, nom), /département/);
    assert.equal(inDepartement('26', 'Drôme'), 'dans la Drôme');
    assert.equal(inDepartement('974', 'La Réunion'), 'à La Réunion');
  });

  it('elides words and keeps the space of signs', () => {
    assert.deepEqual(['accueillir', 'habiller', 'hisser', 'pétrir', 'un cuisinier'].map(withDe), [
      "d'accueillir",
      "d'habiller",
      'de hisser',
      'de pétrir',
      "d'un cuisinier",
    ]);
    assert.equal(setTypography('Vos missions : « lire » !'), 'Vos missions\u00A0: «\u00A0lire\u00A0»\u00A0!');
  });
});
