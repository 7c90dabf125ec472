import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';

import { openPostgres, type Database, type Queryable } from '../../../../server/database/database.ts';
import { distanceKm } from '../../../../server/offers/search/geography.ts';
import { syncedIndex } from '../../../../server/offers/search/synced-index.ts';
import { Postings } from '../../../../server/offers/search/postings.ts';
import { Random } from '../../../../server/seed/random.ts';
import type { OfferRecord } from '../../../../server/offers/offer-row.ts';
import { createClient, type Client, offersOf } from '../../../../src/client/index.ts';
import { type Facet, type Offer, type OfferPage, type OfferQuery, publishedWithin } from '../../../../src/contract/index.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { anOffer } from '../../../support/offers.ts';
import { asking, partnerKey, smallGateway } from '../../../support/server/gateway.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../../support/server/postgres.ts';

const day = 86_400_000;
const communes = ['26362', '26281', '26198', '69123', '13055', '75056', '74010'] as const;
const romes = ['D1102', 'D1106', 'J1501', 'N1101', 'G1602', 'G1803', 'M1805'] as const;
const trades = ['boulanger', 'vendeur', 'infirmier', 'cariste', 'cuisinier', 'serveur', 'développeur'] as const;

/** An offer that has, or lacks, each thing there is to filter by. */
const randomOffer = (random: Random, index: number): Offer => {
  const trade = random.integer(0, trades.length - 1);
  const pay = random.integer(0, 3);
  return anOffer({
    id: `F${String(index).padStart(5, '0')}`,
    title: `${trades[trade]} ${random.pick(['de nuit', 'confirmé', '(H/F)', 'polyvalent'])}`,
    occupation: { rome: romes[trade] ?? 'D1102', label: 'Métier', appellation: null },
    contract: { code: random.pick(['CDI', 'DIN', 'CDD', 'DDI', 'MIS', 'TTI', 'SAI', 'LIB', 'FRA']), label: 'Contrat' },
    workTime: random.pick(['full', 'part', null]),
    experience: { expected: random.pick(['none', 'wished', 'required']), label: null, comment: null },
    qualification: random.pick(['Cadre', 'Employé qualifié', 'Technicien', null]),
    apprenticeship: random.chance(0.2),
    accessible: random.chance(0.3),
    disabilityCommitted: random.chance(0.1),
    fewCandidates: random.chance(0.3),
    publishedAt: new Date(Date.now() - random.integer(0, 45) * day - 3_600_000).toISOString(),
    salary:
      pay === 0
        ? null
        : {
            text: null,
            min: [0, 12, 2000, 30_000][pay] ?? 0,
            max: 60_000,
            period: ([null, 'hour', 'month', 'year'] as const)[pay] ?? null,
            extras: [],
          },
    source: { kind: 'france-travail', partners: random.chance(0.5) ? [{ name: 'Partenaire', url: null, logo: null }] : [] },
  });
};

const clock = performance.now.bind(performance);
let ahead = 0;
mock.method(performance, 'now', () => clock() + ahead);

/** Lets so many milliseconds pass at once: without more, longer than an answer may be behind what others have written. */
const later = (milliseconds = 250): void => {
  ahead += milliseconds;
};

let saved: OfferRecord[] = [];

const fill = async (gateway: TestGateway): Promise<void> => {
  const random = new Random(4);
  await gateway.db.query('delete from offer');
  const records: OfferRecord[] = [];
  for (let index = 0; index < 400; index += 1) {
    const offer = randomOffer(random, index);
    const code = random.pick(communes);
    const place = await gateway.stores.places.find(code);
    assert.ok(place);
    records.push({
      offer: { ...offer, place: { label: 'Lieu', commune: code, departement: place.departement } },
      longitude: place.longitude,
      latitude: place.latitude,
      siret: random.chance(0.5) ? random.pick(['12345678200010', '12345678200028', '98765432100011']) : null,
    });
  }
  saved = records;
  await gateway.stores.offers.save(records);
};

let gateway: TestGateway;
let client: Client;

const clientOf = ({ app }: TestGateway): Client =>
  createClient({
    gateway: 'http://gateway.test/v1/',
    partnerKey,
    fetch: async (input, init) => app.fetch(new Request(input, init)),
  });

before(async () => {
  gateway = await smallGateway();
  await fill(gateway);
  client = clientOf(gateway);
});
after(() => gateway.db.close());

const everyPage = async (asked: Client, query: OfferQuery): Promise<OfferPage[]> => {
  const pages: OfferPage[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.next ?? null)
    pages.push(await offersOf(asked).search({ ...query, ...(cursor && { cursor }) }));
  return pages;
};

