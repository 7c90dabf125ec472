import { createHash } from 'node:crypto';

import type { Contact, Offer } from '../../../src/contract/index.ts';
import {
  toContract,
  toExperience,
  normalizeHours,
  normalizeContractNature,
  normalizeTitle,
  scheduleBeyondHours,
} from '../wording/normalize.ts';
import { readSiret } from '../../partners/siret.ts';
import type { OfferRecord } from '../offer-row.ts';
import { repairLine, repairText } from './repair-text.ts';
import { contractLabel } from './contracts.ts';
import type { OfferV2 } from './offer-v2.ts';
import { readSalary } from './salary.ts';
import { readWorkplace, type PlaceNames } from './workplace.ts';

/** The identifier of a logo in our own API. */
export const logoId = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 16);

/** An address a visitor may follow, or nothing: `javascript:` and its like end here. */
const webAddress = (raw: string | undefined): string | null => {
  const address = repairLine(raw);
  if (!address) return null;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
};

/** « Pour postuler, utiliser le lien suivant : https://… »: the link in the sentence. */
const linkIn = (sentence: string | null): string | null =>
  webAddress(sentence?.match(/https?:\/\/[^\s<>"»]+/i)?.[0].replace(/[.,;:)]+$/, ''));

const lines = (texts: readonly (string | undefined)[]): string[] => texts.flatMap((text) => repairLine(text) ?? []);

const requirements = (items: OfferV2['competences']) =>
  items.flatMap(({ libelle, exigence }) => {
    const label = repairLine(libelle);
    return label ? [{ label, required: exigence === 'E' }] : [];
  });

/** A date as ISO 8601 writes it, of the last or this century: `Date.parse` alone would read one in « Offre 3 ». */
const isoDate = /^(?:19|20)\d\d-\d\d-\d\d(?:T|$)/;

/** Where no zone is given, UTC is meant: the source writes it everywhere else. A date alone is in UTC already. */
const zone = /(?:Z|[+-]\d\d:?\d\d|^[\d-]{10})$/i;

const timestamp = (raw = ''): string | undefined => {
  const date = raw.trim();
  const time = isoDate.test(date) ? Date.parse(zone.test(date) ? date : `${date}Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

const atLeastOne = (count = 1): number => {
  const whole = Math.trunc(count);
  return Number.isSafeInteger(whole) && whole >= 1 ? whole : 1;
};

const workTime = (label: string | null): Offer['workTime'] => {
  if (/temps partiel/i.test(label ?? '')) return 'part';
  return /temps plein/i.test(label ?? '') ? 'full' : null;
};

const expectations: Readonly<Record<string, Offer['experience']['expected']>> = { D: 'none', S: 'wished', E: 'required' };

const readContact = ({ contact }: OfferV2): Contact | null => {
  if (!contact) return null;
  const email = repairLine(contact.courriel);
  const read: Contact = {
    name: repairLine(contact.nom),
    lines: lines([contact.coordonnees1, contact.coordonnees2, contact.coordonnees3]),
    phone: repairLine(contact.telephone),
    email,
    comment: repairLine(contact.commentaire),
    recruiterUrl: webAddress(contact.urlRecruteur),
    applyUrl: webAddress(contact.urlPostulation) ?? linkIn(email),
  };
  return Object.values(read).some((value) => (Array.isArray(value) ? value.length : value)) ? read : null;
};

/**
 * France Travail's offer in the terms of the contract. Nothing is invented: what is missing stays missing. What is changed
 * is listed in `docs/offers.md`, as the licence asks (article 4).
 */
export const toOfferRecord = (raw: OfferV2, places: PlaceNames): OfferRecord => {
  const publishedAt = timestamp(raw.dateCreation) ?? timestamp(raw.dateActualisation) ?? null;
  const { place, longitude, latitude } = readWorkplace(raw.lieuTravail, places);
  const contractCode = repairLine(raw.typeContrat);
  const workingHours = raw.dureeTravailLibelle ? normalizeHours(repairText(raw.dureeTravailLibelle)) || null : null;
  const company = repairLine(raw.entreprise?.nom);
  const romeLabel = repairLine(raw.romeLibelle) ?? repairLine(raw.appellationlibelle);
  const { salaire, origineOffre } = raw;
  const agency = { phone: repairLine(raw.agence?.telephone), email: repairLine(raw.agence?.courriel) };

  const offer: Offer = {
    id: raw.id,
    // Real offers come without a title: then the métier is the best name they have.
    title: normalizeTitle(repairLine(raw.intitule) ?? repairLine(raw.appellationlibelle) ?? romeLabel ?? `Offre ${raw.id}`, [
      place.label,
      company,
    ]),
    company,
    place,
    contract: toContract(contractCode ?? '', repairLine(raw.typeContratLibelle) ?? contractLabel(contractCode ?? '')),
    workTime: workTime(repairLine(raw.dureeTravailLibelleConverti) ?? workingHours),
    salary: readSalary(
      salaire?.libelle,
      salaire?.commentaire,
      [
        ...new Set(
          lines([salaire?.complement1, salaire?.complement2, ...(salaire?.listeComplements ?? []).map(({ libelle }) => libelle)]),
        ),
      ].filter(
        (extra) => extra !== 'Autre', // says only that the comment says the rest
      ),
    ),
    apprenticeship: raw.alternance,
    publishedAt,
    updatedAt: timestamp(raw.dateActualisation) ?? publishedAt,
    url: webAddress(origineOffre?.urlOrigine),
    description: repairText(raw.description ?? ''),
    occupation: romeLabel
      ? { rome: repairLine(raw.romeCode) ?? '', label: romeLabel, appellation: repairLine(raw.appellationlibelle) }
      : null,
    contractNature: normalizeContractNature(repairLine(raw.natureContrat)),
    workingHours,
    schedule: scheduleBeyondHours(
      workingHours,
      (raw.contexteTravail?.horaires ?? []).map((habit) => normalizeHours(repairText(habit))),
    ),
    conditions: [
      ...new Set(lines([...(raw.contexteTravail?.conditionsExercice ?? []), raw.conditionExercice, raw.complementExercice])),
    ],
    openings: atLeastOne(raw.nombrePostes),
    experience: toExperience(
      expectations[raw.experienceExige ?? ''] ?? 'none',
      repairLine(raw.experienceLibelle),
      repairLine(raw.experienceCommentaire),
    ),
    training: raw.formations
      .map(({ domaineLibelle, niveauLibelle, commentaire, exigence }) => ({
        field: repairLine(domaineLibelle),
        level: repairLine(niveauLibelle),
        comment: repairLine(commentaire),
        required: exigence === 'E',
      }))
      .filter(({ field, level, comment }) => field ?? level ?? comment),
    skills: requirements(raw.competences),
    softSkills: raw.qualitesProfessionnelles.flatMap(({ libelle, description }) => {
      const label = repairLine(libelle);
      return label ? [{ label, description: repairLine(description) }] : [];
    }),
    languages: requirements(raw.langues),
    drivingLicences: requirements(raw.permis),
    software: lines(raw.outilsBureautiques),
    qualification: repairLine(raw.qualificationLibelle),
    travel: repairLine(raw.deplacementLibelle),
    sector: repairLine(raw.secteurActiviteLibelle),
    companyDescription: raw.entreprise?.description ? repairText(raw.entreprise.description) || null : null,
    companyUrl: webAddress(raw.entreprise?.url),
    companyLogo: logoOf(raw.entreprise?.logo),
    companySize: repairLine(raw.trancheEffectifEtab),
    accessible: raw.accessibleTH,
    adaptedCompany: raw.entrepriseAdaptee || (raw.entreprise?.entrepriseAdaptee ?? false),
    disabilityCommitted: raw.employeurHandiEngage,
    fewCandidates: raw.offresManqueCandidats,
    contact: readContact(raw),
    agency: agency.phone || agency.email ? agency : null,
    source: {
      kind: origineOffre?.origine === '2' ? 'partner' : 'france-travail',
      partners: (origineOffre?.partenaires ?? []).flatMap(({ nom, url, logo }) => {
        const name = repairLine(nom);
        return name ? [{ name, url: webAddress(url), logo: logoOf(logo) }] : [];
      }),
    },
  };
  const logos = [raw.entreprise?.logo, ...(origineOffre?.partenaires ?? []).map(({ logo }) => logo)].flatMap((logo) => {
    const url = webAddress(logo);
    return url ? [{ id: logoId(url), url }] : [];
  });
  return { offer, longitude, latitude, siret: readSiret(raw.entreprise?.siret ?? '') ?? null, logos };
};

const logoOf = (url: string | undefined): string | null => {
  const address = webAddress(url);
  return address && logoId(address);
};
