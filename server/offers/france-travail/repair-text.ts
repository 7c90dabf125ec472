import { decodeHTMLStrict } from 'entities';

import { restoreLostLetters } from './lost-letters.ts';

/** Windows-1252's characters for the bytes 0x80 to 0x9F; Latin-1 keeps the byte's own number. */
const windows1252 = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
const bytes = new Map(windows1252.map((character, index) => [character, 0x80 + index]));

const byteOf = (character: string): number => bytes.get(character) ?? character.charCodeAt(0);

/**
 * UTF-8 that was read as Windows-1252: a lead byte and those that follow it. Only the leads of French letters and signs
 * count (Â, Ã, Å, â, and ðŸ of emoji), which French itself never puts before such characters; « É » before a no-break space is French.
 */
const following = `[\\u0080-\\u00bf${windows1252.join('')}]`;
const misreadUtf8 = new RegExp(`[ÂÃÅ]${following}|â${following}{2}|ðŸ${following}{2}`, 'g');

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What is left of « à » where its second byte, a no-break space, has become a blank. */
const flattened = /Ã(?=\s|$)/g;

/** « dÃ©veloppeur » → « développeur ». A sequence that is no UTF-8 stays as it is. */
const repairUtf8 = (text: string): string => {
  const repaired = text.replace(misreadUtf8, (run) => {
    try {
      return utf8.decode(Uint8Array.from(Array.from(run, byteOf)));
    } catch {
      return run;
    }
  });
  return repaired === text ? text : repaired.replace(flattened, 'à');
};

/** Windows-1252 that was read as Latin-1: an apostrophe became the control character 0x92. */
const repairWindows1252 = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control);

const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
/** Control characters, zero-width and bidirectional marks, private use, halves of pairs: nothing a reader should see. */
const unreadable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffe\uffff]/gu;
/** The sign for a lost letter, and the same as UTF-8 read as Windows-1252. */
const lostSign = /ï¿½/g;
/**
 * Where no letter stands beside it, or dots follow that say where a text was cut, it says nothing; in a word it must be seen that the
 * word is not whole, and between two words that one is missing: « Garde � domicile ».
 */
const idleSign =
  /(?<![\p{L}\ufffd]|[\p{L}\p{N}][^\S\n]{1,3}(?=\ufffd+[^\S\n]{1,3}[\p{L}\p{N}]))\ufffd+(?![\p{L}\ufffd])|\ufffd+(?=\.\.|…)/gu;

const dropUnreadable = (text: string): string =>
  text.replace(lineBreaks, '\n').replace(unreadable, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''));

/** Some text was escaped or misread twice, and one mistake can hide another: three rounds were enough for all that was seen. */
const rounds = 3;

/** A number that names no character says nothing; strict: an entity ends with its semicolon, so that « ?id=1&region=2 » stays an address. */
const decodeEntities = (text: string): string =>
  decodeHTMLStrict(text.replace(/&#x?[\da-f]+;/gi, (entity) => (decodeHTMLStrict(entity) === '\ufffd' ? '' : entity)));

const repair = (raw: string): string => {
  let text = raw;
  for (let round = 0; round < rounds; round++) {
    const repaired = decodeEntities(dropUnreadable(repairWindows1252(repairUtf8(text))));
    if (repaired === text) break;
    text = repaired;
  }
  return restoreLostLetters(dropUnreadable(text).replace(lostSign, '\ufffd')).replace(idleSign, '');
};

/** Text as a reader expects it: entities decoded, mojibake repaired, control characters gone, spaces single. Never markup. */
export const repairText = (raw: string): string =>
  repair(raw)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC');

/** The same on one line, or `null` where nothing is left. */
export const repairLine = (raw: string | undefined): string | null =>
  raw === undefined ? null : repairText(raw).replace(/\s+/g, ' ') || null;
