import { globSync, readFileSync } from 'node:fs';

import * as v from 'valibot';

import { componentNames, projectFolder } from './sources.ts';

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What stands in the `budgets.json` of an element: bytes, compressed with Brotli. */
const Budgets = v.strictObject({
  /** Its file for the loader, what they share left out. */
  element: Bytes,
  /** Its file for a page that names it: all that it begins with. */
  direct: Bytes,
  /** All of it in one file, its languages too. */
  standalone: Bytes,
  /** What comes later, by name: `documents` for `application-form.documents-….js`. */
  chunks: v.record(v.string(), Bytes),
});

/** A file or chunk and how many bytes it may have, for `size-limit`. */
export interface Budget {
  name: string;
  path: string;
  limit: string;
  brotli: true;
}

const budget = (name: string, path: string, bytes: number): Budget => ({
  name,
  path: `dist/cdn/${path}`,
  limit: `${bytes} B`,
  brotli: true,
});

const budgetsOf = (name: string): Budget[] => {
  const text = readFileSync(`${projectFolder}components/${name}/budgets.json`, 'utf8');
  const { element, direct, standalone, chunks } = v.parse(Budgets, JSON.parse(text));
  return [
    budget(name, `parts/${name}-??????.js`, element),
    budget(`${name}, the file of a page that names it`, `direct/${name}.js`, direct),
    budget(`${name}, all in one file`, `${name}.js`, standalone),
    ...Object.entries(chunks).map(([chunk, bytes]) => budget(`${name}.${chunk}`, `parts/${name}.${chunk}-??????.js`, bytes)),
  ];
};

/** What elements share: bytes, by the name of the file. Whoever raises a budget, here or there, says why in the commit. */
const shared: Readonly<Record<string, number>> = {
  // The one script of a page; an element that is added makes it a few bytes larger, whatever it has of its own.
  loader: 2_400,
  // What one element begins with and another needs too: all pages load it.
  runtime: 14_900,
  // On pages that are not in French.
  translation: 600,
  // Where a page could not write the tag.
  mount: 200,
  // A session costs some work; the protocol of uploads comes with the first file.
  'shared.proof-of-work': 1_500,
  'shared.tus': 6_500,
  // A file whose name does not say what it is; a photograph that is too large.
  'shared.detect-type': 400,
  'shared.resize-photograph': 600,
  // A write and what becomes of it: with the first field, with the form for an alert.
  'shared.submission-view': 1_250,
  // Where a request has failed on the way.
  'shared.retry': 5_400,
  // What `theme="auto"` loads.
  'shared.page-theme': 2_300,
  'shared.flat-parent': 150,
  // In another document than the one that it was made in.
  'shared.adopt-styles': 200,
  // Suggestions under a field, from the first focus in it on; printing, long words.
  'shared.suggestion-list': 2_100,
  'shared.print-element': 600,
  'shared.breakable': 250,
};

/** The budgets of all elements, and of what they share. */
export const budgets = (): Budget[] => [
  ...Object.entries(shared).map(([name, bytes]) =>
    budget(name, name === 'loader' ? 'loader.js' : `parts/${name}-??????.js`, bytes),
  ),
  ...componentNames().flatMap(budgetsOf),
];

/** The chunks that no budget holds: `application-form.letter-….js`. */
export const withoutBudget = (all: readonly Budget[], chunks: readonly string[]): string[] => {
  const held = new Set(all.map(({ path }) => path));
  return chunks.filter((file) => !held.has(`dist/cdn/parts/${file.replace(/-[\w-]{6}\.js$/, '-??????.js')}`));
};

/** The names of the chunks that were built. */
export const builtChunks = (): string[] => globSync('*.js', { cwd: `${projectFolder}dist/cdn/parts` }).sort();
