import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build, mergeConfig, type InlineConfig, type Plugin, type UserConfig } from 'vite';

import { directConfig, elementsConfig, loaderConfig, standaloneConfig } from '../../vite.config.ts';
import type { Modules } from './chunks.ts';
import { fingerprint, sdkSources } from './fingerprint.ts';
import { componentNames } from './sources.ts';

/** Builds the files for `<script>` tags into `folder`: the loader, what it loads, and the self-contained ones. */
export const buildForBrowsers = async (folder: string, plugins: readonly Plugin[] = []): Promise<void> => {
  const into = (config: UserConfig, outDir: string): InlineConfig => ({
    configFile: false,
    ...mergeConfig(config, { build: { outDir }, plugins: [...plugins] }),
  });
  const direct = join(folder, 'direct');
  await rm(direct, { recursive: true, force: true });
  const elements: Modules[] = [];
  for (const name of componentNames())
    await build(
      into(
        directConfig(name, (modules) => elements.push(modules)),
        direct,
      ),
    );
  const id = (await fingerprint(sdkSources)).slice(0, 6);
  await build(into(elementsConfig(id, elements), join(folder, 'parts')));
  await build(into(loaderConfig(id), folder));
  for (const name of [...componentNames(), 'all']) await build(into(standaloneConfig(name), folder));
};
