/** `en` on a page in `en-GB`, empty where the page does not say. */
export const pageLanguage = (): string => document.documentElement.lang.toLowerCase().replace(/[^a-z].*/s, '');
