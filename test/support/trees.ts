import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';

import type { Locator } from 'playwright-core';

import { projectFolder } from '../../scripts/build/sources.ts';

const isUpdating = Boolean(process.env['UPDATE_TREES']);

/** What changes from day to day, and from run to run. */
const steady = (tree: string): string =>
  tree
    .replaceAll(/(?:Publiée|reçus) [^"·:\n]*/g, (text) => `${text.split(' ')[0]} …`)
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://passerelle')
    .replaceAll(/(?<=Réessayer )\(\d+\)|dans \d+ secondes?/g, '…')
    .replaceAll(/^.*Depuis \d.*\n/gm, '') // counted from today
    .replaceAll(/(assistance : )\S+/g, '$1…');

/**
 * Fails unless an element says to assistive technology what it did, as the browser computes it. The files are in
 * `test/e2e/accessibility-trees/`: whoever changes one sees the difference and answers for it. `UPDATE_TREES=1 npm test -- trees` writes
 * them anew. `also`: what else changes from run to run.
 */
export const expectTree = async (name: string, element: Locator, also = (tree: string): string => tree): Promise<void> => {
  const tree = `${also(steady(await element.ariaSnapshot()))}\n`;
  const file = `${projectFolder}test/e2e/accessibility-trees/${name}.yml`;
  if (isUpdating) await writeFile(file, tree);
  assert.equal(tree, await readFile(file, 'utf8'));
};
