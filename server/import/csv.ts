/** A field: quoted, with quotes doubled inside, or bare; then what ends it. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** Rows of a CSV file (RFC 4180, commas) by the names in its first line. */
export const parse = (text: string): Record<string, string>[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  field.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (field.lastIndex < text.length) {
    const [all, quoted, bare = '', end] = field.exec(text) ?? [];
    if (all === undefined) throw new Error('This is no CSV file with commas');
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  const [names = [], ...others] = rows;
  return others.map((values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));
};
