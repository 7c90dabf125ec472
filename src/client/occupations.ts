import { OccupationList } from '../contract/occupations.ts';
import type { Client } from './client.ts';

export const occupationsOf = ({ http }: Client) => ({
  /** Job titles and occupations of which `q` is the beginning, mistakes forgiven: best first, eight at most. */
  suggest: async (q: string, signal?: AbortSignal) => (await http.get('occupations', OccupationList, { q }, signal)).items,
});
