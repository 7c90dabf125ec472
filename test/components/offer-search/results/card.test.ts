import { expect } from '@open-wc/testing';

import type { EmploiOfferSearch } from '../../../../components/offer-search/index.ts';
import { press, search } from '../../../support/offer-search.ts';
import { allByRole, byRole, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

describe('<emploi-offer-search> a card', () => {
  const found = async (keywords = 'developpeurs'): Promise<{ element: EmploiOfferSearch; card: HTMLElement }> => {
    const element = await search({ keywords });
    await untilText(element, /\d offres?/);
    const card = element.shadowRoot?.querySelector<HTMLElement>('.card');
    if (!card) throw new Error('No card');
    return { element, card };
  };
  const words = (card: HTMLElement): HTMLElement => {
    const employer = card.querySelector<HTMLElement>('p');
    if (!employer) throw new Error('No employer');
    return employer;
  };

  it('opens its offer wherever it is clicked, and has one control', async () => {
    const { element, card } = await found();
    expect(card.querySelectorAll('a, button, [tabindex]')).to.have.length(1);
    // Where nothing is written, what lies there is the title.
    const { right, bottom } = card.getBoundingClientRect();
    expect(element.shadowRoot?.elementFromPoint(right - 4, bottom - 4)).to.equal(card.querySelector('.title'));
    words(card).click();
    await untilText(element, 'Offre n° XTOUT01');
  });

  it('leaves its words to be selected', async () => {
    const { element, card } = await found();
    const employer = words(card);
    const { left, top } = employer.getBoundingClientRect();
    expect(element.shadowRoot?.elementFromPoint(left + 4, top + 4), 'the words lie above the title').to.equal(employer);
    const { getSelection } = window;
    Object.assign(window, { getSelection: () => ({ toString: () => 'Atelier' }) });
    try {
      employer.click();
      await element.updateComplete;
      expect(allByRole(element, 'button', 'Retour aux résultats')).to.have.length(0);
    } finally {
      Object.assign(window, { getSelection });
    }
  });

  it('leaves a click with a key that opens tabs to the browser, which is given the link', async () => {
    const { element, card } = await found();
    const links: (string | null)[] = [];
    element.shadowRoot?.addEventListener('click', (event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      links.push(event.defaultPrevented ? null : event.target.getAttribute('href'));
      event.preventDefault(); // no tab in a test
    });
    words(card).dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, composed: true }));
    expect(links).to.deep.equal(['https://candidat.francetravail.fr/offres/recherche/detail/XTOUT01']);
    expect(allByRole(element, 'button', 'Retour aux résultats')).to.have.length(0);
  });

  it('continues the outline of the page, among the results and among offers like the one that is read', async () => {
    const element = await search({ keywords: 'plombier' });
    await untilText(element, '2 offres');
    const levels = (): (string | null)[] => allByRole(element, 'heading').map((heading) => heading.ariaLevel);
    expect(levels()).to.deep.equal(['2', '3', '3']);
    await element.showOffer('XPLOMB1');
    await waitUntil(() => allByRole(element, 'heading', 'Offres proches').length === 1, 'others');
    const [title = '', ...others] = levels();
    expect(title, 'in place of the heading, which is not shown').to.equal('2');
    const all = [title, ...others].map(Number);
    expect(all.every((level, index) => index === 0 || level <= (all[index - 1] ?? 0) + 1)).to.equal(true);
    element.headingLevel = 4;
    element.layout = 'split';
    await element.updateComplete;
    expect(Math.max(...levels().map(Number))).to.equal(6);
  });

  it('is followed by ways to find more where there are few, and only there', async () => {
    const { element } = await found('plombier');
    element.place = '26362';
    await untilText(element, '1 offre');
    await untilText(element, 'Peu d’offres correspondent.');
    await expect(element).to.be.accessible();
    const wider = byRole(element, 'button', 'Chercher à 20 km');
    wider.focus();
    await press('Enter');
    await waitUntil(() => element.radius === 20);
    element.keywords = 'boulanger';
    await untilText(element, '45 offres');
    expect(allByRole(element, 'button', /^Chercher à/)).to.have.length(0);
  });

  it('is not sorted where there is none', async () => {
    const element = await search({ keywords: 'astronaute' });
    await untilText(element, 'Aucune offre ne correspond');
    expect(allByRole(element, 'select', /^Trier par/)).to.have.length(0);
    expect(allByRole(element, 'button', /^Filtres/)).to.have.length(0);
    expect(element.shadowRoot?.querySelector('.ways svg')).to.exist;
  });
});
