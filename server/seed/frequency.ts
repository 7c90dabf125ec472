import type { Random } from './random.ts';

/**
 * How often a field is filled in, for offers published on France Travail itself and for those a partner brought: the form of
 * the first asks more questions. Together, a quarter and three quarters, they give the shares measured on 4 016 real offers.
 */
const shares = {
  company: [0.66, 0.555],
  companyDescription: [0.6, 0.54],
  companyUrl: [0.04, 0.01],
  companyLogo: [0.045, 0.032],
  companySize: [0.22, 0.05],
  sector: [0.8, 0.4],
  workingHours: [0.82, 0.22],
  schedule: [0.88, 0.84],
  workTime: [0.92, 0.87],
  conditions: [0.12, 0.02],
  training: [0.29, 0.065],
  skills: [0.58, 0.06],
  softSkills: [0.46, 0.045],
  languages: [0.03, 0.006],
  usefulLanguages: [0.5, 0.24],
  licence: [0.02, 0.005],
  usefulLicence: [0.36, 0.1],
  software: [0.01, 0.001],
  qualification: [0.75, 0.19],
  travel: [0.3, 0.04],
  contact: [0.7, 0.045],
  agency: [0.1, 0.006],
  fewCandidates: [0.3, 0],
  accessible: [0.35, 0.15],
  disabilityCommitted: [0.05, 0.02],
} as const satisfies Record<string, readonly [direct: number, partner: number]>;

export type Field = keyof typeof shares;

/** Whether an offer says something in a field. */
export type Frequency = (field: Field) => boolean;

export const frequencyOf = (random: Random, direct: boolean): Frequency => {
  const column = direct ? 0 : 1;
  return (field) => random.chance(shares[field][column]);
};
