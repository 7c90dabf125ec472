import { toContract, normalizeContractNature } from '../offers/wording/normalize.ts';
import type { Offer } from '../../src/contract/index.ts';
import { withDe } from './french.ts';
import type { SeedOccupation } from './occupations/index.ts';
import type { ContractMix } from './occupations/types.ts';
import { type Random, Weighted } from './random.ts';

type Code = 'CDI' | 'CDD' | 'MIS' | 'SAI' | 'LIB' | 'FRA' | 'CCE' | 'DDI' | 'TTI' | 'DIN';

/** What decides the words of an offer. */
export type ContractKind = 'salaried' | 'temporary' | 'seasonal' | 'independent' | 'insertion' | 'apprenticeship';

export interface SampleContract {
  kind: ContractKind;
  contract: Offer['contract'];
  nature: string | null;
  /** What follows « en »: « CDI », « CDD de 6 mois ». */
  phrase: string;
}

const shares: Readonly<Record<ContractMix, Partial<Record<Code, number>>>> = {
  office: { CDI: 76, CDD: 16, MIS: 7, DIN: 1 },
  shop: { CDI: 66, CDD: 25, MIS: 6, FRA: 2, DIN: 1 },
  hospitality: { CDI: 58, CDD: 19, SAI: 16, MIS: 6, FRA: 1 },
  trade: { CDI: 56, CDD: 7, MIS: 34, DIN: 2, DDI: 1 },
  production: { CDI: 34, CDD: 11, MIS: 50, DIN: 3, DDI: 1, TTI: 1 },
  care: { CDI: 52, CDD: 32, MIS: 10, LIB: 6 },
  liberal: { LIB: 56, CDI: 28, CDD: 16 },
  sales: { CDI: 76, LIB: 10, CCE: 6, CDD: 4, FRA: 4 },
  public: { CDD: 60, CDI: 40 },
  season: { SAI: 58, CDD: 22, CDI: 15, MIS: 5 },
  insertion: { CDI: 52, CDD: 22, MIS: 17, DDI: 7, TTI: 2 },
  stage: { CDD: 66, CDI: 28, LIB: 6 },
  home: { CDI: 78, CDD: 20, MIS: 2 },
  driving: { CDI: 60, CDD: 10, MIS: 28, DIN: 2 },
};

const codes = ['CDI', 'CDD', 'MIS', 'SAI', 'LIB', 'FRA', 'CCE', 'DDI', 'TTI', 'DIN'] as const satisfies readonly Code[];
const mixes = new Map(
  Object.entries(shares).map(([mix, share]) => [mix, new Weighted(codes.map((code) => [code, share[code] ?? 0] as const))]),
);

/** The duration as France Travail writes it after the type: « 6 Mois », « 15 Jour(s) ». */
interface Duration {
  label: string;
  spoken: string;
}

const months = (count: number): Duration => ({ label: `${count} Mois`, spoken: count === 1 ? 'un mois' : `${count}\u00A0mois` });
const days = (count: number): Duration => ({ label: `${count} Jour(s)`, spoken: `${count}\u00A0jours` });

const fixedTerms = [
  months(1),
  months(2),
  months(3),
  months(3),
  months(6),
  months(6),
  months(6),
  months(8),
  months(12),
  months(12),
  months(18),
];
const missions = [
  days(5),
  days(12),
  days(15),
  months(1),
  months(1),
  months(2),
  months(3),
  months(3),
  months(6),
  months(12),
  months(18),
];
const seasons = [months(2), months(3), months(4), months(5), months(6), days(15), days(25)];

/** France Travail writes each type in two ways, whatever the employer. */
const writings: Readonly<Record<Code, readonly [string, string]>> = {
  CDI: ['Contrat à durée indéterminée', 'CDI'],
  CDD: ['Contrat à durée déterminée', 'CDD'],
  MIS: ['Mission intérimaire', 'Intérim'],
  SAI: ['Contrat travail saisonnier', 'Saisonnier'],
  LIB: ['Profession libérale', 'Profession libérale'],
  FRA: ['Franchise', 'Franchise'],
  CCE: ['Profession commerciale', 'Profession commerciale'],
  DDI: ['CDD Insertion', 'CDD Insertion'],
  TTI: ['Intérim Insertion', 'Intérim Insertion'],
  DIN: ['CDI Intérimaire', 'CDI Intérimaire'],
};

