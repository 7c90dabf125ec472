import instantsearch from 'instantsearch.js';
import { hits, pagination, refinementList, searchBox } from 'instantsearch.js/es/widgets';

import { cardWords } from './card-words.js';
import { ask } from './gateway.js';

const perPage = 20;

/** The cursor of each page by the question it belongs to: InstantSearch counts pages, the gateway reads on. */
const cursors = new Map();

const pageOf = async (asked, number) => {
  const known = cursors.get(JSON.stringify(asked)) ?? [''];
  cursors.set(JSON.stringify(asked), known);
  for (;;) {
    const index = Math.min(number, known.length - 1);
    const page = await ask({ ...asked, cursor: known[index] });
    if (page.next) known[index + 1] = page.next;
    if (index === number || !page.next) return page;
  }
};

/** The facets of the first page hold for all pages of its question. */
const facets = new Map();

/**
 * Asks the gateway in place of Algolia. A refined list asks twice, with its own choices and without them: the gateway counts
 * each filter with its own choices set aside, so one question answers both.
 */
const searchClient = {
  async search(requests) {
    const [{ params }] = requests;
    const contracts = (params.facetFilters ?? []).flat().map((filter) => filter.replace('contract:', ''));
    const asked = { keywords: params.query?.trim(), contract: contracts.join() };
    const page = await pageOf(asked, params.page ?? 0);
    if (page.facets) facets.set(JSON.stringify(asked), page.facets);
    const { choices } = facets.get(JSON.stringify(asked)).find(({ name }) => name === 'contract');
    return {
      results: requests.map(({ indexName, params: { query = '', page: number = 0 } }) => ({
        index: indexName,
        query,
        params: '',
        hits: page.items.map((offer) => ({ ...offer, objectID: offer.id })),
        nbHits: page.total,
        page: number,
        nbPages: Math.ceil(page.total / perPage),
        hitsPerPage: perPage,
        processingTimeMS: 1,
        exhaustiveNbHits: true,
        facets: { contract: Object.fromEntries(choices.map(({ value, count }) => [value, count])) },
      })),
    };
  },
};

const item = (offer, { html }) => {
  const { employer, age, gist, tags } = cardWords(offer);
  return html`<div class="card">
    <h3>
      ${offer.url ? html`<a class="title" href=${offer.url}>${offer.title}</a>` : html`<button class="title">${offer.title}</button>`}
    </h3>
    <p>${employer}</p>
    ${age && html`<p class="hint">${age}</p>`}
    <ul class="gist">
      ${gist.map((fact) => html`<li>${fact}</li>`)}
    </ul>
    ${
      tags.length > 0 &&
      html`<ul class="tags">
        ${tags.map((tag) => html`<li>${tag}</li>`)}
      </ul>`
    }
  </div>`;
};

/** Makes a search in `container`; what it returns takes it away. */
globalThis.mountPeer = (container) => {
  const [box, contracts, list, pages] = ['div', 'div', 'div', 'div'].map((tag) =>
    container.appendChild(document.createElement(tag)),
  );
  const search = instantsearch({ indexName: 'offers', searchClient });
  search.addWidgets([
    searchBox({ container: box, placeholder: 'Métier ou mot-clé' }),
    refinementList({ container: contracts, attribute: 'contract', operator: 'or' }),
    hits({ container: list, templates: { item } }),
    pagination({ container: pages }),
  ]);
  search.start();
  return () => {
    search.dispose();
    container.replaceChildren();
  };
};

globalThis.mountPeer(document.querySelector('#search'));
