import type { SeedOccupation } from './occupations/index.ts';
import type { Setting } from './occupations/types.ts';
import type { Random } from './random.ts';

const onTheMove: ReadonlySet<Setting> = new Set<Setting>(['field', 'road', 'home', 'site']);
const often = [
  'Quotidiens Zone départementale',
  'Quotidiens Zone régionale',
  'Fréquents Zone régionale',
  'Quotidiens Zone nationale',
];
const seldom = ['Jamais', 'Jamais', 'Jamais', 'Ponctuels Zone départementale', 'Ponctuels Zone régionale', 'A préciser'];

/** Travel as France Travail words it. */
export const drawTravel = (random: Random, { setting }: SeedOccupation): string =>
  random.pick(onTheMove.has(setting) ? often : seldom);
