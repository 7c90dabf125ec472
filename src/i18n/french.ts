import { html, type TemplateResult } from 'lit';

import { currentLanguage } from './locale.ts';

/** « l'offre » → « l’offre », as French is set; addresses of mail keep theirs. Word by word: a text may be one word of any length. */
const curly = (text: string): string =>
  text.includes("'")
    ? text.replace(/\S+/g, (word) => (word.includes('@') ? word : word.replace(/(\p{L})'(?=\p{L})/gu, '$1’')))
    : text;

/**
 * A text of the catalogue: a title, a place, a name. Offers are in French whatever the page speaks, so on other pages their
 * texts say it, to be pronounced right and to keep their own direction (WCAG 3.1.2).
 */
export const french = <T>(text: T): T | string | TemplateResult => {
  const set = typeof text === 'string' ? curly(text) : text;
  return set && currentLanguage().code !== 'fr' ? html`<span lang="fr" dir="ltr">${set}</span>` : set;
};
