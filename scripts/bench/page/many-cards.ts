import { setTimeout } from 'node:timers/promises';

import type { BenchPage } from './pages.ts';
import { manyWords } from './typed.ts';
import { slowdown, visited } from './visit.ts';

/** 150 offers on one page. Milliseconds from the arrival of the answer until all cards are there and a frame is painted. */
export interface ManyCards {
  /** In place of twenty. */
  first: number;
  /** In place of 150 others. */
  again: number;
}

/** Asks for these words as the page would; the same for all: the property of ours, the field of the peers. */
const askFor = (words: string, box: string): void => {
  const element = document.querySelector('emploi-offer-search');
  if (element) {
    Object.assign(element, { keywords: words });
    return;
  }
  const field = document.querySelector(box);
  if (!(field instanceof HTMLInputElement)) throw new Error('There is no field');
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

export const measureManyCards = (bench: BenchPage, url: string): Promise<ManyCards> =>
  visited(bench, { url, rate: slowdown }, async ({ page }) => {
    const times: number[] = [];
    for (const words of manyWords) {
      const painted = page.evaluate(async (ending) => {
        performance.clearResourceTimings();
        const time = await probe.paintedTitles(150, ending);
        const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/v1/offers'));
        const last = answers.at(-1);
        return last instanceof PerformanceResourceTiming ? time - last.responseEnd : Number.NaN;
      }, ` · ${words}`);
      await page.evaluate(`(${askFor.toString()})(${JSON.stringify(words)}, ${JSON.stringify(bench.place?.box)})`);
      times.push(await painted);
      await setTimeout(500);
    }
    const [first = Number.NaN, again = Number.NaN] = times;
    return { first, again };
  });
