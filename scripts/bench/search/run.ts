import { parseArgs } from 'node:util';

import { serve } from '@hono/node-server';
import * as v from 'valibot';

import { createApp, type App } from '../../../server/app.ts';
import { openPostgres, type Database } from '../../../server/database.ts';
import { storesOf } from '../../../server/stores/index.ts';
import { queryString } from '../../../src/client/page-scope.ts';
import { OfferPage, type OfferQuery } from '../../../src/contract/index.ts';
import { noPostgres, testPostgres } from '../../../test/support/server-postgres.ts';
import { embeddedCatalogue, fill, liftQuotas, partnerKey as key } from '../catalogue.ts';
import { measuredOn, writeSection } from '../document.ts';
import { rounded, spreadOf, table, type Spread } from '../statistics.ts';
import { miniSearch, sqlite, type Peer } from './peers.ts';
import { benchQueries, type BenchQuery, type QueryKind } from './queries.ts';

const { values: options } = parseArgs({
  options: {
    offers: { type: 'string', default: '24000,240000' },
    /** Above this number MiniSearch needs more memory than most machines have. */
    'minisearch-limit': { type: 'string', default: '240000' },
    write: { type: 'boolean', default: false },
  },
});

const queries = benchQueries();
const base = 'http://127.0.0.1/v1/offers';
const clients = [1, 8, 64] as const;

interface Measured {
  engine: string;
  offers: number;
  /** Seconds until the first answer. */
  loading: number;
  all: Spread;
  byKind: ReadonlyMap<QueryKind, Spread>;
  /** Answers a second, by the number of clients that ask at once. */
  throughput: ReadonlyMap<number, number>;
}

const urlOf = (query: OfferQuery): string => `${base}?${queryString({ ...query, key })}`;

const answerOf = async (app: App, query: OfferQuery): Promise<OfferPage> => {
  const answer = await app.request(urlOf(query), { headers: { 'sec-fetch-site': 'same-origin' } });
  if (!answer.ok) throw new Error(`${urlOf(query)}: ${answer.status} ${await answer.text()}`);
  return v.parse(OfferPage, await answer.json());
};

/** The question for a page far down: its cursor is that of the page before. */
const atPage = async (app: App, { query, page }: BenchQuery): Promise<OfferQuery> => {
  let asked = query;
  for (let number = 1; number < page; number += 1) {
    const { next } = await answerOf(app, asked);
    if (!next) break;
    asked = { ...query, cursor: next };
  }
  return asked;
};

const groupsOf = (times: readonly (readonly [QueryKind, number])[]): Map<QueryKind, Spread> => {
  const kinds = [...new Set(times.map(([kind]) => kind))];
  return new Map(kinds.map((kind) => [kind, spreadOf(times.filter(([of]) => of === kind).map(([, time]) => time))]));
};

/** Answers a second over HTTP, while so many clients ask one question after the other for four seconds. */
const throughputOf = async (app: App, asked: readonly OfferQuery[]): Promise<Map<number, number>> => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const rates = new Map<number, number>();
  for (const count of clients) {
    let next = 0;
    let answered = 0;
    const end = performance.now() + 4_000;
    const client = async (): Promise<void> => {
      while (performance.now() < end) {
        const query = asked[next++ % asked.length] ?? {};
        const answer = await fetch(urlOf(query).replace('127.0.0.1', `127.0.0.1:${port}`));
        if (!answer.ok) throw new Error(`${answer.status} with ${count} clients`);
        await answer.arrayBuffer();
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: count }, client));
    rates.set(count, answered / 4);
  }
  await new Promise((resolve) => server.close(resolve));
  return rates;
};

