import { expect } from '@open-wc/testing';

import type { EmploiOfferSearch } from '../../../../components/offer-search/index.ts';
import { savedStore, SavedStore } from '../../../../components/offer-search/saved/saved-store.ts';
import { storageKey } from '../../../../components/offer-search/saved/storage-key.ts';
import { allByRole, byRole, shownText, untilText } from '../../../support/page.ts';
import { focused, search, titles } from '../../../support/offer-search.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const stored = (): string | null => localStorage.getItem(storageKey);

const openFirst = async (element: EmploiOfferSearch): Promise<string> => {
  const title = element.shadowRoot?.querySelector<HTMLElement>('.search .title');
  title?.click();
  await untilText(element, 'Offre fictive');
  await waitUntil(() => allByRole(element, 'button', 'J’ai postulé').length > 0);
  return title?.textContent.trim() ?? '';
};

const close = async (element: EmploiOfferSearch): Promise<void> => {
  await element.closeOffer();
  await waitUntil(() => titles(element).length > 0);
};

const openPanel = async (element: EmploiOfferSearch): Promise<void> => {
  await waitUntil(() => allByRole(element, 'button', /^Enregistré sur cet appareil/).length > 0);
  byRole(element, 'button', /^Enregistré sur cet appareil/).click();
  await waitUntil(() => element.shadowRoot?.querySelector('.saved'));
};

describe('what the device keeps for the visitor', () => {
  beforeEach(() => savedStore.clear());
  after(() => savedStore.clear());

  it('is nothing before the visitor asks for it, whatever they look for and open', async () => {
    const element = await search({ keywords: 'plombier' });
    await untilText(element, /\d offres/);
    await openFirst(element);
    await close(element);
    expect(stored()).to.equal(null);
    expect(localStorage).to.have.length(0);
    expect(shownText(element)).to.include('Déjà vue'); // as long as the page lasts
  });

  it('is an offer, found again after the page is closed, and until it is taken off', async () => {
    const element = await search({ keywords: 'plombier' });
    await untilText(element, /\d offres/);
    const title = await openFirst(element);
    byRole(element, 'button', 'Enregistrer cette offre').click();
    await untilText(element, 'L’offre est enregistrée sur cet appareil.');
    await close(element);
    expect(shownText(element)).to.include('Enregistrée');
    element.remove();
    expect(new SavedStore().all.offers.map((offer) => offer.title)).to.deep.equal([title]);

    const again = await search();
    await openPanel(again);
    await expect(again).to.be.accessible();
    byRole(again, 'button', title).click();
    await untilText(again, 'Offre fictive');
    await again.closeOffer();
    await openPanelIfClosed(again);
    byRole(again, 'button', `Retirer ${title}`).click();
    await waitUntil(() => allByRole(again, 'button', title).length === 0);
    expect(focused()?.id).to.equal('saved-title');
    expect(stored()).to.equal(null);
  });

  const openPanelIfClosed = async (element: EmploiOfferSearch): Promise<void> => {
    await element.updateComplete;
    if (!element.shadowRoot?.querySelector('.saved')) await openPanel(element);
  };

  it('is where the visitor has applied', async () => {
    const element = await search({ keywords: 'plombier' });
    await untilText(element, /\d offres/);
    await openFirst(element);
    byRole(element, 'button', 'J’ai postulé').click();
    await untilText(element, 'L’offre est marquée');
    await close(element);
    expect(shownText(element)).to.include('Déjà postulé');
    expect(new SavedStore().all.applied).to.have.length(1);
  });

  it('is a search, with its filters, that runs again in one click', async () => {
    const element = await search({ keywords: 'plombier', filters: 'contract=CDI' });
    await untilText(element, /\d offre/);
    const found = titles(element);
    const keep = byRole(element, 'button', 'Enregistrer cette recherche');
    keep.focus();
    keep.click();
    await untilText(element, 'La recherche est enregistrée sur cet appareil.');
    expect(focused()?.textContent.trim()).to.equal('Retirer de mes recherches enregistrées');

    const again = await search();
    await openPanel(again);
    byRole(again, 'button', 'plombier · 1 filtre').click();
    await waitUntil(() => titles(again).length > 0, 'results');
    expect(titles(again)).to.deep.equal(found);
    expect([again.keywords, again.filters]).to.deep.equal(['plombier', 'contract=CDI']);
  });

  it('is what was looked for and seen only once the visitor agrees, and no longer when they do not', async () => {
    const element = await search({ keywords: 'plombier' });
    await untilText(element, /\d offres/);
    await openFirst(element);
    await close(element);
    await openPanel(element);
    const agree = element.shadowRoot?.querySelector<HTMLInputElement>('.agree input');
    agree?.click();
    await element.updateComplete;
    expect(new SavedStore().all).to.include({ agreed: true });
    expect(new SavedStore().all.seen).to.have.length(1);
    element.keywords = 'boulanger';
    await waitUntil(() => new SavedStore().all.recent[0]?.keywords === 'boulanger', 'the new search');
    agree?.click();
    await element.updateComplete;
    expect(stored()).to.equal(null);
    expect(savedStore.all.recent).to.deep.equal([]);
  });

  it('goes at once when the visitor clears it', async () => {
    savedStore.setOfferSaved({ id: 'a', title: 'Boulanger', company: null, place: null }, true);
    savedStore.setApplied('a', true);
    savedStore.setConsent(true);
    const element = await search();
    await openPanel(element);
    byRole(element, 'button', 'Effacer tout ce qui est enregistré').click();
    await untilText(element, 'Rien pour l’instant');
    expect(stored()).to.equal(null);
    expect(focused()?.id).to.equal('saved-title');
  });

  it('is read with suspicion: any script of the page may have written it', async () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"offers":{"length":9}}',
      '{"offers":[{"id":1}],"searches":[{}],"seen":[1,"x"]}',
    ]) {
      localStorage.setItem(storageKey, text);
      const { all } = new SavedStore();
      expect([all.offers, all.searches, all.applied, all.seen.length]).to.deep.equal([[], [], [], 0]);
    }
    localStorage.setItem(
      storageKey,
      JSON.stringify({ offers: [{ id: 'x', title: '<img src=x onerror="hacked = 1">', company: null, place: '\u202E(26)' }] }),
    );
    dispatchEvent(new StorageEvent('storage', { key: storageKey }));
    const element = await search();
    await openPanel(element);
    expect(shownText(element)).to.include('<img src=x onerror="hacked = 1">');
    expect(element.shadowRoot?.querySelector('.saved img')).to.equal(null);
  });

  it('lasts as long as the page where the browser keeps nothing, and says so', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const element = await search({ keywords: 'plombier' });
      await untilText(element, /\d offres/);
      await openFirst(element);
      byRole(element, 'button', 'Enregistrer cette offre').click();
      await untilText(element, 'Votre navigateur n’enregistre rien');
      await close(element);
      expect(shownText(element)).to.include('Enregistrée');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
