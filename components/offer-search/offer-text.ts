import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import type { FoundOffer, Offer, OfferSummary, Salary } from '../../src/contract/index.ts';
import { formatAge, formatDay, formatDuration, formatEuros, formatNumber } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';
import { currentLanguage } from '../../src/i18n/locale.ts';

/** Words of ours, or of the catalogue; what is missing is normal, and left out. */
export type Label = string | TemplateResult | null | undefined;

/** The words that are there, with a separator between them; nothing where there are none. */
export const joinLabels = (words: readonly Label[], separator = ' · '): readonly unknown[] | undefined => {
  const [first, ...others] = words.filter(Boolean);
  return first ? [first, ...others.flatMap((other) => [separator, other])] : undefined;
};

/** « à 12 km »; nothing in the town itself. */
const distanceText = (distance: number | null): string | null => {
  const km = distance && Math.round(distance);
  if (!km) return null;
  const number = formatNumber(km);
  return msg(str`à ${number} km`, { desc: 'Behind the place of an offer: how far it is from the town searched.' });
};

export const employerName = ({ company }: OfferSummary): Label => french(company) ?? msg('Entreprise non précisée');

/** « Valence (26) · à 12 km ». */
export const placeText = ({ place, distance = null }: OfferSummary & Partial<FoundOffer>): readonly unknown[] | undefined =>
  joinLabels([french(place.label), distanceText(distance)]);

/** « Boulangerie des Halles · Valence (26) ». */
export const employerAndPlace = (offer: OfferSummary): unknown => joinLabels([employerName(offer), french(offer.place.label)]);

/** A contract by France Travail's code or by that of a filter; nothing for one that has no name of its own here. */
export const contractName = (code: string): string | undefined => {
  switch (code) {
    case 'CDI':
      return msg('CDI', { desc: 'French law: a contract without an end. Keep the French name beside yours.' });
    case 'CDD':
      return msg('CDD', { desc: 'French law: a contract that ends on a day. Keep the French name beside yours.' });
    case 'MIS':
      return msg('Intérim', { desc: 'Temporary work through an agency.' });
    case 'SAI':
      return msg('Saisonnier', { desc: 'A kind of contract: seasonal work.' });
    default:
      return undefined;
  }
};

export const experienceName = (expected: Offer['experience']['expected']): string => {
  switch (expected) {
    case 'none':
      return msg('Débutant accepté');
    case 'wished':
      return msg('Expérience souhaitée');
    case 'required':
      return msg('Expérience exigée');
  }
};

export const isFrench = (): boolean => currentLanguage().code === 'fr';

type Labelled = Pick<Offer['experience'], 'label' | 'duration'>;

/** The catalogue's label on a French page; elsewhere what can be said in the page's language, if `name` is known. */
export const labelledText = (name: string | undefined, { label, duration }: Labelled): Label =>
  isFrench() || !name ? french(label) : duration ? html`${name} – <bdi>${formatDuration(duration)}</bdi>` : name;

/** « CDD – 12 mois ». */
export const contractText = ({ contract: of }: OfferSummary): Label => labelledText(contractName(of.code), of);

export const workTimeText = ({ workTime: time }: OfferSummary): string | undefined =>
  time === 'full' ? msg('Temps plein') : time === 'part' ? msg('Temps partiel') : undefined;

/** « 1 880 € à 2 100 € brut par mois »; the employer's own words where no figure could be read. */
export const salaryText = (salary: Salary | null): Label => {
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
export const publishedText = ({ publishedAt }: OfferSummary): string | undefined => {
  if (!publishedAt) return undefined;
  const ago = formatAge(publishedAt);
  const day = formatDay(publishedAt);
  return ago
    ? msg(str`Publiée ${ago}`, { desc: 'Of the offer: « today », « yesterday », « 3 days ago ».' })
    : msg(str`Publiée le ${day}`, { desc: 'Of the offer, with a date.' });
};

/** What may decide, and is said of few offers. */
export const offerTags = ({ apprenticeship, fewCandidates }: OfferSummary): readonly string[] => [
  ...(apprenticeship
    ? [msg('Alternance', { desc: 'Work and school in turn, with a contract: apprenticeship and the like.' })]
    : []),
  ...(fewCandidates ? [msg('Peu de candidats')] : []),
];
