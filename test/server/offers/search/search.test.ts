import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { tokenize } from '../../../../server/language/tokenizer.ts';
import { Random } from '../../../../server/seed/random.ts';
import type { OfferRecord } from '../../../../server/offers/offer-row.ts';
import { createClient, type Client, offersOf, placesOf } from '../../../../src/client/index.ts';
import type { Offer, OfferPage, OfferQuery } from '../../../../src/contract/index.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { anOffer } from '../../../support/offers.ts';
import { asking, partnerKey, smallGateway } from '../../../support/server/gateway.ts';

const valence = '26362';
const bourgLesValence = '26058';
const romans = '26281';
const montelimar = '26198';
const lyon = '69123';
const lyon8 = '69388';
const villeurbanne = '69266';
const marseille = '13055';
const marseille2 = '13202';
const paris = '75056';
const paris11 = '75111';
const paris20 = '75120';
const annecy = '74010';
const seynod = '74268'; // part of Annecy since 2017

let gateway: TestGateway;
let client: Client;
let ask: ReturnType<typeof asking>;
/** All that has been saved, to compare with what is found. */
const saved = new Map<string, OfferRecord>();

const save = async (...records: readonly OfferRecord[]): Promise<void> => {
  await gateway.stores.offers.save(records);
  for (const record of records) saved.set(record.offer.id, record);
};

const offerIn = async (code: string, given: Pick<Offer, 'id' | 'title'> & Partial<Offer>): Promise<OfferRecord> => {
  const found = await gateway.stores.places.find(code);
  assert.ok(found, code);
  const place = {
    label: `Lieu (${found.departement})`,
    commune: found.kind === 'commune' ? code : null,
    departement: found.departement,
  };
  return { offer: { ...anOffer(given), place }, longitude: found.longitude, latitude: found.latitude };
};

const nowhere = (offer: Offer): OfferRecord => ({ offer, longitude: null, latitude: null });

before(async () => {
  gateway = await smallGateway();
  client = createClient({
    gateway: 'http://gateway.test/v1/',
    partnerKey,
    fetch: async (input, init) => gateway.app.fetch(new Request(input, init)),
  });
  ask = asking(gateway.app);
  await gateway.db.query('delete from offer');
});
after(() => gateway.db.close());

const everyPage = async (query: OfferQuery, between: (page: OfferPage) => Promise<void> = async () => {}): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await offersOf(client).search({ ...query, ...(cursor && { cursor }) });
    ids.push(...page.items.map(({ id }) => id));
    assert.ok(page.items.length === 20 || page.next === null, 'only the last page is short');
    cursor = page.next;
    await between(page);
  } while (cursor);
  return ids;
};

const found = async (query: OfferQuery): Promise<string[]> => {
  const ids = await everyPage(query);
  const { total } = await offersOf(client).search(query);
  assert.equal(total, ids.length);
  return ids.sort();
};

