/** `en` on a page in `en-GB`, empty where the page does not say. */
export const pageLanguage = (): string => /^[a-z]*/.exec(document.documentElement.lang.toLowerCase())?.[0] ?? '';
