/** The rules of French that a text put together from pieces has to respect. */

const noBreakSpace = '\u00A0';
const beforeSign = / (?=[;:!?»%€])/g;
const afterQuote = /« /g;
const beforeUnit = /(?<=\d) (?=(?:h|heures|mois|ans|jours|km|m²|\d{3})(?![\p{L}\d]))/gu;

/** Puts the no-break spaces in: « Vos missions : » never begins a line with its colon. */
export const setTypography = (text: string): string =>
  text.replace(beforeSign, noBreakSpace).replace(afterQuote, `«${noBreakSpace}`).replace(beforeUnit, noBreakSpace);

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const acronym = /^(?:\p{Lu}{2}|\p{Lu}[-&])/u;

/** « Boulanger » → « boulanger », but « UX designer » stays. */
export const uncapitalise = (text: string): string => (acronym.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

const vowel = /^[aeiouyàâäéèêëîïôöùûüœæ]/i;
const mute = /^h/i;
/** Ordinary words whose h forbids elision: « de hisser », « de hacher ». */
const aspirated = /^(?:hach|hand|hard|hauban|haut|hériss|hers|hiss|hock|hors|housse)/i;
/** « de yaourt », « de UX » are said as written. */
const noElision = /^(?:onz|oui\b|ya|yo|UX|YouTube)/;

/** Whether « de » becomes « d' » before a common word. */
export const elides = (word: string): boolean =>
  (vowel.test(word) && !noElision.test(word)) || (mute.test(word) && !aspirated.test(word));

/** « de pétrir », « d'accueillir ». */
export const withDe = (word: string): string => (elides(word) ? `d'${word}` : `de ${word}`);

/** « A, B et C ». */
export const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;

/** Towns whose h is aspirated, by the beginning of their name; INSEE counts most of the other h as mute. */
const aspiratedTown =
  /^(?:Ha[gmb]|Haute?s?[ -]|Hœ|Hem\b|Hu[nt]ingue|Hon[fc]|Horb|Homb|Herr|Hoch|Holtz|Houda|Hég|Hés|Hoymille|Hirs)/;
const article = /^(?:(Le )|(Les )|)(.*)$/;

/** « Arrondissement » is not said: « Paris 11e ». */
export const spokenName = (name: string): string => name.replace(/ Arrondissement$/, '');

/** « à Lyon », « au Mans », « aux Sables-d'Olonne », « à La Rochelle ». */
export const inTown = (name: string): string => {
  const [, le, les, rest = name] = article.exec(name) ?? [];
  return le ? `au ${rest}` : les ? `aux ${rest}` : `à ${name}`;
};

/** « de Grenoble », « d'Annecy », « du Mans », « des Sables-d'Olonne », « de La Rochelle ». */
export const ofTown = (name: string): string => {
  const [, le, les, rest = name] = article.exec(name) ?? [];
  if (le) return `du ${rest}`;
  if (les) return `des ${rest}`;
  return vowel.test(name) || (mute.test(name) && !aspiratedTown.test(name)) ? `d'${name}` : `de ${name}`;
};
