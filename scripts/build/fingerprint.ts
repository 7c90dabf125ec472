import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { projectFolder } from './sources.ts';

/** What the elements are made of. */
export const elementSources: readonly string[] = [
  'src/**/*.ts',
  'components/**/*.ts',
  'tsconfig*.json',
  'package-lock.json',
  'docs/api/*.json',
];

/** All that decides what stands in the files of the SDK. */
export const sdkSources: readonly string[] = [
  ...elementSources,
  'scripts/build.ts',
  'scripts/build/*.ts',
  'vite.config.ts',
  'lit-localize.json',
];

/** A fingerprint of all the files of the project that these patterns name. */
export const fingerprint = async (sources: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: projectFolder, exclude: ['**/node_modules/**'] }).sort())
    hash.update(file).update(await readFile(projectFolder + file));
  return hash.digest('hex');
};
