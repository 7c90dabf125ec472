/** Where the files stand that take longest, the longest first: what begins last should not end last. */
const slow = [
  'test/scripts/',
  'test/hosts/',
  'test/e2e/',
  'test/demo/',
  'test/docs/',
  'test/server/start/',
  'test/server/http/',
  'test/server/database/',
  'test/server/partners/',
];

const rankOf = (file: string): number => {
  const index = slow.findIndex((path) => file.startsWith(path));
  return index < 0 ? slow.length : index;
};

/**
 * Folders whose files can share a process, each list with its like: those that open pages of the gateway, for which a process, a gateway
 * with all of France and the code of both cost more than the pages of most; and those that have done when the code is there. Neither starts
 * programs, nor changes what belongs to the whole process.
 */
const sharing: readonly (readonly string[])[] = [
  ['test/hosts/', 'test/e2e/', 'test/demo/', 'test/docs/'],
  [
    'test/contract/',
    'test/i18n/',
    'test/page-theme/',
    'test/server/http/',
    'test/server/language/',
    'test/server/logos/',
    'test/server/mail/',
    'test/server/offers/wording/',
    'test/server/places/',
    'test/server/sessions/',
  ],
];

/** So many files share a process: few enough to leave work for two processors until the end. */
const maxFiles = 8;

const chunks = (files: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(files.length / maxFiles) }, (_, index) => files.slice(index * maxFiles, (index + 1) * maxFiles));

/** The files by the process that runs them, the longest first. */
export const inGroups = (files: readonly string[]): (readonly string[])[] => {
  const isIn = (file: string, folders: readonly string[]): boolean => folders.some((folder) => file.startsWith(folder));
  const groups = sharing.flatMap((folders) => chunks(files.filter((file) => isIn(file, folders))));
  const alone = files.filter((file) => !isIn(file, sharing.flat())).map((file) => [file]);
  return [...groups, ...alone].toSorted(([a = ''], [b = '']) => rankOf(a) - rankOf(b));
};
