import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

import { startStep } from '../../server/output/progress.ts';
import { buildSdk } from '../build.ts';
import { buildEmbedPages } from './embed-pages.ts';
import { elementSources, fingerprint, sdkSources } from './fingerprint.ts';
import { projectFolder } from './sources.ts';
import { buildStorybook } from './storybook.ts';

/** What a build reads and where it writes. */
interface Built {
  label: string;
  folder: string;
  sources: readonly string[];
  build: () => Promise<void>;
}

/** Builds unless the folder was built from the sources as they are. */
const ifStale = async ({ label, folder, sources, build }: Built): Promise<void> => {
  const stamp = `${projectFolder}${folder}/built-from`;
  const current = await fingerprint(sources);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === current) return;
  const building = startStep(label);
  await build();
  await writeFile(stamp, current);
  building.done();
};

export const buildSdkIfStale = (): Promise<void> =>
  ifStale({
    label: 'Building the SDK',
    folder: 'dist',
    sources: sdkSources,
    build: buildSdk,
  });

export const buildStorybookIfStale = (): Promise<void> =>
  ifStale({
    label: 'Building the Storybook',
    folder: 'storybook-static',
    sources: [...elementSources, 'stories/**/*.{mdx,ts}', '.storybook/**/*.{ts,html,css}'],
    build: buildStorybook,
  });

export const buildEmbedPagesIfStale = (): Promise<void> =>
  ifStale({
    label: 'Building the demonstration pages',
    folder: 'demo/embed/built',
    sources: [...sdkSources, 'demo/embed/*/*.{html,js,json,svelte,ts,tsx,vue}'],
    build: buildEmbedPages,
  });
