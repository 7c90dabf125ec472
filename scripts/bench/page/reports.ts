import { median, percentile, rounded, table } from '../statistics.ts';
import type { Load } from './load.ts';
import type { ManyCards } from './many-cards.ts';
import type { BenchPage } from './pages.ts';
import type { Typing } from './typing.ts';
import type { Memory } from './visit.ts';

/** All runs of a scene, by page. */
export type Runs<T> = ReadonlyMap<BenchPage, readonly T[]>;

export interface ReportedPages {
  host: BenchPage;
  elements: BenchPage;
  oneFile: BenchPage;
  instantSearch: BenchPage;
  vanilla: BenchPage;
}

/** What is to be reached: a value and the most it may be. */
type Aim = readonly [what: string, value: number, most: number];

const aims = (rows: readonly Aim[]): string =>
  table(
    ['aim', 'measured', 'at most', ''],
    rows.map(([what, value, most]) => [what, value === 0 ? '0' : rounded(value), most, value <= most ? 'met' : '**missed**']),
  );

/** The median of a measure over the runs of a page. */
const medianOf =
  <T>(runs: Runs<T>) =>
  (page: BenchPage, measure: (run: T) => number): number =>
    median((runs.get(page) ?? []).map(measure));

const kib = (bytes: number): string => rounded(bytes / 1_024);
const ms = (time: number): string => (Number.isNaN(time) ? '–' : time.toFixed(0));

type Kind = 'script' | 'data' | 'page';

/** Bytes over the network of scripts, of answers, or of the page with its style; pictures are the council's. */
const bytesOf =
  (...kinds: Kind[]) =>
  ({ requests }: Load): number =>
    requests
      .filter(({ type, url }) => {
        const kind: Kind | undefined = url.includes('/v1/')
          ? 'data'
          : type === 'Script'
            ? 'script'
            : type === 'Document' || type === 'Stylesheet'
              ? 'page'
              : undefined;
        return kind !== undefined && kinds.includes(kind);
      })
      .reduce((sum, { bytes }) => sum + bytes, 0);

export const loadReport = (runs: Runs<Load>, { host, elements, oneFile, instantSearch, vanilla }: ReportedPages): string => {
  const of = medianOf(runs);
  const added = (page: BenchPage, measure: (run: Load) => number): number => of(page, measure) - of(host, measure);
  const all = bytesOf('script', 'data', 'page');
  const results = ({ results: time }: Load): number => time;
  const firstPaint = of(host, (run) => run.firstPaint);
  const sinceFirstPaint = (page: BenchPage): number => of(page, results) - firstPaint;
  const searches = [elements, oneFile, instantSearch, vanilla];
  return [
    table(
      ['', 'first paint ms', 'box ms', 'results ms', 'blocking ms', 'longest task ms', 'its own', 'CLS', 'heap KiB', 'nodes'],
      [host, ...searches].map((page) => [
        page.name,
        ms(of(page, (run) => run.firstPaint)),
        ms(of(page, (run) => run.box)),
        ms(of(page, results)),
        ...[(run: Load) => run.blocking, (run: Load) => run.longest, (run: Load) => run.longestOwn].map((measure) =>
          ms(of(page, measure)),
        ),
        of(page, (run) => run.shift).toFixed(3),
        page === host ? '–' : (added(page, (run) => run.heap) / 1_024).toFixed(0),
        page === host ? '–' : added(page, (run) => run.nodes),
      ]),
    ),
    table(
      ['KiB added', 'all', 'script', 'data', 'markup and style', 'requests'],
      searches.map((page) => [
        page.name,
        ...[all, bytesOf('script'), bytesOf('data'), bytesOf('page')].map((measure) => kib(added(page, measure))),
        of(page, ({ requests }) => requests.filter(({ type, url }) => type === 'Script' || url.includes('/v1/')).length),
      ]),
    ),
    aims([
      ...[elements, oneFile].flatMap((page): Aim[] => [
        [`${page.name}: bytes, beside InstantSearch`, added(page, all) / added(instantSearch, all), 0.33],
        [`${page.name}: results, beside InstantSearch`, of(page, results) / of(instantSearch, results), 0.55],
        [`${page.name}: results, beside the vanilla ideal`, of(page, results) / of(vanilla, results), 1.05],
        [`${page.name}: CLS`, of(page, (run) => run.shift), 0],
        [`${page.name}: longest task of its own, ms`, of(page, (run) => run.longestOwn), 50],
      ]),
    ]),
    'From the first paint of the page alone to results, beside InstantSearch: ' +
      [elements, oneFile, vanilla]
        .map((page) => `× ${rounded(sinceFirstPaint(page) / sinceFirstPaint(instantSearch))} (${page.name})`)
        .join(', ') +
      '.',
  ].join('\n\n');
};

