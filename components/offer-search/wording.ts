import { msg, str } from '@lit/localize';

import type { OfferSummary, Salary } from '../../src/contract/index.ts';
import { formatAge, formatEuros } from '../../src/i18n/format.ts';

/** « Boulangerie des Halles · Valence (26) »: what is missing is normal, and left out. */
export const whereabouts = ({ company, place }: OfferSummary): string =>
  [company ?? msg('Entreprise non précisée'), place.label].filter(Boolean).join(' · ');

export const workTime = ({ workTime: time }: OfferSummary): string | undefined =>
  time === 'full' ? msg('Temps plein') : time === 'part' ? msg('Temps partiel') : undefined;

/** « 1 880 € à 2 100 € brut par mois »; the employer's own words where no figure could be read. */
export const pay = (salary: Salary | null): string | null => {
  if (!salary) return null;
  const { min, max, period, text } = salary;
  if (min === null || max === null || period === null) return text;
  const amount = min === max ? formatEuros(min) : msg(str`${formatEuros(min)} à ${formatEuros(max)}`);
  if (period === 'hour') return msg(str`${amount} brut par heure`);
  return period === 'month' ? msg(str`${amount} brut par mois`) : msg(str`${amount} brut par an`);
};

/** « publiée hier ». */
export const age = ({ publishedAt }: OfferSummary): string | undefined =>
  publishedAt ? msg(str`Publiée ${publishedOn(publishedAt)}`) : undefined;

const publishedOn = (iso: string): string => {
  const when = formatAge(iso);
  return /^\d/.test(when) ? msg(str`le ${when}`) : when;
};
