import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import * as v from 'valibot';
import { build } from 'vite';

import { loaderConfig, standaloneConfig, type BuiltElement } from '../vite.config.ts';
import { writeFrameworks } from './build/frameworks.ts';
import { writeIntegrity } from './build/integrity.ts';
import { componentNames, projectFolder } from './build/sources.ts';
import { emitTypes } from './build/types.ts';
import { copyManifest } from './manifest.ts';

const cdn = `${projectFolder}dist/cdn/`;

/** Vite's list of the files it has written, by source. */
const Manifest = v.record(v.string(), v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []) }));

const builtElements = async (): Promise<Record<string, BuiltElement>> => {
  const list = `${cdn}parts/files.json`;
  const manifest = v.parse(Manifest, JSON.parse(await readFile(list, 'utf8')));
  await rm(list);
  const sources = [
    ...componentNames().map((name) => [name, `components/${name}/${name}.ts`]),
    ['settle', 'src/element/settle.ts'],
  ];
  return Object.fromEntries(
    sources.map(([name = '', source = '']) => {
      const built = manifest[source];
      if (!built) throw new Error(`${source} has not been built`);
      return [name, { file: built.file, imports: built.imports.flatMap((imported) => manifest[imported]?.file ?? []) }];
    }),
  );
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
  await build({ configFile: false, ...loaderConfig(await builtElements()) });
  for (const name of [...componentNames(), 'all']) await build({ configFile: false, ...standaloneConfig(name) });
  await Promise.all([precompress(), writeIntegrity(cdn), writeFrameworks(), emitTypes(), copyManifest()]);
};

if (import.meta.main) await buildSdk();