export interface TypingRuns {
  /** Results after each letter. */
  results: Runs<Typing>;
  /** Our element as it is by itself. */
  suggestions: Runs<Typing>;
}

export const typingReport = (
  { results, suggestions }: TypingRuns,
  { elements, instantSearch, vanilla }: ReportedPages,
): string => {
  const keys = (runs: Runs<Typing>, page: BenchPage, of: 'keyToResults' | 'keyToPaint'): readonly number[] =>
    (runs.get(page) ?? []).flatMap((run) => run[of]);
  const toPaint = (runs: Runs<Typing>, page: BenchPage): number => percentile(keys(runs, page, 'keyToPaint'), 0.95);
  const toResults = (page: BenchPage): number => median(keys(results, page, 'keyToResults'));
  const row = (name: string, runs: Runs<Typing>, page: BenchPage): (string | number)[] => [
    name,
    ms(median(keys(runs, page, 'keyToResults'))),
    ms(percentile(keys(runs, page, 'keyToResults'), 0.95)),
    ms(median(keys(runs, page, 'keyToPaint'))),
    ms(toPaint(runs, page)),
    ms(medianOf(runs)(page, (run) => run.work)),
    ms(medianOf(runs)(page, (run) => run.toSuggestions)),
  ];
  return [
    table(
      ['', 'key to results ms', 'p95', 'key to next paint ms', 'p95', 'work for ten keys ms', 'last key to suggestions ms'],
      [
        row(`${elements.name}, as it is: suggestions`, suggestions, elements),
        ...[elements, instantSearch, vanilla].map((page) =>
          row(page === elements ? `${page.name}, results for each key` : page.name, results, page),
        ),
      ],
    ),
    aims([
      ['key to results, beside InstantSearch', toResults(elements) / toResults(instantSearch), 0.55],
      ['key to next paint, p95 ms: suggestions', toPaint(suggestions, elements), 32],
      ['key to next paint, p95 ms: results for each key', toPaint(results, elements), 32],
    ]),
  ].join('\n\n');
};

export const manyCardsReport = (runs: Runs<ManyCards>, { elements, instantSearch, vanilla }: ReportedPages): string => {
  const of = medianOf(runs);
  const first = (page: BenchPage): number => of(page, (run) => run.first);
  const again = (page: BenchPage): number => of(page, (run) => run.again);
  return [
    table(
      ['', 'in place of 20, ms', 'in place of 150 others, ms'],
      [elements, instantSearch, vanilla].map((page) => [page.name, ms(first(page)), ms(again(page))]),
    ),
    aims([
      ['150 cards, beside InstantSearch', first(elements) / first(instantSearch), 0.35],
      ['150 others, beside InstantSearch', again(elements) / again(instantSearch), 0.35],
    ]),
  ].join('\n\n');
};

export const mountsReport = (runs: Runs<Memory>, { elements, instantSearch, vanilla }: ReportedPages): string => {
  const of = medianOf(runs);
  const heap = (page: BenchPage): number => of(page, (run) => run.heap);
  return [
    table(
      ['left by 500', 'heap KiB', 'nodes', 'listeners'],
      [elements, instantSearch, vanilla].map((page) => [
        page.name,
        kib(heap(page)),
        of(page, (run) => run.nodes),
        of(page, (run) => run.listeners),
      ]),
    ),
    aims([
      ['heap, beside the vanilla floor', heap(elements) / heap(vanilla), 1.1],
      ['nodes', of(elements, (run) => run.nodes), 0],
      ['listeners', of(elements, (run) => run.listeners), 0],
    ]),
  ].join('\n\n');
};
