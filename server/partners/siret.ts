const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Luhn's rule: every second digit from the right counts double, and the sum is a multiple of ten. */
const fitsLuhn = (digits: string): boolean => {
  const values = Array.from(digits, Number)
    .reverse()
    .map((digit, index) => (index % 2 ? digit * 2 : digit));
  return sum(values.map((value) => (value > 9 ? value - 9 : value))) % 10 === 0;
};

/** La Poste has more offices than the rule has room for: there the plain sum is a multiple of five. */
const fitsLaPoste = (digits: string): boolean => digits.startsWith('356000000') && sum(Array.from(digits, Number)) % 5 === 0;

const spaces = /\s/g;

/** A SIREN (nine digits: a company, all its establishments) or a SIRET (fourteen: one of them), without its spaces. */
export const readSiret = (text: string): string | undefined => {
  const digits = text.replace(spaces, '');
  return /^(?:\d{9}|\d{14})$/.test(digits) && (fitsLuhn(digits) || fitsLaPoste(digits)) ? digits : undefined;
};

const withCheckDigit = (digits: string): string =>
  Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).find(fitsLuhn) ?? '';

const numberFrom = (text: string, length: number): string => {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 10 ** length;
  return `${hash}`.padStart(length, '0');
};

/** The SIREN of an invented company, the same for names that begin alike: no real one begins with 0. */
export const inventedSiren = (name: string): string => withCheckDigit(`0${numberFrom(name.split(' ')[0] ?? '', 7)}`);

/** The SIRET of an invented establishment: « Comptoir du Marché » and « Comptoir des Halles » are two of one company. */
export const inventedSiret = (name: string): string => withCheckDigit(`${inventedSiren(name)}${numberFrom(name, 4)}`);