const groups: Readonly<Record<string, readonly string[]>> = {
  CDI: ['CDI', 'DIN'],
  CDD: ['CDD', 'DDI'],
  MIS: ['MIS', 'TTI'],
  SAI: ['SAI'],
  LIB: ['LIB', 'FRA'],
};

const monthly = ({ salary }: Offer): number =>
  !salary?.period || salary.min === null ? 0 : salary.min * { hour: 151.67, month: 1, year: 1 / 12 }[salary.period];

/** What each filter means, said once more and otherwise than the gateway does. */
const meanings: { readonly [name in keyof OfferQuery]?: (record: OfferRecord, value: string) => boolean } = {
  contract: ({ offer }, value) => value.split(',').some((group) => groups[group]?.includes(offer.contract.code)),
  workTime: ({ offer }, value) => offer.workTime === value,
  experience: ({ offer }, value) => value.split(',').includes(offer.experience.expected),
  qualification: ({ offer }, value) =>
    offer.qualification !== null && (value === 'executive') === (offer.qualification === 'Cadre'),
  domain: ({ offer }, value) => value.split(',').some((domain) => offer.occupation?.rome.startsWith(domain)),
  published: ({ offer }, value) => Date.now() - Date.parse(offer.publishedAt ?? '') <= Number(value) * day,
  salaryMin: ({ offer }, value) => monthly(offer) >= Number(value),
  apprenticeship: ({ offer }) => offer.apprenticeship,
  accessible: ({ offer }) => offer.accessible,
  disabilityCommitted: ({ offer }) => offer.disabilityCommitted,
  fewCandidates: ({ offer }) => offer.fewCandidates,
  source: ({ offer }, value) => (value === 'partner') === offer.source.partners.length > 0,
  employer: ({ siret }, value) => siret?.startsWith(value) ?? false,
  ids: ({ offer }, value) => value.split(',').includes(offer.id),
  occupation: ({ offer }, value) => offer.occupation?.rome === value,
  keywords: ({ offer }, value) => offer.title.includes(value),
};

const matching = (query: OfferQuery): string[] =>
  saved
    .filter((record) =>
      Object.entries(meanings).every(([name, means]) => {
        const value = Object.entries(query).find(([given]) => given === name)?.[1];
        return value === undefined || means(record, String(value));
      }),
    )
    .map(({ offer }) => offer.id)
    .sort();

const idsOf = (pages: readonly OfferPage[]): string[] => pages.flatMap(({ items }) => items.map(({ id }) => id));

const samples: readonly OfferQuery[] = [
  { contract: 'CDI' },
  { contract: 'CDD,MIS' },
  { contract: 'LIB' },
  { workTime: 'part' },
  { experience: 'none' },
  { experience: 'wished,required' },
  { qualification: 'executive' },
  { qualification: 'other' },
  { domain: 'D' },
  { domain: 'G16,J' },
  { published: 7 },
  { published: 31 },
  { salaryMin: 1900 },
  { salaryMin: 2400 },
  { apprenticeship: true },
  { accessible: true },
  { disabilityCommitted: true },
  { fewCandidates: true },
  { source: 'partner' },
  { source: 'france-travail' },
  { employer: '123456782' },
  { employer: '12345678200010' },
  { ids: 'F00007,F00003,ABSENT' },
  { occupation: 'D1102' },
  { keywords: 'cuisinier', contract: 'CDI,SAI', workTime: 'full' },
  { keywords: 'polyvalent', published: 14, accessible: true, source: 'partner' },
  { fewCandidates: true, contract: 'CDI', experience: 'none', domain: 'J,N' },
];

/** The same question with one choice of one filter in place of what it asks of that filter. */
const chosen = (query: OfferQuery, name: Facet['name'], value: string): OfferQuery => ({
  ...query,
  [name]: value === 'true' ? true : name === 'published' ? publishedWithin.find((days) => `${days}` === value) : value,
});

