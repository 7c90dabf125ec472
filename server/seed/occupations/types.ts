import type { Trade } from '../texts/trades.ts';

export type Rhythm =
  'day' | 'flexible' | 'saturday' | 'weekend' | 'split' | 'early' | 'twoShifts' | 'threeShifts' | 'night' | 'varied';

/** Where the work is done: decides the hours, the conditions and what is said of them. */
export type Setting =
  | 'shop'
  | 'kitchen'
  | 'dining'
  | 'hotel'
  | 'workshop'
  | 'factory'
  | 'warehouse'
  | 'road'
  | 'site'
  | 'outdoor'
  | 'office'
  | 'field'
  | 'ward'
  | 'practice'
  | 'home'
  | 'school'
  | 'stage'
  | 'premises';

/** Usual kinds of contract. */
export type ContractMix =
  | 'office'
  | 'shop'
  | 'hospitality'
  | 'trade'
  | 'production'
  | 'care'
  | 'liberal'
  | 'sales'
  | 'public'
  | 'season'
  | 'insertion'
  | 'stage'
  | 'home'
  | 'driving';

/** Places where an occupation is found; `any` follows the population. */
export type Zone = 'any' | 'city' | 'rural' | 'coast' | 'mountain' | 'vineyard';

export type Level = 'none' | 'CAP' | 'Bac' | 'Bac+2' | 'Bac+3' | 'Bac+5';

/** France Travail's scale of qualifications, from 1 « Manœuvre » to 9 « Cadre ». */
export type Grade = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** What an occupation may say for itself where it differs from its family. */
interface Traits {
  sector: string;
  setting: Setting;
  /** Kind of employer. */
  trade: Trade;
  contracts: ContractMix;
  grade: Grade;
  level: Level;
  /** Gross pay for a month of full time, in euros. */
  pay: readonly [min: number, max: number];
  /** Years usually asked for. */
  experience?: number;
  /** Field of the training, as a diploma names it. */
  field?: string;
  zone?: Zone;
  licence?: 'B' | 'C' | 'CE' | 'D';
  languages?: readonly string[];
  /** Hours that go with the métier, whatever the setting. */
  rhythm?: Rhythm;
}

/** One métier. */
export interface SeedJob extends Partial<Traits> {
  /** ROME code. */
  rome: string;
  /** Both genders: `Agent|Agente de piste`, or in full when they do not share words: `Steward / Hôtesse de l'air`. */
  title: string;
  /** How common: 1 is rare, 2 the default, 10 very common. */
  weight?: number;
  /** What one does, in the infinitive. */
  tasks: readonly string[];
  skills: readonly string[];
  /** With its article: « un CAP boulanger ». */
  diploma?: string;
  /** Card or short training, often renewed: « la FIMO », « le CACES R482 ». */
  certificate?: string;
  /** Nobody may work without the diploma. */
  regulated?: true;
}

/** Métiers that share their employers and their ways. */
export interface Family extends Traits {
  /** Common to all of them, in the infinitive. */
  tasks: readonly string[];
  jobs: readonly SeedJob[];
}
