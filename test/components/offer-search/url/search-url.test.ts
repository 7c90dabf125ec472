import { expect } from '@open-wc/testing';
import * as v from 'valibot';

import { isUrlParameter, SearchUrl, type SearchState } from '../../../../components/offer-search/url/search-url.ts';
import { OfferQuery } from '../../../../src/contract/index.ts';
import { allByRole, byRole, clientWith, shownText, untilText } from '../../../support/page.ts';
import { focused, press, search, titles, type } from '../../../support/offer-search.ts';
import { offersOf } from '../../../../src/client/offers.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const nothing: SearchState = { keywords: '', place: '', radius: null, filters: '', offer: undefined };

describe('a search in an address', () => {
  const address = new SearchUrl('emploi', nothing);

  it('reads what it writes', () => {
    const stand = {
      keywords: 'boulanger & pâtissier',
      place: '26362',
      radius: 30,
      filters: 'contract=CDI%2CCDD&sort=date',
      offer: '123ABC',
    };
    const written = address.write('', stand);
    expect(written).to.equal(
      'emploi-keywords=boulanger+%26+p%C3%A2tissier&emploi-place=26362&emploi-radius=30&emploi-contract=CDI,CDD&emploi-sort=date&emploi-offer=123ABC',
    );
    expect(address.read(`?${written}`)).to.deep.equal(stand);
  });

  it('leaves the names of the page, and of another search, as they are to the letter', () => {
    const page = '?a=1%20+&b&emploi2-keywords=x&q=%C3%A9;c&emploi-keywords=old';
    expect(address.write(page, { ...nothing, keywords: 'new' })).to.equal(
      'a=1%20+&b&emploi2-keywords=x&q=%C3%A9;c&emploi-keywords=new',
    );
    expect(address.write(page, nothing)).to.equal('a=1%20+&b&emploi2-keywords=x&q=%C3%A9;c');
  });

  it('says nothing of what the page looks for by itself, and something of its absence', () => {
    const preset = new SearchUrl('e', {
      keywords: 'plombier',
      place: '26',
      radius: null,
      filters: 'employer=12345678900012',
    });
    const asSet = { keywords: 'plombier', place: '26', radius: null, filters: 'employer=12345678900012', offer: undefined };
    expect(preset.write('', asSet)).to.equal('');
    expect(preset.read('')).to.deep.equal(asSet);
    const cleared = { ...asSet, keywords: '', place: '' };
    expect(preset.write('', cleared)).to.equal('e-keywords=');
    expect(preset.read('?e-keywords=')).to.deep.equal(cleared);
  });

  it('keeps the page’s own selection out of the hands of an address', () => {
    const preset = new SearchUrl('e', { keywords: '', place: '', radius: null, filters: 'employer=12345678900012' });
    expect(preset.read('?e-contract=CDI&e-employer=99999999900099&e-ids=1').filters).to.equal(
      'employer=12345678900012&contract=CDI',
    );
  });

  it('leaves out what it cannot understand', () => {
    expect(
      address.read(
        '?emploi-place=<script>&emploi-radius=999&emploi-contract=XXX&emploi-published=4&emploi-keywords=%E0%A4%A&emploi-__proto__=1&emploi-constructor=1&emploi-sort=date&emploi-offer=../x',
      ),
    ).to.deep.equal({ ...nothing, keywords: '\uFFFD%A', filters: 'sort=date' });
  });

  /** What the contract allows for a name, from its text; a place, that pages may write by its name, stands in an address by its code. */
  const isAllowed = (name: string, text: string): boolean => {
    if (name === 'place') return ['26', '26362', '2A', '2A004', '974', 'R84', '14', '31'].includes(text);
    const entries: Readonly<Record<string, v.GenericSchema>> = OfferQuery.pipe[0].entries;
    const schema = Object.hasOwn(entries, name) ? entries[name] : undefined;
    const read: readonly unknown[] = [text, ...(/^\d+$/.test(text) ? [Number(text)] : []), ...(text === 'true' ? [true] : [])];
    return schema !== undefined && read.some((value) => v.is(schema, value));
  };

  it('agrees with the contract on every value', () => {
    const texts = [
      ...[
        '',
        'boulanger',
        'x'.repeat(200),
        'x'.repeat(201),
        '26',
        '26362',
        '2A',
        '2A004',
        '974',
        'R84',
        'r84',
        '2634',
        '0',
        '5',
        '100',
      ],
      ...[
        '200',
        '201',
        '-1',
        '1.5',
        'CDI',
        'CDI,CDD',
        'CDI,',
        'MIS,SAI,LIB',
        'cdi',
        'full',
        'part',
        'none',
        'none,required',
        'wished',
      ],
      ...[
        'executive',
        'other',
        'A',
        'G16',
        'G16,A',
        'O',
        'G1',
        '1',
        '3',
        '7',
        '14',
        '31',
        '2',
        '100000',
        '100001',
        'true',
        'yes',
      ],
      ...['france-travail', 'partner', 'sample', 'relevance', 'date', 'distance', 'price', `A,${'G16,'.repeat(60)}A`],
    ];
    const names = Object.keys(OfferQuery.pipe[0].entries).filter(
      (name) => !['employer', 'ids', 'occupation', 'cursor'].includes(name),
    );
    const wrong = names.flatMap((name) =>
      texts.filter((text) => isUrlParameter(name, text) !== isAllowed(name, text)).map((text) => `${name}=${text}`),
    );
    expect(wrong).to.deep.equal([]);
  });
});

