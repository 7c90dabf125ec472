/** Where the files stand that take longest, the longest first: what begins last should not end last. */
const slow = [
  'test/e2e/own-pages',
  'test/hosts/',
  'test/e2e/',
  'test/demo/',
  'test/docs/',
  'test/scripts/',
  'test/server/database/',
];

export const longestFirst = (files: readonly string[]): string[] => {
  const rank = (file: string): number => {
    const index = slow.findIndex((path) => file.startsWith(path));
    return index < 0 ? slow.length : index;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
};
