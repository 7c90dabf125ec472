import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import * as v from 'valibot';
import { build } from 'vite';

import localize from '../lit-localize.json' with { type: 'json' };
import { loaderConfig, standaloneConfig, type BuiltFiles } from '../vite.config.ts';
import { writeFrameworks } from './build/frameworks.ts';
import { writeIntegrity } from './build/integrity.ts';
import { componentNames, projectFolder } from './build/sources.ts';
import { emitTypes } from './build/types.ts';
import { copyManifest } from './manifest.ts';

const cdn = `${projectFolder}dist/cdn/`;

/** Vite's list of the files it has written, by source. */
const Manifest = v.record(v.string(), v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []) }));

const builtFiles = async (): Promise<BuiltFiles> => {
  const list = `${cdn}parts/files.json`;
  const manifest = v.parse(Manifest, JSON.parse(await readFile(list, 'utf8')));
  await rm(list);
  const built = (source: string) => {
    const entry = manifest[source];
    if (!entry) throw new Error(`${source} has not been built`);
    return { file: entry.file, imports: entry.imports.flatMap((name) => manifest[name]?.file ?? []) };
  };
  const { file: translation } = built('src/i18n/translation.ts');
  return {
    elements: Object.fromEntries(componentNames().map((name) => [name, built(`components/${name}/${name}.ts`)])),
    settle: built('src/element/settle.ts').file,
    translations: localize.targetLocales.map((code) => [code, [translation, built(`src/i18n/locales/${code}.ts`).file]]),
  };
};

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Puts `.br` and `.gz` beside each file: a server need not compress the same file over and over. */
const precompress = async (): Promise<void> => {
  const files = (await readdir(cdn, { recursive: true })).filter((name) => name.endsWith('.js'));
  await Promise.all(
    files.map(async (name) => {
      const source = await readFile(`${cdn}${name}`);
      await writeFile(
        `${cdn}${name}.br`,
        await toBrotli(source, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
      );
      await writeFile(`${cdn}${name}.gz`, await toGzip(source, { level: 9 }));
    }),
  );
};

/** Builds the SDK into `dist/`. */
export const buildSdk = async (): Promise<void> => {
  const configFile = `${projectFolder}vite.config.ts`;
  await build({ configFile, mode: 'npm' });
  await build({ configFile, mode: 'elements' });
  await build({ configFile: false, ...loaderConfig(await builtFiles()) });
  for (const name of [...componentNames(), 'all']) await build({ configFile: false, ...standaloneConfig(name) });
  await Promise.all([precompress(), writeIntegrity(cdn), writeFrameworks(), emitTypes(), copyManifest()]);
};

if (import.meta.main) await buildSdk();
