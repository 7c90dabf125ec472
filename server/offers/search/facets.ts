import { contractGroups, type Facet, type FacetName, facetNames, publishedWithin } from '../../../src/contract/index.ts';
import type { OfferAttributes } from '../offer-row.ts';

/** Contract types of France Travail that are asked for under the name of another. */
const contractGroupOf: Readonly<Record<string, string>> = {
  CDI: 'CDI',
  DIN: 'CDI',
  CDD: 'CDD',
  DDI: 'CDD',
  MIS: 'MIS',
  TTI: 'MIS',
  SAI: 'SAI',
};

/** The choices of each filter that an offer falls under by what it is; `published` depends on the day, `domain` has its own list. */
const choices = {
  contract: contractGroups,
  workTime: ['full', 'part'],
  experience: ['none', 'wished', 'required'],
  qualification: ['executive', 'other'],
  apprenticeship: ['true'],
  accessible: ['true'],
  disabilityCommitted: ['true'],
  fewCandidates: ['true'],
  source: ['france-travail', 'partner'],
} as const satisfies Partial<Record<FacetName, readonly string[]>>;

export type AttributeFacet = keyof typeof choices;

export const attributeFacets = facetNames.filter((name): name is AttributeFacet => Object.hasOwn(choices, name));

const qualificationOf = (qualification: string | null): string | null =>
  qualification === null ? null : /^cadre/i.test(qualification) ? 'executive' : 'other';

const valueOf = (name: AttributeFacet, facts: OfferAttributes): string | null => {
  switch (name) {
    case 'contract':
      return contractGroupOf[facts.contract] ?? 'LIB';
    case 'qualification':
      return qualificationOf(facts.qualification);
    case 'source':
      return facts.fromPartner ? 'partner' : 'france-travail';
    case 'workTime':
    case 'experience':
      return facts[name];
    default:
      return facts[name] ? 'true' : null;
  }
};

/** The number of the choice an offer falls under, from 1; 0: none of them. */
export const choiceIndex = (name: AttributeFacet, facts: OfferAttributes): number => {
  const value = valueOf(name, facts);
  return value === null ? 0 : 1 + choices[name].findIndex((choice) => choice === value);
};

/** Which numbers pass a filter; all where nothing is chosen. */
export const passingChoices = (name: AttributeFacet, chosen: readonly string[]): readonly boolean[] =>
  [null, ...choices[name]].map((choice) => chosen.length === 0 || (choice !== null && chosen.includes(choice)));

export const attributeFacet = (name: AttributeFacet, counts: readonly number[]): Facet => ({
  name,
  choices: choices[name].map((value, index) => ({ value, label: null, count: counts[index + 1] ?? 0 })),
});

const dayLength = 86_400_000;

/** The number of the shortest of `publishedWithin` that an offer of this age is in, from 1; 0: it is older than all. */
export const ageIndex = (publishedAt: number, now: number): number => {
  const days = (now - publishedAt) / dayLength;
  return 1 + publishedWithin.findIndex((within) => days <= within);
};

/** How many numbers `ageOf` knows. */
export const ageCount = publishedWithin.length + 1;

export const passingAges = (days: number | undefined): readonly boolean[] =>
  [null, ...publishedWithin].map((within) => days === undefined || (within !== null && within <= days));

/** Who has published within three days has within seven. */
export const publishedFacet = (counts: readonly number[]): Facet => {
  let sum = 0;
  return {
    name: 'published',
    choices: publishedWithin.map((days, index) => ({ value: `${days}`, label: null, count: (sum += counts[index + 1] ?? 0) })),
  };
};

/** The fourteen domains of ROME, by the letter their codes begin with. */
export const domainLabels: Readonly<Record<string, string>> = {
  A: 'Agriculture, pêche, espaces verts, animaux',
  B: 'Arts et artisanat d’art',
  C: 'Banque, assurance, immobilier',
  D: 'Commerce et vente',
  E: 'Communication, médias, multimédia',
  F: 'Construction, bâtiment, travaux publics',
  G: 'Hôtellerie, restauration, tourisme, loisirs',
  H: 'Industrie',
  I: 'Installation et maintenance',
  J: 'Santé',
  K: 'Services à la personne et à la collectivité',
  L: 'Spectacle',
  M: 'Gestion, informatique, fonctions support',
  N: 'Transport et logistique',
};

/** Counted by occupation, told by domain. */
export const domainFacet = (counts: Uint32Array, occupations: Iterable<[rome: string, number: number]>): Facet => {
  const totals = new Map<string, number>();
  for (const [rome, number] of occupations) totals.set(rome.charAt(0), (totals.get(rome.charAt(0)) ?? 0) + (counts[number] ?? 0));
  return {
    name: 'domain',
    choices: Object.entries(domainLabels)
      .map(([value, label]) => ({ value, label, count: totals.get(value) ?? 0 }))
      .filter(({ count }) => count > 0),
  };
};
