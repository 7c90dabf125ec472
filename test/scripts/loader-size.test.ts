import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

import { build, mergeConfig, type Plugin } from 'vite';

import { componentNames, projectFolder } from '../../scripts/build/sources.ts';
import { elementTable } from '../../scripts/elements.ts';
import { renamed } from '../../scripts/new/names.ts';
import { loaderConfig } from '../../vite.config.ts';

/** Names that elements may have, as unlike each other as names are. */
const added = ['appointment', 'chat', 'lessons', 'video-call', 'workshop', 'job-fair', 'skills-review'];

const hasPreload = (name: string): boolean => existsSync(`${projectFolder}components/${name}/preload.ts`);

/** The table of the elements with these in it, each with the first question that “npm run new” gives it. */
const withElements = (names: readonly string[], preloading: readonly string[]): Plugin => ({
  name: 'with-elements',
  enforce: 'pre',
  resolveId: (path) => (preloading.some((name) => path === `./${name}/preload.ts`) ? `\0${path}` : null),
  load: (id) => {
    if (id === `${projectFolder}components/elements.ts`)
      return elementTable(names, new Set([...preloading, ...names.filter(hasPreload)]));
    const name = /^\0\.\/([\w-]+)\/preload\.ts$/.exec(id)?.[1];
    const template = `${projectFolder}scripts/new/template/components/sample-thing/preload.ts`;
    return name ? { code: renamed(readFileSync(template, 'utf8'), name), moduleType: 'ts' } : null;
  },
});

const sizeWith = async (names: readonly string[]): Promise<number> => {
  const preloading = names.filter((name) => !componentNames().includes(name));
  const config = mergeConfig(loaderConfig('abcdef', names), {
    build: { write: false },
    plugins: [withElements(names, preloading)],
  });
  const result = await build({ configFile: false, ...config });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (!bundle || !('output' in bundle)) throw new Error('Nothing was built');
  const [{ code }] = bundle.output;
  for (const name of names) assert.ok(code.includes(`emploi-${name}`), name);
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;
};

describe('the loader', () => {
  it('has 2.4 kB at most with ten elements, whatever they bring', async () => {
    const names = [...componentNames(), ...added].slice(0, 10).sort();
    assert.equal(names.length, 10);
    const size = await sizeWith(names);
    assert.ok(size <= 2_400, `${size} bytes`);
  });
});
