// Written by “npm run messages”.
import type { Locales } from '../../../src/i18n/locale.ts';

/** What the element says in other languages than French. */
export const locales: Locales = new Map([
  ['en', () => import('./en.ts')],
  ['ar', () => import('./ar.ts')],
]);
