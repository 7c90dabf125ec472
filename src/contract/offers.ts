import * as v from 'valibot';

import { OfferSummary } from './offer-summary.ts';
import { MaybeText, Text, Timestamp } from './text.ts';

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
