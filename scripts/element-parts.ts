import { existsSync, globSync, readFileSync } from 'node:fs';

/** Files that every element has, by its name. */
const files = (name: string): readonly string[] => [
  `components/${name}/${name}.ts`,
  `components/${name}/index.ts`,
  `components/${name}/budgets.json`,
  `stories/${name}.stories.ts`,
  `test/components/${name}.test.ts`,
  `test/components/${name}/stories.test.ts`,
];

/** Documents that name every element. */
const documents = ['README.md', 'docs/api/elements.md'] as const;

/** What the element of this name lacks, in the project in `folder`, one line each. */
export const missingParts = (name: string, folder: string): string[] => {
  const read = (path: string): string => (existsSync(folder + path) ? readFileSync(folder + path, 'utf8') : '');
  const stories = [...read(`stories/${name}.stories.ts`).matchAll(/^export const (\w+)/gm)].map(([, story = '']) => story);
  const played = read(`test/components/${name}/stories.test.ts`);
  const says = globSync(`components/${name}/**/*.ts`, { cwd: folder }).some((path) => read(path).includes('msg('));
  return [
    ...files(name).filter((path) => !existsSync(folder + path)),
    ...(says && !existsSync(`${folder}components/${name}/locales/index.ts`) ? [`components/${name}/locales/index.ts`] : []),
    ...(stories.length === 0 ? ['any story'] : []),
    ...(played.includes(`/stories/${name}.stories.ts'`) ? [] : ['a test that plays its stories']),
    ...stories
      .filter((story) => !new RegExp(`^\\s+${story}[:(]`, 'm').test(played))
      .map((story) => `a test of the story ${story}`),
    ...documents.filter((path) => !read(path).includes(`<emploi-${name}>`)),
  ];
};

/** Stories and tests that are of no element any more. */
export const strayParts = (names: readonly string[], folder: string): string[] => {
  const nameOf = (path: string): string => /([\w-]+)\.(?:stories|test)\.ts$/.exec(path)?.[1] ?? '';
  const found = globSync(['stories/*.stories.ts', 'test/components/*.test.ts'], { cwd: folder });
  return found.filter((path) => !names.includes(nameOf(path)));
};
