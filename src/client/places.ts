import { PlaceList } from '../contract/index.ts';
import type { Http } from './client.ts';

export const places = (http: Http) => ({
  /** The places whose name, postal code or code begins with `q`, best first, eight at most. */
  suggest: async (q: string, signal?: AbortSignal) => (await http.get('places', PlaceList, { q }, signal)).items,
});
