import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { projectFolder } from './sources.ts';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const folder = `${projectFolder}dist/types/`;
const sourceImport = /((?:from|import) ?\(?'\.{1,2}\/[^']+)\.ts'/g;

/** Writes the declarations of `src/` and `components/` into `dist/types/`. */
export const emitTypes = async (): Promise<void> => {
  await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: projectFolder });
  // The compiler leaves `.ts` in the imports of declarations, where a reader expects the module beside them.
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const declarations = await readFile(folder + name, 'utf8');
    await writeFile(folder + name, declarations.replace(sourceImport, "$1.js'"));
  }
};
