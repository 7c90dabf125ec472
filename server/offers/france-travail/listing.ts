import * as v from 'valibot';

import { type FoundOffer, OfferSummary } from '../../../src/contract/index.ts';
import { distanceKm } from '../search/geography.ts';
import type { OfferRecord } from '../offer-row.ts';
import type { Scope } from '../scope.ts';
import type { ApiSearchResults } from './read-response.ts';

/** What is kept of an offer for the lists it stands in. */
export interface ListedOffer {
  summary: OfferSummary;
  longitude: number | null;
  latitude: number | null;
  siret: string | null;
}

/** What is kept of the answer to a search. */
export interface Listing extends Omit<ApiSearchResults, 'records'> {
  offers: readonly (ListedOffer | undefined)[];
}

/** Where distances are measured from, in degrees (WGS 84). */
interface Point {
  longitude: number | null;
  latitude: number | null;
}

export const toListed = ({ offer, longitude, latitude, siret = null }: OfferRecord): ListedOffer => ({
  summary: v.parse(OfferSummary, offer),
  longitude,
  latitude,
  siret,
});

export const toListing = ({ records, ...answer }: ApiSearchResults): Listing => ({
  ...answer,
  offers: records.map((record) => record && toListed(record)),
});

const distanceOf = (from: Point | undefined, to: Point): number | null => {
  if (!from || from.longitude === null || from.latitude === null || to.longitude === null || to.latitude === null) return null;
  return Math.round(distanceKm(from.longitude, from.latitude, to.longitude, to.latitude) * 10) / 10;
};

export const toFound = ({ summary, ...place }: ListedOffer, from: Point | undefined): FoundOffer => ({
  ...summary,
  distance: distanceOf(from, place),
});

/** Whether a partner shows this offer. */
export const isInScope = ({ summary, siret }: ListedOffer, { departements, sirets, companies }: Scope): boolean => {
  const { place, company } = summary;
  const isThere = departements.length === 0 || (place.departement !== null && departements.includes(place.departement));
  const isOfAnyone = sirets.length === 0 && companies.length === 0;
  const bears = company !== null && companies.includes(company);
  const hasNumber = siret !== null && (sirets.includes(siret) || sirets.includes(siret.slice(0, 9)));
  return isThere && (isOfAnyone || bears || hasNumber);
};
