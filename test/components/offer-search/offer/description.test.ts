import { expect } from '@open-wc/testing';

import { blocksOf } from '../../../../components/offer-search/offer/description.ts';
import type { EmploiOfferSearch } from '../../../../components/offer-search/index.ts';
import { french } from '../../../../src/i18n/french.ts';
import { speak } from '../../../support/languages.ts';
import { search } from '../../../support/offer-search.ts';
import { byRole, shownText, untilText } from '../../../support/page.ts';

const read = async (id: string): Promise<EmploiOfferSearch> => {
  const element = await search();
  await element.showOffer(id);
  return element;
};

describe('what an employer has written', () => {
  afterEach(() => (document.documentElement.lang = ''));

  for (const [text, blocks] of [
    ['Missions :\n- Accueillir\n- Servir\n\nMerci', [['Missions :'], 'Accueillir|Servir', ['Merci']]],
    ['-Accueillir\n-Servir', ['Accueillir|Servir']],
    ['* un\n\n* deux', ['un|deux']],
    ['o un\no deux\nou trois', ['un|deux', ['ou trois']]],
    ['Missions : • un • deux • trois', [['Missions :'], 'un|deux|trois']],
    ['Une seule :\n- ligne', [['Une seule :', '- ligne']]],
    ['De 2020 - 2021\n- 3\n-', [['De 2020 - 2021', '- 3', '-']]],
    ['', [['']]],
  ] as const)
    it(`“${text.replaceAll('\n', '⏎')}”: lists are lists`, () => {
      expect(blocksOf(text).map((block) => ('items' in block ? block.items.join('|') : block.lines))).to.deep.equal(blocks);
    });

  it('is a list to who listens, set as French is', async () => {
    const element = await read('XTOUT01');
    await untilText(element, 'À l’atelier :');
    const items = [...(element.shadowRoot?.querySelectorAll('ul li') ?? [])].map(({ textContent }) => textContent.trim());
    expect(items).to.include.members(['écrire des pages', 'écouter ceux qui s’en servent']);
  });

  it('is in French on a page in English; what is known by a code is in English', async () => {
    const element = await read('XTOUT01');
    await speak('en');
    await untilText(element, 'Fixed-term contract (CDD) – 12 months');
    await untilText(element, 'Experience required – 2 years');
    await untilText(element, /Full.time\s+35 h\/semaine/i);
  });
});

it('a text of one endless word is set at once, and an address keeps its apostrophe', () => {
  const endless = "l'".repeat(200_000);
  expect(french(`${endless}eau`)).to.equal(`${'l’'.repeat(200_000)}eau`);
  expect(french("Écrivez à s.o'neill@exemple.fr, l'adresse")).to.equal("Écrivez à s.o'neill@exemple.fr, l’adresse");
});

it('an invented offer leads to real ones, and to nobody who does not exist', async () => {
  const element = await read('XPLOMB1');
  await untilText(element, 'Offre fictive');
  const real = byRole(element, 'link', 'Voir de vraies offres sur francetravail.fr');
  expect(new URL(real.getAttribute('href') ?? '').hostname).to.equal('candidat.francetravail.fr');
  expect(real.getAttribute('href')).to.include('lieux=26362');
  expect(shownText(element)).not.to.include('Postuler');
});