const measureGateway = async (engine: string, db: Database, offers: number): Promise<Measured> => {
  const start = performance.now();
  await liftQuotas(db);
  const app = createApp(storesOf(db));
  await answerOf(app, {});
  const loading = (performance.now() - start) / 1_000;
  const asked: OfferQuery[] = [];
  for (const query of queries) asked.push(await atPage(app, query)); // a first round, which also warms up
  const times: (readonly [QueryKind, number])[] = [];
  for (const [index, { kind }] of queries.entries()) {
    const url = urlOf(asked[index] ?? {});
    const asking = performance.now();
    const answer = await app.request(url);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
    times.push([kind, performance.now() - asking]);
  }
  const throughput = await throughputOf(app, asked);
  return {
    engine,
    offers,
    loading,
    all: spreadOf(times.map(([, time]) => time)),
    byKind: groupsOf(times),
    throughput,
  };
};

const measurePeer = async (make: (db: Database) => Promise<Peer>, db: Database, offers: number): Promise<Measured> => {
  const peer = await make(db);
  for (const { query } of queries.slice(0, 20)) peer.search(query, 1);
  const times = queries.map(({ kind, query, page }): readonly [QueryKind, number] => {
    const asking = performance.now();
    peer.search(query, page);
    return [kind, performance.now() - asking];
  });
  peer.close();
  return {
    engine: peer.name,
    offers,
    loading: peer.loading,
    all: spreadOf(times.map(([, time]) => time)),
    byKind: groupsOf(times),
    throughput: new Map(),
  };
};

const measureSize = async (offers: number): Promise<Measured[]> => {
  console.log(`\n${offers.toLocaleString('en')} offers`);
  const measured: Measured[] = [];
  const report = (one: Measured): void => {
    measured.push(one);
    console.log(`${one.engine}: p50 ${rounded(one.all.p50)} ms, p95 ${rounded(one.all.p95)} ms, p99 ${rounded(one.all.p99)} ms`);
  };
  const embedded = await embeddedCatalogue(offers);
  report(await measureGateway('gateway, embedded', embedded, offers));
  report(await measurePeer(sqlite, embedded, offers));
  if (offers <= Number(options['minisearch-limit'])) report(await measurePeer(miniSearch, embedded, offers));
  await embedded.close();
  if (noPostgres) console.log(`Without PostgreSQL: ${noPostgres}`);
  else {
    const postgres = await testPostgres();
    const db = openPostgres(await postgres.newDatabase());
    await fill(offers)(db);
    await db.execute('analyze');
    report(await measureGateway('gateway, PostgreSQL', db, offers));
    await db.close();
    await postgres.close();
  }
  return measured;
};

const report = (sizes: readonly (readonly Measured[])[]): string =>
  sizes
    .flatMap((measured) => {
      const reference = measured.find(({ engine }) => engine === 'gateway, embedded')?.all.p95 ?? Number.NaN;
      const kinds = [...new Set(queries.map(({ kind }) => kind))];
      return [
        `### ${(measured[0]?.offers ?? 0).toLocaleString('en')} offers`,
        table(
          [
            '',
            'p50 ms',
            'p95 ms',
            'p99 ms',
            'max ms',
            'p95 beside ours',
            'load s',
            ...clients.map((count) => `per s, ${count} client${count > 1 ? 's' : ''}`),
          ],
          measured.map(({ engine, all, loading, throughput }) => [
            engine,
            ...[all.p50, all.p95, all.p99, all.max].map(rounded),
            `× ${rounded(all.p95 / reference)}`,
            rounded(loading),
            ...clients.map((count) => rounded(throughput.get(count) ?? Number.NaN)),
          ]),
        ),
        'p95 by kind of question, in milliseconds:',
        table(
          ['', ...kinds],
          measured.map(({ engine, byKind }) => [engine, ...kinds.map((kind) => rounded(byKind.get(kind)?.p95 ?? Number.NaN))]),
        ),
      ];
    })
    .join('\n\n');

const sizes: Measured[][] = [];
for (const size of options.offers.split(',')) sizes.push(await measureSize(Number(size)));
const text = `${measuredOn()}\n\n${report(sizes)}`;
console.log(`\n${text}`);
if (options.write) await writeSection('search', text);
process.exit(0);
