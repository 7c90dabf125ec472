import type { Plugin } from 'vite';

/** The modules of an element: those that it begins with, in one file, and all that it may load. */
export interface Modules {
  readonly name: string;
  readonly initial: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** Notes, while an element is built by itself, of which modules its files are made. */
export const noteModules = (name: string, note: (modules: Modules) => void): Plugin => ({
  name: 'note-modules',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const modulesOf = (those: typeof chunks): Set<string> => new Set(those.flatMap(({ moduleIds }) => moduleIds));
    note({ name, initial: modulesOf(chunks.filter(({ isEntry }) => isEntry)), all: modulesOf(chunks) });
  },
});

const isOfComponent = (id: string): boolean => /\/components\/[\w-]+\//.test(id);

/**
 * Whether a module stands in the runtime, the one file that all elements share: an element begins with it and another needs it too. As a
 * file of its own it would be one more request before the first paint.
 */
export const inRuntime =
  (elements: readonly Modules[]) =>
  (id: string): boolean =>
    !isOfComponent(id) && elements.some(({ initial }) => initial.has(id)) && elements.filter(({ all }) => all.has(id)).length > 1;

/** The element that begins with a module: what is not in the runtime stands in its file, and in none beside it. */
export const beginning =
  (elements: readonly Modules[]) =>
  (id: string): string | null =>
    elements.find(({ initial }) => initial.has(id))?.name ?? null;

/** What a chunk is called in its address: `application-form.documents`, `application-form.en`, `shared.page-theme`, `runtime`. */
export const chunkName = ({ name, moduleIds }: { name: string; moduleIds: readonly string[] }): string => {
  if (addressed.has(name)) return name;
  const owners = new Set(moduleIds.flatMap((id) => /\/components\/([\w-]+)\//.exec(id)?.[1] ?? []));
  return `${owners.size === 1 ? [...owners].join() : 'shared'}.${name}`;
};

/** What the loader asks for by name, besides the elements and their languages. */
const addressed = new Set(['runtime', 'translation']);

/** The loader works these addresses out: they end with the fingerprint of the build, all others with that of their content. */
export const isAddressed = ({ name, facadeModuleId }: { name: string; facadeModuleId?: string | null | undefined }): boolean =>
  addressed.has(name) || /\/components\/[\w-]+\/locales\//.test(facadeModuleId ?? '');
