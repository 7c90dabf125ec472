import { parseArgs } from 'node:util';

import { serve } from '@hono/node-server';
import * as v from 'valibot';

import { createApp, type App } from '../../../server/app.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { queryString } from '../../../src/client/page-scope.ts';
import { OfferPage, type OfferQuery } from '../../../src/contract/index.ts';
import { testPostgres } from '../../../test/support/server/postgres.ts';
import { embeddedCatalogue, fill, liftQuotas, partnerKey as key } from '../catalogue.ts';
import { spreadOf } from '../statistics.ts';
import { clients, engines, type SearchEngine, type Measured } from './measured.ts';
import { miniSearch, sqlite, type Peer } from './peers.ts';
import { benchQueries, type BenchQuery, type QueryKind } from './queries.ts';

/**
 * Measures one engine at one size and says it to whoever has started this process. One engine a process: memory, and what one leaves
 * for the collector, are its own.
 */
const { values: options } = parseArgs({ options: { engine: { type: 'string' }, offers: { type: 'string', default: '24000' } } });

const queries = benchQueries();
const base = 'http://127.0.0.1/v1/offers';
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

const groupsOf = (times: readonly (readonly [QueryKind, number])[]): Measured['byKind'] => {
  const kinds = [...new Set(times.map(([kind]) => kind))];
  return kinds.map((kind) => [kind, spreadOf(times.filter(([of]) => of === kind).map(([, time]) => time))] as const);
};

/** Answers a second over HTTP, while so many clients ask one question after the other for four seconds. */
const throughputOf = async (app: App, asked: readonly OfferQuery[]): Promise<Measured['throughput']> => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const rates: (readonly [number, number])[] = [];
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
    rates.push([count, answered / 4]);
  }
  await new Promise((resolve) => server.close(resolve));
  return rates;
};

const measureGateway = async (db: Database): Promise<Omit<Measured, 'memory'>> => {
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
    loading,
    all: spreadOf(times.map(([, time]) => time)),
    byKind: groupsOf(times),
    throughput,
  };
};

const measurePeer = async (make: (db: Database) => Promise<Peer>, db: Database): Promise<Omit<Measured, 'memory'>> => {
  const peer = await make(db);
  for (const { query } of queries.slice(0, 20)) peer.search(query, 1);
  const times = queries.map(({ kind, query, page }): readonly [QueryKind, number] => {
    const asking = performance.now();
    peer.search(query, page);
    return [kind, performance.now() - asking];
  });
  peer.close();
  return {
    loading: peer.loading,
    all: spreadOf(times.map(([, time]) => time)),
    byKind: groupsOf(times),
    throughput: [],
  };
};

const measure = async (engine: SearchEngine, offers: number): Promise<Omit<Measured, 'memory'>> => {
  if (engine === 'gateway, PostgreSQL') {
    const postgres = await testPostgres();
    const db = openPostgres(await postgres.newDatabase());
    await fill(offers)(db);
    await db.execute('analyze');
    const measured = await measureGateway(db);
    await db.close();
    await postgres.close();
    return measured;
  }
  const db = await embeddedCatalogue(offers);
  if (engine === 'gateway, embedded') return measureGateway(db);
  return measurePeer(engine === 'SQLite FTS5' ? sqlite : miniSearch, db);
};

const engine = v.parse(v.picklist(engines), options.engine);
const measured = await measure(engine, Number(options.offers));
globalThis.gc?.();
process.send?.({ ...measured, memory: process.memoryUsage().rss / 2 ** 20 } satisfies Measured, () => process.exit(0));
