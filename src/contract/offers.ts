import * as v from 'valibot';

import { pageOf } from './page.ts';
import { isCommuneCode } from './place-code.ts';
import { PlaceCode } from './places.ts';
import { MaybeText, Text, Timestamp, WebAddress } from './text.ts';

const Labelled = v.object({ code: v.string(), label: v.string() });

/** Something asked of the candidate, as a must or as a plus. */
const Requirement = v.object({ label: Text, required: v.boolean() });
export type Requirement = v.InferOutput<typeof Requirement>;

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
  contract: Labelled,
  workTime: v.nullable(v.picklist(['full', 'part'])),
  salary: v.nullable(Salary),
  apprenticeship: v.boolean(),
  publishedAt: v.nullable(Timestamp),
  /** Last update at the source, which its licence asks to show. */
  updatedAt: v.nullable(Timestamp),
  /** The offer where it was published, if it is anywhere but here. */
  url: v.nullable(WebAddress),
});
export type OfferSummary = v.InferOutput<typeof OfferSummary>;

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
const Partner = v.object({ name: Text, url: v.nullable(WebAddress), logo: v.nullable(v.string()) });
export type Partner = v.InferOutput<typeof Partner>;

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
  experience: v.object({ expected: v.picklist(['none', 'wished', 'required']), label: MaybeText, comment: MaybeText }),
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
  fewCandidates: v.boolean(),
  contact: v.nullable(Contact),
  agency: v.nullable(v.object({ phone: MaybeText, email: MaybeText })),
  /** `sample`: invented for demonstrations, nobody recruits. */
  source: v.object({ kind: v.picklist(['france-travail', 'partner', 'sample']), partners: v.array(Partner) }),
});
export type Offer = v.InferOutput<typeof Offer>;

export const OfferPage = pageOf(OfferSummary);
export type OfferPage = v.InferOutput<typeof OfferPage>;

/** Number of offers on a page. */
export const offersPerPage = 20;

/** Distance around a commune, in kilometres, when the request names none: the default of France Travail's own search. */
export const defaultRadius = 10;

/**
 * What can be asked. Every word of `keywords` must be in the offer; accents, plural and gender do not matter. `radius`
 * needs a commune as `place`: a département has none.
 */
export const OfferQuery = v.pipe(
  v.strictObject({
    keywords: v.exactOptional(
      v.pipe(v.string(), v.trim(), v.maxLength(200), v.description('Words that must all be in the offer.')),
    ),
    place: v.exactOptional(v.pipe(PlaceCode, v.description('INSEE code of a commune (69123) or code of a département (38).'))),
    radius: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(0),
        v.maxValue(200),
        v.description('Kilometres around the commune; 0: the commune alone.'),
      ),
    ),
    cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(400), v.description('The `next` of the page before.'))),
  }),
  v.forward(
    v.check(
      ({ place, radius }) => radius === undefined || (place !== undefined && isCommuneCode(place)),
      'needs a commune as `place`',
    ),
    ['radius'],
  ),
);
export type OfferQuery = v.InferOutput<typeof OfferQuery>;
