import type { Question } from '../../src/contract/index.ts';

/**
 * In which years a date can be, counted from this one, by what it is about. Whole years, so that neither a page that stays open over
 * midnight nor a clock in another part of the world makes the page and the gateway disagree.
 */
const years = {
  /** When somebody can begin, or is free: who is free already says so. */
  start: [-1, 5],
  past: [-100, 0],
  /** Nobody under 14 may work in France (Code du travail, article L4153-1), nor do many work at 100. */
  birth: [-100, -14],
  /** Of papers that run out, and of all else. */
  other: [-120, 20],
} as const;

/** A question as a form asks it: with the first and the last day that a date can be, where the employer has set none. */
export const withDateRange = (question: Question, now = new Date()): Question => {
  if (question.kind !== 'date') return question;
  const [first, last] = years[question.about ?? 'other'].map((count) => now.getUTCFullYear() + count);
  return { min: `${first}-01-01`, max: `${last}-12-31`, ...question };
};
