import { html, type TemplateResult } from 'lit';

import { french } from '../../../src/i18n/french.ts';

/** What employers begin the lines of a list with; a hyphen needs no space behind it, « o » and « + » do. */
const bullet = /^\s*(?:[-–—*•·▪●◦■►➢➤✓✔✅]\s*(?=[\p{L}\d«"'(])|[o+]\s+)/u;

type Block = { items: string[] } | { lines: string[] };

/** Paragraphs and lists of a text, in their order. One line that begins with a sign is no list yet. */
export const blocksOf = (text: string): readonly Block[] => {
  const blocks: Block[] = [];
  const write = (lines: readonly string[]): void => {
    const last = blocks.at(-1);
    if (last && 'lines' in last) last.lines.push(...lines);
    else if (lines.length > 0) blocks.push({ lines: [...lines] });
  };
  let run: string[] = []; // what may be a list, with the empty lines in it
  const end = (): void => {
    const items = run.filter(Boolean);
    if (items.length > 1) blocks.push({ items: items.map((item) => item.replace(bullet, '')) });
    else write(run);
    run = [];
  };
  for (const line of text.replace(/ ([•▪●])(?= )/g, '\n$1').split('\n')) {
    if (bullet.test(line) || (run.length > 0 && line === '')) run.push(line);
    else {
      end();
      write([line]);
    }
  }
  end();
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
