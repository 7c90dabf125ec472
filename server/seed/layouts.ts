import { capitalise, withDe } from './french.ts';
import type { Random } from './random.ts';

/** The parts of a text, before they are put in order. */
export interface DescriptionDraft {
  opening: string;
  /** In the infinitive: « pétrir les pains ». */
  tasks: readonly string[];
  workplace: readonly string[];
  offered: readonly string[];
  profile: readonly string[];
  closing: string;
}

type Layout = (random: Random, draft: DescriptionDraft) => string[];

const nbsp = '\u00A0';

const listLeads = [
  'Vos missions',
  'Au quotidien',
  'Le poste en bref',
  'Ce qui vous attend',
  'Vos principales tâches',
  'Concrètement',
  'Dans ce poste, il faudra',
];

const paragraph = (sentences: readonly string[]): string => sentences.join(' ');

const list = (tasks: readonly string[], mark: string, end: string): string =>
  tasks.map((task, index) => `${mark}${capitalise(task)}${index < tasks.length - 1 ? end : end === '' ? '' : '.'}`).join('\n');

const drawList = (random: Random, tasks: readonly string[]): string =>
  list(tasks, random.pick(['- ', '- ', '• ', '– ', '* ']), random.pick(['', '', `${nbsp};`, '.']));

/** The tasks as running text. They may hold commas, so semicolons part them. */
const prose = (random: Random, tasks: readonly string[]): string => {
  const [first = '', ...others] = tasks;
  const more = others.length > 1 ? `S'y ajoutent d'autres tâches` : `S'y ajoute une autre tâche`;
  return random.pick([
    `Le travail consiste à ${[first, ...others].join(`${nbsp}; à `)}.`,
    `Au programme${nbsp}: ${tasks.join(`${nbsp}; `)}.`,
    `Il s'agit d'abord ${withDe(first)}. ${more}${nbsp}: ${others.join(`${nbsp}; `)}.`,
    `Il faudra ${first}, mais aussi ${others.join(`${nbsp}; `)}.`,
  ]);
};

/** An announcement in paragraphs, with one list. */
const letter: Layout = (random, { opening, tasks, workplace, offered, profile, closing }) => [
  opening,
  `${random.pick(listLeads)}${nbsp}:\n${drawList(random, tasks)}`,
  paragraph([...workplace, ...offered]),
  paragraph(profile),
  closing,
];

/** The place first, the list after. */
const story: Layout = (random, { opening, tasks, workplace, offered, profile, closing }) => [
  paragraph([opening, ...workplace]),
  `${random.pick(listLeads)}${nbsp}:\n${drawList(random, tasks)}`,
  paragraph(profile),
  paragraph([...offered, closing]),
];

const running: Layout = (random, { opening, tasks, workplace, offered, profile, closing }) => [
  paragraph([opening, prose(random, tasks)]),
  paragraph([...workplace, ...offered]),
  paragraph([...profile, closing]),
];

const headings = [
  ['MISSIONS', 'PROFIL', 'CONDITIONS'],
  ['LE POSTE', 'VOTRE PROFIL', 'CE QUE NOUS PROPOSONS'],
  [`Vos missions${nbsp}:`, `Votre profil${nbsp}:`, `Ce que nous proposons${nbsp}:`],
  [`Votre rôle${nbsp}:`, `Vos atouts${nbsp}:`, `Nos conditions${nbsp}:`],
  [`Que ferez-vous${nbsp}?`, `Et vous${nbsp}?`, `Et de notre côté${nbsp}?`],
  [`Missions principales${nbsp}:`, `Profil recherché${nbsp}:`, `Informations utiles${nbsp}:`],
] as const;

const headed: Layout = (random, { opening, tasks, workplace, offered, profile, closing }) => {
  const [missions, person, conditions] = random.pick(headings);
  const given = [...workplace, ...offered];
  return [
    opening,
    `${missions}\n${drawList(random, tasks)}`,
    `${person}\n${profile.join('\n')}`,
    `${conditions}\n${random.chance(0.5) ? given.map((line) => `- ${line}`).join('\n') : given.join('\n')}`,
    closing,
  ];
};

/** As partners' files come in: two parts under fixed headings. */
const form: Layout = (random, { opening, tasks, workplace, offered, profile, closing }) => [
  `Description du poste${nbsp}:\n${opening}\n${drawList(random, tasks)}\n${paragraph([...workplace, ...offered])}`,
  `Description du profil${nbsp}:\n${paragraph(profile)}\n${closing}`,
];

/** What was typed in one go. */
const block: Layout = (random, { opening, tasks, workplace, offered, profile, closing }) => [
  [opening, prose(random, tasks), ...workplace, ...offered, paragraph(profile), closing].join('\n'),
];

const layouts: readonly Layout[] = [letter, letter, letter, story, story, running, running, headed, headed, headed, form, block];

/** Puts the parts in order and leaves out what is empty. */
export const draftText = (random: Random, draft: DescriptionDraft): string =>
  random
    .pick(layouts)(random, draft)
    .filter((part) => part !== '')
    .join('\n\n');
