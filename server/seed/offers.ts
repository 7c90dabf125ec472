import type { Offer } from '../../src/contract/index.ts';
import { inventedSiret } from '../partners/siret.ts';
import { domainOf, drawCompany, type SampleCompany } from './company.ts';
import { drawAgency, drawContact } from './contact.ts';
import { drawContract, type SampleContract } from './contract.ts';
import { drawDates, startOfDay } from './dates.ts';
import { drawDescription } from './description.ts';
import { capitalise, uncapitalise, withDe } from './french.ts';
import { type Frequency, frequencyOf } from './frequency.ts';
import { drawHours } from './hours.ts';
import { offerId } from './id.ts';
import { drawBoards, drawCompanyLogo } from './job-boards.ts';
import { drawOccupation, type SeedOccupation } from './occupations/index.ts';
import { Random } from './random.ts';
import { drawExperience, drawRequirements } from './requirements.ts';
import { drawSalary } from './salary.ts';
import type { TemplateWords } from './template.ts';
import { type Location, type SeedPlace, Territory } from './territory.ts';
import { agencyPresentations, presentations } from './texts/companies.ts';
import { settings } from './texts/settings.ts';
import { drawTitle } from './title.ts';
import { drawTravel } from './travel.ts';

export { sampleLogos } from './job-boards.ts';
export type { SeedPlace } from './territory.ts';

export interface SampleOptions {
  count: number;
  today: Date;
  places: readonly SeedPlace[];
}

/** An offer with what the catalogue stores beside it. */
export interface SampleOffer {
  offer: Offer;
  latitude: number | null;
  longitude: number | null;
  siret: string | null;
}

/** Share of the offers published on France Travail itself; the others were brought by a partner. */
const directShare = 0.25;

/**
 * Invented offers, for demonstrations: nobody recruits. Each depends on its number, the day and the places, and on nothing
 * else, so that a longer list begins like a shorter one.
 */
export function* sampleOffers({ count, today, places }: SampleOptions): Generator<SampleOffer> {
  const territory = new Territory(places);
  const day = startOfDay(today);
  for (let number = 0; number < count; number++) yield sampleOffer(number, day, territory);
}

const sampleOffer = (number: number, today: number, territory: Territory): SampleOffer => {
  const random = new Random(number);
  const direct = random.chance(directShare);
  const says = frequencyOf(random, direct);
  const occupation = drawOccupation(random);
  const location = territory.draw(random, occupation.zone);
  const contract = drawContract(random, occupation);
  const hours = drawHours(random, occupation);
  const salary = drawSalary(random, occupation, contract, hours);
  const experience = drawExperience(random, occupation, contract);
  const company = drawCompany(random, occupation, contract.kind, says);
  const words = wordsOf(occupation, location, contract, company, experience.spoken);
  const id = offerId(number);
  const independent = contract.kind === 'independent';
  const knowsHours = !independent && says('workingHours');

  const offer: Offer = {
    id,
    title: drawTitle(random, occupation, contract, hours, location),
    company: company.name,
    place: { label: location.label, commune: location.commune, departement: location.departement },
    contract: contract.contract,
    workTime: knowsHours && says('workTime') ? (hours.partTime ? 'part' : 'full') : null,
    salary,
    apprenticeship: contract.kind === 'apprenticeship',
    ...drawDates(random, today, direct),
    url: null,
    description: drawDescription(random, { occupation, contract, hours, salary, words }),
    occupation: { rome: occupation.rome, label: occupation.romeLabel, appellation: occupation.label },
    contractNature: contract.nature,
    workingHours: knowsHours ? hours.label : null,
    schedule: knowsHours && says('schedule') ? hours.schedule : [],
    conditions: says('conditions') ? random.some(settings[occupation.setting].conditions, random.integer(1, 2)) : [],
    openings: random.chance(0.9) ? 1 : random.pick([2, 2, 2, 3, 3, 4, 5, 10]),
    experience: experience.field,
    ...drawRequirements(random, occupation, says),
    travel: says('travel') ? drawTravel(random, occupation) : null,
    sector: says('sector') ? sectorOf(occupation, contract) : null,
    ...presentationOf(random, contract, company, words, says),
    companySize: says('companySize') ? random.pick(sizes) : null,
    accessible: says('accessible'),
    adaptedCompany: random.chance(0.004),
    disabilityCommitted: says('disabilityCommitted'),
    fewCandidates: says('fewCandidates'),
    contact: says('contact') ? drawContact(random, id, company, location) : null,
    agency: drawAgency(random, location, says),
    source: { kind: 'sample', partners: direct ? [] : drawBoards(random) },
  };
  const siret = company.name && inventedSiret(company.name);
  return { offer, latitude: location.latitude, longitude: location.longitude, siret };
};

const wordsOf = (
  { either, oneOf, masculine, diploma, certificate }: SeedOccupation,
  { inPlace, ofPlace }: Location,
  { phrase }: SampleContract,
  { name, employer, anEmployer }: SampleCompany,
  experience: string | null,
): TemplateWords => ({
  place: inPlace,
  Place: capitalise(inPlace),
  inTown: ofPlace ? inPlace : '',
  ofPlace: ofPlace ?? '',
  oneOf,
  ofOne: withDe(oneOf).replace(' ou une ', " ou d'une "),
  ofJob: withDe(either),
  job: `${uncapitalise(masculine)} H/F`,
  company: name ?? '',
  employer,
  anEmployer,
  contract: phrase,
  experience: experience ?? '',
  diploma: diploma ?? certificate ?? '',
});

const sizes = [
  '1 ou 2 salariés',
  '3 à 5 salariés',
  '6 à 9 salariés',
  '10 à 19 salariés',
  '20 à 49 salariés',
  '50 à 99 salariés',
  '100 à 199 salariés',
  '250 à 499 salariés',
];

const sectorOf = ({ sector }: SeedOccupation, { kind }: SampleContract): string =>
  kind === 'temporary' ? 'Activités des agences de travail temporaire' : sector;

const presentationOf = (
  random: Random,
  { kind }: SampleContract,
  { name }: SampleCompany,
  words: TemplateWords,
  says: Frequency,
): Pick<Offer, 'companyDescription' | 'companyUrl' | 'companyLogo'> => ({
  companyDescription: says('companyDescription')
    ? (kind === 'temporary' ? agencyPresentations : presentations).draw(random, words)
    : null,
  companyUrl: name !== null && says('companyUrl') ? `https://www.${domainOf(name)}.example` : null,
  companyLogo: name !== null && says('companyLogo') ? drawCompanyLogo(random) : null,
});
