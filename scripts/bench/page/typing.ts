import { setTimeout } from 'node:timers/promises';

import type { BenchPage } from './pages.ts';
import { letters } from './typed.ts';
import { slowdown, visited, type Visit } from './visit.ts';

/** Ten letters typed one after the other. Milliseconds. */
export interface Typing {
  /** From each key to its own results, painted; for suggestions there is no such time. */
  keyToResults: readonly number[];
  /** From each key to the next paint: the longest of its events. */
  keyToPaint: readonly number[];
  /** What the page's thread has worked for all ten. */
  work: number;
  /** From the last key to its suggestions, painted; where there are some. */
  toSuggestions: number;
}

/** Events that took less are not told. */
const shortest = 16;

const typed = async (
  { page, work }: Visit,
  afterKey: (typed: string) => Promise<number>,
): Promise<Omit<Typing, 'toSuggestions'>> => {
  await page.evaluate(() => {
    probe.interactions.clear();
    probe.keys.length = 0;
  });
  const keyToResults: number[] = [];
  const before = await work();
  for (const [index, letter] of letters.entries()) {
    const painted = afterKey(letters.slice(0, index + 1).join(''));
    await page.keyboard.press(letter);
    const time = await painted;
    keyToResults.push(time - (await page.evaluate(() => probe.keys.at(-1) ?? Number.NaN)));
    await setTimeout(120); // as one types
  }
  const after = await work();
  const noted = await page.evaluate(() => [...probe.interactions.values()]);
  const keyToPaint = letters.map((_, index) => noted[index] ?? shortest);
  return { keyToResults, keyToPaint, work: after - before };
};

/** The first words of a page are those of its own: what is typed goes into an empty field. */
const focused = async ({ page }: Visit, { place }: BenchPage): Promise<void> => {
  await page.locator(`${place?.host} ${place?.box}`).focus();
  await setTimeout(200);
};

/** Twenty new offers after each letter. Our element is handed the words by its page, through its property. */
export const measureTyping = (bench: BenchPage, url: string): Promise<Typing> =>
  visited(bench, { url, rate: slowdown }, async (visit) => {
    const { page } = visit;
    await page.evaluate(() => {
      const element = document.querySelector('emploi-offer-search');
      element?.addEventListener('input', (event) => {
        const [field] = event.composedPath();
        if (field instanceof HTMLInputElement && field.name === 'keywords') Object.assign(element, { keywords: field.value });
      });
    });
    await focused(visit, bench);
    const measured = await typed(visit, (words) => page.evaluate((ending) => probe.paintedTitles(20, ending), ` · ${words}`));
    return { ...measured, toSuggestions: Number.NaN };
  });

/** As our element is by itself: suggestions while one types, results when the form is sent. */
export const measureSuggesting = (bench: BenchPage, url: string): Promise<Typing> =>
  visited(bench, { url, rate: slowdown }, async (visit) => {
    const { page } = visit;
    await focused(visit, bench);
    const measured = await typed(visit, async () => Number.NaN);
    const toSuggestions = await page.evaluate(async () => {
      const last = probe.keys.at(-1) ?? Number.NaN;
      return (await probe.painted(() => Boolean(probe.root()?.querySelector('[role=option]')))) - last;
    });
    return { ...measured, toSuggestions };
  });
