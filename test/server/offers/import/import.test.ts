import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import * as v from 'valibot';

import { createApp } from '../../../../server/app.ts';
import { frenchPlaces, type FrenchPlace } from '../../../../server/places/french-places.ts';
import type { Database } from '../../../../server/database/database.ts';
import { importOffers, type ImportReport } from '../../../../server/offers/import/import-offers.ts';
import { filesIn, readRecords, type RawRecord } from '../../../../server/offers/import/read-records.ts';
import { saveDemoPartners } from '../../../support/demo-partners.ts';
import { storesOf, type Stores } from '../../../../server/context/stores.ts';
import { saveOffers } from '../../../../server/offers/store.ts';
import { createClient, type Client, offersOf } from '../../../../src/client/index.ts';
import type { Offer, OfferPage, OfferQuery } from '../../../../src/contract/index.ts';
import { hasRealOffers, realOffers, sentOffer } from '../../../support/server/france-travail.ts';
import { partnerKey } from '../../../support/server/gateway.ts';
import { emptyDatabase } from '../../../support/databases.ts';

let folder: string;
let db: Database;
let stores: Stores;
let client: Client;
let places: ReadonlyMap<string, FrenchPlace>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  db = await emptyDatabase();
  await saveDemoPartners(db);
  stores = storesOf(db);
  const app = createApp(stores);
  client = createClient({
    gateway: 'http://gateway.test/v1/',
    partnerKey,
    fetch: async (input, init) => app.fetch(new Request(input, init)),
  });
  places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
});
after(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

let files = 0;

/** A file of its own, under the name a test gives it. */
const written = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, `${++files}`, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
};

const importing = (...paths: string[]): Promise<ImportReport> =>
  importOffers(paths, { places, save: (records) => saveOffers(db, records) });

const imported = async (name: string, content: string | Uint8Array): Promise<ImportReport> =>
  importing(await written(name, content));

const isHeld = async (id: string): Promise<boolean> => (await stores.offers.get(id)) !== undefined;

let number = 0;
/** Offers that no test has had before. */
const fresh = (count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, () => sentOffer(`T${String(++number).padStart(5, '0')}`));

const json = (value: unknown): string => JSON.stringify(value);
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

const bom = '\ufeff';

