import type { Plugin } from 'vite';

/** The module of a package by its path in it, `ky/distribution/core/Ky`; empty for our own. */
export const moduleOf = (id: string): string => /\/node_modules\/(.+)\.m?js$/.exec(id)?.[1] ?? '';

export type Change = readonly [from: RegExp, to: string];

/** Changes modules of packages as they are bundled. Fails the build where one is no longer as it was: somebody must look. */
export const changeDependencies = (name: string, changes: Readonly<Record<string, readonly Change[]>>): Plugin => ({
  name,
  enforce: 'pre',
  transform(code, id) {
    const module = moduleOf(id);
    const changed = changes[module]?.reduce((text, [from, to]) => {
      const after = text.replace(from, to);
      if (after === text) this.error(`${module} has changed: ${from.source} is not in it.`);
      return after;
    }, code);
    return changed ?? null;
  },
});
