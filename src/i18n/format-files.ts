import { bidiIsolate, perLanguage } from './format.ts';

/** Formats that only files need: apart from what all elements share. */
const percents = perLanguage((language) => new Intl.NumberFormat(language, { style: 'percent' }));
const disjunctions = perLanguage((language) => new Intl.ListFormat(language, { type: 'disjunction' }));

/** `0.45` → « 45 % ». */
export const formatPercent = (share: number): string => bidiIsolate(percents().format(share));

/** `['PDF', 'JPEG', 'PNG']` → « PDF, JPEG ou PNG ». */
export const formatDisjunction = (values: readonly string[]): string => disjunctions().format(values);
