import * as v from 'valibot';

import { Text } from './text.ts';

/** A name to search for: an occupation of the national list (ROME), or one of the job titles filed under it. */
export const Occupation = v.object({
  /** What goes into the field, and is understood when it comes back as `keywords`. */
  label: Text,
  kind: v.picklist(['occupation', 'title']),
  /** ROME code of the occupation, `D1102`. */
  rome: v.string(),
  /** Name of the occupation, where `label` is a job title. */
  occupation: Text,
});
export type Occupation = v.InferOutput<typeof Occupation>;

/** The best matches, best first, eight at most. */
export const OccupationList = v.object({ items: v.array(Occupation) });
export type OccupationList = v.InferOutput<typeof OccupationList>;

/** `q` is the beginning of words of a name, typed with or without mistakes. */
export const OccupationQuery = v.strictObject({
  q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80), v.description('Beginning of a job title or occupation.')),
});
export type OccupationQuery = v.InferOutput<typeof OccupationQuery>;
