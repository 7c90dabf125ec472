import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { fallbackSearchUrl } from '../client/fallback-link.ts';
import type { OfferQuery } from '../contract/index.ts';

export const fallbackSearchLink = (query: OfferQuery): TemplateResult => html`
  <a href=${fallbackSearchUrl(query)} rel="external noopener">${msg('Faire cette recherche sur francetravail.fr')}</a>
`;
