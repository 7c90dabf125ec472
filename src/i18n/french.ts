import { html, type TemplateResult } from 'lit';

import { spokenLanguage } from './locale.ts';

/**
 * A text of the catalogue: a title, a place, a name. Offers are in French whatever the page speaks, so on other pages their
 * texts say it, to be pronounced right and to keep their own direction (WCAG 3.1.2).
 */
export const french = <T>(text: T): T | TemplateResult =>
  text && spokenLanguage().code !== 'fr' ? html`<span lang="fr" dir="ltr">${text}</span>` : text;
