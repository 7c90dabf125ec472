import type { Query } from '../../src/client/page-scope.ts';
import type { OfferQuery } from '../../src/contract/offer-query.ts';
import { mayBeCommune } from '../../src/contract/place-code.ts';

/** What the visitor, or the page, asks for. Frameworks and removed attributes leave `null`, `undefined` and `''`: they ask for nothing, as an empty text does. */
export interface SearchCriteria {
  keywords: string | null | undefined;
  place: string | null | undefined;
  /** Kilometres around a commune. */
  radius: number | null;
  /** All else that an `OfferQuery` can ask, as an address has it: `contract=CDI,CDD&published=7`. */
  filters: string | null | undefined;
}

/** A search as it is sent; what stands in `filters` is checked by the gateway. */
export type SearchQuery = Query & Pick<OfferQuery, 'keywords' | 'place' | 'radius'>;

/** The query of a search, the same whether the loader asks it early or the element later. */
export const toSearchQuery = ({ keywords, place, radius, filters }: SearchCriteria): SearchQuery => {
  const words = keywords?.trim();
  return {
    ...Object.fromEntries(new URLSearchParams(filters ?? '')),
    ...(words && { keywords: words }),
    ...(place && { place }),
    ...(place && mayBeCommune(place) && typeof radius === 'number' && radius >= 0 && { radius }),
  };
};
