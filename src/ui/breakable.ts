import { html } from 'lit';

const breakAfter = (text: string, marks: string): unknown =>
  text.match(new RegExp(`[^${marks}]+[${marks}]*|[${marks}]+`, 'g'))?.map((piece) => html`${piece}<wbr />`);

/**
 * A text whose e-mail addresses go on in the next line behind `@` and points: where one is too long for its line, browsers would break
 * it at any letter. Not for what names a link or describes a field: there, browsers read a space for each break.
 */
export const breakable = (text: string): unknown =>
  text.includes('@') ? text.split(/(\S+@\S+)/).map((part, index) => (index % 2 ? breakAfter(part, '@.') : part)) : text;

/** The name of a file, which goes on in the next line behind what stands in it for a space. */
export const breakableName = (name: string): unknown => breakAfter(name, '_.-');
