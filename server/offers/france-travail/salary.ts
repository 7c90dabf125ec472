import type { Salary } from '../../../src/contract/index.ts';
import { repairLine } from './repair-text.ts';

type Period = NonNullable<Salary['period']>;

const periods: readonly (readonly [RegExp, Period])[] = [
  [/^horaire/i, 'hour'],
  [/^mensuel/i, 'month'],
  [/^annuel/i, 'year'],
];

/** « 1880,71 », « 38000.0 », « 1 880,71 ». */
const amount = /(\d[\d\s]*(?:[.,]\d+)?)\s*Euros?/gi;

/** A label of pay is a line; what is longer is something else. */
const maxLength = 300;

/** Gross pay beyond which a figure is a slip of the keyboard or of the unit, in euros. */
const plausible: Readonly<Record<Period, readonly [number, number]>> = {
  hour: [5, 500],
  month: [200, 50_000],
  year: [2_000, 600_000],
};

/**
 * Reads « Mensuel de 1880.0 Euros à 2100.0 Euros sur 12.0 mois ». Figures are given only where the text names a period and
 * the amounts fit it; « Autre de 2300,00 Euros », « Selon profil » and cut labels stay text.
 */
export const readSalary = (label: string | undefined, comment: string | undefined, extras: readonly string[]): Salary | null => {
  const text = repairLine(label);
  const remark = repairLine(comment);
  const period = periods.find(([pattern]) => pattern.test(text ?? ''))?.[1];
  const amounts = [...(text ?? '').slice(0, maxLength).matchAll(amount)].map(([, digits = '']) =>
    Number(digits.replace(/\s/g, '').replace(',', '.')),
  );
  const [low, high] = period ? plausible[period] : [0, 0];
  const readable = period !== undefined && amounts.length > 0 && amounts.every((euros) => euros >= low && euros <= high);
  const shown = text && !/\bde$/i.test(text) ? text : null;
  if (!shown && !remark && extras.length === 0) return null;
  return {
    text: shown ?? remark,
    min: readable ? Math.min(...amounts) : null,
    max: readable ? Math.max(...amounts) : null,
    period: readable ? period : null,
    extras: [...(shown && remark ? [remark] : []), ...extras],
  };
};