describe('a filter', () => {
  for (const query of samples)
    it(`finds just what it names: ${JSON.stringify(query)}`, async () => {
      const pages = await everyPage(client, query);
      assert.deepEqual(idsOf(pages).sort(), matching(query));
      assert.deepEqual(new Set(pages.map(({ total }) => total)), new Set([matching(query).length]));
    });

  for (const query of samples)
    it(`counts what each choice would leave: ${JSON.stringify(query)}`, async () => {
      const [first, ...others] = await everyPage(client, query);
      assert.ok(
        others.every(({ facets }) => facets === null),
        'on the first page alone',
      );
      const counted = first?.facets ?? [];
      assert.equal(counted.length, 11);
      for (const { name, choices } of counted)
        for (const { value, count } of choices)
          assert.equal(count, matching(chosen(query, name, value)).length, `${name}=${value}`);
    });

  it('that is switched off is none', async () => {
    assert.equal((await offersOf(client).search({ accessible: false })).total, 400);
  });

  it('narrows a search around a town, by distance too', async () => {
    const near = await offersOf(client).search({ place: '26362', radius: 30, contract: 'CDI' });
    const expected = saved.filter(
      ({ offer }) => ['26362', '26281'].includes(offer.place.commune ?? '') && ['CDI', 'DIN'].includes(offer.contract.code),
    );
    assert.equal(near.total, expected.length);
  });

  for (const refused of [
    'contract=CDI,CDI2',
    'contract=',
    'published=2',
    'salaryMin=0',
    'domain=Z',
    'accessible=yes',
    'sort=size',
  ])
    it(`is refused, or absent, where it makes no sense: ${refused}`, async () => {
      const answer = await asking(gateway.app)(`offers?${refused}`);
      assert.equal(answer.status, refused.endsWith('=') ? 200 : 400);
    });
});

describe('the order of results', () => {
  for (const query of [
    { sort: 'date' },
    { sort: 'relevance', keywords: 'nuit' },
    { sort: 'distance', place: '26362', radius: 200 },
  ] as const)
    it(`leads through all of them once: ${JSON.stringify(query)}`, async () => {
      const pages = await everyPage(client, query);
      const ids = idsOf(pages);
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, pages[0]?.total);
      const items = pages.flatMap((page) => page.items);
      const dates = items.map(({ publishedAt }) => publishedAt ?? '');
      if (query.sort === 'date') assert.deepEqual(dates, [...dates].sort().reverse());
      if (query.sort === 'distance') {
        const distances = items.map(({ distance }) => distance ?? Number.NaN);
        assert.deepEqual(
          distances,
          [...distances].sort((a, b) => a - b),
        );
        assert.ok(distances.some((distance) => distance > 10));
      }
    });

  it('belongs to its cursor: that of another order is refused', async () => {
    const { next } = await offersOf(client).search({ sort: 'date' });
    const answer = await asking(gateway.app)(`offers?cursor=${next}`);
    assert.equal(answer.status, 400);
  });

  it('by distance needs a commune', async () => {
    assert.equal((await asking(gateway.app)('offers?sort=distance&place=26')).status, 400);
  });
});

describe('what has been written', () => {
  it('is found at once where it was written, and gone at once where it was withdrawn', async () => {
    const offer = anOffer({ id: 'NEW1', title: 'Tonnelier' });
    await gateway.stores.offers.save([{ offer, longitude: null, latitude: null }]);
    assert.equal((await offersOf(client).search({ keywords: 'tonnelier' })).total, 1);
    await gateway.stores.offers.save([{ offer: { ...offer, title: 'Souffleur de verre' }, longitude: null, latitude: null }]);
    assert.equal((await offersOf(client).search({ keywords: 'tonnelier' })).total, 0);
    assert.equal((await offersOf(client).search({ keywords: 'souffleur verre' })).total, 1);
    await gateway.db.query(`delete from offer where id = 'NEW1'`);
    later();
    assert.equal((await offersOf(client).search({ keywords: 'souffleur' })).total, 0);
  });

  it('is known to all who ask at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const offer = anOffer({ id: `MANY${round}`, title: `Sourcier numéro${round}` });
      await gateway.stores.offers.save([{ offer, longitude: null, latitude: null }]);
      const pages = await Promise.all([1, 2, 3].map(() => offersOf(client).search({ keywords: `numéro${round}` })));
      assert.deepEqual(
        pages.map(({ total }) => total),
        [1, 1, 1],
      );
    }
    await gateway.db.query(`delete from offer where id like 'MANY%'`);
    later();
  });

  it('leads from an offer to others of its occupation, the closest first', async () => {
    const [first] = saved;
    assert.ok(first);
    const related = await offersOf(client).related(first.offer.id);
    assert.equal(related.length, 6);
    assert.ok(related.every(({ id }) => id !== first.offer.id));
    const distances = related.map(({ distance }) => distance ?? Number.NaN);
    assert.deepEqual(
      distances,
      [...distances].sort((a, b) => a - b),
    );
    const sameTrade = saved.filter(({ offer }) => offer.occupation?.rome === first.offer.occupation?.rome);
    assert.ok(related.every(({ id }) => sameTrade.some(({ offer }) => offer.id === id)));
    assert.equal((await asking(gateway.app)('offers/ABSENT/related')).status, 404);
  });
});

