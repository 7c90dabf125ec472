import { Random } from '../../../server/seed/random.ts';
import type { OfferQuery } from '../../../src/contract/index.ts';

/** What a query of the mix is an example of. */
export type QueryKind = 'rare word' | 'common word' | 'several words' | 'place' | 'filter' | 'no criteria' | 'deep page';

export interface BenchQuery {
  kind: QueryKind;
  query: OfferQuery;
  /** The page to read; those before it are read first and not measured. */
  page: number;
}

/** Words that stand in a large part of all offers. */
const common = ['vente', 'équipe', 'client', 'poste', 'travail', 'entreprise', 'expérience', 'service', 'formation', 'gestion'];
/** Names of jobs, as people type them. */
const jobs = [
  'boulanger', 'infirmière', 'aide soignant', 'plombier', 'serveur', 'cuisinier', 'développeur web', 'comptable', 'cariste',
  'conducteur routier', 'maçon', 'électricien', 'soudeur', 'vendeuse', 'caissière', 'secrétaire', 'agent d’entretien',
  'auxiliaire de vie', 'mécanicien', 'peintre', 'paysagiste', 'coiffeuse', 'chauffeur livreur', 'préparateur de commandes',
  'agent de sécurité', 'professeur', 'éducateur', 'ingénieur', 'technicien de maintenance', 'ouvrier viticole',
]; // prettier-ignore
const rare = [
  'luthier',
  'tonnelier',
  'apiculteur',
  'vitrailliste',
  'scaphandrier',
  'souffleur',
  'oléiculteur',
  'relieur',
  'bijoutier',
  'fauconnier',
];
const details = ['de nuit', 'débutant', 'cdi', 'week-end', 'permis b', 'anglais', 'temps partiel', 'sans diplôme', 'télétravail'];
/** Cities, towns and villages, by their INSEE code. */
const communes = [
  '75056',
  '69123',
  '13055',
  '31555',
  '44109',
  '67482',
  '59350',
  '33063',
  '35238',
  '26362',
  '26198',
  '26220',
  '12202',
  '2A004',
  '97411',
];
/** Départements and régions. */
const areas = ['26', '69', '75', '13', '59', '33', '44', '2B', '974', '48', '23', 'R84', 'R11', 'R53', 'R93'];

type Draw = (random: Random) => OfferQuery;

const filters: readonly Draw[] = [
  (random) => ({ contract: random.pick(['CDI', 'CDD', 'MIS', 'SAI', 'CDI,CDD']) }),
  (random) => ({ workTime: random.pick(['full', 'part'] as const) }),
  (random) => ({ experience: random.pick(['none', 'wished', 'required', 'none,wished']) }),
  (random) => ({ qualification: random.pick(['executive', 'other'] as const) }),
  (random) => ({ domain: random.pick(['D', 'G', 'J', 'N', 'F,H', 'G16', 'M18']) }),
  (random) => ({ published: random.pick([1, 3, 7, 14, 31] as const) }),
  (random) => ({ salaryMin: random.pick([1800, 2000, 2500, 3500]) }),
  () => ({ apprenticeship: true }),
  () => ({ accessible: true }),
  () => ({ disabilityCommitted: true }),
  () => ({ fewCandidates: true }),
  (random) => ({ source: random.pick(['france-travail', 'partner'] as const) }),
];

const somewhere: Draw = (random) =>
  random.chance(0.6)
    ? {
        place: random.pick(communes),
        radius: random.pick([0, 10, 30, 50, 100]),
        ...(random.chance(0.2) && { sort: 'distance' as const }),
      }
    : { place: random.pick(areas) };

const filtered: Draw = (random) => ({ ...random.pick(filters)(random), ...(random.chance(0.4) && random.pick(filters)(random)) });

const drawn: readonly (readonly [QueryKind, Draw])[] = [
  ['rare word', (random) => ({ keywords: random.pick(rare) })],
  ['common word', (random) => ({ keywords: random.pick(common), ...(random.chance(0.3) && filtered(random)) })],
  [
    'several words',
    (random) => ({ keywords: `${random.pick(jobs)} ${random.pick(details)}`, ...(random.chance(0.3) && somewhere(random)) }),
  ],
  ['place', (random) => ({ ...(random.chance(0.7) && { keywords: random.pick(jobs) }), ...somewhere(random) })],
  ['place', (random) => ({ ...somewhere(random), ...filtered(random) })],
  ['filter', (random) => ({ ...(random.chance(0.6) && { keywords: random.pick(jobs) }), ...filtered(random) })],
  ['filter', (random) => ({ ...filtered(random), ...(random.chance(0.5) && { sort: 'date' as const }) })],
  ['deep page', (random) => ({ ...(random.chance(0.7) && { keywords: random.pick([...common, ...jobs]) }) })],
];

/** A thousand questions, the same each time: three in four with words, half with a place, each filter, and pages far down. */
export const benchQueries = (count = 1_000): BenchQuery[] => {
  const random = new Random(2_014);
  return Array.from({ length: count }, (_, index): BenchQuery => {
    if (index % 50 === 0) return { kind: 'no criteria', query: {}, page: 1 };
    const [kind, draw] = random.pick(drawn);
    return { kind, query: draw(random), page: kind === 'deep page' ? random.integer(2, 10) : 1 };
  });
};
