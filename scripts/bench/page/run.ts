import { parseArgs } from 'node:util';

import { buildSdkIfStale } from '../../build/stale.ts';
import { ensureChromium } from '../../browsers/index.ts';
import { askVersion } from '../../browsers/version.ts';
import { embeddedCatalogue } from '../catalogue.ts';
import { measuredOn, writeSection } from '../document.ts';
import { benchSite } from './bench-site.ts';
import { calm } from './calm.ts';
import { measureLoad } from './load.ts';
import { measureManyCards } from './many-cards.ts';
import { measureMounts } from './mounts.ts';
import type { BenchPage } from './pages.ts';
import { formReport, loadReport, manyCardsReport, mountsReport, typingReport, type Runs } from './reports.ts';
import { measureSuggesting, measureTyping } from './typing.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    scenes: { type: 'string', default: 'load,form,typing,cards,mounts' },
    offers: { type: 'string', default: '24000' },
    write: { type: 'boolean', default: false },
  },
});

await buildSdkIfStale();
const { url, searches: pages, forms } = await benchSite(await embeddedCatalogue(Number(options.offers)));
const { host, elements, direct, instantSearch, vanilla } = pages;

type Measure<T> = (page: BenchPage, url: string) => Promise<T>;

/** The pages in turn, so that what disturbs the machine for a while disturbs them all. */
const interleaved = async <T>(measured: readonly BenchPage[], measure: Measure<T>): Promise<Runs<T>> => {
  const runs = new Map<BenchPage, T[]>(measured.map((page) => [page, []]));
  for (let run = 1; run <= Number(options.runs); run += 1) {
    for (const page of measured) {
      await calm();
      runs.get(page)?.push(await measure(page, url));
    }
    console.log(`${measure.name}: ${run} of ${options.runs}`);
  }
  return runs;
};

// The gateway reads its index, the server compresses its files, and the disk reads the browser: none of it is the page's.
for (const page of [...Object.values(pages), ...Object.values(forms)]) await measureLoad(page, url);

const searches = [elements, instantSearch, vanilla];

const scenes: Readonly<Record<string, () => Promise<string>>> = {
  load: async () => loadReport(await interleaved([host, elements, direct, instantSearch, vanilla], measureLoad), pages),
  form: async () => formReport(await interleaved(Object.values(forms), measureLoad), forms),
  typing: async () => {
    const results = await interleaved(searches, measureTyping);
    return typingReport({ results, suggestions: await interleaved([elements], measureSuggesting) }, pages);
  },
  cards: async () => manyCardsReport(await interleaved(searches, measureManyCards), pages),
  mounts: async () => mountsReport(await interleaved(searches, measureMounts), pages),
};

const chosen = options.scenes.split(',').map((name) => {
  const scene = scenes[name];
  if (!scene) throw new Error(`No scene is called “${name}”: there are ${Object.keys(scenes).join(', ')}.`);
  return { name, scene };
});
const browser = `Chromium ${askVersion(ensureChromium())}`;
for (const { name, scene } of chosen) {
  const text = `${measuredOn(browser, `median of ${options.runs} runs`)}\n\n${await scene()}`;
  console.log(`\n${text}\n`);
  if (options.write) await writeSection(`page ${name}`, text);
}
process.exit(0);
