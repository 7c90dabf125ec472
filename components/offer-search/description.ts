import { html, type TemplateResult } from 'lit';

import { french } from '../../src/i18n/french.ts';

/** What employers begin the lines of a list with; a hyphen needs no space behind it, « o » and « + » do. */
const bullet = /^\s*(?:[-–—*•·▪●◦■►➢➤✓✔✅]\s*(?=[\p{L}\d«"'(])|[o+]\s+)/u;

type Block = { items: string[] } | { lines: string[] };

/** Paragraphs and lists of a text, in their order. One line that begins with a sign is no list yet. */
export const blocksOf = (text: string): readonly Block[] => {
  const lines = text.replace(/\s+([•▪●])(?=\s)/g, '\n$1').split('\n');
  const isItem = (line: string): boolean => bullet.test(line);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    const items: string[] = [];
    // Empty lines between two items do not part them.
    for (let next = at; isItem(lines[next] ?? '') || (items.length > 0 && lines[next] === ''); next += 1)
      if (lines[next] !== '') {
        items.push((lines[next] ?? '').replace(bullet, ''));
        end = next + 1;
      }
    if (items.length > 1) {
      blocks.push({ items });
      at = end;
    } else {
      const last = blocks.at(-1);
      const line = lines[at] ?? '';
      if (last && 'lines' in last) last.lines.push(line);
      else blocks.push({ lines: [line] });
      at += 1;
    }
  }
  return blocks;
};

/** What an employer writes, with its lists as lists: they are counted and passed over by who listens. */
export const description = (text: string | null): readonly TemplateResult[] =>
  blocksOf(text ?? '').flatMap((block) => {
    if ('items' in block)
      return html`<ul class="bullets">
        ${block.items.map((item) => html`<li>${french(item)}</li>`)}
      </ul>`;
    const lines = block.lines.join('\n').trim();
    return lines ? html`<p class="lines">${french(lines)}</p>` : [];
  });
