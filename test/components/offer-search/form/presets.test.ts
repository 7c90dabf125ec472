import { expect } from '@open-wc/testing';

import '../../../../components/offer-search/index.ts';
import type { EmploiOfferSearch } from '../../../../components/offer-search/index.ts';
import { allByRole, gateway, partnerKey, shownText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

/** A search whose attributes are as somebody has pasted them, and what the console is told as an error by then. */
const pasted = async (
  attributes: Readonly<Record<string, string>>,
  until: (search: EmploiOfferSearch) => boolean | Promise<unknown>,
): Promise<{ search: EmploiOfferSearch; told: string[] }> => {
  const { error } = console;
  const told: string[] = [];
  console.error = (...words: unknown[]): void => void told.push(words.join(' '));
  const search = document.createElement('emploi-offer-search');
  for (const [name, value] of Object.entries({ gateway, 'partner-key': partnerKey, ...attributes }))
    search.setAttribute(name, value);
  document.body.append(search);
  try {
    await waitUntil(async () => until(search), 'the search is not as expected');
  } finally {
    console.error = error;
  }
  return { search, told };
};

const hasResults = (search: EmploiOfferSearch): boolean => /\d offres?\b/.test(shownText(search));

describe('a search with attributes as they are pasted', () => {
  afterEach(() => document.querySelectorAll('emploi-offer-search').forEach((search) => search.remove()));

  for (const place of [
    '26362',
    '26000',
    '\u00a026000 ',
    'Valence',
    'VALENCE',
    'Valence (26)',
    '"Valence"',
    '« Valence »',
    'Val\u200bence',
  ])
    it(`place="${place}" is Valence, by its code once that is known`, async () => {
      const { search, told } = await pasted({ place }, (found) => found.place === '26362' && hasResults(found));
      expect(told).to.deep.equal([]);
      expect(search.shadowRoot?.querySelector<HTMLInputElement>('#place')?.value).to.equal('Valence (26)');
      expect(allByRole(search, 'alert')).to.have.length(0);
    });

  for (const place of ['26', '26 ', '\ufeff26', 'Drôme', 'drome'])
    it(`place="${place}" is the Drôme`, async () => {
      const { told } = await pasted({ place, radius: '30' }, (found) => found.place === '26' && hasResults(found));
      expect(told).to.deep.equal([]);
    });

  for (const [name, value] of [
    ['partner-key', ` ${partnerKey} `],
    ['partner-key', `pk_test _council`],
    ['partner-key', `\u00a0${partnerKey}\u200b`],
    ['partner-key', `"${partnerKey}"`],
    ['partner-key', `« ${partnerKey} »`],
    ['gateway', location.origin],
    ['gateway', `${location.origin}/ `],
    ['gateway', `“${location.origin}/v1”`],
    ['radius', '30 km'],
    ['heading-level', 'h3'],
    ['layout', ' Results'],
    ['theme', 'Dark'],
    ['density', 'COMPACT '],
    ['loading', 'Eager'],
    ['filters', '?contract=CDI'],
    ['filters', 'contract=cdi'],
    ['filters', 'CONTRACT = cdi , cdd'],
    ['filters', 'contract=CDI&amp;published=7 jours'],
    ['filters', 'https://www.ville.example/offres?emploi-contract=CDI&emploi-published=31'],
    ['filters', 'employer=260 001 234 00018'],
  ] as const)
    it(`takes ${name}="${value}"`, async () => {
      const { search, told } = await pasted(
        { place: '26', ...(name === 'radius' && { place: '26362' }), [name]: value },
        (found) => hasResults(found) || shownText(found).includes('Aucune offre'),
      );
      expect(told).to.deep.equal([]);
      if (name === 'radius') expect(search.radius).to.equal(30);
      if (name === 'heading-level') expect(search.headingLevel).to.equal(3);
      if (name === 'layout') expect(search.shadowRoot?.querySelector('form')).to.equal(null);
      if (name === 'theme') expect(search.getAttribute('theme')).to.equal('dark');
      if (name === 'density') expect(search.getAttribute('density')).to.equal('compact');
    });

  for (const [name, value] of [
    ['place', ' 26 , 07'],
    ['place', 'Atlantide'],
    ['radius', 'dix'],
    ['radius', '500'],
    ['radius', '1e2'],
    ['radius', '1 0'],
    ['radius', '10-20'],
    ['radius', '-5'],
    ['heading-level', 'h9'],
    ['layout', 'large'],
    ['theme', 'sombre'],
    ['density', 'serré'],
    ['loading', 'vite'],
    ['filters', 'contrat=CDI'],
    ['filters', 'contract=stage'],
  ] as const)
    it(`goes without ${name}="${value}", and the console says so once`, async () => {
      const { search, told } = await pasted({ keywords: 'plombier', [name]: value }, hasResults);
      expect(told).to.have.length(1);
      expect(told[0]).to.include(name).and.include(value.trim()).and.include('docs/errors/attributes');
      expect(allByRole(search, 'alert')).to.have.length(0);
    });

  it('with nothing but what cannot be understood, is an empty search that works', async () => {
    const { search } = await pasted(
      { place: 'Erewhon' },
      (found) => found.place === '' && found.shadowRoot?.querySelector('form') !== null,
    );
    expect(allByRole(search, 'alert')).to.have.length(0);
    expect(shownText(search)).not.to.include('pas compris');
  });

  for (const [value, meant] of [
    ['', true],
    ['true', true],
    ['oui', true],
    ['false', false],
    ['Faux', false],
    ['« non »', false],
    ['off', false],
    ['désactivé', false],
  ] as const)
    it(`json-ld="${value}" is ${meant ? 'yes' : 'no'}`, () => {
      const search = document.createElement('emploi-offer-search');
      search.setAttribute('json-ld', value);
      expect(search.jsonLd).to.equal(meant);
    });
});
