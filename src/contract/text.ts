import * as v from 'valibot';

/** Plain text, already cleaned by the gateway: no markup, no entity, no control character but the line break. */
export const Text = v.string();

/** Text that an offer may lack. `null` rather than an absent key, so that a reader sees what can be missing. */
export const MaybeText = v.nullable(Text);

/** Date and time as ISO 8601 in UTC, to the second or finer: `2026-11-23T08:15:00.000Z`. */
export const Timestamp = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/));

/** Address of a page. Only `http:` and `https:` ever leave the gateway; anything else was dropped when the offer came in. */
export const WebAddress = v.pipe(v.string(), v.regex(/^https?:\/\//i));

/**
 * Whether this is text as people write it: no control character but tab and line break, and no half of a character (Unicode, Cc of
 * ASCII and Cs). PostgreSQL takes neither NUL nor halves; the others come from what is no text.
 */
export const isText = (text: string): boolean => !/[\0-\x08\v\f\x0e-\x1f\x7f\p{Cs}]/u.test(text);

/** Text as it was meant: what word processors and PDFs break lines with is a line break, and other control characters go. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n').replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\p{Cs}]/gu, '');

/**
 * What an address or a number is without what came along unseen: marks of direction, joiners, soft hyphens, byte order marks
 * (Unicode, Default_Ignorable_Code_Point and Cf), and the narrow space of French typography.
 */
export const stripInvisible = (text: string): string => text.replace(/[\p{DI}\p{Cf}\u202f]/gu, '').trim();

/** Whether anything can be seen of it. An accent is nothing without its letter. */
export const hasVisibleText = (text: string): boolean => /[^\s\p{M}\p{DI}\p{Cf}\p{Cc}\u2800]/u.test(text);

/** Text of several lines as one: every way to end a line (Unicode, UAX #14) is a space, and so is a tab. */
export const joinLines = (text: string): string => text.replace(/[\t-\r\x85\u2028\u2029]+/g, ' ').trim();

/** One line of so many characters at most, of which something can be seen. Unseen marks go, but for the joiners that some scripts need. */
/* @__NO_SIDE_EFFECTS__ */
export const singleLineText = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(maxLength),
    v.transform((text) => joinLines(text.replace(/(?![\u200c\u200d\ufe0f])[\p{DI}\p{Cf}]/gu, ''))),
    v.check((text) => isText(text) && hasVisibleText(text), 'must be a single line of text'),
  );
