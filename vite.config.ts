import { defineConfig, type Plugin, type UserConfig } from 'vite';

import { isolateDependencies, protectedGlobals } from './scripts/build/isolate-dependencies.ts';
import { componentNames, projectFolder } from './scripts/build/sources.ts';
import { dropNotes, minifyTemplates } from './scripts/build/templates.ts';
import { trimDependencies } from './scripts/build/trim-dependencies.ts';

/**
 * The SDK is built in five ways; `npm run build` runs them in this order:
 * - `npm`: modules for bundlers in `dist/`, one entry for each component, dependencies left to the bundler
 * - `elements`: the elements for browsers in `dist/cdn/parts/`, with what they share in one chunk
 * - `loader`: `dist/cdn/loader.js`, which knows those files
 * - `direct`: one file for each element in `dist/cdn/direct/` that a page names itself and that needs no other to begin, with what
 *   comes later beside it: a request less in a row than the loader, for the one element of a page
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

const toBrowser = { target: 'es2022', modulePreload: false, cssCodeSplit: false, sourcemap: false } as const;
const minified = { minify: true, comments: false } as const;
const forBrowsers: UserConfig = { ...shared, plugins: [...(shared.plugins ?? []), trimDependencies(), isolateDependencies()] };

/** The page's own `Request` may be another's; the loader does without, see `autoload`. */
const isolated = { transform: { inject: protectedGlobals } };

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
      // Localize stays inside: an application may have one of its own, and one copy can only be set up once.
      external: [/^(?:@lit(?!\/localize)|lit|ky|valibot|altcha-lib|libphonenumber-js|tus-js-client)(?:$|[-/])/],
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash:6].js' },
    },
  },
};

/** What every element needs, and so one chunk; a second would be one more request before the first paint. */
const platform =
  /\/(?:node_modules\/(?!ky\/)|src\/(?:client\/(?!applications|elsewhere|pace|retry|uploads|work)|contract\/(?!applications|sessions)|element\/(?!dress|form-control|settle|takers)|styles)|src\/i18n\/(?:format|french|locale|page-language)\.ts)/;
/** What one element needs, and late: the numbers of the world, the work a session costs, uploads. */
const onlyApplicationForm =
  /node_modules\/(?:altcha-lib|js-base64|libphonenumber-js|tus-js-client|lit(?:-html)?\/(?:directives|async-directive|directive-helpers))\b/;
const onlyProvider = /context-provider|value-notifier/;
/** What looks a message up: for pages in another language than French. */
const onlyTranslated = /localize\/internal\/(?:runtime-msg|id-generation|fnv1a64)/;
const isShared = (id: string): boolean =>
  platform.test(id) && ![onlyApplicationForm, onlyProvider, onlyTranslated].some((apart) => apart.test(id));

/** `components/offer-search/locales/en.ts` → `-offer-search`: each element has a file for each language. */
const localeOf = (id: string | null | undefined): string =>
  id?.replace(/^.*\/([\w-]+)\/locales\/.*$|^.*$/, (_, name) => (name ? `-${name}` : '')) ?? '';

export const elementsConfig: UserConfig = {
  ...forBrowsers,
  build: {
    ...toBrowser,
    emptyOutDir: true,
    manifest: 'files.json',
    lib: { formats: ['es'], entry: { ...entries((name) => `components/${name}/${name}.ts`), settle: 'src/element/settle.ts' } },
    rolldownOptions: {
      ...isolated,
      preserveEntrySignatures: 'allow-extension',
      output: {
        ...minified,
        entryFileNames: '[name]-[hash:6].js',
        chunkFileNames: ({ facadeModuleId }) => `[name]${localeOf(facadeModuleId)}-[hash:6].js`,
        codeSplitting: { groups: [{ name: 'runtime', test: isShared }] },
      },
    },
  },
};

/** What the `elements` build has written. */
export interface BuiltFiles {
  /** The file of each element, and those it imports. */
  elements: Readonly<Record<string, { file: string; imports: readonly string[] }>>;
  /** What puts an element where a page could not write its tag. */
  settle: string;
  /** What all translations need, and the file of each: `en-offer-search-….js`. */
  translation: string;
  translations: readonly string[];
}

/** Leaves what the `elements` build has built where it is; the loader, in whatever way it runs, says where that is. */
const builtParts = ({ elements: built, settle }: BuiltFiles): Plugin => ({
  name: 'built-parts',
  enforce: 'pre',
  transform(code) {
    const imported = /import\('\.\/(?:[\w-]+\/)?([\w-]+)\.ts'\)/g;
    if (!imported.test(code)) return null;
    const located = code.replaceAll(
      imported,
      (_, name: string) => `import(/* @vite-ignore */ part('${name === 'settle' ? settle : (built[name]?.file ?? '')}'))`,
    );
    return `import { part } from '${projectFolder}components/cdn/own-script.ts';\n${located}`;
  },
});

export const loaderConfig = (files: BuiltFiles): UserConfig => ({
  ...forBrowsers,
  plugins: [...(forBrowsers.plugins ?? []), builtParts(files)],
  define: {
    __SHARED__: JSON.stringify([...new Set(Object.values(files.elements).flatMap(({ imports }) => imports))]),
    __TRANSLATION__: JSON.stringify(files.translation),
    __TRANSLATIONS__: JSON.stringify(files.translations),
  },
  build: {
    ...toBrowser,
    emptyOutDir: false,
    // As one expression: in a classic script whatever has a name at the top would be the page's.
    lib: { formats: ['iife'], name: 'none', entry: { loader: 'components/cdn/loader.ts' } },
    rolldownOptions: { output: { ...minified, entryFileNames: '[name].js' } },
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

export const directConfig = (name: string): UserConfig => {
  const entry = `${projectFolder}components/${name}/index.ts`;
  return {
    ...forBrowsers,
    plugins: [...(forBrowsers.plugins ?? []), defineLater(entry), askServer(entry)],
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
