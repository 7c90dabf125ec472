/** Where the files stand that take longest, the longest first: what begins last should not end last. */
const slow = [
  'test/scripts/',
  'test/hosts/',
  'test/e2e/',
  'test/demo/',
  'test/docs/',
  'test/server/start/',
  'test/server/database/',
  'test/server/partners/',
];

const rankOf = (file: string): number => {
  const index = slow.findIndex((path) => file.startsWith(path));
  return index < 0 ? slow.length : index;
};

/** Files that open pages of the gateway: a process, a gateway with all of France and the code of both cost more than most of them. */
const onPages = ['test/hosts/', 'test/e2e/', 'test/demo/', 'test/docs/'];

/** So many files share a process: few enough to leave work for two processors until the end. */
const most = 8;

/** The files by the process that runs them, the longest first. */
export const inGroups = (files: readonly string[]): (readonly string[])[] => {
  const grouped = files.filter((file) => onPages.some((path) => file.startsWith(path)));
  const groups = Array.from({ length: Math.ceil(grouped.length / most) }, (_, group) =>
    grouped.slice(group * most, (group + 1) * most),
  );
  const alone = files.filter((file) => !grouped.includes(file)).map((file) => [file]);
  return [...groups, ...alone].toSorted(([a = ''], [b = '']) => rankOf(a) - rankOf(b));
};
