import { capitalise, uncapitalise, withDe } from '../french.ts';
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
import { romeLabels } from './rome-labels.ts';
import { services } from './services.ts';
import { stage } from './stage.ts';
import { support } from './support.ts';
import { trade } from './trade.ts';
import { transport } from './transport.ts';
import type { Family, Job } from './types.ts';

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
  /** « Boulangère » */
  feminine: string;
  /** « un boulanger ou une boulangère » */
  oneOf: string;
  /** « boulanger ou boulangère » */
  either: string;
  /** « de boulanger », « d'aide-soignant » */
  ofMasculine: string;
}

/** A métier with what its family says for it. */
export type Occupation = Omit<Job, 'title'> &
  Omit<Family, 'jobs' | 'tasks'> &
  Names & {
    romeLabel: string;
    /** Tasks of the whole family. */
    sharedTasks: readonly string[];
  };

const wordsOf = (title: string, gender: 0 | 1): string[] => title.split(' ').map((word) => word.split('|')[gender] ?? word);

const gendered = (title: string): number[] => title.split(' ').flatMap((word, index) => (word.includes('|') ? [index] : []));

/** France Travail repeats only what changes: « Agent / Agente de piste », « Soigneur animalier / Soigneuse animalière ». */
const namesOf = (title: string): Names => {
  const [inFull, inFullFeminine] = title.split(' / ');
  const places = gendered(title);
  const first = places[0];
  const masculine = inFullFeminine ? (inFull ?? title) : wordsOf(title, 0).join(' ');
  const feminine = inFullFeminine ?? wordsOf(title, 1).join(' ');
  const [he, she] = [uncapitalise(masculine), uncapitalise(feminine)];
  const common = { masculine, feminine, ofMasculine: withDe(he) };

  if (he === she) return { ...common, label: masculine, oneOf: `un ou une ${he}`, either: he };
  if (places.length !== 1 || first === undefined)
    return { ...common, label: `${masculine} / ${feminine}`, oneOf: `un ${he} ou une ${she}`, either: `${he} ou ${she}` };
  const shared = wordsOf(title, 0).slice(0, first);
  const short = [...shared, wordsOf(title, 0)[first] ?? ''].join(' ');
  const rest = wordsOf(title, 1).slice(first).join(' ');
  return {
    ...common,
    label: `${short} / ${capitalise(rest) === feminine ? feminine : rest}`,
    oneOf: shared.length ? `un ${he} ou une ${she}` : `un ${uncapitalise(short)} ou une ${she}`,
    either: shared.length ? `${he} ou ${she}` : `${uncapitalise(short)} ou ${she}`,
  };
};

export const occupations: readonly Occupation[] = families.flatMap(({ jobs, tasks: sharedTasks, ...family }) =>
  jobs.map(({ title, ...job }) => ({ ...family, ...job, ...namesOf(title), sharedTasks, romeLabel: romeLabels.get(job.rome) ?? '' })),
);

const weighted = new Weighted(occupations.map((occupation) => [occupation, occupation.weight ?? 2] as const));

export const drawOccupation = (random: Random): Occupation => weighted.draw(random);
