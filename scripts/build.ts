import { readdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { build } from 'vite';

import { buildForBrowsers } from './build/for-browsers.ts';
import { writeFrameworks } from './build/frameworks.ts';
import { writeIntegrity } from './build/integrity.ts';
import { projectFolder } from './build/sources.ts';
import { emitTypes } from './build/types.ts';
import { copyManifest } from './manifest.ts';

const cdn = `${projectFolder}dist/cdn/`;

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
  await build({ configFile: `${projectFolder}vite.config.ts` });
  await buildForBrowsers(cdn);
  await Promise.all([precompress(), writeIntegrity(cdn), writeFrameworks(), emitTypes(), copyManifest()]);
};

if (import.meta.main) await buildSdk();
