import { defaultRadius, type OfferQuery } from '../../src/contract/index.ts';
import type { OfferSearch } from './source.ts';
import type { Stores } from '../context/stores.ts';
import type { PlaceStore, SearchArea } from '../places/store.ts';
import { isWholeCountry } from '../places/parse-place.ts';
import { repairText } from './france-travail/repair-text.ts';

/** The place that is meant: by its code, else as people write it, a postal code or a name. */
const resolvePlace = async (written: string, places: PlaceStore): Promise<SearchArea | undefined> => {
  const found = await places.find(written);
  const meant = found ? undefined : await places.resolve(written);
  return meant ? places.find(meant.code) : found;
};

/**
 * A question of the contract as a source of offers takes it: its place looked up, its words understood, wherever it comes from, a page or
 * an alert. `undefined`: no place is called so.
 */
export const toOfferSearch = async (
  { keywords: typed, literal, place: written, radius = defaultRadius, sort, cursor, ...filters }: OfferQuery,
  { places, occupations }: Pick<Stores, 'places' | 'occupations'>,
): Promise<OfferSearch | undefined> => {
  const asked = written === undefined || isWholeCountry(written) ? undefined : written;
  const place = asked === undefined ? undefined : await resolvePlace(asked, places);
  if (asked !== undefined && !place) return undefined;
  // Pasted from a raw offer, a title has entities too.
  const keywords = typed === undefined ? {} : { keywords: repairText(typed) };
  const isOpen = keywords.keywords && !literal && filters.occupation === undefined;
  const understood = isOpen ? await occupations.understand(keywords.keywords) : null;
  // Only of a commune is anything near: a name may turn out to be a département's.
  const order = sort === undefined || (sort === 'distance' && place?.kind !== 'commune') ? {} : { sort };
  return { ...filters, ...order, ...keywords, understood, place, radius, after: cursor };
};
