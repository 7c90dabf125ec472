import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';

import { elements } from '../../components/elements.ts';
import { EmploiOfferSearch } from '../../components/offer-search/offer-search.ts'; // compiled before a test waits for it
import { pageScope } from '../../src/client/page-scope.ts';
import { autoload, type Loadable } from '../../src/element/autoload.ts';
import { gateway, partnerKey, untilText } from '../support/page.ts';
import { waitUntil } from '../support/wait-until.ts';

const release = () =>
  class extends HTMLElement {
    static readonly version = '1.0.0';
  };

/** Counts the requests for offers that the page makes while `act` runs. */
const offerRequests = async (act: () => Promise<void>): Promise<number> => {
  performance.clearResourceTimings();
  await act();
  return performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname === '/v1/offers').length;
};

describe('autoload', () => {
  let stop: (() => void) | undefined;

  afterEach(() => {
    stop?.();
    stop = undefined;
    fixtureCleanup();
  });

  const watch = (table: Readonly<Record<string, Loadable>>): void => {
    stop = autoload(table, { major: '1' });
  };

  it('defines what is on the page, once for all of a kind, and what comes later', async () => {
    let loads = 0;
    const load = () => {
      loads += 1;
      return Promise.resolve(release());
    };
    await fixture(html`<div><auto-now></auto-now><auto-now></auto-now></div>`);
    watch({ 'auto-now': { load }, 'auto-later': { load } });
    await customElements.whenDefined('auto-now');
    expect(loads).to.equal(1);
    await fixture(html`<p><auto-later></auto-later></p>`);
    await customElements.whenDefined('auto-later');
    expect(loads).to.equal(2);
  });

  it('loads nothing that its table does not name', async () => {
    watch({ 'auto-known': { load: () => Promise.resolve(release()) } });
    await fixture(html`<auto-unknown></auto-unknown><auto-known></auto-known>`);
    await customElements.whenDefined('auto-known');
    expect(customElements.get('auto-unknown')).to.equal(undefined);
  });

  it('understands a tag pinned to its major version', async () => {
    const element = release();
    watch({ 'auto-pinned': { load: () => Promise.resolve(element) } });
    const pinned = await fixture(html`<auto-pinned-v1></auto-pinned-v1>`);
    await customElements.whenDefined('auto-pinned-v1');
    expect(pinned).to.be.instanceOf(element);
  });

  it('is told where else the code comes from, by tag and by name', async () => {
    const told: string[] = [];
    stop = autoload(
      { 'auto-brought': { load: () => Promise.reject(new Error('Not from here')) } },
      {
        major: '1',
        bring: (...names) => {
          told.push(...names);
          return Promise.resolve(release());
        },
      },
    );
    await fixture(html`<auto-brought-v1></auto-brought-v1>`);
    await customElements.whenDefined('auto-brought-v1');
    expect(told).to.deep.equal(['auto-brought-v1', 'auto-brought']);
  });

  it('leaves the page as it is when the code cannot be had, and tries again for the next element', async () => {
    let attempts = 0;
    const { error } = console;
    const said: unknown[] = [];
    console.error = (text: unknown) => said.push(text);
    try {
      watch({
        'auto-broken': {
          load: () => {
            attempts += 1;
            return attempts === 1 ? Promise.reject(new Error('404')) : Promise.resolve(release());
          },
        },
      });
      const first = await fixture(html`<auto-broken><a href="https://exemple.example/">La même recherche</a></auto-broken>`);
      await waitUntil(() => said.length > 0);
      expect(first.textContent).to.equal('La même recherche');
      expect(said[0]).to.include('docs/errors/loading.md');
    } finally {
      console.error = error;
    }
    await fixture(html`<auto-broken></auto-broken>`);
    await customElements.whenDefined('auto-broken');
  });

  it('asks the first question of a search while its code is on the way, and only once', async () => {
    const count = await offerRequests(async () => {
      const entry = elements['emploi-offer-search'];
      if (!entry) throw new Error('The table has no search');
      const slow = Promise.withResolvers<void>();
      watch({ 'emploi-offer-search': { ...entry, load: () => slow.promise.then(() => EmploiOfferSearch) } });
      const search = await fixture(
        html`<emploi-offer-search
          gateway=${gateway}
          partner-key=${partnerKey}
          keywords="développeurs"
          place="69123"
          radius="30"
        ></emploi-offer-search>`,
      );
      expect(pageScope().prefetched.size).to.equal(1);
      slow.resolve();
      await untilText(search, '1 offre');
      expect(pageScope().prefetched.size).to.equal(0);
    });
    expect(count).to.equal(1);
  });

  it('asks nothing early of a gateway that wants to be left alone', async () => {
    const { prefetched, retryAt } = pageScope();
    const entry = elements['emploi-offer-search'];
    if (!entry) throw new Error('The table has no search');
    const tag = (key: string) =>
      html`<emploi-offer-search-v9 gateway=${gateway} partner-key=${key} keywords="x"></emploi-offer-search-v9>`;
    retryAt.set(`${gateway}pk_busy`, Date.now() + 60_000);
    retryAt.set(`${gateway}pk_free`, Date.now() - 1);
    try {
      stop = autoload({ 'emploi-offer-search': { ...entry, load: () => new Promise(() => {}) } }, { major: '9' });
      await fixture(tag('pk_busy'));
      await fixture(tag('pk_free'));
      await waitUntil(() => prefetched.size > 0);
      expect([...prefetched.keys()].map((url) => new URL(url).search)).to.deep.equal([
        '?keywords=x&for=offer-search&key=pk_free',
      ]);
    } finally {
      retryAt.clear();
      prefetched.clear();
    }
  });
});
