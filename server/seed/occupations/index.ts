import { capitalise, uncapitalise } from '../french.ts';
import { type Random, Weighted } from '../random.ts';
import { agriculture } from './agriculture.ts';
import { banking } from './banking.ts';
import { communication } from './communication.ts';
import { construction } from './construction.ts';
import { crafts } from './crafts.ts';
import { health } from './health.ts';
import { hospitality } from './hospitality.ts';
import { industry } from './industry.ts';
import { maintenance } from './maintenance.ts';
import { romeLabels } from '../../occupations/rome-labels.ts';
import { services } from './services.ts';
import { stage } from './stage.ts';
import { support } from './support.ts';
import { trade } from './trade.ts';
import { transport } from './transport.ts';
import type { Family, SeedJob } from './types.ts';

const families: readonly Family[] = [
  ...agriculture,
  ...crafts,
  ...banking,
  ...trade,
  ...communication,
  ...construction,
  ...hospitality,
  ...industry,
  ...maintenance,
  ...health,
  ...services,
  ...stage,
  ...support,
  ...transport,
];

/** The forms of a métier's name that a text needs. */
interface Names {
  /** « Boulanger / Boulangère » */
  label: string;
  /** « Boulanger » */
  masculine: string;
  /** « un boulanger ou une boulangère » */
  oneOf: string;
  /** « boulanger ou boulangère » */
  either: string;
}

/** A métier with what its family says for it. */
export type SeedOccupation = Omit<SeedJob, 'title' | 'licence' | 'field'> &
  Omit<Family, 'jobs' | 'tasks' | 'licence' | 'field'> &
  Names & {
    romeLabel: string;
    licence: Family['licence'] | undefined;
    field: string | undefined;
    /** Tasks of the whole family, if they are this one's too. */
    sharedTasks: readonly string[];
    /** Skills as an employer ticks them: know-how and tasks. */
    knowHow: readonly string[];
  };

/** The words of a title in one gender: before the first that changes, from there to the last that changes, and after. */
const partsOf = (title: string, gender: 0 | 1): readonly [before: string, changing: string, after: string] => {
  const written = title.split(' ');
  const changes = written.map((word) => word.includes('|'));
  const [first, last] = [changes.indexOf(true), changes.lastIndexOf(true)];
  const words = written.map((word) => word.split('|')[gender] ?? word);
  if (first < 0) return ['', words.join(' '), ''];
  return [words.slice(0, first).join(' '), words.slice(first, last + 1).join(' '), words.slice(last + 1).join(' ')];
};

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');

/** France Travail repeats only what changes: « Agent / Agente de piste », « Soigneur animalier / Soigneuse animalière ». */
const namesOf = (title: string): Names => {
  const [inFull = title, inFullFeminine] = title.split(' / ');
  const [before, he, after] = inFullFeminine ? ['', inFull, ''] : partsOf(title, 0);
  const she = inFullFeminine ?? partsOf(title, 1)[1];
  const masculine = join(before, he, after);
  const either = uncapitalise(masculine);
  if (he === she) return { masculine, label: masculine, oneOf: `un ou une ${either}`, either };
  const [hisName, herName] = [uncapitalise(join(before, he)), uncapitalise(join(before, she))];
  return {
    masculine,
    label: join(before, `${he} / ${she}`, after),
    oneOf: join('un', hisName, 'ou une', herName, after),
    either: join(hisName, 'ou', herName, after),
  };
};

/** Those who work elsewhere than their family, or lead it, share neither its chores nor its training. */
const isTypical = (job: Pick<SeedJob, 'grade' | 'setting' | 'trade'>, family: Pick<Family, 'grade'>): boolean =>
  job.setting === undefined && job.trade === undefined && (job.grade !== 9 || family.grade === 9);

/** Who keeps to the office need not drive, whatever the family does. */
const licenceOf = (
  job: Pick<SeedJob, 'licence' | 'setting'>,
  family: Pick<Family, 'licence' | 'setting'>,
): Family['licence'] | undefined =>
  (job.setting ?? family.setting) === 'office' ? job.licence : (job.licence ?? family.licence);

export const seedOccupations: readonly SeedOccupation[] = families.flatMap(({ jobs, tasks, ...family }) =>
  jobs.map(({ title, ...job }) => ({
    ...family,
    ...job,
    ...namesOf(title),
    romeLabel: romeLabels.get(job.rome) ?? '',
    licence: licenceOf(job, family),
    field: job.field ?? (isTypical(job, family) ? family.field : undefined),
    sharedTasks: isTypical(job, family) ? tasks : [],
    knowHow: [...job.skills, ...job.tasks.map(capitalise)],
  })),
);

const weighted = new Weighted(seedOccupations.map((occupation) => [occupation, occupation.weight ?? 2] as const));

export const drawOccupation = (random: Random): SeedOccupation => weighted.draw(random);
