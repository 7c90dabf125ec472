import type { ContractKind } from './contract.ts';
import type { Frequency } from './frequency.ts';
import type { SeedOccupation } from './occupations/index.ts';
import type { Random } from './random.ts';
import {
  duoAdjectives,
  duoNouns,
  nameBeginnings,
  nameEndings,
  type Trade,
  type TradeNames,
  trades,
  placePhrases,
} from './texts/trades.ts';

export interface SampleCompany {
  /** Invented, or missing as in four offers out of ten. */
  name: string | null;
  /** « une boulangerie artisanale » */
  anEmployer: string;
  /** « boulangerie artisanale » */
  employer: string;
}

const inventName = (random: Random, { names }: TradeNames): string =>
  random.pick(names).replace(/\{(\w+)\}/, (_, piece) => {
    if (piece === 'lieu') return random.pick(placePhrases);
    if (piece === 'nom') return random.pick(nameBeginnings) + random.pick(nameEndings);
    return `${random.pick(duoNouns)} ${random.pick(duoAdjectives)}`;
  });

/** Who signs the contract is not always who gives the work. */
const signatory = (kind: ContractKind, trade: Trade): TradeNames =>
  kind === 'temporary' ? trades.tempAgency : kind === 'insertion' ? trades.insertion : trades[trade];

export const drawCompany = (random: Random, { trade }: SeedOccupation, kind: ContractKind, says: Frequency): SampleCompany => {
  const workplace: TradeNames = kind === 'insertion' ? trades.insertion : trades[trade];
  const anEmployer = random.pick(workplace.nouns);
  return {
    name: says('company') ? inventName(random, signatory(kind, trade)) : null,
    anEmployer,
    employer: anEmployer.replace(/^une? /, ''),
  };
};

const accents = /\p{M}+/gu;
const betweenWords = /[^a-z0-9]+/g;

/** « Boulangerie des Halles » → `boulangerie-des-halles`. */
export const domainOf = (name: string): string =>
  name.toLowerCase().replaceAll('œ', 'oe').normalize('NFD').replace(accents, '').replace(betweenWords, '-').replace(/^-|-$/g, '');
