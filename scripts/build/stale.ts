import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

import { step } from '../../server/output/progress.ts';
import { buildSdk } from '../build.ts';
import { buildEmbedPages } from './embed-pages.ts';
import { projectFolder } from './sources.ts';
import { buildStorybook } from './storybook.ts';

/** What a build reads and where it writes. */
interface Built {
  label: string;
  folder: string;
  sources: readonly string[];
  build: () => Promise<void>;
}

/** A fingerprint of all the files of the project that these patterns name. */
export const fingerprint = async (sources: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: projectFolder, exclude: ['**/node_modules/**'] }).sort())
    hash.update(file).update(await readFile(projectFolder + file));
  return hash.digest('hex');
};

/** Builds unless the folder was built from the sources as they are. */
const ifStale = async ({ label, folder, sources, build }: Built): Promise<void> => {
  const stamp = `${projectFolder}${folder}/built-from`;
  const current = await fingerprint(sources);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === current) return;
  const building = step(label);
  await build();
  await writeFile(stamp, current);
  building.done();
};

const elements = ['src/**/*.ts', 'components/**/*.ts', 'tsconfig*.json', 'package-lock.json', 'docs/api/*.json'];

const sdk = [...elements, 'scripts/build.ts', 'scripts/build/*.ts', 'vite.config.ts', 'lit-localize.json'];

export const buildSdkIfStale = (): Promise<void> =>
  ifStale({
    label: 'Building the SDK',
    folder: 'dist',
    sources: sdk,
    build: buildSdk,
  });

export const buildStorybookIfStale = (): Promise<void> =>
  ifStale({
    label: 'Building the Storybook',
    folder: 'storybook-static',
    sources: [...elements, 'stories/**/*.{mdx,ts}', '.storybook/**/*.{ts,html,css}'],
    build: buildStorybook,
  });

export const buildEmbedPagesIfStale = (): Promise<void> =>
  ifStale({
    label: 'Building the demonstration pages',
    folder: 'demo/embed/built',
    sources: [...sdk, 'demo/embed/*/*.{html,js,json,svelte,ts,tsx,vue}'],
    build: buildEmbedPages,
  });
