import { warnAttribute } from './warnings.ts';

// Attributes as people paste them. What is clear is taken; of the rest the console names the attribute and its value.

/** A code, a word or an address without what pasting brings along: invisible characters, quotation marks, blanks around it. */
export const cleanAttribute = (text: string): string => text.replace(/[\p{DI}"«»“”]/gu, '').trim();

/** The converter of attributes that are a code or an address. */
export const codeAttribute = (text: string | null): string | null => text && cleanAttribute(text);

/** The converter of an attribute that is one of these words, in whatever case and with whatever between its parts. */
export const enumAttribute =
  <T extends string>(attribute: string, words: readonly T[]) =>
  (text: string | null): T | null => {
    const said = cleanAttribute(text ?? '');
    const found = words.find((word) => word === said.toLowerCase().replace(/[\s_]/g, '-')) ?? null;
    if (said && !found) warnAttribute(attribute, said);
    return found;
  };

/** The converter of an attribute that is a whole number, at most `most`: `10 km` and `h3` are ten and three, `1e2` and `1 0` are none. */
export const numberAttribute =
  <T extends number | null>(attribute: string, most: number, unset: T) =>
  (text: string | null): number | T => {
    const said = cleanAttribute(text ?? '');
    const number = Number(/^h?(\d+)([.,]\d+)?\D*$/i.exec(said)?.[1]);
    if (number <= most) return number;
    if (said) warnAttribute(attribute, said);
    return unset;
  };

/** The converter of an attribute that is there or not: whoever writes `false`, `non` or `désactivé` means that it is not. */
export const booleanAttribute = (text: string | null): boolean =>
  text !== null && !/^(?:false|faux|non?|0|off|d.+activ.+)$/i.test(cleanAttribute(text));
