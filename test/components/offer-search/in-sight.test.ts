import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import type { EmploiOfferSearch } from '../../../components/offer-search/index.ts';
import { savedStore } from '../../../components/offer-search/saved/saved-store.ts';
import { focused, press, search, titles, type } from '../../support/offer-search.ts';
import { allByRole, byRole, clientWith, shownText, untilText } from '../../support/page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const inside = (element: Element, selector: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
};

/** Whether a visitor sees it without moving the page; pages are not moved by parts of a pixel in every engine. */
const isInSight = (part: Element | null): boolean => {
  const { top, bottom } = part?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
  return top >= -1 && bottom <= innerHeight + 1 && bottom > top;
};

describe('<emploi-offer-search> keeps in sight what an act came to', () => {
  beforeEach(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => savedStore.clear());

  const found = async (): Promise<EmploiOfferSearch> => {
    const element = await search({ keywords: 'boulanger', place: '26' });
    await untilText(element, '45 offres');
    return element;
  };

  it('an alert that has been asked for, and one that could not be', async () => {
    let down = true;
    const client = clientWith((request, send) =>
      request.method === 'POST' && down ? Promise.reject(new TypeError('Failed to fetch')) : send(request),
    );
    const element = await search({ keywords: 'boulanger', place: '26', client });
    await untilText(element, '45 offres');
    byRole(element, 'button', 'Recevoir les nouvelles offres par courriel').click();
    await waitUntil(() => focused()?.id === 'alert-title', 'the form');
    expect(isInSight(focused())).to.equal(true);
    inside(element, '#alert-email').focus();
    await type('lea.martin@courriel.example');
    await press('Enter');
    await untilText(element, 'Nous ne savons pas si votre alerte est créée.');
    await waitUntil(() => isInSight(inside(element, '.alert .notice')));
    down = false;
    const retry = byRole(element, 'button', 'Réessayer');
    retry.focus();
    await press('Enter');
    await untilText(element, 'Un courriel part à l’adresse');
    const told = inside(element, '.alert [role="status"]');
    await waitUntil(() => focused() === told);
    expect(isInSight(told)).to.equal(true);
  });

  it('an offer, and the very card it was opened from', async () => {
    const element = await found();
    const title = byRole(element, 'button', titles(element)[14]);
    title.scrollIntoView({ block: 'end' });
    title.click();
    await untilText(element, 'Offre fictive');
    expect(isInSight(inside(element, '#offer-title'))).to.equal(true);
    byRole(element, 'button', 'Retour aux résultats').click();
    await waitUntil(() => focused()?.textContent.trim() === titles(element)[14]);
    expect(isInSight(focused()?.closest('li') ?? null)).to.equal(true);
  });

  it('a search that is kept', async () => {
    const element = await found();
    const keep = byRole(element, 'button', 'Enregistrer cette recherche');
    keep.scrollIntoView({ block: 'end' });
    keep.click();
    await untilText(element, 'La recherche est enregistrée sur cet appareil.');
    const said = [...(element.shadowRoot?.querySelectorAll('.list [role="status"]') ?? [])].at(-1) ?? null;
    await waitUntil(() => isInSight(said));
  });

  it('the first of the offers that more were asked for', async () => {
    const element = await found();
    byRole(element, 'button', 'Voir plus d’offres').focus();
    await press('Enter');
    await untilText(element, '40 affichées');
    expect(focused()?.textContent.trim()).to.equal(titles(element)[20]);
    expect(isInSight(focused()?.closest('li') ?? null)).to.equal(true);
  });

  it('the results of a narrower search, whether its filters are done with or given up', async () => {
    const element = await found();
    const opener = byRole(element, 'button', /^Filtres/);
    for (const isDone of [true, false]) {
      opener.focus();
      opener.click();
      await waitUntil(() => element.shadowRoot?.querySelector('.filters'), 'the filters');
      if (isDone) byRole(element, 'button', /^Voir \d+ offres$/).click();
      else await press('Escape');
      await waitUntil(() => element.shadowRoot?.querySelector('.filters') === null);
      await waitUntil(() => focused()?.matches('.status, .narrowing > button'));
      expect(isInSight(focused())).to.equal(true);
    }
  });
});

