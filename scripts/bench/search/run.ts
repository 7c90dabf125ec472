import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { noPostgres } from '../../../test/support/server/postgres.ts';
import { measuredOn, writeSection } from '../document.ts';
import { rounded, table } from '../statistics.ts';
import { clients, engines, type SearchEngine, type Measured } from './measured.ts';

const { values: options } = parseArgs({
  options: {
    offers: { type: 'string', default: '24000,240000' },
    /** Above this number MiniSearch needs more memory than most machines have. */
    'minisearch-limit': { type: 'string', default: '240000' },
    write: { type: 'boolean', default: false },
  },
});

const sizes = options.offers.split(',').map(Number);

type Results = ReadonlyMap<SearchEngine, ReadonlyMap<number, Measured>>;

const isWanted = (engine: SearchEngine, offers: number): boolean => {
  if (engine === 'MiniSearch') return offers <= Number(options['minisearch-limit']);
  return engine !== 'gateway, PostgreSQL' || !noPostgres;
};

/** In a process of its own, which is gone when it has told. */
const measure = async (engine: SearchEngine, offers: number): Promise<Measured> => {
  const child = fork(`${import.meta.dirname}/measure.ts`, ['--engine', engine, '--offers', `${offers}`], {
    execArgv: ['--max-old-space-size=16384', '--expose-gc'],
  });
  const told = once(child, 'message').then(([measured]: Measured[]) => measured);
  const ended = once(child, 'exit').then(() => undefined);
  const measured = await Promise.race([told, ended]);
  if (!measured) throw new Error(`${engine} at ${offers} offers ended without a figure`);
  await ended;
  return measured;
};

const measureAll = async (): Promise<Results> => {
  const results = new Map<SearchEngine, Map<number, Measured>>(engines.map((engine) => [engine, new Map()]));
  for (const offers of sizes)
    for (const engine of engines.filter((one) => isWanted(one, offers))) {
      const measured = await measure(engine, offers);
      results.get(engine)?.set(offers, measured);
      const { p50, p95, p99 } = measured.all;
      console.log(
        `${engine}, ${offers.toLocaleString('en')}: p50 ${rounded(p50)} ms, p95 ${rounded(p95)} ms, p99 ${rounded(p99)} ms`,
      );
    }
  return results;
};

const atSize = (results: Results, offers: number): readonly (readonly [SearchEngine, Measured])[] =>
  engines.flatMap((engine) => {
    const measured = results.get(engine)?.get(offers);
    return measured ? [[engine, measured] as const] : [];
  });

const speedTable = (measured: readonly (readonly [SearchEngine, Measured])[]): string => {
  const reference = measured.find(([engine]) => engine === 'gateway, embedded')?.[1].all.p95 ?? Number.NaN;
  const rates = clients.map((count) => `per s, ${count} client${count > 1 ? 's' : ''}`);
  return table(
    ['', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'p95 beside ours', 'load s', 'memory MiB', ...rates],
    measured.map(([engine, { all, loading, memory, throughput }]) => [
      engine,
      ...[all.p50, all.p95, all.p99, all.max].map(rounded),
      `× ${rounded(all.p95 / reference)}`,
      rounded(loading),
      memory.toFixed(0),
      ...clients.map((count) => rounded(new Map(throughput).get(count) ?? Number.NaN)),
    ]),
  );
};

const kindTable = (measured: readonly (readonly [SearchEngine, Measured])[]): string => {
  const kinds = [...new Set(measured.flatMap(([, { byKind }]) => byKind.map(([kind]) => kind)))];
  return table(
    ['', ...kinds],
    measured.map(([engine, { byKind }]) => [
      engine,
      ...kinds.map((kind) => rounded(new Map(byKind).get(kind)?.p95 ?? Number.NaN)),
    ]),
  );
};

/** From each size to the next: how many times the offers, and how many times the time, the memory, the loading. */
const growthTable = (results: Results): string =>
  table(
    ['', 'offers', 'p50', 'p95', 'p99', 'load', 'memory'],
    sizes.slice(1).flatMap((to, index) => {
      const from = sizes[index] ?? Number.NaN;
      return engines.flatMap((engine) => {
        const [less, more] = [from, to].map((size) => results.get(engine)?.get(size));
        if (!less || !more) return [];
        const times = (value: (measured: Measured) => number): string => `× ${rounded(value(more) / value(less))}`;
        return [
          [
            engine,
            `${from.toLocaleString('en')} → ${to.toLocaleString('en')}: × ${rounded(to / from)}`,
            times(({ all }) => all.p50),
            times(({ all }) => all.p95),
            times(({ all }) => all.p99),
            times(({ loading }) => loading),
            times(({ memory }) => memory),
          ],
        ];
      });
    }),
  );

if (noPostgres) console.log(`Without PostgreSQL: ${noPostgres}`);
const results = await measureAll();
const text = [
  measuredOn(),
  ...sizes.flatMap((offers) => {
    const measured = atSize(results, offers);
    return [
      `### ${offers.toLocaleString('en')} offers`,
      speedTable(measured),
      'p95 by kind of question, in milliseconds:',
      kindTable(measured),
    ];
  }),
  ...(sizes.length > 1 ? ['### How it grows', growthTable(results)] : []),
].join('\n\n');
console.log(`\n${text}`);
if (options.write) await writeSection('search', text);