describe('a word', () => {
  const offers: readonly (Pick<Offer, 'id' | 'title'> & Partial<Offer>)[] = [
    { id: 'DEV', title: 'Développeuse / Développeur web (H/F)' },
    { id: 'CPP', title: 'Programmeur C++ embarqué' },
    { id: 'CSH', title: 'Programmeuse C# .NET' },
    { id: 'CCC', title: 'Analyste langage C' },
    { id: 'BOU', title: 'BOULANGER(ÈRE) (H/F)', description: "L'entretien du fournil, l’accueil d’une clientèle." },
    { id: 'INF', title: 'Infirmier(ère) diplômé·e d’État' },
    { id: 'CHA', title: "Chargé(e) d'affaires F/H", company: 'Société Générale de Chauffage' },
    {
      id: 'RES',
      title: 'Serveuse de restaurant',
      occupation: { rome: 'G1803', label: 'Service en restauration', appellation: null },
    },
    { id: 'SKI', title: 'Agent polyvalent', skills: [{ label: 'Conduite de nacelles', required: true }] },
    {
      id: 'SEC',
      title: 'Employé administratif',
      sector: 'Activités vétérinaires',
      contact: {
        name: 'Zorglub',
        lines: ['Zorglub'],
        phone: null,
        email: 'zorglub@x.example',
        comment: 'zorglub',
        recruiterUrl: null,
        applyUrl: null,
      },
    },
  ];
  before(async () => save(...offers.map((offer) => nowhere(anOffer(offer)))));

  const cases: readonly (readonly [keywords: string, ids: string])[] = [
    ['developpeurs', 'DEV'],
    ['DÉVELOPPEUSES', 'DEV'],
    ['développeur', 'DEV'],
    ['web developpeuse', 'DEV'],
    ['développeur (H/F)', 'DEV'],
    ['C++', 'CPP'],
    ['c++ programmeuses', 'CPP'],
    ['C#', 'CSH'],
    ['.net', 'CSH'],
    ['programmeur', 'CPP CSH'],
    ['langage c', 'CCC'],
    ['boulangère', 'BOU'],
    ['boulangers', 'BOU'],
    ['entretien', 'BOU'],
    ['l’entretien', 'BOU'],
    ['accueil clientele', 'BOU'],
    ['infirmières', 'INF'],
    ['infirmier d’etat', 'INF'],
    ['diplômée', 'INF'],
    ['chargée affaires', 'CHA'],
    ["chargé d'affaire", 'CHA'],
    ['générales', 'CHA'],
    ['restaurant', 'RES'],
    ['restauration', 'RES'],
    ['serveur', 'RES'],
    ['nacelle', 'SKI'],
    ['veterinaire', 'SEC'],
    ['SKI', 'SKI'],
    ['agent nacelle', 'SKI'],
    ['agent boulanger', ''],
    ['develop', ''],
    ['zorglub', ''],
    ['de la', ''],
    ['« » — …', ''],
  ];
  for (const [keywords, ids] of cases)
    it(`« ${keywords} » finds ${ids || 'nothing'}`, async () => {
      assert.deepEqual(await found({ keywords }), ids ? ids.split(' ') : []);
    });

  it('that is typed as an offer writes it finds that offer', async () => {
    for (const { id, title } of offers) assert.ok((await found({ keywords: title })).includes(id), title);
  });

  it('finds all offers with it and no other, whatever is combined', async () => {
    const random = new Random(11);
    const vocabulary = offers.flatMap(({ title, description = '' }) => `${title} ${description}`.split(/\s+/).filter(Boolean));
    const wordsIn = ({ id, title, company, description, occupation, skills, sector, place }: Offer) =>
      new Set(
        tokenize(
          [
            title,
            id,
            company,
            description,
            occupation?.label,
            occupation?.appellation,
            ...skills.map(({ label }) => label),
            sector,
            place.label,
          ].join(' ; '),
        ),
      );
    for (let round = 0; round < 60; round++) {
      const keywords = Array.from({ length: random.integer(1, 3) }, () => random.pick(vocabulary)).join(' ');
      const asked = tokenize(keywords);
      const expected = [...saved.values()]
        .filter(({ offer }) => asked.length > 0 && asked.every((word) => wordsIn(offer).has(word)))
        .map(({ offer }) => offer.id);
      assert.deepEqual(await found({ keywords }), expected.sort(), keywords);
    }
  });
});

describe('words that mean something elsewhere', () => {
  const hostile = [
    "'",
    "''",
    '"boulanger"',
    '\\',
    "\\'",
    'a & b | !c',
    'boulanger & !boulanger',
    ':*',
    'boul:*',
    'a <-> b',
    '<2>',
    '(((',
    ')',
    '!!',
    "'a':1A",
    "x'::tsquery",
    '; drop table offer; --',
    '${1}',
    '$1',
    '%',
    '_',
    '😀',
    '👩‍🍳 cuisinière',
    'مهندس برمجيات',
    '\u202eregnaluob',
    '工程师',
    'é'.repeat(100),
    'e\u0301'.repeat(50),
    'x'.repeat(200),
    `${'ab '.repeat(66)}ab`,
    '+',
    '++',
    '###',
    'C+++++',
    'null',
    'undefined',
    '0x1F',
    '1e999',
    '-1',
    '\t\n',
    '\ufeff',
    '\ufffd',
  ];
  for (const keywords of hostile)
    it(`are only words: ${JSON.stringify(keywords.slice(0, 24))}`, async () => {
      const page = await offersOf(client).search({ keywords });
      assert.ok(page.total >= page.items.length);
    });

  for (const encoded of ['%00', 'boulanger%00', '%ff%fe', '%ED%A0%80', '%C3', '%']) {
    it(`break nothing when they are no text: ${encoded}`, async () => {
      const { status } = await ask(`offers?keywords=${encoded}`);
      assert.ok(status === 200 || status === 400, `${status}`);
    });
  }

  it('break nothing when they are drawn by lot', async () => {
    const random = new Random(3);
    const signs = Array.from(`'"\\&|!():*<>-+#%_;$^~@{}[]?=,./ aéC1😀\u0301\u200b\u202e\n`);
    for (let round = 0; round < 150; round++) {
      const keywords = Array.from({ length: random.integer(1, 40) }, () => random.pick(signs)).join('');
      const { status } = await ask(`offers?keywords=${encodeURIComponent(keywords)}`);
      assert.equal(status, 200, JSON.stringify(keywords));
    }
  });
});

