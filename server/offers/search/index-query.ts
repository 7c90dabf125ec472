import type { Facet, OfferQuery } from '../../../src/contract/index.ts';
import type { Scope } from '../scope.ts';
import type { RankKey } from './top-k.ts';
import type { OfferAttributes } from '../offer-row.ts';

/** An offer as it is found: everything but what is shown. */
export interface IndexedOffer {
  id: string;
  /** Its words by weight, A to D, a line each. */
  words: string;
  facts: OfferAttributes;
  sample: boolean;
  commune: string | null;
  departement: string | null;
  longitude: number | null;
  latitude: number | null;
  siret: string | null;
  /** Milliseconds since 1970. */
  publishedAt: number;
}

/** Where to search. Coordinates in degrees (WGS 84), the radius in kilometres. */
export interface Area {
  /** Any of these communes, or départements. */
  communes?: readonly string[];
  departements?: readonly string[];
  around?: { longitude: number; latitude: number; radius: number } | undefined;
}

type Filters = Omit<OfferQuery, 'keywords' | 'literal' | 'place' | 'radius' | 'cursor'>;

export interface IndexQuery extends Filters {
  /** Folded words that must all be there; none at all match nothing. */
  words?: readonly string[] | undefined;
  /** ROME code whose offers match too, whatever their words. */
  understood?: string | undefined;
  area?: Area | undefined;
  within?: Scope | undefined;
  /** Those behind it only. */
  after?: RankKey | undefined;
  /** How many. */
  limit: number;
  /** Whether to count the choices of the filters. */
  counting: boolean;
}

export interface IndexHit extends RankKey {
  /** Kilometres. */
  distance: number | null;
}

export interface IndexResult {
  total: number;
  found: readonly IndexHit[];
  facets: Facet[] | null;
}
