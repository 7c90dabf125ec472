/** Characters of a name, its extension included. */
const maxLength = 120;

/** What cannot be seen, or turns what follows around: `CV‮fdp.exe` shows as `CVexe.pdf`. An emoji's joiner stays. */
const invisibleCharacters = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The name of a file as it is shown and given back: no path, nothing hidden, of bearable length. It names nothing on our side. */
export const sanitizeFileName = (given: string): string => {
  const base =
    given
      .toWellFormed()
      .normalize('NFC')
      .split(/[/\\]/)
      .filter((part) => part.trim())
      .at(-1) ?? '';
  const name = base.replace(invisibleCharacters, '').replace(/\s+/g, ' ').trim();
  if (/^\.*$/.test(name)) return 'document';
  const characters = [...new Intl.Segmenter('fr').segment(name)].map(({ segment }) => segment);
  if (characters.length <= maxLength && name.length <= 4 * maxLength) return name;
  const extension = /\.\w{1,10}$/.exec(name)?.[0] ?? '';
  let short = '';
  for (const character of characters) {
    if (short.length + character.length > maxLength - extension.length) break;
    short += character;
  }
  return `${short.trimEnd()}${extension}`;
};
