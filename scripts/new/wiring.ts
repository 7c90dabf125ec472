/** Puts `added` where `pattern` matches, which must be somewhere. */
const at = (text: string, pattern: RegExp, added: string): string => {
  const result = text.replace(pattern, added);
  if (result === text) throw new Error(`Nothing is like ${pattern.source}`);
  return result;
};

/** Puts `added` before the first of the lines that begin so and come after it in the alphabet, or behind the last. */
const amongLines = (text: string, start: string, added: string): string => {
  const lines = text.split('\n');
  const isLike = (line: string): boolean => line.startsWith(start);
  const before = lines.findIndex((line) => isLike(line) && line > added);
  lines.splice(before < 0 ? lines.findLastIndex(isLike) + 1 : before, 0, added);
  return lines.join('\n');
};

/**
 * Takes a new element and its resource into the files that have to know of them, besides those that `npm run elements` writes. What is
 * added is in the words of the template; `as` puts the element's own in their place.
 */
export const wiring: Readonly<Record<string, (text: string, as: (added: string) => string) => string>> = {
  'README.md': (text, as) =>
    amongLines(text, '| `<emploi-', as('| `<emploi-sample-thing>` | what it does | `loading` | `emploi-error` |')),

  'src/client/index.ts': (text, as) => amongLines(text, 'export { ', as("export { sampleThingsOf } from './sample-things.ts';")),

  'src/contract/index.ts': (text, as) => amongLines(text, 'export * from', as("export * from './sample-things.ts';")),

  // Which resources a partner's key opens for the element.
  'src/contract/elements.ts': (text, as) => {
    const named = at(text, /(?<=export type ResourceName = [^;]+)(?=;)/, as(" | 'sample-things'"));
    return at(named, /(?=\n\} as const)/, as("\n  'sample-thing': ['sample-things'],"));
  },

  'server/app.ts': (text, as) => {
    const imported = at(text, /(?=import \{ sessions \})/, as("import { sampleThings } from './sample-things/resource.ts';\n"));
    return at(imported, /(?<=export const resources: readonly Resource\[\] = \[[^\]]*)(?=\n\];)/, as('\n  sampleThings,'));
  },
};
