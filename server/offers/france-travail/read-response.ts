import * as v from 'valibot';

import type { OccupationRecord } from '../../occupations/occupation-index.ts';
import { SourceUnavailable } from '../source.ts';
import type { OfferRecord } from '../offer-row.ts';
import type { ApiResponse } from './call.ts';
import { repairLine } from './repair-text.ts';
import { type FacetCounts, readCounts } from './facets.ts';
import { OfferV2 } from './offer-v2.ts';
import { readApiError } from './api-error.ts';
import { toOfferRecord } from './to-offer.ts';
import type { PlaceNames } from './workplace.ts';

/** Some of the offers of a search, in its order. */
export interface ApiSearchResults {
  /** `undefined`: one that could not be read. */
  records: readonly (OfferRecord | undefined)[];
  /** How many there are in all. */
  total: number;
  /** There are more than that: the API did not say how many. */
  more: boolean;
  counts: FacetCounts;
}

const Found = v.object({
  resultats: v.optional(v.array(v.unknown()), []),
  filtresPossibles: v.fallback(v.optional(v.array(v.unknown()), []), []),
});

const nothing: ApiSearchResults = { records: [], total: 0, more: false, counts: new Map() };

const readOffer = (raw: unknown, places: PlaceNames): OfferRecord | undefined => {
  const read = v.safeParse(OfferV2, raw);
  return read.success ? toOfferRecord(read.output, places) : undefined;
};

/** « offres 0-19/716799 », and how many there are at least where it is not declared. */
const totalOf = ({ status, contentRange }: ApiResponse, seen: number): { total: number; more: boolean } => {
  const declared = /\/(\d+)\s*$/.exec(contentRange ?? '')?.[1];
  return declared === undefined
    ? { total: seen, more: status === 206 }
    : { total: Math.max(Number(declared), seen), more: false };
};

/** The answer to a search that began at an offer. 404, 410 and 416 say as 204 does that nothing is there. */
export const readResults = (answer: ApiResponse, start: number, places: PlaceNames): ApiSearchResults => {
  if (answer.status === 400) throw readApiError(answer.body);
  if (answer.status !== 200 && answer.status !== 206) return nothing;
  const read = v.safeParse(Found, answer.body);
  if (!read.success || Array.isArray(answer.body))
    throw new SourceUnavailable(`France Travail answered ${answer.status} with something that is no search`);
  const { resultats, filtresPossibles } = read.output;
  return {
    records: resultats.map((raw) => readOffer(raw, places)),
    ...totalOf(answer, start + resultats.length),
    counts: readCounts(filtresPossibles),
  };
};

/** The answer to the question for one offer; `null`: there is none, or no longer. */
export const readOfferResponse = (answer: ApiResponse, places: PlaceNames): OfferRecord | null => {
  // 400 is the answer for identifiers that no offer can have.
  if (answer.status !== 200) return null;
  const record = readOffer(answer.body, places);
  if (!record) throw new SourceUnavailable('France Travail answered 200 with something that is no offer');
  return record;
};

const Metier = v.object({ code: v.pipe(v.string(), v.regex(/^[A-N]\d{4}$/)), libelle: v.string() });

/** The referential « métiers »: the occupations that the API searches by. */
export const readOccupations = (answer: ApiResponse): readonly OccupationRecord[] => {
  const read = v.safeParse(v.array(v.unknown()), answer.body);
  if (!read.success)
    throw new SourceUnavailable(`France Travail answered ${answer.status} with something that is no referential`);
  return read.output
    .filter((item) => v.is(Metier, item))
    .map(({ code, libelle }) => ({ rome: code, label: repairLine(libelle) ?? code, titles: [] }));
};
