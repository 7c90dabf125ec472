import { decodeHTML } from 'entities';

/** Windows-1252's characters for the bytes 0x80 to 0x9F; Latin-1 keeps the byte's own number. */
const windows1252 = new Map(
  Array.from(
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
    (character, index) => [character, 0x80 + index] as const,
  ),
);

const byteOf = (character: string): number => windows1252.get(character) ?? character.charCodeAt(0);

/** A lead byte of UTF-8 and the bytes that must follow it, each read as one Windows-1252 character. */
const continuation = `[\\u0080-\\u00bf${[...windows1252.keys()].join('')}]`;
const misreadUtf8 = new RegExp(
  `[\\u00c2-\\u00df]${continuation}|[\\u00e0-\\u00ef]${continuation}{2}|[\\u00f0-\\u00f4]${continuation}{3}`,
  'g',
);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** « dÃ©veloppeur » → « développeur ». A sequence that is no UTF-8 stays as it is: « Â » can be meant. */
const repairMojibake = (text: string): string =>
  text.replace(misreadUtf8, (run) => {
    try {
      return utf8.decode(Uint8Array.from(Array.from(run, byteOf)));
    } catch {
      return run;
    }
  });

/** « &amp;eacute; » was escaped twice: three rounds are enough for all that was seen, and an end for what was not. */
const decodeEntities = (text: string): string => {
  let decoded = text;
  for (let round = 0; round < 3 && decoded.includes('&'); round++) decoded = decodeHTML(decoded);
  return decoded;
};

const lineBreaks = /\r\n?|[\u2028\u2029\v\f]/g;
/** Control characters, zero-width and bidirectional marks, private use, halves of pairs: nothing a reader should see. */
const unreadable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd\ufffe\uffff]/gu;
const spaces = /[^\S\n]+/g;

/** Text as a reader expects it: entities decoded, mojibake repaired, control characters gone, spaces single. Never markup. */
export const cleanText = (raw: string): string =>
  repairMojibake(decodeEntities(raw))
    .replace(lineBreaks, '\n')
    .replace(unreadable, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''))
    .replace(spaces, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC');

/** The same on one line, or `null` where nothing is left. */
export const cleanLine = (raw: string | undefined): string | null =>
  raw === undefined ? null : cleanText(raw).replaceAll('\n', ' ') || null;
