import type { ApplicationForm, Question } from '../../../src/contract/index.ts';
import type { FormValues } from '../form-values.ts';

/**
 * `0026-12-15` → `2026-12-15`: a year of two figures, as people write it by hand, in the century in which the day can be. Browsers take
 * it as it stands. What is no such day comes back as it is.
 */
const withFullYear = (day: string, { min = '', max = '9' }: Question): string => {
  if (!day.startsWith('00')) return day;
  return ['20', '19'].map((century) => century + day.slice(2)).find((whole) => whole >= min && whole <= max) ?? day;
};

/** The answers whose year was written with two figures, by the id of the question, as they are meant. */
export const completeYears = (
  form: ApplicationForm | undefined,
  { answers }: FormValues,
): ReadonlyMap<string, readonly [string]> =>
  new Map(
    (form?.questions ?? []).flatMap((question) => {
      const [day = ''] = (question.kind === 'date' && answers.get(question.id)) || [];
      const whole = withFullYear(day, question);
      return whole === day ? [] : [[question.id, [whole]] as const];
    }),
  );
