import * as v from 'valibot';

import { Text } from './text.ts';

/** What one of them is. */
export const SampleThing = v.object({
  id: v.string(),
  title: Text,
});
export type SampleThing = v.InferOutput<typeof SampleThing>;

/** By title, fifty at most. */
export const SampleThingList = v.object({ items: v.array(SampleThing) });
export type SampleThingList = v.InferOutput<typeof SampleThingList>;

/** Nothing can be asked but for all of them. */
export const SampleThingQuery = v.strictObject({});
