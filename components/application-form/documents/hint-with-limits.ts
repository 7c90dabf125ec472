import { html } from 'lit';

import { allLimitsText, fileLimitsText, type FileLimits } from '../../../src/uploads/file-limits.ts';

/** What files of a purpose may be, with what else is said of them. */
export const hintWithLimits = (limits: FileLimits, purpose: string, hint: unknown): unknown => {
  if (purpose === 'other') return allLimitsText(limits);
  const text = fileLimitsText(limits);
  if (!hint) return text;
  return purpose === 'cv' ? html`${text}. ${hint}` : html`${hint} ${text}`;
};
