import * as v from 'valibot';

import { MaybeText, Text, Timestamp, WebAddress } from './text.ts';

const Labelled = v.object({ code: v.string(), label: v.string() });

/** A length of time that an offer states: 12 months, 15 days. */
export const Duration = v.object({ count: v.number(), unit: v.picklist(['day', 'week', 'month', 'year']) });
export type Duration = v.InferOutput<typeof Duration>;

/** Gross pay in euros. `text` is what the employer wrote; the figures are there only where it could be read for certain. */
const Salary = v.object({
  text: MaybeText,
  min: v.nullable(v.number()),
  max: v.nullable(v.number()),
  period: v.nullable(v.picklist(['hour', 'month', 'year'])),
  /** Benefits and remarks: « Primes », « Titres restaurant ». */
  extras: v.array(Text),
});
export type Salary = v.InferOutput<typeof Salary>;

/** What a card of the results shows. */
export const OfferSummary = v.object({
  id: v.string(),
  title: Text,
  company: MaybeText,
  /** `label` is ready to show: « Grenoble (38) », « Drôme (26) », « Luxembourg ». */
  place: v.object({ label: MaybeText, commune: v.nullable(v.string()), departement: v.nullable(v.string()) }),
  /** `code` is one of France Travail's contract types (CDI, CDD, MIS, SAI …); `label` includes the duration. */
  contract: v.object({ ...Labelled.entries, duration: v.exactOptional(Duration) }),
  workTime: v.nullable(v.picklist(['full', 'part'])),
  salary: v.nullable(Salary),
  apprenticeship: v.boolean(),
  /** Few people have applied so far. */
  fewCandidates: v.boolean(),
  publishedAt: v.nullable(Timestamp),
  /** Last update at the source, which its licence asks to show. */
  updatedAt: v.nullable(Timestamp),
  /** The offer where it was published, if it is anywhere but here. */
  url: v.nullable(WebAddress),
});
export type OfferSummary = v.InferOutput<typeof OfferSummary>;
