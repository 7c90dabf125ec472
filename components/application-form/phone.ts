import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** A number that exists, as far as its form can tell. */
export interface PhoneNumber {
  /** E.164: `+33612345678`. */
  international: string;
  /** As it is read out where the person lives: « 06 12 34 56 78 », « +32 470 12 34 56 ». */
  shown: string;
}

/** Where a number of ten figures without a prefix may be from: each of these has its own beginnings (Arcep, national numbering plan). */
const countries: readonly CountryCode[] = ['FR', 'RE', 'GP', 'MQ', 'GF', 'YT', 'PM'];

/** Reads a number as people write it; French unless it says otherwise. */
export const readPhone = (text: string): PhoneNumber | undefined => {
  const number = countries.map((country) => parsePhoneNumberFromString(text, country)).find((read) => read?.isValid());
  if (!number) return undefined;
  const isOurs = countries.some((country) => country === number.country);
  return { international: number.number, shown: isOurs ? number.formatNational() : number.formatInternational() };
};
