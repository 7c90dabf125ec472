import { Offer } from '../contract/offer.ts';
import type { OfferQuery } from '../contract/offer-query.ts';
import { OfferList } from '../contract/offers.ts';
import type { Client } from './client.ts';
import type { Query } from './page-scope.ts';
import { offerPath, searchOffers } from './search-offers.ts';

export const offersOf = (client: Client) => ({
  /** Twenty offers a page; hand `next` back as `cursor` to read on. `query` is an `OfferQuery`, or the same as an address has it. */
  search: (query: OfferQuery | Query, signal?: AbortSignal) => searchOffers(client, query, signal),

  /** The whole offer. Fails with kind `missing` once it has been withdrawn. */
  get: (id: string, signal?: AbortSignal) => client.http.get(offerPath(id), Offer, {}, signal),

  /** Offers like this one, the closest first. Fails with kind `missing` once it has been withdrawn. */
  related: async (id: string, signal?: AbortSignal) =>
    (await client.http.get(`${offerPath(id)}/related`, OfferList, {}, signal)).items,
});