const kinds: Readonly<Record<Code, ContractKind>> = {
  CDI: 'salaried',
  CDD: 'salaried',
  MIS: 'temporary',
  SAI: 'seasonal',
  LIB: 'independent',
  FRA: 'independent',
  CCE: 'independent',
  DDI: 'insertion',
  TTI: 'insertion',
  DIN: 'temporary',
};

const natureOf = (kind: ContractKind): string =>
  kind === 'independent' ? 'Emploi non salarié' : kind === 'insertion' ? "Insertion par l'activ.éco." : 'Contrat travail';

const phraseOf = (code: Code, { spoken }: Duration): string => {
  switch (code) {
    case 'CDI':
      return 'CDI';
    case 'CDD':
      return `CDD ${withDe(spoken)}`;
    case 'MIS':
      return `intérim pour ${spoken}`;
    case 'SAI':
      return `contrat saisonnier ${withDe(spoken)}`;
    case 'DDI':
      return `CDD d'insertion ${withDe(spoken)}`;
    case 'TTI':
      return `intérim d'insertion pour ${spoken}`;
    case 'DIN':
      return 'CDI intérimaire';
    case 'FRA':
      return 'franchise';
    case 'LIB':
    case 'CCE':
      return 'indépendant';
  }
};

const openEnded: ReadonlySet<Code> = new Set<Code>(['CDI', 'DIN', 'LIB', 'FRA', 'CCE']);

const durationOf = (random: Random, code: Code): Duration =>
  random.pick(code === 'SAI' ? seasons : code === 'MIS' || code === 'TTI' ? missions : fixedTerms);

const apprenticeship = (random: Random): SampleContract => {
  const duration = random.pick([months(12), months(12), months(24)]);
  const professional = random.chance(0.25);
  return {
    kind: 'apprenticeship',
    contract: toContract('CDD', `${random.pick(writings.CDD)} - ${duration.label}`),
    nature: normalizeContractNature(professional ? 'Cont. professionnalisation' : 'Contrat apprentissage'),
    phrase: professional ? `contrat de professionnalisation de ${duration.spoken}` : `apprentissage sur ${duration.spoken}`,
  };
};

/** Offers of apprenticeship among those that can be learnt that way. */
const apprenticeshipShare = 0.055;

const canBeLearnt = ({ regulated, level, experience, contracts }: SeedOccupation): boolean =>
  !regulated && level !== 'none' && (experience ?? 0) < 3 && contracts !== 'season' && contracts !== 'liberal';

/** Nobody directs a restaurant for a season, cooks for a canteen on their own account or washes dishes under a franchise. */
const drawCode = (random: Random, { contracts, grade, regulated }: SeedOccupation): Code => {
  const mix = grade === 9 && leading.has(contracts) ? 'office' : contracts;
  const code = mixes.get(mix)?.draw(random) ?? 'CDI';
  const fits = code === 'LIB' ? mix !== 'care' || regulated : code !== 'FRA' || grade >= 7;
  return fits ? code : 'CDI';
};

const leading: ReadonlySet<ContractMix> = new Set<ContractMix>(['hospitality', 'production', 'season', 'insertion', 'trade']);

export const drawContract = (random: Random, occupation: SeedOccupation): SampleContract => {
  if (canBeLearnt(occupation) && random.chance(apprenticeshipShare)) return apprenticeship(random);
  const code = drawCode(random, occupation);
  const duration = durationOf(random, code);
  const writing = random.pick(writings[code]);
  const kind = kinds[code];
  return {
    kind,
    contract: toContract(code, openEnded.has(code) ? writing : `${writing} - ${duration.label}`),
    nature: normalizeContractNature(natureOf(kind)),
    phrase: phraseOf(code, duration),
  };
};
