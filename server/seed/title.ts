import { normalizeTitle } from '../offers/wording/normalize.ts';
import type { SampleContract } from './contract.ts';
import type { SampleHours } from './hours.ts';
import type { SeedOccupation } from './occupations/index.ts';
import { type Random, Weighted } from './random.ts';
import type { Location } from './territory.ts';

const endings = new Weighted([
  [' (H/F)', 70],
  [' H/F', 13],
  [' (F/H)', 6],
  [' F/H', 3],
  [' H/F (H/F)', 2], // what the employer typed, and what the site adds
  ['', 6],
]);

/** Share of titles that employers shout in capitals; no reader sees them so. */
const shouted = 0.1;

const detail = (
  random: Random,
  { contract, kind }: SampleContract,
  { rhythm, partTime }: SampleHours,
  { label, commune }: Location,
): string => {
  if (kind === 'apprenticeship') return random.chance(0.85) ? ' en alternance' : '';
  if (random.chance(0.84)) return '';
  const town = commune ? label.replace(/ \(.*/, '') : undefined;
  const details = [
    ...(rhythm === 'night' ? [' de nuit', ' de nuit', ' de nuit'] : []),
    ...(partTime && kind !== 'independent' ? [' à temps partiel', ' à temps partiel'] : []),
    ...(town ? [` – ${town}`, ` – ${town}`, ` - ${town}`] : []),
    ...(kind === 'salaried' ? [` - ${contract.code}`, ` en ${contract.code}`] : []),
    ...(kind === 'seasonal' ? [' - saison', ' pour la saison'] : []),
    ...(kind === 'temporary' ? [' en intérim'] : []),
  ];
  return details.length ? random.pick(details) : '';
};

/** As employers write it, said in one way: « Boulanger / Boulangère (H/F) », « Boulanger de nuit (H/F) ». */
export const drawTitle = (
  random: Random,
  occupation: SeedOccupation,
  contract: SampleContract,
  hours: SampleHours,
  location: Location,
): string => {
  const name = random.chance(0.42) ? occupation.label : occupation.masculine;
  const title = `${name}${occupation.rhythm === 'night' ? '' : detail(random, contract, hours, location)}${endings.draw(random)}`;
  return normalizeTitle(random.chance(shouted) ? title.toUpperCase() : title, [location.label]);
};
