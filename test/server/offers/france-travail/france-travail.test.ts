import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import * as v from 'valibot';

import { createApp, type App } from '../../../../server/app.ts';
import { frenchPlaces, type FrenchPlace } from '../../../../server/places/french-places.ts';
import { writeCursor } from '../../../../server/http/cursor.ts';
import { franceTravail } from '../../../../server/offers/france-travail/source.ts';
import { Offer, OfferList, OfferPage, Problem } from '../../../../src/contract/index.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { type ApiCatalogue, apiCatalogue } from '../../../support/server/api-catalogue.ts';
import { type ApiStandIn, apiStandIn } from '../../../support/server/api-stand-in.ts';
import { hasRealOffers, sentOffer } from '../../../support/server/france-travail.ts';
import { asking, smallGateway } from '../../../support/server/gateway.ts';

let gateway: TestGateway;
let places: Map<string, FrenchPlace>;
let catalogue: ApiCatalogue;
let api: ApiStandIn;
let time = Date.now();
before(async () => {
  gateway = await smallGateway();
  places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
  catalogue = apiCatalogue(places);
});
after(() => gateway.db.close());

beforeEach(async () => {
  time = Date.now();
  api = await apiStandIn(catalogue);
});
afterEach(() => {
  api.close();
  assert.deepEqual(api.faults, [], 'every request is one that the API’s document allows');
});

/** The gateway with France Travail’s offers. */
const open = (): App => {
  const source = franceTravail(api.settings, { places, saveLogos: gateway.stores.logos.saveSources, now: () => time });
  return createApp(gateway.stores, { source });
};

const readPage = async (answer: Response): Promise<OfferPage> => {
  const body: unknown = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(body));
  return v.parse(v.strictObject(OfferPage.entries), body);
};

const searching =
  (app: App) =>
  async (query: string): Promise<OfferPage> =>
    readPage(await asking(app)(`offers?${query}`));

const parametersOf = (request: { path: string } | undefined): Record<string, string> =>
  Object.fromEntries(new URL(request?.path ?? '', 'http://api.test').searchParams);

const wholeOffer = async (app: App, id: string): Promise<Offer> =>
  v.parse(v.strictObject(Offer.entries), await (await asking(app)(`offers/${id}`)).json());

const refusedFields = async (app: App, query: string): Promise<string[]> => {
  const answer = await asking(app)(`offers?${query}`);
  assert.equal(answer.status, 400, query);
  return (v.parse(Problem, await answer.json()).issues ?? []).map(({ path }) => path);
};

const later = (milliseconds: number): void => void (time += milliseconds);
const minute = 60_000;