describe('<emploi-offer-search> on a phone', () => {
  const narrow = async (): Promise<EmploiOfferSearch> => {
    const element = await search();
    element.style.inlineSize = '360px';
    return element;
  };

  it('folds the form into a line once it is sent, so that the results come up, and unfolds it', async () => {
    const element = await narrow();
    byRole(element, 'combobox', 'Métier ou mot-clé').focus();
    await type('boulanger');
    await press('Tab');
    await type('valence');
    await press('Enter');
    await untilText(element, /\d+ offres/);
    expect(allByRole(element, 'combobox')).to.have.length(0);
    expect(shownText(element)).to.include('boulanger · Valence (26) · 10 km Modifier');
    expect(focused()?.classList.contains('status')).to.equal(true);
    expect(inside(element, '.card').getBoundingClientRect().top).to.be.lessThan(innerHeight);
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Modifier').click();
    await waitUntil(() => focused()?.id === 'keywords');
    expect(byRole(element, 'combobox', 'Lieu')).to.have.property('value', 'Valence (26)');
  });

  it('leaves the form where a place cannot be found', async () => {
    const element = await narrow();
    byRole(element, 'combobox', 'Lieu').focus();
    await type('Xyzzy');
    await press('Enter');
    await untilText(element, 'Ce lieu n’a pas été trouvé.');
    expect(focused()).to.equal(byRole(element, 'combobox', 'Lieu'));
  });

  it('leaves the form where there is room for it', async () => {
    const element = await search();
    byRole(element, 'button', 'Rechercher').click();
    await untilText(element, '52 offres');
    expect(allByRole(element, 'button', 'Modifier')).to.have.length(0);
    expect(byRole(element, 'button', 'Rechercher')).to.exist;
  });

  it('shows the filters over the page, and says there how many offers are left', async () => {
    const element = await search({ place: '69' });
    element.style.inlineSize = '360px';
    await untilText(element, 'offres');
    byRole(element, 'button', /^Filtres/).click();
    await waitUntil(() => element.shadowRoot?.querySelector('dialog:modal'), 'the sheet');
    await expect(element).to.be.accessible();
    const choice = [...(element.shadowRoot?.querySelectorAll('.choice') ?? [])].find((one) => one.textContent.includes('CDD'));
    expect(choice?.textContent.replace(/\s+/g, ' ')).to.include('1 offre');
    choice?.querySelector('input')?.click();
    await waitUntil(() => inside(element, 'dialog [role="status"]').textContent.trim() === '1 offre');
    byRole(element, 'button', 'Fermer').click();
    await waitUntil(() => element.shadowRoot?.querySelector('dialog') === null);
    expect(element.filters).to.equal('contract=CDD');
  });
});

describe('<emploi-offer-search> with room for a column of filters', () => {
  before(() => setViewport({ width: 1_200, height: 800 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it('shows them beside the results, and over the page when the room goes', async () => {
    const element = await search({ place: '69' });
    await untilText(element, 'offres');
    byRole(element, 'button', /^Filtres/).click();
    await waitUntil(() => element.shadowRoot?.querySelector('.filters'), 'the filters');
    expect(element.shadowRoot?.querySelector('dialog')).to.equal(null);
    expect(inside(element, '.filters').getBoundingClientRect().right).to.be.lessThan(
      inside(element, '.cards').getBoundingClientRect().left,
    );
    await expect(element).to.be.accessible();
    element.style.inlineSize = '500px';
    await waitUntil(() => element.shadowRoot?.querySelector('dialog:modal'));
  });
});
