import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { isCommuneCode, type OfferQuery } from '../contract/index.ts';

/** The same search on France Travail's own site: a plain address, so it works whatever happens here. */
export const searchElsewhereUrl = ({ keywords, place, radius }: OfferQuery): string => {
  const query = new URLSearchParams();
  if (keywords) query.set('motsCles', keywords);
  if (place) query.set('lieux', isCommuneCode(place) ? place : `${place}D`);
  if (radius !== undefined) query.set('rayon', `${radius}`);
  return `https://candidat.francetravail.fr/offres/recherche?${query.toString()}`;
};

export const searchElsewhere = (query: OfferQuery): TemplateResult => html`
  <a href=${searchElsewhereUrl(query)} rel="external noopener">${msg('Faire cette recherche sur francetravail.fr')}</a>
`;