describe('a search of France Travail’s offers', () => {
  it('answers a page, its total and the way on', async () => {
    const search = searching(open());
    const page = await search('keywords=couvreur&literal=true');
    assert.deepEqual([page.total, page.more, page.items.length, page.keptSince], [3_300, false, 20, null]);
    const second = await search(`keywords=couvreur&literal=true&cursor=${page.next}`);
    assert.deepEqual(
      api.requests.map((request) => parametersOf(request)['range']),
      ['0-19', '20-39'],
    );
    assert.equal(new Set([...page.items, ...second.items].map(({ id }) => id)).size, 40);
    assert.equal(second.facets, null);
  });

  it('says nothing was found where the API has nothing', async () => {
    const page = await searching(open())('keywords=dresseur de licornes&literal=true');
    assert.deepEqual([page.total, page.items.length, page.next, page.more], [0, 0, null, false]);
  });

  const questions: readonly (readonly [asked: string, sent: Readonly<Record<string, string>>])[] = [
    ['', { sort: '1' }],
    ['keywords=couvreur', { codeROME: 'F1619', sort: '0' }],
    ['keywords=Chargé(e) d’affaires (H/F)&literal=true', { motsCles: 'Chargé,affaires', sort: '0' }],
    ['keywords=C%2B%2B de la C%23 a&literal=true', { motsCles: 'C++,C#', sort: '0' }],
    ['occupation=G1602&keywords=pizza', { codeROME: 'G1602', motsCles: 'pizza', sort: '0' }],
    ['place=26', { departement: '26', sort: '1' }],
    ['place=R84', { region: '84', sort: '1' }],
    ['place=26362', { commune: '26362', distance: '10', sort: '1' }],
    ['place=26362&radius=0&sort=distance', { commune: '26362', distance: '0', sort: '2' }],
    ['place=75056&radius=0', { commune: '75101', distance: '0', sort: '1' }],
    ['place=69123&radius=30', { commune: '69381', distance: '30', sort: '1' }],
    ['place=13055&radius=0', { commune: '13201', distance: '10', sort: '1' }],
    ['contract=CDI,SAI', { typeContrat: 'CDI,DIN,SAI', sort: '1' }],
    ['contract=SAI,SAI', { typeContrat: 'SAI', sort: '1' }],
    ['contract=LIB', { typeContrat: 'LIB,CCE,FRA,REP', sort: '1' }],
    ['apprenticeship=true', { natureContrat: 'E2,FS', sort: '1' }],
    ['apprenticeship=false&accessible=false', { sort: '1' }],
    ['workTime=part', { dureeHebdo: '2', sort: '1' }],
    ['experience=none', { experienceExigence: 'D', sort: '1' }],
    ['experience=none,required,wished', { sort: '1' }],
    ['qualification=executive', { qualification: '9', sort: '1' }],
    ['domain=M', { grandDomaine: 'M', sort: '1' }],
    ['domain=G16', { domaine: 'G16', sort: '1' }],
    ['published=7', { publieeDepuis: '7', sort: '1' }],
    ['salaryMin=1900', { salaireMin: '1900', periodeSalaire: 'M', sort: '1' }],
    ['accessible=true', { accesTravailleurHandicape: 'true', sort: '1' }],
    ['disabilityCommitted=true', { employeursHandiEngages: 'true', sort: '1' }],
    ['fewCandidates=true', { offresManqueCandidats: 'true', sort: '1' }],
    ['source=partner', { origineOffre: '2', sort: '1' }],
    ['keywords=couvreur&sort=date', { codeROME: 'F1619', sort: '1' }],
  ];
  for (const [asked, sent] of questions)
    it(`is put in the API’s own terms: ${asked || 'everything'}`, async () => {
      await searching(open())(asked);
      assert.deepEqual(parametersOf(api.requests[0]), { range: '0-19', ...sent });
      assert.equal(api.requests.length, 1);
    });

  it('asks for several domains by all their occupations', async () => {
    await searching(open())('domain=G16,J');
    assert.deepEqual(
      api.requests.map(({ path }) => path.split('?')[0]),
      ['/v2/referentiel/metiers', '/v2/offres/search'],
    );
    assert.equal(parametersOf(api.requests[1])['codeROME'], 'G1602,G1603,J1506');
  });

  it('does not ask what cannot match', async () => {
    const search = searching(open());
    for (const query of ['keywords=de la', 'occupation=G1602&domain=J', 'occupation=G1602&domain=J,G17'])
      assert.equal((await search(query)).total, 0, query);
    assert.equal(api.requests.length, 0);
  });

  const unanswerable: readonly (readonly [query: string, field: string])[] = [
    ['employer=13000548100010', 'employer'],
    ['ids=196SSQC', 'ids'],
    ['experience=none,wished', 'experience'],
    ['contract=CDI&apprenticeship=true', 'contract'],
    ['keywords=un deux trois quatre cinq sixieme septieme huitieme neuvieme&literal=true', 'keywords'],
    ['cursor=abc', 'cursor'],
  ];
  for (const [query, field] of unanswerable)
    it(`is refused where the API cannot be asked so: ${query}`, async () => {
      assert.deepEqual(await refusedFields(open(), query), [field]);
      assert.equal(api.requests.length, 0);
    });

  it('goes on to the last offer that can be read, and says then what to do', async () => {
    const app = open();
    const seen = new Set<string>();
    let cursor: string | null = writeCursor(['relevance', 2_900, 3_300, false]);
    let page: OfferPage | undefined;
    for (let pages = 0; cursor !== null && pages < 13; pages += 1) {
      page = await searching(app)(`keywords=couvreur&literal=true&cursor=${cursor}`);
      for (const { id } of page.items) seen.add(id);
      cursor = page.next;
    }
    assert.equal(seen.size, 250);
    assert.equal(parametersOf(api.requests.at(-1))['range'], '3000-3149');
    assert.ok(cursor);
    const answer = await asking(app)(`offers?keywords=couvreur&literal=true&cursor=${cursor}`);
    assert.equal(answer.status, 400);
    const [issue] = v.parse(Problem, await answer.json()).issues ?? [];
    assert.equal(issue?.path, 'cursor');
    assert.match(issue.message, /3\s150 premières offres.*précisez/);
  });

  it('ends where there are fewer offers than there were', async () => {
    const page = await searching(open())(`place=75&cursor=${writeCursor(['relevance', 40, 45, false])}`);
    assert.deepEqual([page.total, page.items.length, page.next], [45, 0, null]);
  });

  it('does not go on where it was sorted in another way', async () => {
    const app = open();
    const { next } = await searching(app)('keywords=couvreur&sort=date');
    assert.deepEqual(await refusedFields(app, `keywords=couvreur&cursor=${next}`), ['cursor']);
  });

  it('gives the counts that the API gives, and no others', async () => {
    const search = searching(open());
    const { facets } = await search('keywords=couvreur&literal=true');
    assert.deepEqual(
      facets?.map(({ name }) => name),
      ['contract', 'apprenticeship', 'qualification'],
    );
    const counts = Object.fromEntries(facets?.flatMap(({ choices }) => choices.map(({ value, count }) => [value, count])) ?? []);
    assert.deepEqual(counts, { CDI: 2_200, CDD: 1_100, MIS: 0, SAI: 0, LIB: 0, true: 330, executive: 660 });
  });

  it('counts what else a choice could be, where the question without it has been asked', async () => {
    const search = searching(open());
    const { facets: all } = await search('keywords=couvreur&literal=true');
    const narrowed = await search('keywords=couvreur&literal=true&contract=CDI');
    assert.equal(narrowed.total, 2_200);
    const contracts = (facets: OfferPage['facets']) => facets?.find(({ name }) => name === 'contract');
    assert.deepEqual(contracts(narrowed.facets), contracts(all));
    const names = (facets: OfferPage['facets']) => facets?.map(({ name }) => name);
    assert.deepEqual(names(narrowed.facets), ['contract', 'qualification']);
    const never = await search('keywords=couvreur&literal=true&contract=CDD&published=31');
    assert.deepEqual(names(never.facets), ['qualification']);
    assert.equal(api.requests.length, 3);
  });

  const answering = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void =>
    void api.next.push({ kind: 'status', status, body: JSON.stringify(body), headers });

  it('says that there are more where the API does not say how many', async () => {
    const offers = Array.from({ length: 20 }, (_, index) => sentOffer(`B00000${index % 10}`));
    answering(206, { resultats: offers });
    const page = await searching(open())('');
    assert.deepEqual([page.total, page.more, page.facets], [20, true, []]);
    assert.ok(page.next);
    answering(200, { resultats: offers });
    const whole = await searching(open())('');
    assert.deepEqual([whole.total, whole.more, whole.next], [20, false, null]);
  });

  it('shows what somebody has put into an offer as text, and leaves out what is no offer', async () => {
    const hostile = sentOffer('B000001', {
      intitule: '&lt;script&gt;alert(1)&lt;/script&gt; DÃ©veloppeur\u202e',
      description: `<img src=x onerror=alert(1)> ${'a'.repeat(5_000)}`,
      origineOffre: { origine: '2', urlOrigine: 'javascript:alert(1)', partenaires: [{ nom: 'X', url: 'data:text/html,x' }] },
      contact: { urlPostulation: ' javascript:alert(1)' },
    });
    answering(
      206,
      { resultats: [null, 'text', { intitule: 'no id' }, { id: '../../search' }, hostile], filtresPossibles: 'none' },
      { 'content-range': 'offres 0-4/5' },
    );
    const app = open();
    const { items, total, facets } = await searching(app)('');
    assert.deepEqual([items.length, total, facets], [1, 5, []]);
    assert.equal(items[0]?.title, '<script>alert(1)</script> Développeur');
    const offer = await wholeOffer(app, 'B000001');
    assert.equal(offer.description.length, 5_029);
    assert.doesNotMatch(JSON.stringify(offer), /javascript:|data:text/);
  });

  it('says how far an offer is from the commune', async () => {
    const { items } = await searching(open())('place=26362&radius=100&sort=distance');
    const distances = items.map(({ distance }) => distance ?? Number.NaN);
    assert.ok(distances.every((distance) => distance > 0 && distance < 130));
    assert.deepEqual(
      distances,
      distances.toSorted((a, b) => a - b),
    );
  });

  it('says of the words which occupation they were understood as', async () => {
    const { understood, total } = await searching(open())('keywords=couvreurs');
    assert.equal(understood?.rome, 'F1619');
    assert.ok(total > 0);
  });
});

