import { defaultRadius, type OfferQuery } from '../src/contract/index.ts';
import type { OfferSearch } from './offer-source.ts';
import type { Stores } from './stores/index.ts';
import { cleanText } from './upstream/france-travail/clean-text.ts';

/**
 * A question of the contract as a source of offers takes it: its place looked up, its words understood, wherever it comes from, a page or
 * an alert. `undefined`: no place has the code it names.
 */
export const toOfferSearch = async (
  { keywords: typed, literal, place: code, radius = defaultRadius, cursor, ...filters }: OfferQuery,
  { places, occupations }: Pick<Stores, 'places' | 'occupations'>,
): Promise<OfferSearch | undefined> => {
  const place = code === undefined ? undefined : await places.find(code);
  if (code !== undefined && !place) return undefined;
  // Pasted from a raw offer, a title has entities too.
  const keywords = typed === undefined ? {} : { keywords: cleanText(typed) };
  const isOpen = keywords.keywords && !literal && filters.occupation === undefined;
  const understood = isOpen ? await occupations.understand(keywords.keywords) : null;
  return { ...filters, ...keywords, understood, place, radius, after: cursor };
};
