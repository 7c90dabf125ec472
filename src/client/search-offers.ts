import type { OfferQuery } from '../contract/offer-query.ts';
import { OfferPage } from '../contract/offers.ts';
import type { Client } from './client.ts';
import type { Query } from './page-scope.ts';

// Apart from what else can be asked about offers: a search begins with it, and the schema of a whole offer comes with the first that is read.

/** See `offersOf`. */
export const searchOffers = ({ http }: Client, query: OfferQuery | Query, signal?: AbortSignal): Promise<OfferPage> =>
  http.get('offers', OfferPage, { ...query }, signal);

/** Where the API has an offer. */
export const offerPath = (id: string): string => `offers/${encodeURIComponent(id)}`;