describe('a place', () => {
  const at: readonly (readonly [id: string, code: string])[] = [
    ['VAL', valence],
    ['BLV', bourgLesValence],
    ['ROM', romans],
    ['MON', montelimar],
    ['LYO', lyon],
    ['LY8', lyon8],
    ['VIL', villeurbanne],
    ['MAR', marseille],
    ['MA2', marseille2],
    ['PAR', paris],
    ['P11', paris11],
    ['P20', paris20],
    ['ANN', annecy],
    ['SEY', seynod],
    ['D26', '26'],
    ['D75', '75'],
  ];
  before(async () => {
    await gateway.db.query('delete from offer');
    saved.clear();
    for (const [id, code] of at) await save(await offerIn(code, { id, title: 'Grutier' }));
    await save(nowhere(anOffer({ id: 'FRA', title: 'Grutier' })));
    await save({
      ...nowhere({
        ...anOffer({ id: 'NOC', title: 'Grutier' }),
        place: { label: 'Valence (26)', commune: valence, departement: '26' },
      }),
    });
    await save({
      ...nowhere({
        ...anOffer({ id: 'LUX', title: 'Grutier' }),
        place: { label: 'Luxembourg', commune: null, departement: null },
      }),
      longitude: 6.13,
      latitude: 49.61,
    });
  });

  const cases: readonly (readonly [what: string, query: OfferQuery, ids: string])[] = [
    ['a commune alone', { place: valence, radius: 0 }, 'NOC VAL'],
    ['a commune and the 10 km around it', { place: valence, radius: 10 }, 'BLV NOC VAL'],
    ['the same where no radius is given', { place: valence }, 'BLV NOC VAL'],
    ['a commune and the 25 km around it', { place: valence, radius: 25 }, 'BLV NOC ROM VAL'],
    ['a commune and the 50 km around it', { place: valence, radius: 50 }, 'BLV MON NOC ROM VAL'],
    ['a commune and the 200 km around it', { place: valence, radius: 200 }, 'ANN BLV LY8 LYO MA2 MAR MON NOC ROM SEY VAL VIL'],
    ['a département', { place: '26' }, 'BLV D26 MON NOC ROM VAL'],
    ['Paris and its districts', { place: paris, radius: 0 }, 'P11 P20 PAR'],
    ['Lyon and its districts', { place: lyon, radius: 0 }, 'LY8 LYO'],
    ['Marseille and its districts', { place: marseille, radius: 0 }, 'MA2 MAR'],
    ['one district alone', { place: paris11, radius: 0 }, 'P11'],
    ['a district and what is around it', { place: paris11, radius: 10 }, 'P11 P20 PAR'],
    ['the département of Paris', { place: '75' }, 'D75 P11 P20 PAR'],
    ['a commune and those that it has taken in', { place: annecy, radius: 0 }, 'ANN SEY'],
    ['a former commune', { place: seynod, radius: 0 }, 'SEY'],
    ['a commune without offers', { place: '26110', radius: 0 }, ''],
  ];
  for (const [what, query, ids] of cases)
    it(`finds ${what}`, async () => {
      assert.deepEqual(await found(query), ids ? ids.split(' ') : []);
      assert.deepEqual(await found({ ...query, keywords: 'grutiers' }), ids ? ids.split(' ') : []);
      assert.deepEqual(await found({ ...query, keywords: 'boulanger' }), []);
    });

  it('is not asked for: all offers are found, wherever they are', async () => {
    assert.equal((await found({})).length, at.length + 3);
  });

  it('finds what lies within the radius and nothing else', async () => {
    const radians = (degrees: number) => (degrees * Math.PI) / 180;
    const distance = (a: readonly [number, number], b: readonly [number, number]): number =>
      Math.acos(
        Math.min(
          1,
          Math.sin(radians(a[1])) * Math.sin(radians(b[1])) +
            Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.cos(radians(a[0] - b[0])),
        ),
      ) * 6371;
    const random = new Random(5);
    const centre = await gateway.stores.places.find(romans);
    assert.ok(centre && centre.longitude !== null && centre.latitude !== null);
    const middle = [centre.longitude, centre.latitude] as const;
    const scattered = Array.from({ length: 120 }, (_, index): OfferRecord => {
      const offer = anOffer({ id: `S${index}`, title: 'Éparpilleur' });
      return { offer, longitude: middle[0] + random.number() * 6 - 3, latitude: middle[1] + random.number() * 4 - 2 };
    });
    await save(...scattered);
    for (const radius of [1, 5, 10, 37, 80, 120, 199, 200]) {
      const near = scattered
        .filter(({ longitude, latitude }) => distance([longitude ?? 0, latitude ?? 0], middle) <= radius)
        .map(({ offer }) => offer.id);
      assert.deepEqual(await found({ keywords: 'éparpilleurs', place: romans, radius }), near.sort(), `${radius} km`);
    }
  });
});

