import { toExperience } from '../offers/wording/normalize.ts';
import type { Offer, Requirement } from '../../src/contract/index.ts';
import type { SampleContract } from './contract.ts';
import type { Frequency } from './frequency.ts';
import type { SeedOccupation } from './occupations/index.ts';
import type { Level } from './occupations/types.ts';
import type { Random } from './random.ts';
import { softSkills } from './texts/soft-skills.ts';

export interface SampleExperience {
  field: Offer['experience'];
  /** « deux ans d'expérience », for a text. */
  spoken: string | null;
}

const numbers = [
  '',
  'un an',
  'deux ans',
  'trois ans',
  'quatre ans',
  'cinq ans',
  'six ans',
  'sept ans',
  'huit ans',
  'neuf ans',
  'dix ans',
];

const spokenYears = (years: number): string => `${numbers[years] ?? 'plusieurs années'} d'expérience`;

const comments = ['Sur un poste similaire', 'Dans le même secteur', 'Stages acceptés', 'Alternance comprise'];

/** Years asked for, 0.5 for six months, 0 for beginners. */
const drawYears = (random: Random, { experience }: SeedOccupation, { kind }: SampleContract): number => {
  if (kind === 'apprenticeship' || kind === 'insertion') return 0;
  if (experience === undefined || experience === 0) return random.chance(0.6) ? 0 : random.pick([0.5, 0.5, 1, 1, 1, 2]);
  return random.chance(0.14) ? 0 : Math.max(1, experience + random.pick([-1, 0, 0, 0, 1]));
};

export const drawExperience = (random: Random, occupation: SeedOccupation, contract: SampleContract): SampleExperience => {
  const years = drawYears(random, occupation, contract);
  const comment = random.chance(0.02) ? random.pick(comments) : null;
  if (years === 0) return { field: toExperience('none', 'Débutant accepté', comment), spoken: null };
  const length = years === 0.5 ? '6 Mois' : `${years} An(s)`;
  const spoken = years === 0.5 ? "six mois d'expérience" : spokenYears(years);
  if (random.chance(0.12)) return { field: toExperience('wished', `Expérience souhaitée de ${length}`, comment), spoken };
  const label = random.pick([
    `Expérience exigée de ${length}`,
    `Expérience exigée de ${length}`,
    length,
    `${length} - sur poste similaire`,
  ]);
  return { field: toExperience('required', label, comment), spoken };
};

const levels: Readonly<Record<Level, string>> = {
  none: 'Aucune formation scolaire',
  CAP: 'CAP, BEP et équivalents',
  Bac: 'Bac ou équivalent',
  'Bac+2': 'Bac+2 ou équivalents',
  'Bac+3': 'Bac+3, Bac+4 ou équivalents',
  'Bac+5': 'Bac+5 et plus ou équivalents',
};

const licences = {
  B: 'B - Véhicule léger',
  C: 'C - Poids lourd',
  CE: 'CE - Poids lourd + remorque',
  D: 'D - Transport de personnes',
} as const;

const qualifications = [
  '',
  'Manœuvre',
  'Ouvrier spécialisé',
  'Ouvrier qualifié (P1,P2)',
  'Ouvrier qualifié (P3,P4,OHQ)',
  'Employé non qualifié',
  'Employé qualifié',
  'Technicien',
  'Agent de maîtrise',
  'Cadre',
];

const requirement = (random: Random, label: string, requiredShare: number): Requirement => ({
  label,
  required: random.chance(requiredShare),
});

const drawTraining = (random: Random, { field, level, diploma, certificate, regulated }: SeedOccupation): Offer['training'] => {
  if (level === 'none') return [];
  const comment = random.chance(0.2) ? (diploma ?? certificate ?? null) : null;
  return [
    {
      field: random.chance(0.7) ? (field ?? null) : null,
      level: levels[level],
      comment,
      required: regulated ?? random.chance(0.5),
    },
  ];
};

const drawLanguages = (random: Random, { languages = ['Français'] }: SeedOccupation): Requirement[] =>
  random.some(languages, random.chance(0.15) ? 2 : 1).map((label) => requirement(random, label, 0.4));

type Requirements = Pick<
  Offer,
  'training' | 'skills' | 'softSkills' | 'languages' | 'drivingLicences' | 'software' | 'qualification'
>;

/** What the form of France Travail asks an employer to fill in, and few fill in. */
export const drawRequirements = (random: Random, occupation: SeedOccupation, says: Frequency): Requirements => ({
  training: occupation.level !== 'none' && says('training') ? drawTraining(random, occupation) : [],
  skills: says('skills')
    ? random.some(occupation.knowHow, random.integer(2, 5)).map((label) => requirement(random, label, 0.45))
    : [],
  softSkills: says('softSkills') ? random.some(softSkills, random.integer(1, 3)) : [],
  languages: says(occupation.languages ? 'usefulLanguages' : 'languages') ? drawLanguages(random, occupation) : [],
  drivingLicences: says(occupation.licence ? 'usefulLicence' : 'licence')
    ? [requirement(random, licences[occupation.licence ?? 'B'], 0.5)]
    : [],
  software: says('software')
    ? random.some(['Traitement de texte', 'Tableur', 'Messagerie', 'Outils de présentation'], random.integer(1, 2))
    : [],
  qualification: says('qualification') ? (qualifications[occupation.grade] ?? null) : null,
});