describe('<emploi-offer-search query-prefix>', () => {
  const { href } = location;
  afterEach(() => history.replaceState(null, '', href));

  /** What of the address is the search's. */
  const said = (key = 'emploi'): string =>
    location.search
      .slice(1)
      .split('&')
      .filter((pair) => pair.startsWith(`${key}-`))
      .join('&');

  const at = (query: string): void => {
    const url = new URL(href);
    url.search = [url.search.slice(1), query].filter(Boolean).join('&');
    history.replaceState(null, '', url);
  };

  const back = (): void => history.back();

  it('asks for what the address says, and for nothing else first', async () => {
    at('emploi-keywords=plombier&emploi-place=26');
    const asked: string[] = [];
    const element = await search({
      queryPrefix: 'emploi',
      keywords: 'boulanger',
      client: clientWith((request, send) => {
        if (request.url.includes('/offers')) asked.push(new URL(request.url).search);
        return send(request);
      }),
    });
    await untilText(element, '2 offres');
    expect(titles(element)).to.have.members(['Plombier chauffagiste (H/F)', 'Plombier / Plombière (H/F)']);
    expect(asked).to.have.length(1);
    expect(allByRole(element, 'combobox')[0]).to.have.property('value', 'plombier');
  });

  it('asks for what the page has set where the address says nothing, and writes nothing', async () => {
    const before = location.href;
    const length = history.length;
    const element = await search({ queryPrefix: 'emploi', keywords: 'plombier' });
    await untilText(element, /\d offres/);
    expect(location.href).to.equal(before);
    expect(history.length).to.equal(length);
  });

  it('writes a search, and « back » undoes it in one step', async () => {
    at('page=3');
    const element = await search({ queryPrefix: 'emploi' });
    byRole(element, 'combobox', 'Métier ou mot-clé').focus();
    await type('plombier');
    await press('Enter');
    await untilText(element, /\d offres/);
    expect(said()).to.equal('emploi-keywords=plombier');
    expect(location.search).to.include('page=3');
    element.keywords = 'boulanger';
    await waitUntil(() => said() === 'emploi-keywords=boulanger');
    back();
    await waitUntil(() => element.keywords === 'plombier');
    await untilText(element, /\d offres/);
    expect(said()).to.equal('emploi-keywords=plombier');
    back();
    await waitUntil(() => element.keywords === '');
    expect(titles(element)).to.deep.equal([]);
    expect(location.search).to.include('page=3');
  });

  it('opens an offer as an entry of its own; « back » and the button both lead to its card', async () => {
    const element = await search({ queryPrefix: 'emploi', keywords: 'plombier', place: '26' });
    await untilText(element, '2 offres');
    const [card] = element.shadowRoot?.querySelectorAll<HTMLElement>('.title') ?? [];
    card?.click();
    await untilText(element, 'Offre fictive');
    expect(said()).to.match(/^emploi-offer=/);
    back();
    await waitUntil(() => focused() === element.shadowRoot?.querySelector('.title'));
    expect(said()).to.equal('');
    const { length } = history;
    element.shadowRoot?.querySelector<HTMLElement>('.title')?.click();
    await untilText(element, 'Offre fictive');
    byRole(element, 'button', 'Retour aux résultats').click();
    await waitUntil(() => said() === '');
    await waitUntil(() => focused() === element.shadowRoot?.querySelector('.title'));
    expect(history.length).to.equal(length);
  });

  it('opens the offer of a link, and goes from it to the results', async () => {
    const first = await search({ keywords: 'plombier', place: '26' });
    await untilText(first, '2 offres');
    const { items } = await offersOf(first.api ?? expect.fail('no client')).search({ keywords: 'plombier', place: '26' });
    first.remove();
    at(`emploi-keywords=plombier&emploi-place=26&emploi-offer=${items[1]?.id}`);
    const element = await search({ queryPrefix: 'emploi' });
    await untilText(element, 'Offre fictive');
    expect(focused()).to.equal(document.body);
    byRole(element, 'button', 'Retour aux résultats').click();
    await untilText(element, '2 offres');
    await waitUntil(() => said() === 'emploi-keywords=plombier&emploi-place=26');
  });

  it('makes one entry of the letters that a page hands on, and two of a search and the offer opened at once', async () => {
    const element = await search({ queryPrefix: 'emploi' });
    element.keywords = 'boulanger';
    await waitUntil(() => said() === 'emploi-keywords=boulanger');
    for (const words of ['p', 'pl', 'plo', 'plombier']) {
      element.keywords = words;
      await element.updateComplete;
    }
    await untilText(element, '2 offres');
    element.shadowRoot?.querySelector<HTMLElement>('.title')?.click();
    await untilText(element, 'Offre fictive');
    expect(said()).to.match(/^emploi-keywords=plombier&emploi-offer=/);
    back();
    await waitUntil(() => said() === 'emploi-keywords=plombier');
    await untilText(element, '2 offres');
    back();
    await waitUntil(() => said() === 'emploi-keywords=boulanger');
  });

  it('keeps two searches apart', async () => {
    const one = await search({ queryPrefix: 'un' });
    const two = await search({ queryPrefix: 'deux' });
    one.keywords = 'plombier';
    two.keywords = 'boulanger';
    await waitUntil(() => said('un') !== '' && said('deux') !== '');
    expect([said('un'), said('deux')]).to.deep.equal(['un-keywords=plombier', 'deux-keywords=boulanger']);
    back();
    await waitUntil(() => two.keywords === '' || one.keywords === '');
    expect([one.keywords, two.keywords].filter(Boolean)).to.have.length(1);
  });

  it('has all pages again for whoever comes back, at the card they left', async () => {
    const element = await search({ queryPrefix: 'emploi', place: 'R84' });
    await untilText(element, /\d offres/);
    await element.loadMore();
    await waitUntil(() => titles(element).length > 20);
    const count = titles(element).length;
    const last = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.title') ?? [])].at(-1);
    last?.click();
    await untilText(element, 'Offre fictive');
    element.remove();
    back();
    await waitUntil(() => said() === '');
    const again = await search({ queryPrefix: 'emploi', place: 'R84' });
    await waitUntil(() => titles(again).length === count, 'both pages');
    const card = [...(again.shadowRoot?.querySelectorAll('.title') ?? [])].at(-1);
    await waitUntil(() => {
      const { top, bottom } = card?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return bottom > 0 && top < innerHeight;
    }, 'the card is in sight');
  });

  it('keeps what the page has put in its history', async () => {
    history.replaceState({ router: 7 }, '');
    const element = await search({ queryPrefix: 'emploi', place: 'R84' });
    await untilText(element, /\d offres/);
    await element.loadMore();
    await waitUntil(() => titles(element).length > 20);
    expect(history.state).to.have.property('router', 7);
  });

  it('goes on where the browser lets nothing be written', async () => {
    const { pushState } = history;
    history.pushState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
    try {
      const element = await search({ queryPrefix: 'emploi' });
      element.keywords = 'plombier';
      await untilText(element, /\d offres/);
      expect(shownText(element)).to.include('Plombier');
    } finally {
      history.pushState = pushState;
    }
  });
});
