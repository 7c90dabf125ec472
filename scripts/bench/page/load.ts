import type { BenchPage } from './pages.ts';
import { slowdown, visited, type MemoryUse, type Request } from './visit.ts';

/** One cold load of a page. Times in milliseconds since the navigation, sizes in bytes. */
export interface Load extends MemoryUse {
  firstPaint: number;
  box: number;
  results: number;
  /** What tasks after the first paint took beyond 50 ms each. */
  blocking: number;
  longest: number;
  /** The longest task over 50 ms that is the search's, or the form's: it runs its script, or comes after the first paint and that script. */
  longestOwn: number;
  /** Cumulative layout shift: the worst window of shifts less than a second apart, five seconds long at most. */
  shift: number;
  requests: readonly Request[];
}

const worstWindow = (shifts: readonly (readonly [time: number, score: number])[]): number => {
  let worst = 0;
  let sum = 0;
  let start = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const [time, score] of shifts) {
    if (time - last > 1_000 || time - start > 5_000) {
      sum = 0;
      start = time;
    }
    last = time;
    sum += score;
    worst = Math.max(worst, sum);
  }
  return worst;
};

const longest = (tasks: readonly (readonly [start: number, duration: number])[]): number =>
  Math.max(0, ...tasks.map(([, duration]) => duration));

export const measureLoad = (bench: BenchPage, url: string): Promise<Load> =>
  visited(bench, { url, isSlowNetwork: true, rate: slowdown }, async ({ page, requests, throttle, memory }) => {
    const seen = await page.evaluate(() => ({
      firstPaint: probe.firstPaint,
      box: probe.box,
      results: probe.results,
      longTasks: probe.longTasks,
      scripts: probe.scripts,
      shifts: probe.shifts,
      /** When the search's first script was there. */
      began: Math.min(
        ...performance
          .getEntriesByType('resource')
          .flatMap((entry) =>
            entry instanceof PerformanceResourceTiming && /\/(?:sdk|peers)\//.test(entry.name) ? [entry.responseEnd] : [],
          ),
      ),
    }));
    const { longTasks, firstPaint, began } = seen;
    const own = seen.scripts.filter(({ source }) => /\/(?:sdk|peers)\//.test(source));
    const isOwn = ([start, duration]: readonly [number, number]): boolean =>
      start >= Math.max(firstPaint, began) ||
      own.some((script) => script.start < start + duration && script.start + script.duration > start);
    await throttle(1);
    return {
      firstPaint,
      box: seen.box,
      results: seen.results,
      blocking: longTasks
        .filter(([start, duration]) => start + duration > firstPaint)
        .reduce((sum, [, duration]) => sum + duration - 50, 0),
      longest: longest(longTasks),
      longestOwn: longest(longTasks.filter(isOwn)),
      shift: worstWindow(seen.shifts),
      requests: requests(),
      ...(await memory()),
    };
  });
