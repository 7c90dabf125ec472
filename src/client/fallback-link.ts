import type { OfferQuery } from '../contract/index.ts';
import { mayBeCommune } from '../contract/place-code.ts';
import { queryString } from './page-scope.ts';

/** The same search on France Travail's own site: a plain address, so it works whatever happens here. */
export const fallbackSearchUrl = ({ keywords, place, radius }: OfferQuery): string =>
  `https://candidat.francetravail.fr/offres/recherche?${queryString({
    ...(keywords && { motsCles: keywords }),
    ...(place && { lieux: mayBeCommune(place) ? place : place.startsWith('R') ? `${place.slice(1)}R` : `${place}D` }),
    ...(radius !== undefined && { rayon: radius }),
  })}`;
