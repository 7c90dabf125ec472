import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

import { stripInvisible } from '../../../src/contract/text.ts';

/** A number that exists, as far as its form can tell. */
export interface PhoneNumber {
  /** E.164: `+33612345678`. */
  international: string;
  /** As it is read out where the person lives: « 06 12 34 56 78 », « +32 470 12 34 56 ». */
  formatted: string;
}

/** How numbers begin that are dialled like those of mainland France and have another prefix abroad (Arcep, national numbering plan). */
const overseas: readonly (readonly [beginning: RegExp, country: CountryCode])[] = [
  [/^0(?:26[23]|69[23])/, 'RE'],
  [/^0(?:269|639)/, 'YT'],
  [/^0(?:590|69[01])/, 'GP'],
  [/^0(?:594|694)/, 'GF'],
  [/^0(?:596|69[67])/, 'MQ'],
  [/^0[57]08/, 'PM'],
];

/** Reads a number as people write it; French unless it says otherwise. */
export const parsePhone = (typed: string): PhoneNumber | undefined => {
  const text = stripInvisible(typed);
  const figures = text.replaceAll(/\D/g, '');
  const country = overseas.find(([beginning]) => beginning.test(figures))?.[1] ?? 'FR';
  const number = parsePhoneNumberFromString(text, country);
  // Elsewhere figures are handed out that no list has yet: there their number is all that is asked.
  if (!number || !(number.country === 'FR' ? number.isValid() : number.isPossible())) return undefined;
  if (!number.isValid()) return { international: number.number, formatted: text };
  const isFrench = number.countryCallingCode === '33' || overseas.some(([, ours]) => ours === number.country);
  return { international: number.number, formatted: isFrench ? number.formatNational() : number.formatInternational() };
};
