import { LRUCache } from 'lru-cache';

import { type FoundOffer, type OfferPage, offersPerPage } from '../../../src/contract/index.ts';
import type { OccupationRecord } from '../../occupations/occupation-index.ts';
import { type OfferSearch, type OfferSource, InvalidSearch } from '../source.ts';
import type { OfferRecord } from '../offer-row.ts';
import { responseCache } from './response-cache.ts';
import { communeParameters } from './area.ts';
import { readOccupations, readOfferResponse, readResults } from './read-response.ts';
import { franceTravailClient, type FranceTravailSettings } from './client.ts';
import { type FacetCounts, facetsOf } from './facets.ts';
import { isInScope, type ListedOffer, type Listing, toFound, toListed, toListing } from './listing.ts';
import { type ApiParameter, type ApiParameters, toQueryString } from './parameters.ts';
import { cursorOf, startOf } from './position.ts';
import { toApiQuery } from './api-query.ts';
import { type Range, rangeFrom, rangeText, maxRange } from './range.ts';
import type { PlaceNames } from './workplace.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A day is what the licence allows (article 5.2): every offer shown is newer than that. */
const lasting = { fresh: minute, kept: day };

/** How many offers are held, in lists and whole: some seventy megabytes of each. */
const maxListedOffers = 60_000;
const maxWholeOffers = 6_000;

/** How long after its publication an offer may come to the API (ms). Documented nowhere: on the safe side. */
const indexing = 120 * minute;

const relatedOffers = 6;
/** How far related offers are looked for, in kilometres. */
const relatedRadius = 100;

export interface FranceTravailOptions {
  /** The communes and départements of France by their codes. */
  places: PlaceNames;
  /** Remembers where the logos of an offer come from. */
  saveLogos: (logos: NonNullable<OfferRecord['logos']>) => Promise<void>;
  now?: () => number;
}

export interface FranceTravail extends OfferSource {
  /** The occupations that its offers are filed under. */
  occupations(): Promise<readonly OccupationRecord[]>;
}

/** Identifiers of France Travail's offers; nothing else is asked for. */
const isOfferId = (id: string): boolean => /^[0-9A-Z]{7}$/.test(id);

