/** What stands behind a number, on the same line. */
const units = '€|%|h|min|km|ko|Mo|Go|ans?|mois|semaines?|jours?|heures?|minutes?|secondes?|caractères|pages?|fois';

/** Spaces at which no line of French breaks: before `: ; ? ! »`, behind `«`, in a number and behind it. */
const unbroken = new RegExp(String.raw`\s(?=[:;?!»])|(?<=«)\s|(?<=\d)\s(?=(?:\d{3}|${units})(?![\p{L}\d]))`, 'gu');

/** Code, which is no prose, and tags. */
const notProse = /(<(?:pre|code)\b[^]*?<\/(?:pre|code)>|<[^>]*>)/;

/** French as it is set, with no-break spaces. What is code in its markup stays as it is. */
export const typeset = (markup: string): string =>
  markup
    .split(notProse)
    .map((part, index) => (index % 2 ? part : part.replace(unbroken, '\u00a0')))
    .join('');
