import { normalizeHours, scheduleBeyondHours } from '../offers/wording/normalize.ts';
import { capitalise } from './french.ts';
import type { SeedOccupation } from './occupations/index.ts';
import type { Rhythm } from './occupations/types.ts';
import type { Random } from './random.ts';
import { rhythms, settings } from './texts/settings.ts';

export interface SampleHours {
  rhythm: Rhythm;
  partTime: boolean;
  weekly: number;
  /** « 35 h\nTravail en journée ». */
  label: string;
  /** One line for each habit. */
  schedule: string[];
  /** The same in a sentence. */
  sentence: string;
}

const fullWeeks = [35, 35, 35, 35, 35, 35, 35, 39, 39, 39, 37, 36];
const partWeeks = [12, 15, 20, 20, 24, 24, 25, 28, 30];

const rhythmOf = (random: Random, { rhythm, grade, setting }: SeedOccupation): Rhythm =>
  rhythm ?? random.pick(settings[grade === 9 ? 'office' : setting].rhythms);

const weekOf = (random: Random, weekly: number, partTime: boolean): string =>
  random.pick(
    partTime
      ? [
          `temps partiel de ${weekly}\u00A0h par semaine`,
          `contrat de ${weekly}\u00A0h par semaine, évolutif`,
          `${weekly}\u00A0h par semaine`,
        ]
      : [`temps plein, ${weekly}\u00A0h par semaine`, `${weekly}\u00A0h par semaine`, `contrat de ${weekly}\u00A0h`],
  );

export const drawHours = (random: Random, occupation: SeedOccupation): SampleHours => {
  const rhythm = rhythmOf(random, occupation);
  const { label: habit, sentences } = rhythms[rhythm];
  const partTime = random.chance(occupation.grade === 9 ? 0.04 : settings[occupation.setting].partTime);
  const weekly = random.pick(partTime ? partWeeks : fullWeeks);
  const figure = normalizeHours(random.pick([`${weekly}H`, `${weekly}H/semaine`, `${weekly}H`]));
  const label = `${partTime && random.chance(0.4) ? 'Temps partiel' : figure}\n${habit}`;
  return {
    rhythm,
    partTime,
    weekly,
    label,
    schedule: scheduleBeyondHours(label, random.chance(0.7) ? [figure, habit] : [habit]),
    sentence: `${capitalise(weekOf(random, weekly, partTime))}. ${random.pick(sentences)}`,
  };
};
