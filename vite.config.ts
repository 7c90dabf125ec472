import { existsSync } from 'node:fs';

import { defineConfig, type Plugin, type UserConfig } from 'vite';

import { beginning, chunkName, inRuntime, isAddressed, noteModules, type Modules } from './scripts/build/chunks.ts';
import { isolateDependencies, protectedGlobals } from './scripts/build/isolate-dependencies.ts';
import { localesFolder, translatedInto } from './scripts/build/locales.ts';
import { classNameOf, componentNames, projectFolder } from './scripts/build/sources.ts';
import { dropNotes, minifyTemplates } from './scripts/build/templates.ts';
import { trimDependencies } from './scripts/build/trim-dependencies.ts';

/**
 * The SDK is built in five ways; `npm run build` runs them in this order:
 * - `npm`: modules for bundlers in `dist/`, one entry for each component, dependencies left to the bundler
 * - `direct`: one file for each element in `dist/cdn/direct/` that a page names itself and that needs no other to begin, with what
 *   comes later beside it: a request less in a row than the loader, for the one element of a page
 * - `elements`: the elements for browsers in `dist/cdn/parts/`, with what they share in one chunk, as their own files have shown
 * - `loader`: `dist/cdn/loader.js`, which makes the addresses of those files of the elements' names
 * - `standalone`: one self-contained file for each element in `dist/cdn/`, and one with all
 */
const names = componentNames();
const entries = (path: (name: string) => string) => Object.fromEntries(names.map((name) => [name, path(name)]));

const shared: UserConfig = {
  root: projectFolder,
  publicDir: false,
  logLevel: 'warn',
  plugins: [dropNotes(), minifyTemplates()],
};

/** Where the time of a build goes is not what a build has to say. */
const quiet = { checks: { pluginTimings: false, bundlerTimings: false } } as const;

const toBrowser = { target: 'es2022', modulePreload: false, cssCodeSplit: false, sourcemap: false } as const;
const minified = { minify: true, comments: false } as const;
const forBrowsers: UserConfig = { ...shared, plugins: [...(shared.plugins ?? []), trimDependencies(), isolateDependencies()] };

/** The page's own `Request` may be another's; the loader does without, see `autoload`. */
const isolated = { ...quiet, transform: { inject: protectedGlobals } };

const npm: UserConfig = {
  ...shared,
  build: {
    ...toBrowser,
    outDir: 'dist',
    emptyOutDir: true,
    lib: {
      formats: ['es'],
      entry: {
        ...entries((name) => `components/${name}/index.ts`),
        index: 'components/index.ts',
        all: 'components/all.ts',
        loader: 'components/loader.ts',
        client: 'src/client/index.ts',
      },
    },
    rolldownOptions: {
      ...quiet,
      // Localize stays inside: an application may have one of its own, and one copy can only be set up once.
      external: [/^(?:@lit(?!\/localize)|lit|ky|valibot|altcha-lib|libphonenumber-js|tus-js-client)(?:$|[-/])/],
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash:8].js' },
    },
  },
};

/** Gives the class of an element a name by which the loader has it, whichever it is. */
const exportElement: Plugin = {
  name: 'export-element',
  transform(code, id) {
    const [, name = '', file] = /\/components\/([\w-]+)\/([\w-]+)\.ts$/.exec(id) ?? [];
    return file === name && names.includes(name) ? `${code}\nexport { ${classNameOf(`emploi-${name}`)} as element };` : null;
  },
};

/** Addresses in `parts/`: the loader makes them of a name and the build, and so needs no list of them. */
export const elementsConfig = (build: string, elements: readonly Modules[]): UserConfig => ({
  ...forBrowsers,
  plugins: [...(forBrowsers.plugins ?? []), exportElement],
  build: {
    ...toBrowser,
    emptyOutDir: true,
    lib: { formats: ['es'], entry: { ...entries((name) => `components/${name}/${name}.ts`), mount: 'src/element/mount.ts' } },
    rolldownOptions: {
      ...isolated,
      preserveEntrySignatures: 'allow-extension',
      output: {
        ...minified,
        entryFileNames: `[name]-${build}.js`,
        chunkFileNames: (chunk) => `${chunkName(chunk)}-${isAddressed(chunk) ? build : '[hash:6]'}.js`,
        codeSplitting: { groups: [{ name: 'runtime', test: inRuntime(elements), priority: 1 }, { name: beginning(elements) }] },
      },
    },
  },
});

