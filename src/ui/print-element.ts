/** Black on white, as paper has it; an address is written out, since nobody clicks on paper. */
const printStyles = `
  body { font: 11pt/1.4 sans-serif; color: #000; background: #fff; }
  button, svg, [role='status'], .related, .actions { display: none; }
  h3 { font-size: 16pt; margin: 0 0 6pt; }
  h4 { font-size: 12pt; margin: 12pt 0 4pt; break-after: avoid; }
  p, dd, dl { margin: 0 0 4pt; }
  dt { font-weight: bold; }
  .lines { white-space: pre-line; overflow-wrap: anywhere; }
  img { max-height: 40pt; }
  a { color: inherit; overflow-wrap: anywhere; }
  a::after { content: ' (' attr(href) ')'; }
`;

/**
 * Prints a part of the page without the rest of it. What is printed stands in an empty frame of the page's own: no request, no
 * markup, and no style of the page.
 */
export const printElement = (part: Element): void => {
  const frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  // Firefox prints nothing of a frame that is not displayed.
  for (const [name, value] of [
    ['position', 'fixed'],
    ['inline-size', '0'],
    ['block-size', '0'],
    ['border', '0'],
  ] as const)
    frame.style.setProperty(name, value, 'important');
  document.documentElement.append(frame);
  const { contentDocument: page } = frame;
  const view = page?.defaultView;
  if (!page || !view) return frame.remove();
  page.title = part.querySelector('h3')?.textContent.trim() ?? document.title;
  page.documentElement.lang = document.documentElement.lang;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(printStyles);
  page.adoptedStyleSheets = [sheet];
  page.body.append(page.importNode(part, true));
  view.addEventListener('afterprint', () => frame.remove());
  view.focus();
  view.print();
};
