import { html, type TemplateResult } from 'lit';

import styles from './sites.styles.ts';

/** The sites on which the stories play. */
export type Site = 'plain' | 'excerpt' | 'coloured' | 'dark' | 'warm' | 'narrow';

/** Puts a story on the page of such a site. */
export const onSite = (site: Site, content: unknown): TemplateResult => {
  const sheet = styles.styleSheet;
  if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  return html`<div class="site ${site}">${content}</div>`;
};
