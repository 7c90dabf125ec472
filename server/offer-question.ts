import { defaultRadius, type OfferQuery } from '../src/contract/index.ts';
import type { OfferSearch } from './offer-source.ts';
import type { Stores } from './stores/index.ts';
import type { PlaceStore, Surroundings } from './stores/places.ts';
import { cleanText } from './upstream/france-travail/clean-text.ts';

/** By its code; what is no place's code may be a postal code: « 26000 », « 75000 ». */
const placeOf = async (code: string, places: PlaceStore): Promise<Surroundings | undefined> => {
  const found = await places.find(code);
  const meant = found ? undefined : await places.resolve(code);
  return meant ? places.find(meant.code) : found;
};

/**
 * A question of the contract as a source of offers takes it: its place looked up, its words understood, wherever it comes from, a page or
 * an alert. `undefined`: no place has the code it names.
 */
export const toOfferSearch = async (
  { keywords: typed, literal, place: code, radius = defaultRadius, cursor, ...filters }: OfferQuery,
  { places, occupations }: Pick<Stores, 'places' | 'occupations'>,
): Promise<OfferSearch | undefined> => {
  const place = code === undefined ? undefined : await placeOf(code, places);
  if (code !== undefined && !place) return undefined;
  // Pasted from a raw offer, a title has entities too.
  const keywords = typed === undefined ? {} : { keywords: cleanText(typed) };
  const isOpen = keywords.keywords && !literal && filters.occupation === undefined;
  const understood = isOpen ? await occupations.understand(keywords.keywords) : null;
  return { ...filters, ...keywords, understood, place, radius, after: cursor };
};
