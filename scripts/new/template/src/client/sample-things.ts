import { SampleThingList } from '../contract/index.ts';
import type { Client } from './client.ts';

export const sampleThingsOf = ({ http }: Client) => ({
  /** By title, fifty at most. */
  list: async (signal?: AbortSignal) => (await http.get('sample-things', SampleThingList, {}, signal)).items,
});
