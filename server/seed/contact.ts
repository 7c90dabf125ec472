import type { Contact, Offer } from '../../src/contract/index.ts';
import { domainOf, type SampleCompany } from './company.ts';
import type { Frequency } from './frequency.ts';
import type { Random } from './random.ts';
import type { Location } from './territory.ts';

/** Ranges that the regulator keeps for fiction, by the first two digits of a number. */
const fictionRanges = { '01': '01 99 00', '02': '02 61 91', '03': '03 53 01', '04': '04 65 71', '05': '05 36 49' } as const;

type Area = keyof typeof fictionRanges;

const areas: readonly (readonly [Area, string])[] = [
  ['02', '14 18 22 27 28 29 35 36 37 41 44 45 49 50 53 56 61 72 76 85 974 976'],
  ['03', '02 08 10 21 25 39 51 52 54 55 57 58 59 60 62 67 68 70 71 80 88 89 90'],
  ['04', '01 03 04 05 06 07 11 13 15 2A 2B 26 30 34 38 42 43 48 63 66 69 73 74 83 84'],
  ['05', '09 12 16 17 19 23 24 31 32 33 40 46 47 64 65 79 81 82 86 87 971 972 973'],
];
const areaOf = new Map(areas.flatMap(([area, departements]) => departements.split(' ').map((code) => [code, area] as const)));

const pair = (number: number): string => String(number).padStart(2, '0');

const drawPhone = (random: Random, departement: string | null): string =>
  `${fictionRanges[areaOf.get(departement ?? '') ?? '01']} ${pair(random.integer(0, 99))} ${pair(random.integer(0, 99))}`;

/** A service, never a person: nobody's name is invented. */
const services = [
  'Service recrutement',
  'Service des ressources humaines',
  'Secrétariat',
  'Accueil',
  'Direction',
  'Service du personnel',
];
const mailboxes = ['recrutement', 'rh', 'candidatures', 'emploi', 'contact', 'accueil'];
const insteadOfAddress = [
  'Candidature par courrier uniquement',
  'Se présenter sur place avec un CV',
  'Candidature sur place, aux heures de bureau',
];
const comments = [
  'Merci de joindre un CV à jour.',
  'Précisez vos disponibilités.',
  'Rappelez la référence de cette offre dans votre message.',
  'Les candidatures sont étudiées au fil de leur arrivée.',
];

/** `.example` is kept for examples: a message goes nowhere. */
const drawEmail = (random: Random, domain: string): string | null => {
  const draw = random.number();
  if (draw < 0.74) return `${random.pick(mailboxes)}@${domain}.example`;
  return draw < 0.86 ? random.pick(insteadOfAddress) : null;
};

const streets = ["rue de l'Exemple", "avenue de l'Exemple", "place de l'Exemple"];

export const drawContact = (
  random: Random,
  id: string,
  { name }: SampleCompany,
  { label, departement, commune }: Location,
): Contact => {
  const phone = random.chance(0.35) ? drawPhone(random, departement) : null;
  const domain = name === null ? `annonce-${id.toLowerCase()}` : domainOf(name);
  return {
    name: random.pick(services),
    lines: commune && random.chance(0.4) ? [`${random.integer(1, 98)} ${random.pick(streets)}`, label] : [],
    phone,
    email: drawEmail(random, domain) ?? (phone === null ? random.pick(insteadOfAddress) : null),
    comment: random.chance(0.25) ? random.pick(comments) : null,
    recruiterUrl: random.chance(0.06) ? `https://www.${domain}.example/recrutement` : null,
    applyUrl: null,
  };
};

export const drawAgency = (random: Random, { departement }: Location, says: Frequency): Offer['agency'] =>
  says('agency')
    ? {
        phone: drawPhone(random, departement),
        email: random.chance(0.6) ? `agence-${departement ?? 'nationale'}@emploi.example`.toLowerCase() : null,
      }
    : null;
