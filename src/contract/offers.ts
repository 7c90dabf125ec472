import * as v from 'valibot';

import { mayBeCommune } from './place-code.ts';
import { WrittenPlace } from './places.ts';
import { MaybeText, Text, Timestamp, WebAddress } from './text.ts';

const Labelled = v.object({ code: v.string(), label: v.string() });

/** A length of time that an offer states: 12 months, 15 days. */
const Duration = v.object({ count: v.number(), unit: v.picklist(['day', 'week', 'month', 'year']) });
export type Duration = v.InferOutput<typeof Duration>;

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

/** Contract types one can ask for; each stands for those that mean the same to a candidate (`DIN`, an indefinite contract of integration, is a `CDI`). */
export const contractGroups = ['CDI', 'CDD', 'MIS', 'SAI', 'LIB'] as const;

/** Days since publication that one can ask for: those of France Travail's own search. */
export const publishedWithin = [1, 3, 7, 14, 31] as const;

/** The filters whose choices are counted. */
export const facetNames = [
  'contract',
  'workTime',
  'experience',
  'qualification',
  'domain',
  'published',
  'apprenticeship',
  'accessible',
  'disabilityCommitted',
  'fewCandidates',
  'source',
] as const;
export type FacetName = (typeof facetNames)[number];

/** One choice of a filter: what to send as its value, and how many offers it would leave. */
const Choice = v.object({ value: v.string(), label: MaybeText, count: v.number() });

/**
 * What one filter offers. Counted among the offers that match all the rest of the question, the filter's own choices set
 * aside, so that a second choice can be weighed beside the first.
 */
export const Facet = v.object({ name: v.picklist(facetNames), choices: v.array(Choice) });
export type Facet = v.InferOutput<typeof Facet>;

/** An occupation of the national list (ROME). */
const OccupationRef = v.object({ rome: v.string(), label: Text });

/** An offer among the results of a search. */
export const FoundOffer = v.object({
  ...OfferSummary.entries,
  /** Kilometres from the commune that was searched around, where both are known. */
  distance: v.nullable(v.number()),
});
export type FoundOffer = v.InferOutput<typeof FoundOffer>;

/** One page of a search. */
export const OfferPage = v.object({
  /** How many offers match, on all pages. */
  total: v.number(),
  /** `total` was not counted to its end: there are more. */
  more: v.boolean(),
  items: v.array(FoundOffer),
  /** Handed back as `cursor` to read on; `null` on the last page. Opaque: its content is the gateway's business. */
  next: v.nullable(v.string()),
  /** On the first page; a filter that is missing here was not counted. */
  facets: v.nullable(v.array(Facet)),
  /** The occupation the keywords were understood as: its offers are found too, whatever their words. */
  understood: v.nullable(OccupationRef),
  /** Since when the answer has been kept, where the source does not answer now. */
  keptSince: v.nullable(Timestamp),
});
export type OfferPage = v.InferOutput<typeof OfferPage>;

/** Offers like another one, the closest first, six at most. */
export const OfferList = v.object({ items: v.array(FoundOffer) });
export type OfferList = v.InferOutput<typeof OfferList>;

/** Number of offers on a page. */
export const offersPerPage = 20;

/** Distance around a commune, in kilometres, when the request names none: the default of France Travail's own search. */
export const defaultRadius = 10;

export const sorts = ['relevance', 'date', 'distance'] as const;

// The two below are marked for bundlers: a page that sends no such query does not carry it.

/** One or several values of a list, with commas between them: no value stands twice, the order does not matter. */
/* @__NO_SIDE_EFFECTS__ */
const listOf = (values: readonly string[], description: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^(?:${values.join('|')})(?:,(?:${values.join('|')}))*$`)), v.description(description));

/* @__NO_SIDE_EFFECTS__ */
const flag = (description: string) => v.exactOptional(v.pipe(v.boolean(), v.description(description)));

/**
 * What can be asked. Every word of `keywords` must be in the offer, unless the gateway understands them as an occupation;
 * accents, plural and gender do not matter. `radius` and `sort=distance` need a commune as `place`.
 */
export const OfferQuery = v.pipe(
  v.strictObject({
    keywords: v.exactOptional(
      v.pipe(v.string(), v.trim(), v.maxLength(200), v.description('Words that must all be in the offer, or an occupation.')),
    ),
    literal: flag('The words as they stand: no occupation is understood from them.'),
    occupation: v.exactOptional(
      v.pipe(v.string(), v.regex(/^[A-N]\d{4}$/), v.description('ROME code of an occupation (D1102).')),
    ),
    place: v.exactOptional(
      v.pipe(
        WrittenPlace,
        v.description(
          'INSEE code of a commune (69123), code of a département (38) or of a région (R84); else the place that is suggested first for the text.',
        ),
      ),
    ),
    radius: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(0),
        v.maxValue(200),
        v.description('Kilometres around the commune; 0: the commune alone.'),
      ),
    ),
    contract: v.exactOptional(
      listOf(contractGroups, 'Contract types: CDI, CDD, MIS (temporary work), SAI (seasonal), LIB (other).'),
    ),
    workTime: v.exactOptional(v.picklist(['full', 'part'])),
    experience: v.exactOptional(listOf(['none', 'wished', 'required'], 'What the employer asks for: none, wished, required.')),
    qualification: v.exactOptional(v.picklist(['executive', 'other'])),
    domain: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[A-N](?:\d\d)?(?:,[A-N](?:\d\d)?)*$/),
        v.maxLength(200),
        v.description('Professional domains of ROME: a letter (G) or a letter and two digits (G16), with commas between them.'),
      ),
    ),
    published: v.exactOptional(
      v.pipe(v.number(), v.picklist(publishedWithin), v.description('Published in so many days: 1, 3, 7, 14 or 31.')),
    ),
    salaryMin: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.maxValue(100_000),
        v.description('Gross euros a month at least, full time; an offer without a salary does not match.'),
      ),
    ),
    apprenticeship: flag('Work and school in turn only.'),
    accessible: flag('Open to people whose disability is recognised.'),
    disabilityCommitted: flag('Employers committed to people with a disability.'),
    fewCandidates: flag('Offers to which few people have applied.'),
    source: v.exactOptional(v.picklist(['france-travail', 'partner'])),
    employer: v.exactOptional(
      v.pipe(v.string(), v.regex(/^\d{9}(?:\d{5})?$/), v.description('SIRET of an establishment, or SIREN of a company.')),
    ),
    ids: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[\w-]{1,100}(?:,[\w-]{1,100}){0,49}$/),
        v.description('Only these offers, fifty at most, with commas between them.'),
      ),
    ),
    sort: v.exactOptional(
      v.pipe(v.picklist(sorts), v.description('relevance, which is the default, date, or distance from the commune.')),
    ),
    cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(400), v.description('The `next` of the page before.'))),
  }),
  v.forward(
    v.check(
      ({ place, radius }) => radius === undefined || (place !== undefined && mayBeCommune(place)),
      'needs a commune as `place`',
    ),
    ['radius'],
  ),
  v.forward(
    v.check(
      ({ place, sort }) => sort !== 'distance' || (place !== undefined && mayBeCommune(place)),
      'by distance needs a commune as `place`',
    ),
    ['sort'],
  ),
);
export type OfferQuery = v.InferOutput<typeof OfferQuery>;