describe('an import', () => {
  const forms: readonly (readonly [
    what: string,
    name: string,
    write: (offers: Record<string, unknown>[]) => string | Uint8Array,
  ])[] = [
    ['an array on one line', 'a.json', json],
    ['an array on many lines', 'a.json', pretty],
    ['an array behind blank lines', 'a.json', (offers) => `\n\n  \r\n${pretty(offers)}\n\n`],
    ['an array behind many blank lines', 'a.json', (offers) => `${'\n'.repeat(200_000)}${json(offers)}`],
    ['an array behind a byte order mark', 'a.json', (offers) => bom + pretty(offers)],
    ['an array with CRLF', 'a.json', (offers) => pretty(offers).replaceAll('\n', '\r\n')],
    ['an array, each item on its line', 'a.json', (offers) => `[\n${offers.map(json).join(',\n')}\n]`],
    ['an array, compressed', 'a.json.gz', (offers) => gzipSync(json(offers))],
    [
      'an array, compressed in several parts',
      'a.json.gz',
      (offers) => Buffer.concat([gzipSync(json(offers).slice(0, 50)), gzipSync(json(offers).slice(50))]),
    ],
    ['a search response on one line', 'a.json', (offers) => json({ resultats: offers, filtresPossibles: [] })],
    ['a search response on many lines', 'a.json', (offers) => pretty({ filtresPossibles: [], resultats: offers })],
    ['a search response behind a byte order mark', 'a.json', (offers) => bom + pretty({ resultats: offers })],
    ['a search response, compressed', 'a.json.gz', (offers) => gzipSync(pretty({ resultats: offers }))],
    ['an array of search responses', 'a.json', (offers) => json(offers.map((offer) => ({ resultats: [offer] })))],
    ['NDJSON', 'a.ndjson', (offers) => offers.map(json).join('\n')],
    ['NDJSON called .jsonl', 'a.jsonl', (offers) => `${offers.map(json).join('\n')}\n`],
    ['NDJSON called .json', 'a.json', (offers) => offers.map(json).join('\n')],
    ['NDJSON with CRLF', 'a.ndjson', (offers) => offers.map(json).join('\r\n')],
    ['NDJSON with blank lines', 'a.ndjson', (offers) => `\n${offers.map(json).join('\n\n \n')}\n\n`],
    ['NDJSON behind a byte order mark', 'a.ndjson', (offers) => bom + offers.map(json).join('\n')],
    ['NDJSON, compressed', 'a.ndjson.gz', (offers) => gzipSync(offers.map(json).join('\n'))],
    ['NDJSON of search responses', 'a.ndjson', (offers) => offers.map((offer) => json({ resultats: [offer] })).join('\n')],
    ['NDJSON of arrays', 'a.ndjson', (offers) => offers.map((offer) => json([offer])).join('\n')],
    [
      'bare offers among search responses',
      'a.ndjson',
      (offers) => offers.map((offer, index) => json(index % 2 ? offer : { resultats: [offer] })).join('\n'),
    ],
    ['a name in capitals', 'A.JSON', json],
    ['a name with signs', "l'été [1] & é.json", json],
  ];
  for (const [what, name, write] of forms)
    it(`takes ${what}`, async () => {
      const offers = fresh(7);
      const report = await imported(name, write(offers));
      assert.deepEqual(report, { files: 1, read: 7, added: 7, updated: 0, rejected: [] });
      for (const { id } of offers) assert.ok(await isHeld(String(id)));
    });

  const latin = (text: string) => Buffer.from(text, 'latin1');
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const accented = 'Éducateur spécialisé à Nîmes';
  const encoded: readonly (readonly [what: string, name: string, write: (text: string) => Uint8Array])[] = [
    ['Windows-1252', 'a.json', latin],
    ['Windows-1252, compressed', 'a.json.gz', (text) => gzipSync(latin(text))],
    ['UTF-16 with its byte order mark', 'a.json', (text) => utf16(bom + text)],
    ['UTF-16 without one', 'a.json', utf16],
    ['UTF-16, the other way round', 'a.json', (text) => utf16(text).swap16()],
    ['gzip under another name', 'a.json', gzipSync],
  ];
  const layouts: readonly (readonly [what: string, write: (offers: readonly unknown[]) => string])[] = [
    ['an array', json],
    ['a response', (offers) => pretty({ resultats: offers })],
    ['lines', (offers) => offers.map(json).join('\n')],
  ];
  for (const [encoding, name, encode] of encoded)
    for (const [layout, write] of layouts)
      it(`takes ${layout} in ${encoding}, with every letter`, async () => {
        const offers = fresh(3).map((offer): Record<string, unknown> => ({ ...offer, intitule: accented }));
        assert.deepEqual((await imported(name, encode(write(offers)))).rejected, []);
        for (const { id } of offers) assert.equal((await stores.offers.get(String(id)))?.title, accented);
      });

  const loose: readonly (readonly [what: string, name: string, write: (offers: readonly unknown[]) => string])[] = [
    ['responses one behind the other', 'a.json', (offers) => offers.map((offer) => json({ resultats: [offer] })).join('')],
    ['values as jq prints them', 'a.json', (offers) => offers.map(pretty).join('\n')],
    ['values as jq prints them, called .ndjson', 'a.ndjson', (offers) => offers.map(pretty).join('\n')],
    ['a text sequence', 'a.json', (offers) => offers.map((offer) => `\u001e${json(offer)}\n`).join('')],
    ['arrays one behind the other', 'a.json', (offers) => offers.map((offer) => json([offer])).join('')],
    ...['results', 'data', 'offres', 'offers', 'items'].map(
      (list) =>
        [`a list called ${list}`, 'a.json', (offers: readonly unknown[]) => pretty({ total: 3, [list]: offers })] as const,
    ),
    ['a list in a list', 'a.json', (offers) => json({ data: { resultats: offers } })],
    ['a list behind one that is empty', 'a.json', (offers) => json({ resultats: [], offres: offers })],
    ['a list in a record behind an empty list', 'a.json', (offers) => json({ resultats: [], data: { items: offers } })],
    ['several lists', 'a.json', (offers) => json({ resultats: offers.slice(0, 1), offres: offers.slice(1) })],
    ['hits of a search engine', 'a.json', (offers) => json({ hits: { hits: offers } })],
    [
      'U+2028 in a text',
      'a.ndjson',
      (offers) => offers.map((offer) => json({ ...Object(offer), description: 'a\u2028b' })).join('\n'),
    ],
  ];
  for (const [what, name, write] of loose)
    it(`takes ${what}`, async () => {
      const offers = fresh(3);
      assert.deepEqual(await imported(name, write(offers)), { files: 1, read: 3, added: 3, updated: 0, rejected: [] });
    });

  const refusedWhole: readonly (readonly [what: string, content: Uint8Array, reason: RegExp])[] = [
    [
      'UTF-8 and Windows-1252 in one',
      Buffer.concat([Buffer.from(json(['é'.repeat(9)])), latin('é')]),
      /neither UTF-8 nor Windows-1252/,
    ],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004 and more'), /ZIP archive/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['UTF-32', Uint8Array.from([0xff, 0xfe, 0, 0, 0x5b, 0, 0, 0]), /UTF-32/],
    ['HTML', Buffer.from('<!doctype html>'), /HTML/],
    ['nothing', new Uint8Array(), /is empty/],
    ['gzip in gzip', gzipSync(gzipSync('[]')), /packed by gzip twice/],
    ['a ZIP archive in gzip', gzipSync('PK\u0003\u0004 and more'), /ZIP archive/],
    ['JSON5', Buffer.from("[{id: 'x', intitule: 'x'}]"), /^is no JSON$/],
    ['CSV', Buffer.from('id;intitule\n1;x\n'), /^is no JSON$/],
    ['YAML', Buffer.from('- id: a\n  intitule: b\n'), /^is no JSON$/],
    ['JSONP', Buffer.from(`cb(${json([sentOffer('X')])});`), /^is no JSON$/],
    ['JSON in a text', Buffer.from(json(json([sentOffer('X')]))), /^is a text, and no offer/],
    ['an identifier with much in it', Buffer.from(json({ id: 'y/'.repeat(3_000), intitule: 'x' })), /^id: .{1,196}$/],
    ['gzip that is cut', gzipSync(json(fresh(9))).subarray(0, 40), /cut or damaged/],
    ['a list of what is no offer', Buffer.from('{"choix": 1}'), /no offer.*choix/],
  ];
  for (const [what, content, why] of refusedWhole)
    it(`refuses ${what} by name and reason`, async () => {
      const { added, rejected } = await imported('a.json', content);
      assert.deepEqual([added, rejected.length], [0, 1]);
      assert.match(rejected[0]?.where ?? '', /^a\.json/);
      assert.match(rejected[0]?.reason ?? '', why);
    });

  it('takes a bare offer, on one line or many, compressed or not', async () => {
    for (const [name, write] of [
      ['a.json', json],
      ['a.json', pretty],
      ['a.json', (value: unknown) => bom + pretty(value)],
      ['a.json.gz', (value: unknown) => gzipSync(pretty(value))],
    ] as const) {
      const [offer] = fresh(1);
      assert.deepEqual(await imported(name, write(offer)), { files: 1, read: 1, added: 1, updated: 0, rejected: [] });
    }
  });

  it('takes a file by its name whatever its name is', async () => {
    assert.equal((await imported('export.txt', json(fresh(2)))).added, 2);
    assert.equal((await imported('export', json(fresh(2)))).added, 2);
  });

  it('takes a folder and the folders in it, and only files of offers', async () => {
    const root = dirname(await written('b.json', json(fresh(2))));
    const put = async (name: string, content: string | Uint8Array) => {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), content);
    };
    await put('deep/er/a.ndjson.gz', gzipSync(fresh(3).map(json).join('\n')));
    await put('deep/c.jsonl', fresh(1).map(json).join('\n'));
    await put('folder.json/d.json', json(fresh(1)));
    await put('README.md', '# Offers');
    await put('offers.csv', 'id;title');
    await put('a.json.bak', 'x');
    const report = await importing(root);
    assert.deepEqual(report, { files: 4, read: 7, added: 7, updated: 0, rejected: [] });
  });

  it('takes several files and folders at once', async () => {
    const paths = [await written('a.json', json(fresh(2))), dirname(await written('b.json', json(fresh(2))))];
    assert.equal((await importing(...paths)).added, 4);
  });

  it('finds nothing in an empty folder, an empty array and an empty response', async () => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    assert.deepEqual(await importing(empty), { files: 0, read: 0, added: 0, updated: 0, rejected: [] });
    for (const content of ['[]', ' [ ] ', '{"resultats":[]}', pretty({ resultats: [], filtresPossibles: [] })])
      assert.deepEqual(await imported('a.json', content), { files: 1, read: 0, added: 0, updated: 0, rejected: [] }, content);
  });

  it('updates what it has had before', async () => {
    const offers = fresh(30);
    const path = await written('a.json', json(offers));
    assert.deepEqual(await importing(path), { files: 1, read: 30, added: 30, updated: 0, rejected: [] });
    assert.deepEqual(await importing(path), { files: 1, read: 30, added: 0, updated: 30, rejected: [] });
    const changed = offers.map((offer) => ({ ...offer, intitule: 'Zingueur', lieuTravail: {} }));
    const count = await stores.offers.count();
    await imported('a.json', json(changed));
    assert.equal(await stores.offers.count(), count);
    const [first] = offers;
    const offer = await offersOf(client).get(String(first?.['id']));
    assert.deepEqual([offer.title, offer.place.label], ['Zingueur', null]);
    const { items } = await offersOf(client).search({ keywords: `couvreur ${String(first?.['id'])}` });
    assert.deepEqual(items, []);
  });

  it('keeps the last of an offer that comes twice, near or far', async () => {
    const [one = {}, ...others] = fresh(600);
    const again = { ...one, intitule: 'Le dernier' };
    assert.deepEqual(await imported('a.json', json([one, { ...one, intitule: 'Entre deux' }, again])), {
      files: 1,
      read: 3,
      added: 1,
      updated: 2,
      rejected: [],
    });
    assert.equal((await stores.offers.get(String(one['id'])))?.title, 'Le dernier');
    assert.equal((await imported('a.json', json([one, ...others, again]))).updated, 2);
    assert.equal((await stores.offers.get(String(one['id'])))?.title, 'Le dernier');
  });

  it('says how far it is', async () => {
    const told: number[] = [];
    const path = await written('a.json', json(fresh(600)));
    await importOffers([path], {
      places,
      save: (records) => saveOffers(db, records),
      onProgress: ({ read }) => told.push(read),
    });
    assert.ok(told.length >= 3 && told.at(-1) === 600, told.join());
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
  });

  it('takes 5 000 offers from an array on one line and on many', async () => {
    for (const write of [json, pretty]) assert.equal((await imported('a.json', write(fresh(2_500)))).added, 2_500);
  });
});

