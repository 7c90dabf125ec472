import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';

import type { FoundOffer, OfferSummary, Salary } from '../../src/contract/index.ts';
import { formatAge, formatDay, formatEuros, formatNumber } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';

/** Words of ours, or of the catalogue; what is missing is normal, and left out. */
export type Words = string | TemplateResult | null | undefined;

/** The words that are there, with a separator between them; nothing where there are none. */
export const joined = (words: readonly Words[], separator = ' · '): readonly unknown[] | undefined => {
  const [first, ...others] = words.filter(Boolean);
  return first ? [first, ...others.flatMap((other) => [separator, other])] : undefined;
};

/** « à 12 km »; nothing in the town itself. */
const away = (distance: number | null): string | null => {
  const km = distance && Math.round(distance);
  if (!km) return null;
  const number = formatNumber(km);
  return msg(str`à ${number} km`, { desc: 'Behind the place of an offer: how far it is from the town searched.' });
};

export const employer = ({ company }: OfferSummary): Words => french(company) ?? msg('Entreprise non précisée');

/** « Valence (26) · à 12 km ». */
export const locality = ({ place, distance = null }: OfferSummary & Partial<FoundOffer>): readonly unknown[] | undefined =>
  joined([french(place.label), away(distance)]);

/** « Boulangerie des Halles · Valence (26) ». */
export const whereabouts = (offer: OfferSummary): unknown => joined([employer(offer), french(offer.place.label)]);

export const workTime = ({ workTime: time }: OfferSummary): string | undefined =>
  time === 'full' ? msg('Temps plein') : time === 'part' ? msg('Temps partiel') : undefined;

/** « 1 880 € à 2 100 € brut par mois »; the employer's own words where no figure could be read. */
export const pay = (salary: Salary | null): Words => {
  if (!salary) return null;
  const { min, max, period, text } = salary;
  if (min === null || max === null || period === null) return french(text);
  const [lowest, highest] = [formatEuros(min), formatEuros(max)];
  const amount = min === max ? lowest : msg(str`${lowest} à ${highest}`, { desc: 'A range of pay; « brut par mois » follows.' });
  if (period === 'hour')
    return msg(str`${amount} brut par heure`, {
      desc: 'Gross: before social contributions and tax. An amount, or a range of them.',
    });
  return period === 'month' ? msg(str`${amount} brut par mois`) : msg(str`${amount} brut par an`);
};

/** « Publiée hier », « Publiée le 23 novembre 2026 ». */
export const age = ({ publishedAt }: OfferSummary): string | undefined => {
  if (!publishedAt) return undefined;
  const ago = formatAge(publishedAt);
  const day = formatDay(publishedAt);
  return ago
    ? msg(str`Publiée ${ago}`, { desc: 'Of the offer: « today », « yesterday », « 3 days ago ».' })
    : msg(str`Publiée le ${day}`, { desc: 'Of the offer, with a date.' });
};

/** What may decide, and is said of few offers. */
export const remarks = ({ apprenticeship, fewCandidates }: OfferSummary): readonly string[] => [
  ...(apprenticeship
    ? [msg('Alternance', { desc: 'Work and school in turn, with a contract: apprenticeship and the like.' })]
    : []),
  ...(fewCandidates ? [msg('Peu de candidats')] : []),
];