describe('one offer of France Travail', () => {
  it('is read whole, cleaned and with its source', async () => {
    const offer = await wholeOffer(open(), 'C000000');
    assert.equal(offer.id, 'C000000');
    assert.match(offer.description, /ardoises/);
    assert.equal(offer.place.label, 'Nyons (26)');
  });

  it(
    'is read in every form in which one has ever been recorded',
    { skip: !hasRealOffers && 'no recorded offers are here' },
    async () => {
      const app = open();
      for (const id of catalogue.recordedIds) {
        const offer = await wholeOffer(app, id);
        assert.equal(offer.id, id);
        assert.match(offer.title, /\S/);
        assert.doesNotMatch(`${offer.title} ${offer.description}`, /&(?:amp|apos|nbsp|#\d+);|Ã©/);
      }
      assert.ok(catalogue.recordedIds.length > 40);
    },
  );

  it('does not exist where the API says so, and nothing is asked for what no offer is called', async () => {
    const app = open();
    assert.equal((await asking(app)('offers/ABSENT0')).status, 404);
    assert.equal(api.requests.length, 1);
    for (const id of ['absent', 'C0000000', '..%2Fsearch', 'C00000'])
      assert.equal((await asking(app)(`offers/${id}`)).status, 404);
    assert.equal(api.requests.length, 1);
  });

  it('is not asked for again right after the list it stands in', async () => {
    const app = open();
    const { items } = await searching(app)('keywords=couvreur');
    const offer = await wholeOffer(app, items[0]?.id ?? '');
    assert.equal(offer.title, items[0]?.title);
    assert.equal(api.requests.length, 1);
  });

  for (const status of [204, 404, 410])
    it(`is gone everywhere once the API answers ${status}`, async () => {
      const app = open();
      const { items } = await searching(app)('keywords=couvreur');
      const id = items[3]?.id ?? '';
      later(2 * minute);
      api.next.push({ kind: 'status', status });
      assert.equal((await asking(app)(`offers/${id}`)).status, 404);
      // The list is still the one of before.
      const again = await searching(app)('keywords=couvreur');
      assert.deepEqual(
        again.items.map((item) => item.id),
        items.map((item) => item.id).filter((other) => other !== id),
      );
    });

  it('has others like it, the closest first', async () => {
    const app = open();
    const answer = await asking(app)('offers/C000000/related');
    const { items } = v.parse(v.strictObject(OfferList.entries), await answer.json());
    assert.equal(items.length, 6);
    assert.ok(items.every(({ id, distance }) => id !== 'C000000' && distance === 0));
    assert.deepEqual(parametersOf(api.requests[1]), {
      codeROME: 'F1619',
      commune: '26220',
      distance: '100',
      range: '0-19',
      sort: '2',
    });
  });
});