/** Offers from France Travail's API « Offres d'emploi v2 ». */
export const franceTravail = (
  settings: FranceTravailSettings,
  { places, saveLogos, now = Date.now }: FranceTravailOptions,
): FranceTravail => {
  const client = franceTravailClient(settings);
  const { timeoutMs } = client;
  const listings = responseCache<Listing>({
    ...lasting,
    size: maxListedOffers,
    sizeOf: (listing) => 1 + listing.offers.length,
    revalidated: 10 * minute,
    timeoutMs,
    now,
  });
  const offers = responseCache<{ record: OfferRecord | null }>({
    ...lasting,
    size: maxWholeOffers,
    revalidated: 0,
    timeoutMs,
    now,
  });
  const referentials = responseCache<readonly OccupationRecord[]>({
    size: 1,
    fresh: day,
    revalidated: day,
    kept: 7 * day,
    timeoutMs,
    now,
  });
  /** Those of our list that are not on theirs: then the words themselves are searched. */
  const unknownOccupations = new LRUCache<string, true>({ max: 2_000, ttl: day });
  const savedLogos = new LRUCache<string, true>({ max: 10_000 });

  const occupations = async (): Promise<readonly OccupationRecord[]> => {
    const { value } = await referentials.get('metiers', () => client.get('/v2/referentiel/metiers', readOccupations));
    return value;
  };

  const romeCodes = async (): Promise<readonly string[]> => (await occupations()).map(({ rome }) => rome);

  const list = (parameters: ApiParameters, range: Range) => {
    const query = toQueryString({ ...parameters, range: rangeText(range) });
    return listings.get(query, async () => {
      const results = await client.get(`/v2/offres/search?${query}`, (answer) => readResults(answer, range.start, places));
      // Whoever opens one of them need not ask again: the API says the same of it.
      for (const record of results.records) if (record) offers.put(record.offer.id, { record });
      return toListing(results);
    });
  };

  const recordOf = async (id: string): Promise<OfferRecord | null> => {
    if (!isOfferId(id)) return null;
    const { value } = await offers.get(id, () =>
      client.get(`/v2/offres/${id}`, (answer) => ({ record: readOfferResponse(answer, places) })),
    );
    return value.record;
  };

  /** Known to be withdrawn since the list came in. */
  const isGone = ({ summary }: ListedOffer): boolean => offers.peek(summary.id)?.record === null;

  const pageOf = async (search: OfferSearch, parameters: ApiParameters, isWider: boolean): Promise<OfferPage> => {
    const before = startOf(search);
    const range = rangeFrom(before.offset, isWider ? maxRange : offersPerPage);
    const { value: listing, keptSince } = await list(parameters, range);
    const { within, place } = search;
    const shown = listing.offers
      .map((offer, index) => ({ offer, offset: range.start + index }))
      .slice(range.skip)
      .flatMap(({ offer, offset }) => {
        const isShown = offer && !isGone(offer) && (!within || isInScope(offer, within));
        return isShown ? [{ offer, offset }] : [];
      });
    const end = range.start + listing.offers.length;
    const isLast = listing.offers.length === 0 || (end >= listing.total && !listing.more);
    const isFirst = search.after === undefined;
    /** Who has just chosen has asked without that choice before. */
    const countsWithout = (parameter: ApiParameter): FacetCounts | undefined =>
      parameter in parameters
        ? listings.peek(toQueryString({ ...parameters, range: rangeText(range) }, parameter))?.counts
        : listing.counts;
    // Of a list that holds offers of elsewhere too, what has been seen is what is known.
    const seen = isWider ? { total: shown.length, more: !isLast } : { total: listing.total, more: listing.more };
    const { total, more } = !isFirst && (isWider || listing.offers.length === 0) ? before : seen;
    const following = shown[offersPerPage]?.offset ?? (isLast ? undefined : end);
    return {
      total,
      more,
      items: shown.slice(0, offersPerPage).map(({ offer }) => toFound(offer, place?.kind === 'commune' ? place : undefined)),
      next: following === undefined ? null : cursorOf(search, { offset: following, total, more }),
      facets: isFirst ? (isWider ? [] : facetsOf(search, countsWithout)) : null,
      understood: search.understood ?? null,
      keptSince: keptSince === undefined ? null : new Date(keptSince).toISOString(),
    };
  };

  const answer = async (search: OfferSearch): Promise<OfferPage> => {
    const { parameters, issues, matchesNothing, isWider } = await toApiQuery(search, romeCodes);
    if (issues.length > 0) throw new InvalidSearch(issues);
    if (!matchesNothing) return pageOf(search, parameters, isWider);
    return { total: 0, more: false, items: [], next: null, facets: [], understood: search.understood ?? null, keptSince: null };
  };

  return {
    async search(search) {
      const { understood, ...typed } = search;
      if (!understood || typed.occupation) return answer(search);
      if (unknownOccupations.has(understood.rome)) return answer(typed);
      try {
        return await answer(search);
      } catch (error) {
        if (!(error instanceof InvalidSearch && error.issues.some(({ path }) => path === 'occupation'))) throw error;
        unknownOccupations.set(understood.rome, true);
        return answer(typed);
      }
    },

    async issuesOf(search) {
      return (await toApiQuery(search, romeCodes)).issues;
    },

    async get(id, within) {
      const record = await recordOf(id);
      if (!record || (within && !isInScope(toListed(record), within))) return undefined;
      const logos = (record.logos ?? []).filter((logo) => !savedLogos.has(logo.id));
      if (logos.length > 0) await saveLogos(logos);
      for (const logo of logos) savedLogos.set(logo.id, true);
      return record.offer;
    },

    async related(id, within) {
      const record = await recordOf(id);
      const rome = record?.offer.occupation?.rome;
      if (!record || !rome) return [];
      const { commune, departement } = record.offer.place;
      const area = commune ? communeParameters(commune, relatedRadius) : departement ? { departement } : {};
      const { value: listing } = await list({ ...area, codeROME: rome, sort: commune ? '2' : '1' }, rangeFrom(0));
      const far = ({ distance }: FoundOffer): number => distance ?? Number.POSITIVE_INFINITY;
      return listing.offers
        .filter((offer) => offer !== undefined)
        .filter((offer) => offer.summary.id !== id && !isGone(offer) && (!within || isInScope(offer, within)))
        .map((offer) => toFound(offer, record))
        .sort((a, b) => far(a) - far(b))
        .slice(0, relatedOffers);
    },

    /** By when they were published: when one came to the API is not said, so all are given the time to. */
    async addedBetween(found, after, until) {
      const isNew = (time: number): boolean => time > Date.parse(after) - indexing && time <= Date.parse(until) - indexing;
      return new Set(
        found.flatMap(({ id, publishedAt }) => (publishedAt !== null && isNew(Date.parse(publishedAt)) ? [id] : [])),
      );
    },

    occupations,

    isAnswering: client.isAnswering,
  };
};