describe('the order', () => {
  const day = (number: number): string => new Date(Date.UTC(2026, 9, number)).toISOString();
  before(async () => {
    await gateway.db.query('delete from offer');
    saved.clear();
    await save(
      nowhere(anOffer({ id: 'EXACT', title: 'Chauffagiste (H/F)', publishedAt: day(1) })),
      nowhere(anOffer({ id: 'LONGER', title: 'Plombier chauffagiste', publishedAt: day(20) })),
      nowhere(
        anOffer({
          id: 'TWICE',
          title: 'Chauffagiste ou aide-chauffagiste, futur chauffagiste',
          description: 'Chauffagiste. '.repeat(300),
          publishedAt: day(21),
        }),
      ),
      nowhere(anOffer({ id: 'TEXT', title: 'Vendeur', description: 'chauffagiste '.repeat(300), publishedAt: day(22) })),
      nowhere(anOffer({ id: 'DATELESS', title: 'Vendeur', publishedAt: null, updatedAt: null })),
      nowhere(anOffer({ id: 'SAME1', title: 'Vendeur de nuit', publishedAt: day(3) })),
      nowhere(anOffer({ id: 'SAME2', title: 'Vendeur de nuit', publishedAt: day(4) })),
      nowhere(anOffer({ id: 'SAME3', title: 'Vendeur de nuit', publishedAt: day(4) })),
    );
  });

  it('begins with the title that is typed in full, however old, whatever its gender', async () => {
    for (const keywords of ['chauffagiste', 'Chauffagiste (H/F)', 'CHAUFFAGISTES', 'chauffagiste F/H'])
      assert.equal((await everyPage({ keywords }))[0], 'EXACT');
  });

  it('ends with what only its description says', async () => {
    assert.equal((await everyPage({ keywords: 'chauffagiste' })).at(-1), 'TEXT');
  });

  it('is the latest first among equals', async () => {
    assert.deepEqual(await everyPage({ keywords: 'vendeur nuit' }), ['SAME3', 'SAME2', 'SAME1']);
  });

  it('is the latest first without words, and the dateless last', async () => {
    assert.deepEqual(await everyPage({}), ['TEXT', 'TWICE', 'LONGER', 'SAME3', 'SAME2', 'SAME1', 'EXACT', 'DATELESS']);
  });
});

