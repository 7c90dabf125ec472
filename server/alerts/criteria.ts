import * as v from 'valibot';

import { OfferQuery } from '../../src/contract/index.ts';
import type { PlaceStore } from '../stores/places.ts';

/** What an alert may look for: a search, without where a page of it begins and how it is sorted. */
export const AlertCriteria = v.pipe(
  OfferQuery,
  v.check(({ cursor, sort }) => cursor === undefined && sort === undefined, 'has neither `cursor` nor `sort`'),
);

const quoted = (text: string): string => `« ${text} »`;

/** What is told by its words, or is no filter. */
const named = new Set(['keywords', 'literal', 'place', 'radius']);

/** « boulanger », Valence (26), 2 filtres: a search in words, for the subject of a mail and the page of the alert. */
export const describeCriteria = async (criteria: OfferQuery, places: PlaceStore): Promise<string> => {
  const { keywords, place: code } = criteria;
  const suggested = code === undefined ? [] : await places.suggest(code);
  const place = suggested.find((found) => found.code === code) ?? suggested[0];
  const count = Object.keys(criteria).filter((name) => !named.has(name)).length;
  const parts = [
    keywords ? quoted(keywords) : 'toutes les offres',
    place && `${place.name}${place.kind === 'region' ? '' : ` (${place.departement})`}`,
    count > 0 && `${count} filtre${count > 1 ? 's' : ''}`,
  ];
  return parts.filter(Boolean).join(', ');
};
