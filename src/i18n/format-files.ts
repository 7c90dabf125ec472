import { isolated, perLanguage } from './format.ts';

/** What only files are told with: apart from what all elements share. */
const shares = perLanguage((language) => new Intl.NumberFormat(language, { style: 'percent' }));
const choices = perLanguage((language) => new Intl.ListFormat(language, { type: 'disjunction' }));

/** `0.45` → « 45 % ». */
export const formatShare = (share: number): string => isolated(shares().format(share));

/** `['PDF', 'JPEG', 'PNG']` → « PDF, JPEG ou PNG ». */
export const formatChoice = (values: readonly string[]): string => choices().format(values);
