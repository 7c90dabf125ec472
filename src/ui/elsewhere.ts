import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { searchElsewhereUrl } from '../client/elsewhere.ts';
import type { OfferQuery } from '../contract/index.ts';

export const searchElsewhere = (query: OfferQuery): TemplateResult => html`
  <a href=${searchElsewhereUrl(query)} rel="external noopener">${msg('Faire cette recherche sur francetravail.fr')}</a>
`;
