import { median, percentile, rounded, table } from '../statistics.ts';
import type { Load } from './load.ts';
import type { ManyCards } from './many-cards.ts';
import type { Mounts } from './mounts.ts';
import type { BenchPage } from './pages.ts';
import type { Typing } from './typing.ts';

/** All runs of a scene, by page. */
export type Runs<T> = ReadonlyMap<BenchPage, readonly T[]>;

export interface ReportedPages {
  host: BenchPage;
  elements: BenchPage;
  direct: BenchPage;
  instantSearch: BenchPage;
  vanilla: BenchPage;
}

/** What is to be reached, as a value of each page and the most it may be. */
type Aim = readonly [what: string, most: number, of: (page: BenchPage) => number];

/** Beside the targets, what each of these pages reaches; of the ideal there is nothing to ask, it shows what can be had. */
const aims = (ours: readonly BenchPage[], ideal: BenchPage, rows: readonly Aim[]): string =>
  table(
    ['aim', 'at most', ...[...ours, ideal].map(({ name }) => name)],
    rows.map(([what, most, of]) => [
      what,
      most,
      ...ours.map((page) => `${figure(of(page))} ${of(page) <= most ? 'met' : '**missed**'}`),
      figure(of(ideal)),
    ]),
  );

const figure = (value: number): string => (value === 0 ? '0' : rounded(value));

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

export const loadReport = (runs: Runs<Load>, { host, elements, direct, instantSearch, vanilla }: ReportedPages): string => {
  const of = medianOf(runs);
  const added = (page: BenchPage, measure: (run: Load) => number): number => of(page, measure) - of(host, measure);
  const all = bytesOf('script', 'data', 'page');
  const results = ({ results: time }: Load): number => time;
  const firstPaint = of(host, (run) => run.firstPaint);
  const sinceFirstPaint = (page: BenchPage): number => of(page, results) - firstPaint;
  const searches = [elements, direct, instantSearch, vanilla];
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
    aims([elements, direct], vanilla, [
      ['bytes, beside InstantSearch', 0.333, (page) => added(page, all) / added(instantSearch, all)],
      ['results, beside InstantSearch', 0.55, (page) => of(page, results) / of(instantSearch, results)],
      ['results, beside the ideal', 1.05, (page) => of(page, results) / of(vanilla, results)],
      ['CLS', 0, (page) => of(page, (run) => run.shift)],
      ['longest task of its own, ms', 50, (page) => of(page, (run) => run.longestOwn)],
    ]),
    'From the first paint of the page alone to results, beside InstantSearch: ' +
      [elements, direct, vanilla]
        .map((page) => `× ${rounded(sinceFirstPaint(page) / sinceFirstPaint(instantSearch))} (${page.name})`)
        .join(', ') +
      '.',
  ].join('\n\n');
};

export interface ReportedForms {
  host: BenchPage;
  elements: BenchPage;
  direct: BenchPage;
  /** Ours takes the place of a plain form that stands in the tag. */
  begun: BenchPage;
  plain: BenchPage;
}

export const formReport = (runs: Runs<Load>, { host, elements, direct, begun, plain }: ReportedForms): string => {
  const of = medianOf(runs);
  const added = (page: BenchPage, measure: (run: Load) => number): number => of(page, measure) - of(host, measure);
  const field = ({ box }: Load): number => box;
  const firstPaint = of(host, (run) => run.firstPaint);
  const forms = [elements, direct, begun, plain];
  return [
    table(
      [
        '',
        'first paint ms',
        'first field ms',
        'blocking ms',
        'its longest task ms',
        'CLS',
        'KiB added',
        'of it script',
        'requests',
      ],
      [host, ...forms].map((page) => [
        page.name,
        ms(of(page, (run) => run.firstPaint)),
        ms(of(page, field)),
        ...[(run: Load) => run.blocking, (run: Load) => run.longestOwn].map((measure) => ms(of(page, measure))),
        of(page, (run) => run.shift).toFixed(3),
        ...(page === host
          ? ['–', '–', '–']
          : [
              kib(added(page, bytesOf('script', 'data', 'page'))),
              kib(added(page, bytesOf('script'))),
              added(page, ({ requests }) => requests.length),
            ]),
      ]),
    ),
    aims([elements, direct, begun], plain, [
      ['first field, beside the plain form', 1.2, (page) => of(page, field) / of(plain, field)],
      ['CLS', 0, (page) => of(page, (run) => run.shift)],
      ['longest task of its own, ms', 50, (page) => of(page, (run) => run.longestOwn)],
    ]),
    'From the first paint of the page alone to the first field: ' +
      forms.map((page) => `${ms(of(page, field) - firstPaint)} ms (${page.name})`).join(', ') +
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
    aims([elements], vanilla, [
      ['key to results, beside InstantSearch', 0.55, (page) => toResults(page) / toResults(instantSearch)],
      ['key to next paint, p95 ms: results for each key', 32, (page) => toPaint(results, page)],
      ['key to next paint, p95 ms: as it is', 32, (page) => toPaint(page === elements ? suggestions : results, page)],
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
    aims([elements], vanilla, [
      ['150 cards, beside InstantSearch', 0.35, (page) => first(page) / first(instantSearch)],
      ['150 others, beside InstantSearch', 0.35, (page) => again(page) / again(instantSearch)],
    ]),
  ].join('\n\n');
};

export const mountsReport = (runs: Runs<Mounts>, { elements, instantSearch, vanilla }: ReportedPages): string => {
  const of = medianOf(runs);
  const heap = (page: BenchPage): number => of(page, (run) => run.heap);
  return [
    table(
      ['', 'heap KiB, first 500', 'heap KiB, each 500 more', 'nodes', 'listeners'],
      [elements, instantSearch, vanilla].map((page) => [
        page.name,
        kib(of(page, (run) => run.first)),
        kib(heap(page)),
        of(page, (run) => run.nodes),
        of(page, (run) => run.listeners),
      ]),
    ),
    aims([elements], vanilla, [
      ['heap, KiB beyond that of the ideal and a tenth', 0, (page) => (heap(page) - 1.1 * heap(vanilla)) / 1_024],
      ['nodes', 0, (page) => of(page, (run) => run.nodes)],
      ['listeners', 0, (page) => of(page, (run) => run.listeners)],
    ]),
  ].join('\n\n');
};
