/**
 * Characters that are not seen: controls, what turns the order of what is read (Unicode, “bidirectional formatting”) and all else
 * that is ignored where it cannot be drawn (Default_Ignorable_Code_Point). Two join letters in Persian and Indian names and
 * people in emoji: behind a letter that can be joined they stay, as a variation selector does behind a sign it varies.
 */
const invisibleCharacters =
  /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{M}]|(?![\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}])\p{L})[\u200c\u200d\ufe0e\ufe0f]|(?![\u200c\u200d\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu;

/** Every way to end a line: those of Unicode too, at which some programs break and others do not. */
const lineEnds = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/u;

/** A line of a mail cannot be ended by what stands in it: subjects and lists are made of texts from elsewhere. */
export const singleLine = (text: string): string =>
  text
    .replace(/[^\S\ufeff]+|\u0085/gu, (spaces) => (/^[\u00a0\u202f]+$/.test(spaces) ? spaces : ' '))
    .replace(invisibleCharacters, '')
    .trim();

/** Several lines as people wrote them, and nothing in them that is not seen. */
export const multiLine = (text: string): string =>
  text
    .split(lineEnds)
    .map((line) => line.replace(/\t/g, ' ').replace(invisibleCharacters, '').trimEnd())
    .join('\n')
    .trim();

/** What somebody else has written, marked line by line: it cannot pass for ours. */
export const quoteLines = (text: string): string =>
  multiLine(text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
