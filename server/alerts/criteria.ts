import * as v from 'valibot';

import { defaultRadius, isCommuneCode, OfferQuery } from '../../src/contract/index.ts';
import { domainLabels } from '../offers/search/facets.ts';
import type { OccupationStore } from '../occupations/store.ts';
import type { PlaceStore } from '../places/store.ts';

/** What an alert may look for: a search, without where a page of it begins and how it is sorted. */
export const AlertCriteria = v.pipe(
  OfferQuery,
  v.check(({ cursor, sort }) => cursor === undefined && sort === undefined, 'has neither `cursor` nor `sort`'),
);

const quoted = (text: string): string => `«\u00a0${text}\u00a0»`;
const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const oneOf = new Intl.ListFormat('fr-FR', { type: 'disjunction' });

/** The choices of each filter, in words: those that the search itself shows. */
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contract: { CDI: 'CDI', CDD: 'CDD', MIS: 'intérim', SAI: 'saisonnier', LIB: 'indépendant ou autre' },
  workTime: { full: 'temps plein', part: 'temps partiel' },
  experience: { none: 'débutant accepté', wished: 'expérience souhaitée', required: 'expérience exigée' },
  qualification: { executive: 'cadre', other: 'non-cadre' },
  source: { 'france-travail': 'publiées par France Travail', partner: 'publiées par un site partenaire' },
};

/** What is on or off. Off says nothing: the search is not narrowed by it. */
const flagWords = ({ apprenticeship, accessible, disabilityCommitted, fewCandidates }: OfferQuery) => [
  apprenticeship && 'en alternance',
  accessible && 'ouvertes aux personnes en situation de handicap',
  disabilityCommitted && 'employeur engagé pour le handicap',
  fewCandidates && 'peu de candidats',
];

const chosen = (name: keyof typeof choices, value: string | undefined): string | undefined =>
  value === undefined ? undefined : oneOf.format([...new Set(value.split(','))].map((one) => choices[name]?.[one] ?? one));

/** « à 20 km », around a commune; nothing of another place. */
const distance = ({ place, radius = defaultRadius }: OfferQuery): string => {
  if (place === undefined || !isCommuneCode(place)) return '';
  return radius === 0 ? ' seulement' : ` et à ${radius}\u00a0km autour`;
};

const placePart = async (criteria: OfferQuery, places: PlaceStore): Promise<string | undefined> => {
  const { place: code } = criteria;
  if (code === undefined) return undefined;
  const place = (await places.suggest(code)).find((found) => found.code === code);
  if (!place) return code;
  return `${place.name}${place.kind === 'region' ? '' : ` (${place.departement})`}${distance(criteria)}`;
};

/** A domain is a letter, or a letter and two figures of the ROME: those have the name of the letter, and their own code. */
const domainPart = (domain: string | undefined): string | undefined =>
  domain &&
  `domaine ${oneOf.format(
    [...new Set(domain.split(','))].map((code) => {
      const label = domainLabels[code[0] ?? ''] ?? code;
      return code.length > 1 ? `${label} (${code})` : label;
    }),
  )}`;

const listedOffers = (ids: string | undefined): string | undefined => {
  const count = ids?.split(',').length;
  return count === undefined ? undefined : count === 1 ? `l’offre ${ids}` : `parmi ${count} offres choisies`;
};

/** The stores that give names to what a search has as a code. */
export interface CriteriaStores {
  places: PlaceStore;
  occupations: Pick<OccupationStore, 'labelOf'>;
}

/**
 * « boulanger », Valence (26) et à 20 km autour, CDI ou CDD, temps plein: all of a search in words, for the subject of a mail and the
 * page of the alert. What narrows a search is always told, so that nobody confirms another search than the one meant.
 */
export const describeCriteria = async (criteria: OfferQuery, { places, occupations }: CriteriaStores): Promise<string> => {
  const { keywords, literal, occupation, published, salaryMin, employer, ids } = criteria;
  const parts = [
    keywords && `${quoted(keywords)}${literal ? ' (mots exacts)' : ''}`,
    occupation && `métier ${quoted((await occupations.labelOf(occupation)) ?? occupation)}`,
    !keywords && !occupation && 'toutes les offres',
    await placePart(criteria, places),
    chosen('contract', criteria.contract),
    chosen('workTime', criteria.workTime),
    chosen('experience', criteria.experience),
    chosen('qualification', criteria.qualification),
    domainPart(criteria.domain),
    published && (published === 1 ? 'publiées depuis 24\u00a0heures' : `publiées depuis ${published}\u00a0jours`),
    salaryMin && `${euros.format(salaryMin)} brut par mois au moins`,
    ...flagWords(criteria),
    chosen('source', criteria.source),
    employer && `employeur ${employer.length > 9 ? 'SIRET' : 'SIREN'} ${employer}`,
    listedOffers(ids),
  ];
  return parts.filter(Boolean).join(', ');
};
