import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

import { format, resolveConfig } from 'prettier';
import * as v from 'valibot';

import { classNameOf, componentNames, projectFolder, variableNameOf } from './build/sources.ts';

const note = '// Written by “npm run elements” from the folders of components/.\n';

const classes = (names: readonly string[]): string =>
  note + names.map((name) => `export { ${classNameOf(`emploi-${name}`)} } from './${name}/${name}.ts';\n`).join('');

const all = (names: readonly string[]): string =>
  `${note}${names.map((name) => `import './${name}/index.ts';\n`).join('')}\nexport * from './index.ts';\n`;

/** Those with a `preload.ts` say what they will ask first. */
export const elementTable = (names: readonly string[], preloading: ReadonlySet<string>): string =>
  `${note}import type { Loadable } from '../src/element/autoload.ts';
${names.map((name) => (preloading.has(name) ? `import { preload as ${variableNameOf(name)} } from './${name}/preload.ts';\n` : '')).join('')}
/** Every element of the kit, by tag. */
export const elements: Readonly<Record<string, Loadable>> = {
${names
  .map((name) => {
    const tag = `emploi-${name}`;
    const rest = preloading.has(name) ? `, preload: ${variableNameOf(name)}` : '';
    return `  '${tag}': { load: async () => (await import('./${name}/${name}.ts')).${classNameOf(tag)}${rest} },\n`;
  })
  .join('')}};\n`;

const Manifest = v.record(v.string(), v.unknown());
const Exports = v.record(v.string(), v.union([v.string(), v.record(v.string(), v.string())]));

/** Entries of the package that lead to an element are written anew, all else stays as it is. */
const manifest = (names: readonly string[], text: string): string => {
  const fields = v.parse(Manifest, JSON.parse(text));
  const isElement = (types: string | undefined): boolean =>
    /^\.\/dist\/types\/components\/[\w-]+\/index\.d\.ts$/.test(types ?? '');
  const others = Object.entries(v.parse(Exports, fields['exports'])).filter(
    ([, target]) => typeof target === 'string' || !isElement(target['types']),
  );
  const first = others.findIndex(([path]) => path === './all') + 1;
  const own = names.map((name) => {
    const target = { types: `./dist/types/components/${name}/index.d.ts`, default: `./dist/${name}.js` };
    return [`./${name}`, target] as const;
  });
  const entries = new Map([...others.slice(0, first), ...own, ...others.slice(first)]);
  return JSON.stringify({ ...fields, exports: Object.fromEntries(entries) });
};

/** The files that list the elements, as the folders of components/ have them, by path. */
export const elementLists = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const names = componentNames(folder);
  const preloading = new Set(names.filter((name) => existsSync(`${folder}components/${name}/preload.ts`)));
  const style = await resolveConfig(`${folder}package.json`);
  const lists = {
    'components/all.ts': all(names),
    'components/classes.ts': classes(names),
    'components/elements.ts': elementTable(names, preloading),
    'package.json': manifest(names, readFileSync(`${folder}package.json`, 'utf8')),
  };
  const formatted: Record<string, string> = {};
  for (const [path, text] of Object.entries(lists)) formatted[path] = await format(text, { ...style, filepath: path });
  return formatted;
};

export const writeElementLists = async (folder: string): Promise<void> => {
  for (const [path, text] of Object.entries(await elementLists(folder))) await writeFile(folder + path, text);
};

if (import.meta.main) await writeElementLists(projectFolder);
