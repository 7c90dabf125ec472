import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as v from 'valibot';
import { build, type InlineConfig, type PluginOption } from 'vite';

import manifest from '../../package.json' with { type: 'json' };
import { projectFolder } from './sources.ts';

const folder = join(projectFolder, 'demo/embed');

/** The pages of `demo/embed/` that a bundler builds, and what their framework's compiler must know. */
const pages: Readonly<Record<string, () => Promise<PluginOption>>> = {
  bundler: async () => [],
  preact: async () => [],
  'react-18': async () => [],
  'react-19': async () => [],
  svelte: async () => {
    const { svelte } = await import('@sveltejs/vite-plugin-svelte');
    // Trees made node by node: our pages allow no markup made of text (Trusted Types).
    return svelte({ configFile: false, compilerOptions: { fragments: 'tree' } });
  },
  vue: async () => {
    const { default: vue } = await import('@vitejs/plugin-vue');
    return vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('emploi-') } } });
  },
};

const configOf = async (name: string, plugins: () => Promise<PluginOption>): Promise<InlineConfig> => ({
  configFile: false,
  root: join(folder, name),
  base: './',
  logLevel: 'warn',
  plugins: [await plugins()],
  resolve: { dedupe: ['react'] }, // the page's own, though the package lies where another is nearer
  build: { outDir: join(folder, 'built', name), emptyOutDir: true, target: 'es2022', modulePreload: false },
});

/** A page that names a file of this very build. */
const writeSealedPage = async (): Promise<void> => {
  const hashes: unknown = JSON.parse(await readFile(join(projectFolder, 'dist/cdn/integrity.json'), 'utf8'));
  const { 'offer-search.js': integrity } = v.parse(v.object({ 'offer-search.js': v.string() }), hashes);
  const page = await readFile(join(folder, 'self-contained/index.html'), 'utf8');
  await mkdir(join(folder, 'built/self-contained'), { recursive: true });
  await writeFile(
    join(folder, 'built/self-contained/index.html'),
    page.replace('%integrity%', integrity).replace('%version%', manifest.version),
  );
};

/** Builds them into `demo/embed/built/`, each as a project of its own that has the package from npm. */
export const buildEmbedPages = async (): Promise<void> => {
  await writeSealedPage();
  if (!existsSync(join(projectFolder, 'node_modules/vue'))) return; // an install without workspaces
  await Promise.all(Object.entries(pages).map(async ([name, plugins]) => build(await configOf(name, plugins))));
};
