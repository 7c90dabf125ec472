import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import * as v from 'valibot';
import { build, mergeConfig, type InlineConfig, type Plugin, type UserConfig } from 'vite';

import { directConfig, elementsConfig, loaderConfig, standaloneConfig, type BuiltFiles } from '../../vite.config.ts';
import { localesFolder, translatedInto } from './locales.ts';
import { componentNames } from './sources.ts';

/** Vite's list of the files it has written, by source. */
const Manifest = v.record(v.string(), v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []) }));

const readBuiltFiles = async (folder: string): Promise<BuiltFiles> => {
  const list = join(folder, 'files.json');
  const manifest = v.parse(Manifest, JSON.parse(await readFile(list, 'utf8')));
  await rm(list);
  const built = (source: string) => {
    const entry = manifest[source];
    if (!entry) throw new Error(`${source} has not been built`);
    return { file: entry.file, imports: entry.imports.flatMap((name) => manifest[name]?.file ?? []) };
  };
  return {
    elements: Object.fromEntries(componentNames().map((name) => [name, built(`components/${name}/${name}.ts`)])),
    settle: built('src/element/settle.ts').file,
    translation: built('src/i18n/translation.ts').file,
    translations: componentNames().flatMap(
      (name) => translatedInto.flatMap((code) => manifest[`${localesFolder(name)}/${code}.ts`]?.file ?? []), // not all say something
    ),
  };
};

/** Builds the files for `<script>` tags into `folder`: the loader, what it loads, and the self-contained ones. */
export const buildForBrowsers = async (folder: string, plugins: readonly Plugin[] = []): Promise<void> => {
  const into = (config: UserConfig, outDir: string): InlineConfig => ({
    configFile: false,
    ...mergeConfig(config, { build: { outDir }, plugins: [...plugins] }),
  });
  const parts = join(folder, 'parts');
  await build(into(elementsConfig, parts));
  await build(into(loaderConfig(await readBuiltFiles(parts)), folder));
  await rm(join(folder, 'direct'), { recursive: true, force: true });
  for (const name of componentNames()) await build(into(directConfig(name), join(folder, 'direct')));
  for (const name of [...componentNames(), 'all']) await build(into(standaloneConfig(name), folder));
};
