import { escapeAttribute, escapeText } from 'entities';

import { parseHexColour, toHex, legibleShade } from '../pages/colours.ts';
import type { Branding } from '../partners/store.ts';
import { multiLine, singleLine, quoteLines } from './text.ts';

/** A part of a mail, written once: as plain text and as HTML. */
export type MailPart =
  /** A paragraph of ours. */
  | string
  | { heading: string }
  /** What something is, line by line. */
  | { facts: readonly (readonly [term: string, value: string])[] }
  /** What somebody else has written: it cannot pass for ours. */
  | { quote: string; about?: string }
  /** Where the mail leads: a button in HTML, and before it a sentence where the button does not say enough. */
  | { button: string; url: string; sentence?: string }
  /** A list; what has an address leads there. */
  | { list: readonly { title: string; lines: readonly string[]; url?: string | null | undefined }[] };

const textPart = (part: MailPart): string => {
  if (typeof part === 'string') return part;
  if ('heading' in part) return part.heading.toUpperCase();
  if ('facts' in part) return part.facts.map(([term, value]) => `${term}\u00a0: ${singleLine(value)}`).join('\n');
  if ('quote' in part) return `${part.about ? `${singleLine(part.about)}\n` : ''}${quoteLines(part.quote)}`;
  if ('button' in part) return `${part.sentence ?? part.button}\u00a0:\n${part.url}`;
  return part.list
    .map(({ title, lines, url }) =>
      [`• ${singleLine(title)}`, ...lines.map((line) => `  ${singleLine(line)}`), ...(url ? [`  ${url}`] : [])].join('\n'),
    )
    .join(part.list.some(({ url }) => url) ? '\n\n' : '\n');
};

/** The mail as plain text: complete in itself. */
export const renderText = (parts: readonly MailPart[]): string => `${parts.map(textPart).join('\n\n')}\n`;

const line = (text: string): string => escapeText(singleLine(text));
const href = (url: string): string => (/^https?:\/\//.test(url) ? ` href="${escapeAttribute(url)}"` : '');

const htmlPart =
  (accent: string) =>
  (part: MailPart): string => {
    if (typeof part === 'string') return `<p>${escapeText(multiLine(part)).replaceAll('\n', '<br>')}</p>`;
    if ('heading' in part) return `<h2 style="margin:32px 0 8px;font-size:18px">${line(part.heading)}</h2>`;
    if ('facts' in part)
      return `<p>${part.facts.map(([term, value]) => `<strong>${line(term)}</strong>\u00a0: ${line(value)}`).join('<br>')}</p>`;
    if ('quote' in part)
      return `${part.about ? `<p><strong>${line(part.about)}</strong></p>` : ''}<blockquote style="margin:16px 0;padding-left:12px;border-left:3px solid #888">${escapeText(multiLine(part.quote)).replaceAll('\n', '<br>')}</blockquote>`;
    if ('button' in part)
      return `${part.sentence ? `<p>${line(part.sentence)}\u00a0:</p>` : ''}<p><a${href(part.url)} style="display:inline-block;padding:12px 20px;border-radius:6px;background:${accent};color:#ffffff;font-weight:bold;text-decoration:none">${line(part.button)}</a></p>`;
    const items = part.list.map(({ title, lines, url }) => {
      const name = url ? `<a${href(url)}>${line(title)}</a>` : line(title);
      return `<li style="margin-bottom:12px">${[`<strong>${name}</strong>`, ...lines.map(line)].join('<br>')}</li>`;
    });
    return `<ul style="padding-left:20px">${items.join('')}</ul>`;
  };

/** The gateway's own colour, where a partner has none. */
const ownAccent = '#000091';

/**
 * The mail as HTML, for programs that show it: nothing in it is fetched, nothing tells that it was read, and its colours are those
 * of the reader's program, light or dark, but for the button.
 */
export const renderHtml = (
  title: string,
  parts: readonly MailPart[],
  { name, color }: Pick<Branding, 'name' | 'color'>,
): string => {
  const colour = color === null ? undefined : parseHexColour(color);
  const accent = colour ? toHex(legibleShade(colour)) : ownAccent;
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${line(title)}</title></head>
<body style="margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;overflow-wrap:break-word"><div style="max-width:600px;margin:0 auto">
<p style="padding-bottom:8px;border-bottom:4px solid ${accent}"><strong>${line(name)}</strong></p>
${parts.map(htmlPart(accent)).join('\n')}
</div></body></html>
`;
};
