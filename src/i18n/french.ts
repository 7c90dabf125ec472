import { html, type TemplateResult } from 'lit';

import { spokenLanguage } from './locale.ts';

/** « l'offre » → « l’offre », as French is set; addresses of mail keep theirs. */
const curly = (text: string): string => text.replace(/(\p{L})'(?=\p{L})(?!\S*@)/gu, '$1’');

/**
 * A text of the catalogue: a title, a place, a name. Offers are in French whatever the page speaks, so on other pages their
 * texts say it, to be pronounced right and to keep their own direction (WCAG 3.1.2).
 */
export const french = <T>(text: T): T | string | TemplateResult => {
  const set = typeof text === 'string' ? curly(text) : text;
  return set && spokenLanguage().code !== 'fr' ? html`<span lang="fr" dir="ltr">${set}</span>` : set;
};
