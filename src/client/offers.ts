import { Offer, OfferList, OfferPage, type OfferQuery } from '../contract/offers.ts';
import type { Client } from './client.ts';
import type { Query } from './page-scope.ts';

export const offersOf = ({ http }: Client) => ({
  /** Twenty offers a page; hand `next` back as `cursor` to read on. `query` is an `OfferQuery`, or the same as an address has it. */
  search: (query: OfferQuery | Query, signal?: AbortSignal) => http.get('offers', OfferPage, { ...query }, signal),

  /** The whole offer. Fails with kind `missing` once it has been withdrawn. */
  get: (id: string, signal?: AbortSignal) => http.get(`offers/${encodeURIComponent(id)}`, Offer, {}, signal),

  /** Offers like this one, the closest first. Fails with kind `missing` once it has been withdrawn. */
  related: async (id: string, signal?: AbortSignal) =>
    (await http.get(`offers/${encodeURIComponent(id)}/related`, OfferList, {}, signal)).items,
});
