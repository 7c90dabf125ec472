import { OccupationList } from '../contract/index.ts';
import type { Http } from './http.ts';

export const occupations = (http: Http) => ({
  /** Job titles and occupations of which `q` is the beginning, mistakes forgiven: best first, eight at most. */
  suggest: async (q: string, signal?: AbortSignal) => (await http.get('occupations', OccupationList, { q }, signal)).items,
});
