import type { Salary } from '../../src/contract/index.ts';
import type { SampleContract } from './contract.ts';
import { enumerate, setTypography } from './french.ts';
import type { SampleHours } from './hours.ts';
import { draftText } from './layouts.ts';
import type { SeedOccupation } from './occupations/index.ts';
import type { Setting } from './occupations/types.ts';
import type { Random } from './random.ts';
import { spokenSalary } from './salary.ts';
import type { TemplateWords } from './template.ts';
import { closings } from './texts/closings.ts';
import { agencyPresentations, presentations } from './texts/companies.ts';
import { openings } from './texts/openings.ts';
import { profiles } from './texts/profiles.ts';
import { commonBenefits, settings, temporaryBenefits } from './texts/settings.ts';
import { terms } from './texts/terms.ts';

/** All that an offer's text is made from. */
export interface Position {
  occupation: SeedOccupation;
  contract: SampleContract;
  hours: SampleHours;
  salary: Salary | null;
  words: TemplateWords;
}

const draw = {
  opening: (random: Random, { contract: { kind }, words }: Position): string => {
    const named = words.company !== '';
    if (kind === 'temporary') return openings[named ? 'namedAgency' : 'agency'].draw(random, words);
    if (kind !== 'salaried') return openings[kind].draw(random, words);
    return openings[named && random.chance(0.7) ? 'named' : 'unnamed'].draw(random, words);
  },

  tasks: (random: Random, { occupation: { tasks, sharedTasks } }: Position): string[] => [
    ...random.some(tasks, random.chance(0.8) ? 4 : 2),
    ...random.some(sharedTasks, random.integer(1, 2)),
  ],

  /** Said to those who work there, not to those who direct it. */
  setting: (random: Random, { occupation: { setting, grade } }: Position): string[] =>
    grade === 9 && !quietPlaces.has(setting) ? [] : [random.pick(settings[setting].sentences)],

  benefits: (random: Random, { occupation: { setting }, contract: { kind } }: Position): string => {
    const common = kind === 'temporary' ? temporaryBenefits : commonBenefits;
    const listed = [
      ...random.some(common, random.integer(1, 3)),
      ...(kind === 'temporary' ? [] : random.some(settings[setting].benefits, 1)),
    ];
    return `${random.pick(benefitLeads)} ${enumerate([...new Set(listed)])}.`;
  },

  pay: (random: Random, { salary, contract: { kind } }: Position): string[] => {
    const amounts = salary ? spokenSalary(salary) : undefined;
    return amounts && random.chance(0.6)
      ? [`${random.pick(payLeads)} ${amounts}${kind === 'temporary' ? '' : random.pick(payEnds)}.`]
      : [];
  },

  profile: (random: Random, { occupation, words }: Position): string[] => [
    profiles[words.experience !== '' ? 'experienced' : occupation.regulated ? 'graduate' : 'beginner'].draw(random, words),
    ...(occupation.regulated ? [profiles.regulated.draw(random, words)] : []),
    ...(words.diploma !== '' && !occupation.regulated && random.chance(0.6)
      ? [profiles[occupation.certificate ? 'certified' : 'trained'].draw(random, words)]
      : []),
    ...(occupation.licence && random.chance(0.45) ? [profiles.licence.draw(random, words)] : []),
    profiles.qualities.draw(random, words),
  ],
};

const quietPlaces: ReadonlySet<Setting> = new Set<Setting>(['office', 'practice', 'ward', 'field']);
const sharedPlaces: ReadonlySet<Setting> = new Set<Setting>(['practice', 'ward', 'home', 'school']);
const benefitLeads = [
  'Avantages :',
  'En plus du salaire :',
  'Vous bénéficierez aussi de nos avantages :',
  'Les petits plus :',
  'À noter aussi :',
].map(setTypography);
const payLeads = ['Salaire :', 'Rémunération :', 'Nous proposons', 'Rémunération prévue :', 'Pour ce poste :'].map(setTypography);
const payEnds = ['', '', ', selon expérience', ', à discuter ensemble', ', revu chaque année'];

/** What the employer gives: hours, pay, advantages. Those who work for themselves have terms instead. */
const conditionsOf = (random: Random, position: Position): { workplace: string[]; offered: string[] } => {
  const { kind } = position.contract;
  if (kind === 'independent') {
    const shared =
      position.contract.contract.code === 'LIB' && sharedPlaces.has(position.occupation.setting) ? terms.practice : terms.network;
    return { workplace: [], offered: [shared.draw(random, position.words)] };
  }
  const own =
    kind === 'seasonal' || kind === 'insertion' || kind === 'apprenticeship' ? [terms[kind].draw(random, position.words)] : [];
  return {
    workplace: [...draw.setting(random, position), ...(random.chance(0.8) ? [position.hours.sentence] : [])],
    offered: [...own, ...draw.pay(random, position), ...(random.chance(0.55) ? [draw.benefits(random, position)] : [])],
  };
};

/** Shorter than this, a text says too little and gets the employer's presentation. */
const shortest = 480;
const longest = 1480;

export const drawDescription = (random: Random, position: Position): string => {
  const { words, contract } = position;
  const temporary = contract.kind === 'temporary';
  const tasks = draw.tasks(random, position);
  const draft = {
    opening: draw.opening(random, position),
    tasks,
    ...conditionsOf(random, position),
    profile: draw.profile(random, position),
    closing: closings[temporary ? 'agency' : 'employer'].draw(random, words),
  };
  const text = draftText(random, draft);
  if (text.length > longest) return draftText(random, { ...draft, tasks: tasks.slice(0, 3), offered: draft.offered.slice(0, 1) });
  if (text.length >= shortest) return text;
  return `${text}\n\n${(temporary ? agencyPresentations : presentations).draw(random, words)}`;
};