describe('page after page', () => {
  const many = (prefix: string, count: number, publishedAt: (index: number) => string | null): OfferRecord[] =>
    Array.from({ length: count }, (_, index) =>
      nowhere(
        anOffer({
          id: `${prefix}${String(index).padStart(3, '0')}`,
          title: `Facteur ${'cycliste '.repeat(index % 4)}`,
          description: 'lettre '.repeat(index % 7),
          publishedAt: publishedAt(index),
        }),
      ),
    );
  before(async () => {
    await gateway.db.query('delete from offer');
    saved.clear();
    await save(
      ...many('P', 95, (index) => (index % 9 === 0 ? null : new Date(Date.UTC(2026, 9, 1 + (index % 5))).toISOString())),
    );
  });

  for (const query of [{}, { keywords: 'facteur' }, { keywords: 'cycliste' }, { keywords: 'lettre facteur' }])
    it(`every offer comes exactly once: ${JSON.stringify(query)}`, async () => {
      const ids = await everyPage(query);
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, (await offersOf(client).search(query)).total);
      assert.deepEqual(await everyPage(query), ids);
    });

  it('ends with a full page where there is no more', async () => {
    await save(...many('Q', 5, () => null));
    assert.equal((await everyPage({})).length, 100);
  });

  it('every offer comes exactly once while others are added, changed and withdrawn', async () => {
    const before = await everyPage({ keywords: 'facteur' });
    let round = 0;
    const ids = await everyPage({ keywords: 'facteur' }, async ({ items }) => {
      round += 1;
      const [shown] = items;
      await save(...many(`N${round}`, 15, () => new Date(Date.UTC(2026, 9, round * 3)).toISOString()));
      await gateway.db.query('delete from offer where id = $1', [shown?.id]);
    });
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      before.filter((id) => !ids.includes(id)),
      [],
    );
  });

  it('every offer comes exactly once where dates differ by less than a millisecond', async () => {
    await gateway.db.query('delete from offer');
    await save(...many('M', 50, (index) => `2026-11-20T08:00:00.123${String(index).padStart(3, '0')}Z`));
    assert.equal(new Set(await everyPage({})).size, 50);
  });

  it('a page of another search goes on from its position and breaks nothing', async () => {
    const { next } = await offersOf(client).search({});
    assert.ok(next);
    for (const query of [{ keywords: 'facteur' }, { place: '26' }, { keywords: 'rien' }]) {
      const { items } = await offersOf(client).search({ ...query, cursor: next });
      assert.ok(items.length <= 20);
    }
  });
});

describe('a région', () => {
  it('is suggested before communes, and searched by its départements', async () => {
    const [place] = await placesOf(client).suggest('auvergne rhone');
    assert.deepEqual([place?.code, place?.kind, place?.name], ['R84', 'region', 'Auvergne-Rhône-Alpes']);
    await save(
      await offerIn(valence, { id: 'REG1', title: 'Horloger' }),
      await offerIn(lyon, { id: 'REG2', title: 'Horloger' }),
      await offerIn(marseille, { id: 'REG3', title: 'Horloger' }),
    );
    assert.deepEqual(await found({ keywords: 'horloger', place: 'R84' }), ['REG1', 'REG2']);
    assert.deepEqual(await found({ keywords: 'horloger', place: 'R93' }), ['REG3']);
    assert.equal((await ask('offers?place=R99')).status, 400);
  });
});

describe('a place as people write it', () => {
  before(async () =>
    save(await offerIn(valence, { id: 'PLA1', title: 'Luthier' }), await offerIn(lyon, { id: 'PLA2', title: 'Luthier' })),
  );

  it('is the one that all of the text says', async () => {
    assert.deepEqual(await found({ keywords: 'luthier', place: '12 rue Victor Hugo 26000 Valence', radius: 0 }), ['PLA1']);
    assert.deepEqual(await found({ keywords: 'luthier', place: 'Lyon, Rhône, France', radius: 0 }), ['PLA2']);
  });

  it('is asked again where its code is another’s', async () => {
    assert.equal((await ask('offers?place=Lyon%2026000')).status, 400);
  });

  it('is none where anywhere is said', async () => {
    for (const anywhere of ['partout', 'France entière'])
      assert.deepEqual(await found({ keywords: 'luthier', place: anywhere }), ['PLA1', 'PLA2']);
  });
});
