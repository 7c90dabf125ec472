import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import {
  isCommuneCode,
  Offer,
  OfferPage,
  OfferQuery,
  PlaceCode,
  PlaceQuery,
  Timestamp,
  WebAddress,
} from '../../src/contract/index.ts';
import { anOffer } from '../support/offers.ts';

/** The fields a query is refused for. */
const fieldsAtFault = (query: unknown): string[] =>
  (v.safeParse(OfferQuery, query).issues ?? []).map((issue) => v.getDotPath(issue) ?? '');

describe('the code of a place', () => {
  for (const code of ['69123', '2A004', '2B033', '97411', '75056', '01001', '38', '01', '2A', '2B', '971', '974', '976'])
    it(`is ${code}, a ${isCommuneCode(code) ? 'commune' : 'département'}`, () => {
      assert.ok(v.is(PlaceCode, code));
      assert.equal(isCommuneCode(code), code.length === 5);
    });

  for (const code of [
    '',
    '1',
    '2a',
    '2C',
    '2A04',
    '380',
    '961',
    '6912',
    '691234',
    '69 123',
    ' 38',
    '38\n',
    '٣٨',
    '3８',
    'A2',
    '2A0O4',
    'Lyon',
    "38'--",
  ])
    it(`is not ${JSON.stringify(code)}`, () => {
      assert.equal(v.is(PlaceCode, code), false);
    });
});

describe('a question for offers', () => {
  it('needs nothing, and is taken as it is', () => {
    assert.deepEqual(v.parse(OfferQuery, {}), {});
    const query = { keywords: 'boulanger', place: '26362', radius: 10, cursor: 'abc' };
    assert.deepEqual(v.parse(OfferQuery, query), query);
  });

  it('loses the spaces around its words', () => {
    assert.deepEqual(v.parse(OfferQuery, { keywords: '  boulanger  ' }), { keywords: 'boulanger' });
  });

  const refused: readonly (readonly [query: Readonly<Record<string, unknown>>, fields: readonly string[]])[] = [
    [{ keywords: 'x'.repeat(201) }, ['keywords']],
    [{ keywords: null }, ['keywords']],
    [{ keywords: undefined }, ['keywords']],
    [{ keywords: 3 }, ['keywords']],
    [{ place: 'x'.repeat(101) }, ['place']],
    [{ radius: 10 }, ['radius']],
    [{ place: '26', radius: 10 }, ['radius']],
    [{ place: '974', radius: 0 }, ['radius']],
    [{ place: '26362', radius: 201 }, ['radius']],
    [{ place: '26362', radius: -1 }, ['radius']],
    [{ place: '26362', radius: 1.5 }, ['radius']],
    [{ place: '26362', radius: NaN }, ['radius']],
    [{ place: '26362', radius: '10' }, ['radius']],
    [{ cursor: 'x'.repeat(401) }, ['cursor']],
    [{ keyword: 'x' }, ['keyword']],
    [{ constructor: 'x' }, ['constructor']],
  ];
  for (const [query, fields] of refused)
    it(`names ${fields.join()} where it is ${JSON.stringify(query).slice(0, 50)}`, () => {
      assert.deepEqual(fieldsAtFault(query), fields);
    });

  it('is no list and no text', () => {
    for (const query of ['', null, 3, true]) assert.equal(v.is(OfferQuery, query), false);
  });
});

describe('a question for places', () => {
  it('needs a beginning of 80 characters at most', () => {
    assert.deepEqual(v.parse(PlaceQuery, { q: ' nyons ' }), { q: 'nyons' });
    for (const q of ['', '  ', 'x'.repeat(81), null, undefined]) assert.equal(v.is(PlaceQuery, { q }), false);
    for (const query of [{}, { q: 'x', limit: 3 }]) assert.equal(v.is(PlaceQuery, query), false);
  });
});

describe('a date and time', () => {
  for (const text of ['2026-11-23T08:15:00.000Z', '2026-11-23T08:15:00Z', '2026-11-23T08:15:00.123456Z'])
    it(`is ${text}`, () => {
      assert.ok(v.is(Timestamp, text));
    });
  for (const text of [
    '2026-11-23',
    '2026-11-23T08:15:00',
    '2026-11-23T08:15:00+01:00',
    '2026-11-23 08:15:00Z',
    '2026-11-23T08:15Z',
    '+012345-01-01T00:00:00Z',
    'x2026-11-23T08:15:00Z',
    '2026-11-23T08:15:00Z\n',
    '',
  ])
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(v.is(Timestamp, text), false);
    });
});

describe('an address', () => {
  it('is one of the web', () => {
    for (const address of ['https://exemple.fr', 'http://exemple.fr/x?y#z', 'HTTPS://EXEMPLE.FR'])
      assert.ok(v.is(WebAddress, address));
    for (const address of [
      'javascript:alert(1)//https://',
      ' https://exemple.fr',
      '\nhttps://exemple.fr',
      '//exemple.fr',
      'https:exemple.fr',
      'ftp://exemple.fr',
      'data:,https://',
      '',
    ])
      assert.equal(v.is(WebAddress, address), false, JSON.stringify(address));
  });
});

describe('an offer', () => {
  const offer = anOffer({ id: 'X1', title: 'Soudeur' });

  it('has every field, be it null', () => {
    assert.ok(v.is(Offer, offer));
    for (const field of Object.keys(Offer.entries)) {
      const without = Object.fromEntries(Object.entries(offer).filter(([name]) => name !== field));
      assert.equal(v.is(Offer, without), false, field);
    }
  });

  it('leads nowhere a visitor should not go', () => {
    const hostile = 'javascript:alert(1)';
    const contact = { name: null, lines: [], phone: null, email: null, comment: null, recruiterUrl: null, applyUrl: null };
    for (const given of [
      { url: hostile },
      { companyUrl: hostile },
      { contact: { ...contact, applyUrl: hostile } },
      { contact: { ...contact, recruiterUrl: hostile } },
      { source: { kind: 'partner', partners: [{ name: 'X', url: hostile, logo: null }] } },
    ])
      assert.equal(v.is(Offer, { ...offer, ...given }), false, JSON.stringify(given));
  });

  it('is less in a list, where what a later gateway adds is left out', () => {
    const { items } = v.parse(OfferPage, {
      total: 1,
      more: false,
      items: [{ ...offer, distance: null, later: true }],
      next: null,
      facets: null,
      understood: null,
      keptSince: null,
      trends: [],
    });
    const [item = {}] = items;
    assert.deepEqual(['title' in item, 'description' in item, 'later' in item], [true, false, false]);
  });
});
