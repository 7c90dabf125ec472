import type { Offer } from '../../src/contract/index.ts';
import type { Random } from './random.ts';

/** Invented sites that bring offers. `sample-1` to `sample-8` are their logos. */
const boards = [
  'Emploi Mirabelle',
  'Canopée Jobs',
  'La Ruche aux Postes',
  'Cap Boussole',
  'Postulette',
  "Vent d'Embauche",
  "Le Carnet d'Offres",
  'Tandem Métiers',
].map((name, index) => ({ name, url: null, logo: `sample-${index + 1}` }));

/** Marks without a name, for companies: sample-9 to sample-12. */
const companyMarks = ['sample-9', 'sample-10', 'sample-11', 'sample-12'];

/** Every logo that a sample offer names, and its image. */
export const sampleLogos: readonly { id: string; file: URL }[] = [...boards.map(({ logo }) => logo), ...companyMarks].map(
  (id) => ({
    id,
    file: new URL(`./logos/${id}.svg`, import.meta.url),
  }),
);

export const drawCompanyLogo = (random: Random): string => random.pick(companyMarks);

/** One site as a rule; a few offers come through two. */
export const drawBoards = (random: Random): Offer['source']['partners'] => random.some(boards, random.chance(0.006) ? 2 : 1);
