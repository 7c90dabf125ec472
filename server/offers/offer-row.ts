import type { Offer } from '../../src/contract/index.ts';
import { tokenize, weightedTokens } from '../language/tokenizer.ts';

/** An offer and the coordinates of its workplace, in degrees (WGS 84). */
export interface OfferRecord {
  offer: Offer;
  longitude: number | null;
  latitude: number | null;
  /** The employer's establishment, where the source says it. */
  siret?: string | null | undefined;
  /** Where the logos it names come from. */
  logos?: readonly { id: string; url: string }[];
}

/** What an offer is filtered by, as the database keeps it beside the document. */
export interface OfferAttributes {
  contract: string;
  workTime: 'full' | 'part' | null;
  experience: 'none' | 'wished' | 'required';
  qualification: string | null;
  /** ROME code. */
  rome: string | null;
  apprenticeship: boolean;
  accessible: boolean;
  disabilityCommitted: boolean;
  fewCandidates: boolean;
  fromPartner: boolean;
  company: string | null;
  /** The least it pays, in gross euros a month. */
  salary: number | null;
  /** How many different words its title has. */
  titleWords: number;
}

const hoursAMonth = 151.67; // of 35 a week, as on a French payslip

/** Gross euros a month, from what is written for an hour, a month or a year of full time. */
const monthlyPay = (salary: Offer['salary']): number | null => {
  if (!salary || salary.min === null || salary.period === null) return null;
  return Math.round(salary.min * { hour: hoursAMonth, month: 1, year: 1 / 12 }[salary.period]);
};

const factsOf = (offer: Offer): OfferAttributes => ({
  contract: offer.contract.code,
  workTime: offer.workTime,
  experience: offer.experience.expected,
  qualification: offer.qualification,
  rome: offer.occupation?.rome ?? null,
  apprenticeship: offer.apprenticeship,
  accessible: offer.accessible,
  disabilityCommitted: offer.disabilityCommitted,
  fewCandidates: offer.fewCandidates,
  fromPartner: offer.source.partners.length > 0,
  company: offer.company,
  salary: monthlyPay(offer.salary),
  titleWords: new Set(tokenize(offer.title)).size,
});

/** An offer as the table has it: its document, and what it is found by. */
export const offerRow = ({ offer, longitude, latitude, siret = null }: OfferRecord) => ({
  document: offer,
  words: weightedTokens([
    ['A', offer.title],
    ['A', offer.id],
    ['B', offer.occupation?.label ?? null],
    ['B', offer.occupation?.appellation ?? null],
    ['B', offer.company],
    ['C', offer.place.label],
    ['C', offer.skills.map(({ label }) => label).join(' ')],
    ['C', offer.sector],
    ['D', offer.description],
  ]),
  facts: factsOf(offer),
  longitude,
  latitude,
  siret,
});