/** Whether an element says nothing, and so has no languages: `<emploi-provider>`. */
const isSilent = (name: string): boolean =>
  existsSync(`${projectFolder}components/${name}`) && !existsSync(projectFolder + localesFolder(name));

/** Leaves to the loader where the code of the elements is, and what it loads of its own. */
const byAddress: Plugin = {
  name: 'by-address',
  enforce: 'pre',
  transform(code, id) {
    if (id === `${projectFolder}components/elements.ts`) return code.replace(/\bload: async .*?\.ts'\)\)\.\w+,?/g, '');
    if (!code.includes("import('./mount.ts')")) return null;
    return `import { part } from '${projectFolder}components/cdn/own-script.ts';\n${code.replace("'./mount.ts'", "/* @vite-ignore */ part('mount')")}`;
  },
};

export const loaderConfig = (build: string, elements: readonly string[] = names): UserConfig => ({
  ...forBrowsers,
  plugins: [...(forBrowsers.plugins ?? []), byAddress],
  define: {
    __BUILD__: JSON.stringify(build),
    __LANGUAGES__: JSON.stringify(translatedInto),
    __SILENT__: JSON.stringify(elements.filter(isSilent)),
  },
  build: {
    ...toBrowser,
    emptyOutDir: false,
    // As one expression: in a classic script whatever has a name at the top would be the page's.
    lib: { formats: ['iife'], name: 'none', entry: { loader: 'components/cdn/loader.ts' } },
    rolldownOptions: { ...quiet, output: { ...minified, entryFileNames: '[name].js' } },
  },
});

/** Makes a file ask the gateway that serves it. */
const askServer = (entry: string): Plugin => ({
  name: 'ask-server',
  transform: (code, id) =>
    id === entry
      ? `import { servedBy } from '${projectFolder}components/cdn/served-by.ts';\nservedBy(import.meta.url);\n${code}`
      : null,
});

/** To run the code is one task, to draw the element another, as with the loader. */
const defineLater = (entry: string): Plugin => ({
  name: 'define-later',
  transform: (code, id) => (id === entry ? code.replace(/^define\(/m, 'setTimeout(define, 0, ') : null),
});

export const directConfig = (name: string, note: (modules: Modules) => void): UserConfig => {
  const entry = `${projectFolder}components/${name}/index.ts`;
  return {
    ...forBrowsers,
    plugins: [...(forBrowsers.plugins ?? []), defineLater(entry), askServer(entry), noteModules(name, note)],
    build: {
      ...toBrowser,
      emptyOutDir: false,
      lib: { formats: ['es'], entry: { [name]: entry } },
      rolldownOptions: {
        ...isolated,
        preserveEntrySignatures: 'allow-extension',
        output: {
          ...minified,
          entryFileNames: '[name].js',
          chunkFileNames: `parts/${name}-[name]-[hash:6].js`,
          // All that it begins with in one file, the entry itself.
          codeSplitting: { groups: [{ name: 'begin', tags: ['$initial'] }] },
        },
      },
    },
  };
};

export const standaloneConfig = (name: string): UserConfig => {
  const entry = `${projectFolder}components/${name === 'all' ? 'all.ts' : `${name}/index.ts`}`;
  return {
    ...forBrowsers,
    plugins: [...(forBrowsers.plugins ?? []), askServer(entry)],
    build: {
      ...toBrowser,
      emptyOutDir: false,
      lib: { formats: ['es'], entry: { [name]: entry } },
      rolldownOptions: { ...isolated, output: { ...minified, entryFileNames: '[name].js', codeSplitting: false } },
    },
  };
};

export default defineConfig(npm);