describe('a file that is larger than the memory', () => {
  let path: string;
  const size = 9_000;
  const read = (memory: number) => {
    const script = fileURLToPath(new URL('../../../support/server/count-records.ts', import.meta.url));
    return spawnSync(process.execPath, [`--max-old-space-size=${memory}`, script, path], { encoding: 'utf8' }).stdout.trim();
  };
  const write = async (name: string, separator: string) => {
    path = join(folder, name);
    const file = createWriteStream(path);
    const offer = json(sentOffer('X', { description: 'Vous posez des ardoises. '.repeat(120) }));
    file.write('[');
    for (let index = 0; index < size; index++) file.write(`${index ? `,${separator}` : ''}${offer}`);
    file.end(']');
    await finished(file);
  };

  it('is read line by line', async () => {
    await write('lines.json', '\n');
    assert.equal(read(24), `${size}`);
  });

  it('is read item by item where it is one line', async () => {
    await write('line.json', '');
    assert.equal(read(24), `${size}`);
  });
});

describe('a record that cannot be used', () => {
  /** The places and reasons of what was refused. */
  const refusals = ({ rejected }: ImportReport) => rejected.map(({ where, reason }) => [where, reason]);

  const bad: readonly (readonly [what: string, record: unknown])[] = [
    ['no identifier', { intitule: 'Sans' }],
    ['an identifier that is none', { id: 'a/b' }],
    ['an identifier of another kind', { id: {} }],
    ['nothing in it', {}],
    ['null', null],
    ['a number', 3],
    ['a text', 'offre'],
    ['an error of the API', { codeErreur: 'JCS0011G', message: 'La vue service est nulle' }],
  ];
  for (const [what, record] of bad)
    it(`is refused with its place and a reason where it is ${what}, and stops no other`, async () => {
      const [one, other, third] = fresh(3);
      for (const [name, content, where] of [
        ['a.json', json([one, record, other]), 'a.json[1]'],
        ['b.json', pretty([one, record, other]), 'b.json[1]'],
        ['c.json', json({ resultats: [one, record, other] }), 'c.json:1[1]'],
        ['d.json', pretty({ resultats: [one, record, other] }), 'd.json[1]'],
        ['e.ndjson', [one, record, other, third].map(json).join('\n'), 'e.ndjson:2'],
      ] as const) {
        const report = await imported(name, content);
        const [refusal] = report.rejected;
        assert.deepEqual([refusal?.where, report.rejected.length], [where, 1]);
        assert.match(refusal?.reason ?? '', /\S/);
        assert.equal(report.read, report.added + report.updated + 1);
      }
    });

  it('is refused with the field that is at fault', async () => {
    const report = await imported('a.json', json([{ id: 'a/b' }, {}]));
    assert.match(report.rejected[0]?.reason ?? '', /^id: /);
    assert.match(report.rejected[1]?.reason ?? '', /\bid\b/);
  });

  it('costs its line only, wherever it stands in NDJSON', async () => {
    for (const [name, at] of [
      ['a.ndjson', 0],
      ['b.json', 0],
      ['c.ndjson', 2],
      ['d.ndjson', 4],
    ] as const) {
      const lines = fresh(4).map(json);
      lines.splice(at, 0, '{"id":"CUT","intitule":"Cou');
      const report = await imported(name, lines.join('\n'));
      assert.deepEqual([report.read, report.added, report.rejected.map(({ where }) => where)], [5, 4, [`${name}:${at + 1}`]]);
    }
  });

  it('costs one line where several cannot be read', async () => {
    const [one, other] = fresh(2);
    const report = await imported(
      'a.ndjson',
      ['not json', json(one), '}', '\0', json(other), '{"id":"X"} {"id":"Y"}'].join('\n'),
    );
    assert.deepEqual(
      [report.added, report.rejected.map(({ where }) => where)],
      [2, ['a.ndjson:1', 'a.ndjson:3', 'a.ndjson:4', 'a.ndjson:6']],
    );
  });

  it('is the rest of an array that is cut, and what came before it goes in', async () => {
    for (const write of [json, pretty]) {
      const offers = fresh(300);
      const whole = write(offers);
      const report = await imported('a.json', whole.slice(0, whole.length * 0.7));
      assert.ok(report.added >= 200 && report.added < 220, `${report.added}`);
      assert.equal(report.rejected.length, 1);
      assert.match(report.rejected[0]?.where ?? '', new RegExp(`^a\\.json.*\\b${report.added}\\b`));
    }
  });

  it('is the rest of an array that is broken in its middle', async () => {
    const [one, other] = fresh(2);
    const report = await imported('a.json', `[${json(one)}, {"id": oops}, ${json(other)}]`);
    assert.equal(report.added, 1);
    assert.equal(report.rejected.length, 1);
  });

  it('is what stands behind an array', async () => {
    const [one] = fresh(1);
    const report = await imported('a.json', `${json([one])} oops`);
    assert.deepEqual([report.added, report.rejected.length], [1, 1]);
  });

  it('is a search response that is cut', async () => {
    const whole = pretty({ resultats: fresh(3) });
    const report = await imported('a.json', whole.slice(0, -40));
    assert.deepEqual([report.added, report.rejected.map(({ where }) => where)], [0, ['a.json']]);
  });

  const unreadable: readonly (readonly [what: string, name: string, content: string | Uint8Array])[] = [
    ['empty', 'a.json', ''],
    ['blank', 'a.json', ' \n\r\n\t'],
    ['a byte order mark', 'a.json', bom],
    ['a number', 'a.json', '3'],
    ['a text', 'a.json', '"offre"'],
    ['null', 'a.json', 'null'],
    ['words', 'a.json', 'Bonjour'],
    ['a page of HTML', 'a.json', '<!doctype html>\n<html>\n</html>'],
    ['bytes', 'a.json', new Uint8Array([0xff, 0xfe, 0, 0, 1, 2, 3])],
    ['an image called .gz', 'a.json.gz', new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
    ['empty and called .gz', 'a.json.gz', ''],
    ['an opening bracket', 'a.json', '['],
    ['an opening brace', 'a.json', '{'],
    ['brackets without end', 'a.json', '['.repeat(100_000)],
    ['braces without end', 'a.json', '{"a":'.repeat(100_000)],
  ];
  for (const [what, name, content] of unreadable)
    it(`is a file that is ${what}, and the next file goes in`, async () => {
      const paths = [await written(name, content), await written('b.json', json(fresh(2)))];
      const report = await importing(...paths);
      assert.deepEqual([report.files, report.added, report.rejected.length], [2, 2, 1], json(refusals(report)));
      assert.ok(report.rejected[0]?.where.startsWith(name));
    });

  it('is the end of a compressed file that was cut or damaged', async () => {
    for (const [name, write] of [
      ['a.json.gz', json],
      ['b.ndjson.gz', (offers: unknown[]) => offers.map(json).join('\n')],
      ['c.json.gz', (offers: unknown[]) => pretty({ resultats: offers })],
    ] as const) {
      const packed = gzipSync(write(fresh(2_000)));
      const damaged = Uint8Array.from(packed, (byte, index) =>
        index > packed.length / 2 && index < packed.length / 2 + 40 ? byte ^ 0xa5 : byte,
      );
      for (const content of [packed.subarray(0, packed.length / 2), packed.subarray(0, -4), packed.subarray(0, 5), damaged]) {
        const paths = [await written(name, content), await written('z.json', json(fresh(2)))];
        const report = await importing(...paths);
        assert.ok(report.added >= 2 && report.rejected.length >= 1, name);
        assert.ok(report.rejected.every(({ where }) => where.startsWith(name)));
      }
    }
  });

  it('is a file that has gone', async () => {
    const path = await written('a.json', json(fresh(2)));
    await symlink(join(folder, 'nowhere'), join(dirname(path), 'gone.json'));
    const report = await importing(dirname(path));
    assert.deepEqual([report.added, report.rejected.map(({ where }) => where)], [2, ['gone.json']]);
  });

  it('does not take its batch with it where PostgreSQL refuses it', async () => {
    await db.execute(`alter table offer add constraint poison check (id not like 'POISON%')`);
    const offers = [...fresh(200), sentOffer('POISON1'), ...fresh(200), sentOffer('POISON2'), ...fresh(20)];
    const before = await stores.offers.count();
    const report = await imported('a.json', json(offers));
    assert.deepEqual([report.read, report.added, report.updated], [422, 420, 0]);
    assert.deepEqual(
      report.rejected.map(({ where }) => where),
      ['a.json[200]', 'a.json[401]'],
    );
    for (const { reason } of report.rejected) assert.match(reason, /poison/);
    assert.equal(await stores.offers.count(), before + 420);
    assert.equal(await isHeld('POISON1'), false);
  });

  it('leaves the offer that was there before as it was', async () => {
    const [offer = {}] = fresh(1);
    await imported('a.json', json([offer]));
    await db.execute(`alter table offer add constraint title check (words not like '%interdit%')`);
    const report = await imported(
      'a.json',
      json([{ ...offer, intitule: 'Interdit', entreprise: { nom: 'X', logo: 'https://x.example/1.png' } }]),
    );
    assert.deepEqual([report.updated, report.rejected.length], [0, 1]);
    assert.equal((await stores.offers.get(String(offer['id'])))?.title, offer['intitule']);
    const { rows } = await db.query('select 1 from logo where source_url = $1', ['https://x.example/1.png']);
    assert.deepEqual(rows, []);
  });

  it('is none with an odd value, however odd', async () => {
    const offers = [
      { nombrePostes: 1e300 },
      { description: 'a'.repeat(5_000) },
      { description: `${'é'.repeat(3_000)} ardoise` },
      { intitule: 'x'.repeat(3_000) },
      { description: Array.from({ length: 60_000 }, (_, index) => `mot${index}`).join(' ') },
      { description: '\0\ud800' },
      { dateCreation: '-271821-04-20T00:00:00.000Z' },
      { dateCreation: '+275760-09-13T00:00:00.000Z' },
      { dateCreation: '0000-01-01T00:00:00.000Z' },
      { dateCreation: '12345' },
      { lieuTravail: { latitude: 1e-320, longitude: 90 } },
      { lieuTravail: { latitude: 90, longitude: -180 } },
    ].map((given): Record<string, unknown> => ({ ...fresh(1)[0], ...given }));
    const huge = json({ ...fresh(1)[0], nombrePostes: 12345 }).replace('12345', '1e999');
    const report = await imported('a.ndjson', [...offers.map(json), huge].join('\n'));
    assert.deepEqual(refusals(report), []);
    const ids = [...offers.map((offer) => String(offer['id'])), `T${String(number).padStart(5, '0')}`];
    for (const id of ids) {
      assert.equal((await offersOf(client).get(id)).id, id);
      assert.equal((await offersOf(client).search({ keywords: id })).total, 1, id);
    }
  });

  it('is named by its line among those that can', async () => {
    const records: RawRecord[] = [];
    for await (const record of readRecords(await written('a.ndjson', '3\n\n{"id":"X"}\noops'))) records.push(record);
    assert.deepEqual(
      records.map(({ where }) => where),
      ['a.ndjson:1', 'a.ndjson:3', 'a.ndjson:4'],
    );
  });
});

describe(
  'the offers that France Travail has sent',
  { skip: !hasRealOffers && 'the folder ../shared/france-travail/offers is not here' },
  () => {
    const Sent = v.looseObject({ id: v.string(), intitule: v.optional(v.string(), '') });
    let sent: v.InferOutput<typeof Sent>[];
    let held: Map<string, Offer>;
    let report: ImportReport;

    before(async () => {
      await db.query('delete from offer');
      report = await importing(realOffers);
      sent = [];
      for await (const file of filesIn(realOffers))
        for await (const record of readRecords(file)) if ('value' in record) sent.push(v.parse(Sent, record.value));
      held = new Map();
      for (const { id } of sent) held.set(id, await offersOf(client).get(id));
    });

    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
    };

    it('go in, all of them', async () => {
      assert.ok(sent.length > 0);
      assert.deepEqual(report.rejected, []);
      assert.equal(report.read, sent.length);
      assert.equal(report.added, held.size);
      assert.equal(report.added + report.updated, report.read);
      assert.equal(await stores.offers.count(), held.size);
    });

    it('are found by their titles, as they came and as they are shown', async () => {
      for (const { id, intitule } of sent)
        for (const keywords of [intitule.trim(), held.get(id)?.title ?? ''].filter(Boolean)) {
          const { items } = await offersOf(client).search({ keywords });
          assert.ok(
            items.some((item) => item.id === id),
            `${id} by « ${keywords} »`,
          );
        }
    });

    it('have a title, a description and a contract to show', () => {
      for (const [id, { title, description, contract }] of held) {
        assert.match(title, /\p{L}{3}/u, id);
        assert.match(description, /\p{L}/u, id);
        assert.match(contract.label, /\p{L}/u, id);
      }
    });

    it('have no entity, no mojibake and no hidden character left in any text', () => {
      for (const [id, offer] of held)
        for (const text of texts(offer)) {
          assert.doesNotMatch(text, /&(?:[a-z]+\d*|#\d+|#x[\da-f]+);/i, id);
          assert.doesNotMatch(text, /[ÂÃ][\u0080-\u00bf]|â€|Å“|ðŸ/, id);
          // « 3 ans » and « 37 h 30 » stay on one line.
          assert.doesNotMatch(text.replace(/\n|(?<=\d)\u00a0|\u00a0(?=\d)/g, ''), /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd\u00a0]/u, id);
        }
    });

    it('have no letter that French does not use, as a repair gone wrong would leave', () => {
      for (const [id, offer] of held)
        for (const text of texts(offer)) {
          assert.doesNotMatch(text, /[\u0180-\u02af]/, id);
          assert.equal(text.replace(/[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu, ''), '', id);
        }
    });

    it('are counted and listed, each once', async () => {
      const listed: string[] = [];
      let page: OfferPage | undefined;
      while (!page || page.next) {
        page = await offersOf(client).search(page?.next ? { cursor: page.next } : {});
        assert.equal(page.total, held.size);
        listed.push(...page.items.map(({ id }) => id));
      }
      assert.deepEqual(listed.sort(), [...held.keys()].sort());
    });

    it('are found where they are', async () => {
      await stores.places.save(
        [...places.values()].filter(({ departement }) => ['01', '38', '75', '13', '69'].includes(departement)),
      );
      const inPlace = async (query: OfferQuery) => (await offersOf(client).search(query)).items.map(({ id }) => id);
      assert.ok((await inPlace({ place: '01' })).includes('1228659'));
      assert.ok((await inPlace({ place: '38185', radius: 0 })).includes('201TPBN'));
      assert.ok((await inPlace({ place: '75' })).includes('7916025'));
      assert.ok((await inPlace({ place: '13055', radius: 0 })).includes('184CYQV'));
    });

    it('say what they pay only where they do', () => {
      for (const { id, salaire } of sent) {
        const salary = held.get(id)?.salary;
        if (salaire === undefined || json(salaire) === '{}') assert.equal(salary, null, id);
        else assert.match([salary?.text, ...(salary?.extras ?? [])].join(), /\S/, id);
      }
    });
  },
);