describe('on PostgreSQL', { skip: noPostgres }, () => {
  let postgres: TestPostgres;
  const opened: Database[] = [];
  before(async () => {
    postgres = await testPostgres();
  });
  after(async () => {
    await Promise.all(opened.map((db) => db.close()));
    await postgres.close();
  });

  it('the same is found and counted, and one gateway hears of what another has written', async () => {
    const url = await postgres.newDatabase();
    const [one, other] = [openPostgres(url), openPostgres(url)];
    opened.push(one, other);
    const writing = await smallGateway(one);
    await fill(writing);
    const reading = clientOf(await smallGateway(other));
    await fill(writing); // the offers of a small gateway are gone again
    later();
    for (const query of samples) {
      const [here, there] = await Promise.all([offersOf(client).search(query), offersOf(reading).search(query)]);
      assert.deepEqual([there.total, there.facets], [matching(query).length, here.facets], JSON.stringify(query));
    }
    // A transaction that ends after later ones have: its offers are not missed.
    await one.transaction(async (tx) => {
      await tx.query(`update offer set changed = pg_current_xact_id() where id = 'F00001'`);
      await tx.query(`delete from offer where id = 'F00002'`);
      await other.query(`delete from offer where id = 'F00003'`);
      assert.equal((await offersOf(reading).search({})).total <= 400, true);
    });
    later();
    assert.equal((await offersOf(reading).search({})).total, 398);
  });
});

describe('the index of a database', () => {
  /** Counts the offers that are read beside the first reading. */
  const counting = (db: Queryable) => {
    let read = 0;
    const watched: Queryable = {
      query: async <Row>(text: string, parameters?: unknown[]) => {
        const answer = await db.query<Row>(text, parameters);
        if (/^select id, words.*from offer where changed/s.test(text)) read += answer.rows.length;
        return answer;
      },
    };
    return { watched, read: () => read };
  };

  it('reads nothing again where nothing was written, after a restored dump neither', async () => {
    await gateway.db.query(`update offer set changed = '900000000000'::xid8 where id like 'F0001%'`);
    const { watched, read } = counting(gateway.db);
    const index = syncedIndex(watched);
    await index.current();
    later();
    await index.current();
    assert.equal(read(), 0);
    await gateway.db.query(`update offer set changed = pg_current_xact_id() where id = 'F00010'`);
    later();
    await index.current();
    later();
    await index.current();
    assert.equal(read(), 1);
  });

  it('reads all again when it has not looked for long, so that nothing removed stays', async () => {
    const { watched } = counting(gateway.db);
    const index = syncedIndex(watched);
    const all = (await index.current()).search({ limit: 1, counting: false }).total;
    await gateway.db.query(`delete from offer where id = 'F00020'`);
    await gateway.db.query('delete from offer_removed');
    later(31 * 60_000);
    assert.equal((await index.current()).search({ limit: 1, counting: false }).total, all - 1);
  });

  it('is not held back by a transaction that stays open, on PostgreSQL', { skip: noPostgres }, async () => {
    const postgres = await testPostgres();
    const url = await postgres.newDatabase();
    const [one, other] = [openPostgres(url), openPostgres(url)];
    try {
      await fill(await smallGateway(one));
      const { watched, read } = counting(one);
      const index = syncedIndex(watched);
      await index.current();
      await other.transaction(async (open) => {
        await open.query(`update offer set changed = pg_current_xact_id() where id = 'F00001'`);
        await one.query(`update offer set changed = pg_current_xact_id() where id = 'F00002'`);
        for (let round = 0; round < 3; round += 1) {
          later();
          await index.current();
        }
        assert.equal(read(), 1, 'what was written beside it, once');
      });
      later();
      await index.current();
      assert.equal(read(), 2, 'and what it has written itself, when it ends');
    } finally {
      await one.close();
      await other.close();
      await postgres.close();
    }
  });
});

describe('a packed list of rows', () => {
  it('gives back what was put in, near or far', () => {
    const random = new Random(9);
    const list = new Postings();
    const expected: [number, number][] = [];
    for (let row = 0; expected.length < 3_000; row += random.pick([1, 2, 40, 5_000, 3_000_000])) {
      if (row > 0x1fff_ffff) break;
      expected.push([row, random.integer(0, 3)]);
    }
    for (const [row, weight] of expected) list.add(row, weight);
    const { rows, classes } = list.read();
    assert.deepEqual(
      [...rows].map((row, index) => [row, classes[index]]),
      expected,
    );
  });
});

describe('a distance', () => {
  it('is that of the globe', () => {
    assert.ok(Math.abs(distanceKm(2.3522, 48.8566, 4.8357, 45.764) - 391.5) < 2, 'Paris to Lyon');
    assert.equal(distanceKm(5, 45, 5, 45), 0);
  });
});
