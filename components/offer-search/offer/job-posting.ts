import type { Offer, Salary } from '../../../src/contract/index.ts';

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

/** A description is read as HTML there: what looks like markup in an offer is text, and its lines stay lines. */
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

const units = { hour: 'HOUR', month: 'MONTH', year: 'YEAR' } as const;

const pay = ({ min, max, period }: Salary): Json =>
  min === null || max === null || period === null
    ? undefined
    : {
        '@type': 'MonetaryAmount',
        currency: 'EUR',
        value: { '@type': 'QuantitativeValue', minValue: min, maxValue: max, unitText: units[period] },
      };

const employmentType = ({ contract, workTime, apprenticeship }: Offer): readonly string[] => [
  ...(workTime === 'full' ? ['FULL_TIME'] : workTime === 'part' ? ['PART_TIME'] : []),
  ...(['CDD', 'MIS', 'SAI'].includes(contract.code) ? ['TEMPORARY'] : []),
  ...(apprenticeship ? ['INTERN'] : []),
];

/** « Valence (26) » without its département. */
const townIn = (label: string | null): string | undefined => label?.replace(/ \([^)]*\)$/, '');

/**
 * An offer for search engines, as schema.org's `JobPosting` (https://schema.org/JobPosting). Only what the offer says: nothing is
 * filled in, and whoever recruits without a name stays without one.
 */
export const jobPosting = (offer: Offer): Json => {
  const { company, companyUrl, place, salary, publishedAt } = offer;
  const types = employmentType(offer);
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: offer.title,
    description: asHtml(offer.description),
    identifier: { '@type': 'PropertyValue', name: 'France Travail', value: offer.id },
    datePosted: publishedAt ?? undefined,
    employmentType: types.length > 0 ? types : undefined,
    hiringOrganization: company ? { '@type': 'Organization', name: company, sameAs: companyUrl ?? undefined } : 'confidential',
    jobLocation: place.label
      ? {
          '@type': 'Place',
          address: {
            '@type': 'PostalAddress',
            addressLocality: place.commune ? townIn(place.label) : undefined,
            addressRegion: place.departement ?? undefined,
            addressCountry: place.departement ? 'FR' : undefined,
          },
        }
      : undefined,
    baseSalary: salary ? pay(salary) : undefined,
    totalJobOpenings: offer.openings,
    url: offer.url ?? undefined,
    directApply: false,
  };
};

/** Tells search engines of one offer at a time, in the head of the page. */
export class JsonLdScript {
  #script: HTMLScriptElement | undefined;
  #offer: Offer | undefined;

  /** Nothing: there is no offer to tell of any more. */
  set(offer: Offer | undefined): void {
    if (offer === this.#offer) return;
    this.#offer = offer;
    this.#script?.remove();
    this.#script = undefined;
    if (!offer) return;
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    // Data, which no policy stops and nothing runs; no text in it can end the element.
    script.append(JSON.stringify(jobPosting(offer)).replaceAll('<', '\\u003c'));
    this.#script = script;
    document.head.append(script);
  }
}
