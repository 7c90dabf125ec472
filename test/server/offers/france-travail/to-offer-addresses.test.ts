import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { imported } from '../../../support/server/france-travail.ts';

type Given = Readonly<Record<string, unknown>>;

const offerFrom = (given: Given) => imported(given).offer;

/** Every address that leaves with an offer, and every one that is fetched for it. */
const addressesOf = (given: Given): (string | null | undefined)[] => {
  const { offer, logos = [] } = imported(given);
  return [
    offer.url,
    offer.companyUrl,
    offer.contact?.applyUrl,
    offer.contact?.recruiterUrl,
    ...offer.source.partners.map(({ url }) => url),
    ...logos.map(({ url }) => url),
  ];
};

const everywhere = (address: unknown): Given => ({
  entreprise: { nom: 'X', url: address, logo: address },
  contact: { nom: 'Y', urlPostulation: address, urlRecruteur: address },
  origineOffre: { origine: '2', urlOrigine: address, partenaires: [{ nom: 'Z', url: address, logo: address }] },
});

describe('an address in an offer', () => {
  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200bscript:alert(1)',
    'java&#115;cript:alert(1)',
    'javascript&colon;alert(1)',
    'javascript://exemple.fr/%0aalert(1)',
    'view-source:javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://exemple.fr/1',
    'file:///etc/passwd',
    'ftp://exemple.fr/',
    'mailto:a@exemple.fr',
    'tel:+33100000000',
    '//exemple.fr/x',
    '/x',
    'exemple.fr',
    'www.exemple.fr/x',
    'https://',
    'http:// espace.fr',
    'https://exa mple.fr',
    '',
    12,
    {},
    ['https://exemple.fr'],
    null,
  ];
  for (const address of hostile)
    it(`never leaves when it is ${JSON.stringify(address)}`, () => {
      for (const found of addressesOf(everywhere(address))) assert.equal(found ?? null, null);
    });

  const kept: readonly (readonly [string, string])[] = [
    ['https://exemple.fr/o/1?a=b&c=d#e', 'https://exemple.fr/o/1?a=b&c=d#e'],
    ['https://exemple.fr/o?id=1&amp;x=2', 'https://exemple.fr/o?id=1&x=2'],
    ['https://exemple.fr/o?id=1&region=26&copy=2&lang=fr&sect=1', 'https://exemple.fr/o?id=1&region=26&copy=2&lang=fr&sect=1'],
    ['HTTP://EXEMPLE.FR', 'http://exemple.fr/'],
    [' https://exemple.fr/x ', 'https://exemple.fr/x'],
    ['https://exemple.fr/é', 'https://exemple.fr/%C3%A9'],
    ['https://évry.fr/', 'https://xn--vry-9la.fr/'],
    ['https://exemple.fr/"><script>', 'https://exemple.fr/%22%3E%3Cscript%3E'],
  ];
  for (const [address, expected] of kept)
    it(`leaves as ${expected} when it is ${address}`, () => {
      for (const found of addressesOf(everywhere(address))) assert.equal(found, expected);
    });

  it('is found in the sentence that stands for an e-mail', () => {
    const link = 'https://candidat.francetravail.fr/offres/recherche/detail/196SWXD';
    const { contact } = offerFrom({ contact: { courriel: `Pour postuler, utiliser le lien suivant : ${link}.` } });
    assert.equal(contact?.applyUrl, link);
    assert.equal(contact?.email, `Pour postuler, utiliser le lien suivant : ${link}.`);
    assert.equal(offerFrom({ contact: { courriel: 'recrutement@exemple.fr' } }).contact?.applyUrl, null);
    assert.equal(offerFrom({ contact: { courriel: 'voir javascript:alert(1)//https' } }).contact?.applyUrl, null);
  });

  it('is a logo only by an identifier that says nothing of it', () => {
    const { offer, logos } = imported(everywhere('https://logos.exemple.fr/1.png'));
    assert.match(offer.companyLogo ?? '', /^[0-9a-f]{16}$/);
    assert.deepEqual(new Set(logos?.map(({ id }) => id)), new Set([offer.companyLogo]));
    assert.equal(offer.source.partners[0]?.logo, offer.companyLogo);
  });
});

describe('a date in an offer', () => {
  const read: readonly (readonly [string, string | null])[] = [
    ['2024-11-25T14:31:27.740Z', '2024-11-25T14:31:27.740Z'],
    ['2024-11-25T14:31:27Z', '2024-11-25T14:31:27.000Z'],
    ['2019-06-03T10:00:00+02:00', '2019-06-03T08:00:00.000Z'],
    ['2024-11-25T14:31:27.740123Z', '2024-11-25T14:31:27.740Z'],
    ['2024-11-25', '2024-11-25T00:00:00.000Z'],
    ['', null],
    ['hier', null],
    ['2024-13-45T00:00:00Z', null],
    ['05/11/2024', null],
    ['Offre 3', null],
    ['3', null],
    ['12345', null],
    ['+012345-01-01T00:00:00Z', null],
    ['-000001-01-01T00:00:00Z', null],
  ];
  for (const [date, expected] of read)
    it(`is ${expected ?? 'absent'} when it is « ${date} »`, () => {
      assert.equal(offerFrom({ dateCreation: date }).publishedAt, expected);
      assert.equal(offerFrom({ dateActualisation: date }).updatedAt, expected);
    });

  it('stands in for the other where only one is given', () => {
    const date = '2024-11-25T14:31:27.740Z';
    assert.equal(offerFrom({ dateCreation: date }).updatedAt, date);
    assert.equal(offerFrom({ dateActualisation: date }).publishedAt, date);
  });
});
