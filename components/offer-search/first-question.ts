import type { OfferQuery } from '../../src/contract/offers.ts';
import { isCommuneCode } from '../../src/contract/place-code.ts';

/** What the visitor, or the page, asks for. Frameworks and removed attributes leave `null`, `undefined` and `''`: they ask for nothing, as an empty text does. */
export interface Criteria {
  keywords: string | null;
  place: string | null;
  /** Kilometres around a commune. */
  radius: number | null;
}

/** The query of a search, the same whether the loader asks it early or the element later. */
export const queryOf = ({ keywords, place, radius }: Criteria): OfferQuery => {
  const words = keywords?.trim();
  return {
    ...(words && { keywords: words }),
    ...(place && { place }),
    ...(place && isCommuneCode(place) && typeof radius === 'number' && radius >= 0 && { radius }),
  };
};
