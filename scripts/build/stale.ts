import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

import { step } from '../../server/progress.ts';
import { buildSdk } from '../build.ts';
import { projectFolder } from './sources.ts';

const built = `${projectFolder}dist/`;
const sources = ['src/**/*.ts', 'components/**/*.ts', 'scripts/build.ts', 'scripts/build/*.ts', 'vite.config.ts', 'tsconfig*.json', 'package-lock.json'];

/** A fingerprint of all that the build reads. */
const fingerprint = async (): Promise<string> => {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: projectFolder }).sort();
  for (const file of files) hash.update(file).update(await readFile(projectFolder + file));
  return hash.digest('hex');
};

/** Builds the SDK unless `dist/` was built from the sources as they are. */
export const buildIfStale = async (): Promise<void> => {
  const stamp = `${built}built-from`;
  const current = await fingerprint();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === current) return;
  const building = step('Building the SDK');
  await buildSdk();
  await writeFile(stamp, current);
  building.done();
};
