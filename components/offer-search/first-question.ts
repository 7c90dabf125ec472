import type { OfferQuery } from '../../src/contract/offers.ts';
import { isCommuneCode } from '../../src/contract/place-code.ts';

/** What the visitor, or the page, asks for. An empty text is nothing asked. */
export interface Criteria {
  keywords: string;
  place: string;
  /** Kilometres around a commune. */
  radius: number | undefined;
}

/** The query of a search, the same whether the loader asks it early or the element later. */
export const queryOf = ({ keywords, place, radius }: Criteria): OfferQuery => ({
  ...(keywords.trim() && { keywords: keywords.trim() }),
  ...(place && { place }),
  ...(radius !== undefined && isCommuneCode(place) && { radius }),
});
