import * as v from 'valibot';

import { Duration, OfferSummary } from './offer-summary.ts';
import { MaybeText, Text, WebAddress } from './text.ts';

/** Something asked of the candidate, as a must or as a plus. */
const Requirement = v.object({ label: Text, required: v.boolean() });
export type Requirement = v.InferOutput<typeof Requirement>;

/** How to answer. Personal data of the recruiter: shown on the offer, never indexed. */
const Contact = v.object({
  name: MaybeText,
  lines: v.array(Text),
  phone: MaybeText,
  /** An address, or the sentence that stands in its place. */
  email: MaybeText,
  comment: MaybeText,
  recruiterUrl: v.nullable(WebAddress),
  applyUrl: v.nullable(WebAddress),
});
export type Contact = v.InferOutput<typeof Contact>;

/** The site that brought the offer. `logo` is an identifier for `GET /v1/logos/{logo}`. */
const OfferPartner = v.object({ name: Text, url: v.nullable(WebAddress), logo: v.nullable(v.string()) });
export type OfferPartner = v.InferOutput<typeof OfferPartner>;

/** The whole offer, every field: its licence asks that nothing be held back from the candidate. */
export const Offer = v.object({
  ...OfferSummary.entries,
  /** Up to 5 000 characters, with line breaks. */
  description: Text,
  occupation: v.nullable(v.object({ rome: v.string(), label: Text, appellation: MaybeText })),
  contractNature: MaybeText,
  workingHours: MaybeText,
  schedule: v.array(Text),
  conditions: v.array(Text),
  openings: v.number(),
  experience: v.object({
    expected: v.picklist(['none', 'wished', 'required']),
    label: MaybeText,
    duration: v.exactOptional(Duration),
    comment: MaybeText,
  }),
  training: v.array(v.object({ field: MaybeText, level: MaybeText, comment: MaybeText, required: v.boolean() })),
  skills: v.array(Requirement),
  softSkills: v.array(v.object({ label: Text, description: MaybeText })),
  languages: v.array(Requirement),
  drivingLicences: v.array(Requirement),
  software: v.array(Text),
  qualification: MaybeText,
  travel: MaybeText,
  sector: MaybeText,
  companyDescription: MaybeText,
  companyUrl: v.nullable(WebAddress),
  companyLogo: v.nullable(v.string()),
  companySize: MaybeText,
  /** Open to people whose disability is recognised. */
  accessible: v.boolean(),
  adaptedCompany: v.boolean(),
  disabilityCommitted: v.boolean(),
  contact: v.nullable(Contact),
  agency: v.nullable(v.object({ phone: MaybeText, email: MaybeText })),
  /** `sample`: invented for demonstrations, nobody recruits. */
  source: v.object({ kind: v.picklist(['france-travail', 'partner', 'sample']), partners: v.array(OfferPartner) }),
});
export type Offer = v.InferOutput<typeof Offer>;
