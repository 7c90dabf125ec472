/** Where nearly all private addresses in France are, the most frequent first. */
const domains = [
  'gmail.com',
  'hotmail.fr',
  'orange.fr',
  'hotmail.com',
  'outlook.fr',
  'outlook.com',
  'yahoo.fr',
  'free.fr',
  'laposte.net',
  'live.fr',
  'sfr.fr',
  'icloud.com',
  'wanadoo.fr',
  'yahoo.com',
  'neuf.fr',
  'bbox.fr',
  'msn.com',
  'protonmail.com',
  'proton.me',
  'numericable.fr',
  'aol.com',
  'googlemail.com',
  'live.com',
  'me.com',
  'mac.com',
  'mail.com',
  'gmx.fr',
  'gmx.com',
  'email.com',
  'ymail.com',
];

/** Edit distance: a letter left out, added, wrong, or two in the wrong order (Damerau–Levenshtein). */
const editDistance = (from: string, to: string): number => {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(from.length, to.length);
};

/**
 * The address that was probably meant, where the domain is one or two typos from a frequent one: `camille@gmial.con` →
 * `camille@gmail.com`. Short domains are one typo from many others, which exist: there one typo is the limit.
 */
export const suggestEmail = (email: string): string | undefined => {
  const [, name, typed] = /^(.+)@([^@]+)$/.exec(email.trim()) ?? [];
  if (!name || !typed) return undefined;
  const domain = typed.toLowerCase().replaceAll(',', '.');
  if (domains.includes(domain)) return domain === typed.toLowerCase() ? undefined : `${name}@${domain}`;
  const most = domain.length > 9 ? 2 : 1;
  const near = domains
    .map((known) => ({ known, distance: editDistance(domain, known) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return near[0] && `${name}@${near[0].known}`;
};
