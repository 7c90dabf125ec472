import { PlaceList } from '../contract/places.ts';
import type { Client } from './client.ts';

export const placesOf = ({ http }: Client) => ({
  /** The places whose name begins with `q`, or whose postal code or INSEE code is `q`: best first, eight at most. */
  suggest: async (q: string, signal?: AbortSignal) => (await http.get('places', PlaceList, { q }, signal)).items,
});
