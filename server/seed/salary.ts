import type { Salary } from '../../src/contract/index.ts';
import type { SampleContract } from './contract.ts';
import type { SampleHours } from './hours.ts';
import type { SeedOccupation } from './occupations/index.ts';
import type { Random } from './random.ts';

type Period = 'hour' | 'month' | 'year';

/** Minimum wage of 2026, gross, in euros. */
const minimum: Readonly<Record<Period, number>> = { hour: 11.88, month: 1801.8, year: 21_621.6 };
const hoursInMonth = 151.67;
const adverbs: Readonly<Record<Period, string>> = { hour: 'Horaire', month: 'Mensuel', year: 'Annuel' };

/** Share of the offers that say something of the pay, and of those that give no figure. */
const shares = { said: 0.52, withoutFigures: 0.13 };

const withoutFigures = [
  'Selon profil',
  'À négocier',
  'Selon profil et expérience',
  'Selon convention collective',
  'À définir selon expérience',
  'Selon grille',
];

/** France Travail's own words for what comes on top. */
const extras = [
  'Primes',
  'Mutuelle',
  'Titres restaurant / Prime de panier',
  'Intéressement / participation',
  'CE / CSE',
  'Véhicule',
  'Prime vacances',
];

/** Cadres are paid by the year, temporary and part-time workers by the hour, the others mostly by the month. */
const periodOf = (
  random: Random,
  { grade, pay }: SeedOccupation,
  { kind }: SampleContract,
  { partTime }: SampleHours,
): Period => {
  if (partTime || kind === 'temporary') return 'hour';
  if (kind === 'seasonal' || kind === 'insertion') return random.chance(0.5) ? 'hour' : 'month';
  if (pay[0] >= 2600 || grade === 9) return random.chance(0.8) ? 'year' : 'month';
  const draw = random.number();
  return draw < 0.6 ? 'month' : draw < 0.82 ? 'hour' : 'year';
};

const steps: Readonly<Record<Period, number>> = { hour: 0.01, month: 10, year: 500 };

const rounded = (period: Period, monthly: number): number => {
  const amount = period === 'hour' ? monthly / hoursInMonth : period === 'year' ? monthly * 12 : monthly;
  const step = steps[period];
  return Math.max(minimum[period], Math.round((Math.round(amount / step) * step + Number.EPSILON) * 100) / 100);
};

/** The ways amounts have been written over the years. */
const writings: readonly ((amount: number) => string)[] = [
  (amount) => (Number.isInteger(amount) ? amount.toFixed(1) : String(amount)),
  (amount) => amount.toFixed(2),
  (amount) => amount.toFixed(2).replace('.', ','),
];

const labelOf = (random: Random, period: Period, min: number, max: number): string => {
  const write = random.pick(writings);
  const amounts = min === max ? `${write(min)} Euros` : `${write(min)} Euros à ${write(max)} Euros`;
  return `${adverbs[period]} de ${amounts}${random.chance(0.85) ? ' sur 12 mois' : ''}`;
};

/** Extras are said by a third of those who speak of pay at all. */
const drawExtras = (random: Random): string[] => (random.chance(0.32) ? random.some(extras, random.chance(0.35) ? 2 : 1) : []);

export const drawSalary = (
  random: Random,
  occupation: SeedOccupation,
  contract: SampleContract,
  hours: SampleHours,
): Salary | null => {
  if (contract.kind === 'independent' ? random.chance(0.75) : random.chance(1 - shares.said)) return null;
  if (contract.kind === 'apprenticeship')
    return { text: 'Selon âge et niveau de formation', min: null, max: null, period: null, extras: drawExtras(random) };
  if (contract.kind === 'independent' || random.chance(shares.withoutFigures))
    return { text: random.pick(withoutFigures), min: null, max: null, period: null, extras: drawExtras(random) };

  const period = periodOf(random, occupation, contract, hours);
  const [low, high] = contract.kind === 'insertion' ? [minimum.month, 1850] : occupation.pay;
  const base = low + random.number() * 0.7 * (high - low);
  const min = rounded(period, base);
  const max = random.chance(0.3) ? min : Math.max(min, rounded(period, base + (0.2 + random.number()) * 0.5 * (high - low)));
  return { text: labelOf(random, period, min, max), min, max, period, extras: drawExtras(random) };
};

const french = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const thousands = new Map<number, string>();

/** « 1 880 », « 12,20 »: kept, for `Intl` is slow and the amounts are few. */
const spoken = (amount: number): string => {
  if (amount < 1000) return amount.toFixed(2).replace('.', ',');
  const known = thousands.get(amount) ?? french.format(amount);
  thousands.set(amount, known);
  return known;
};

const units: Readonly<Record<Period, string>> = { hour: "de l'heure", month: 'par mois', year: 'par an' };

/** « de 1 880 à 2 100 € brut par mois », if there are figures. */
export const spokenSalary = ({ min, max, period }: Salary): string | undefined => {
  if (min === null || max === null || period === null) return undefined;
  const amounts = min === max ? `${spoken(min)}\u00A0€` : `de ${spoken(min)} à ${spoken(max)}\u00A0€`;
  return `${amounts} brut ${units[period]}`;
};
