import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import { allByRole, byRole, clientWith, untilText } from '../../support/page.ts';
import { press, search, titles, type } from '../../support/offer-search.ts';
import { waitUntil } from '../../support/wait-until.ts';

describe('<emploi-offer-search> where the page says how it is laid out', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('shows results without a form', async () => {
    const element = await search({ keywords: 'plombier', layout: 'results' });
    await untilText(element, /\d offres/);
    expect(allByRole(element, 'combobox')).to.have.length(0);
    await expect(element).to.be.accessible();
  });

  it('shows an offer beside the results on a wide page, and in their place on a narrow one', async () => {
    await setViewport({ width: 1_200, height: 800 });
    const element = await search({ keywords: 'plombier', layout: 'split' });
    await untilText(element, /\d offres/);
    element.shadowRoot?.querySelector<HTMLElement>('.title')?.click();
    await untilText(element, 'Offre fictive');
    const [list, offer] = ['.search', '.offer'].map((selector) => element.shadowRoot?.querySelector<HTMLElement>(selector));
    await waitUntil(() => (offer?.getBoundingClientRect().left ?? 0) >= (list?.getBoundingClientRect().right ?? Infinity));
    expect(list?.checkVisibility()).to.equal(true);
    await expect(element).to.be.accessible();
    await setViewport({ width: 500, height: 800 });
    await waitUntil(() => list?.checkVisibility() === false);
    byRole(element, 'button', 'Retour aux résultats').click();
    await waitUntil(() => list?.checkVisibility() === true);
  });

  it('is the form alone where results are on another page, and leads there', async () => {
    const asked: string[] = [];
    const element = await search({
      keywords: 'boulanger',
      resultsUrl: '/offres?lang=fr',
      client: clientWith((request, send) => {
        asked.push(new URL(request.url).pathname);
        return send(request);
      }),
    });
    const urls: string[] = [];
    element.addEventListener('emploi-results-open', (event) => {
      event.preventDefault();
      urls.push(event.detail.url);
    });
    const words = byRole(element, 'combobox', 'Métier ou mot-clé');
    words.focus();
    expect(words).to.have.property('value', 'boulanger');
    await type(' de nuit');
    await press('Enter');
    await waitUntil(() => urls.length === 1);
    expect(urls).to.deep.equal([`${location.origin}/offres?lang=fr&emploi-keywords=boulanger+de+nuit`]);
    expect(asked).not.to.include('/v1/offers');
    expect(titles(element)).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });
});
