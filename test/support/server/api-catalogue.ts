import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { distanceKm } from '../../../server/offers/search/geography.ts';
import type { PlaceRecord } from '../../../server/places/store.ts';
import { hasRealOffers, realOffers, sentOffer } from './france-travail.ts';

const Sent = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[0-9A-Z]{7}$/)),
  intitule: v.optional(v.string(), ''),
  dateCreation: v.optional(v.string(), ''),
  romeCode: v.optional(v.string(), ''),
  typeContrat: v.optional(v.string(), ''),
  natureContrat: v.optional(v.string(), ''),
  experienceExige: v.optional(v.string(), ''),
  qualificationCode: v.optional(v.string(), ''),
  accessibleTH: v.optional(v.boolean(), false),
  lieuTravail: v.optional(
    v.object({
      libelle: v.optional(v.string(), ''),
      commune: v.optional(v.string(), ''),
      latitude: v.optional(v.number()),
      longitude: v.optional(v.number()),
    }),
    {},
  ),
  origineOffre: v.optional(v.object({ origine: v.optional(v.string(), '') }), {}),
});
type Sent = v.InferOutput<typeof Sent>;

/** The offers that the API has sent to others, where they are kept; each once. */
const recorded = (): unknown[] => {
  if (!hasRealOffers) return [];
  const files = readdirSync(realOffers).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    const content: unknown = JSON.parse(readFileSync(join(realOffers, file), 'utf8'));
    return v.is(v.object({ resultats: v.array(v.unknown()) }), content) ? content.resultats : [content];
  });
};

const roofers = 3_300;

const day = 86_400_000;

/** When the last of them was published: at midnight two days ago, whenever today is (ms). */
export const latest = (Math.floor(Date.now() / day) - 2) * day;

/** Enough offers of one occupation that not all of them can be read. */
const invented = (): unknown[] =>
  Array.from({ length: roofers }, (_, index) =>
    sentOffer(`C${String(index).padStart(6, '0')}`, {
      romeCode: 'F1619',
      romeLibelle: 'Couvreur / Couvreuse',
      dateCreation: new Date(latest - index * 60_000).toISOString(),
      typeContrat: index % 3 === 0 ? 'CDD' : 'CDI',
      natureContrat: index % 10 === 0 ? 'Contrat apprentissage' : 'Contrat travail',
      qualificationCode: index % 5 === 0 ? '9' : '6',
    }),
  );

const natures: Readonly<Record<string, string>> = {
  'Contrat travail': 'E1',
  'Contrat apprentissage': 'E2',
  'Cont. professionnalisation': 'FS',
};

const folded = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/** The offers of the stand-in, found by the rules that the API's document tells. */
export const apiCatalogue = (places: ReadonlyMap<string, PlaceRecord>) => {
  const readable = [...recorded(), ...invented()].flatMap((raw) => (v.is(Sent, raw) ? [{ raw, ...v.parse(Sent, raw) }] : []));
  const offers = [...new Map(readable.map((offer) => [offer.id, offer])).values()];
  const withdrawn = new Set<string>();

  const departementOf = ({ lieuTravail }: Sent): string =>
    places.get(lieuTravail.commune)?.departement ?? /^(\d{2,3}|2[AB])\b/.exec(lieuTravail.libelle)?.[1] ?? '';

  const distanceFrom = (commune: string | null, { lieuTravail: { latitude, longitude } }: Sent): number => {
    const centre = commune === null ? undefined : places.get(commune);
    if (!centre || centre.longitude === null || centre.latitude === null) return Number.POSITIVE_INFINITY;
    if (latitude === undefined || longitude === undefined) return Number.POSITIVE_INFINITY;
    return distanceKm(centre.longitude, centre.latitude, longitude, latitude);
  };

  const matches = (asked: URLSearchParams, offer: Sent): boolean => {
    const among = (name: string, ...values: string[]): boolean => {
      const wanted = asked.get(name)?.split(',');
      return !wanted || values.some((value) => wanted.includes(value));
    };
    const text = folded(`${offer.intitule} ${offer.romeCode}`);
    // « Ou » between the two, as the document has it.
    const isContract =
      (!asked.has('typeContrat') && !asked.has('natureContrat')) ||
      (asked.has('typeContrat') && among('typeContrat', offer.typeContrat)) ||
      (asked.has('natureContrat') && among('natureContrat', natures[offer.natureContrat] ?? ''));
    const commune = asked.get('commune');
    return (
      (asked.get('motsCles')?.split(',') ?? []).every((word) => text.includes(folded(word))) &&
      among('codeROME', offer.romeCode) &&
      among('domaine', offer.romeCode.slice(0, 3)) &&
      among('grandDomaine', offer.romeCode.slice(0, 1), offer.romeCode.slice(0, 3)) &&
      among('departement', departementOf(offer)) &&
      (!asked.has('region') || (places.get(`R${asked.get('region')}`)?.departements ?? []).includes(departementOf(offer))) &&
      (commune === null ||
        offer.lieuTravail.commune === commune ||
        distanceFrom(commune, offer) <= Number(asked.get('distance') ?? 10) * 1.3) &&
      isContract &&
      (!asked.has('publieeDepuis') || Date.now() - Date.parse(offer.dateCreation) <= Number(asked.get('publieeDepuis')) * day) &&
      among('experienceExigence', offer.experienceExige) &&
      (asked.get('qualification') !== '9' || offer.qualificationCode === '9') &&
      (asked.get('accesTravailleurHandicape') !== 'true' || offer.accessibleTH) &&
      among('origineOffre', offer.origineOffre.origine)
    );
  };

  const countsOf = (found: readonly Sent[], filtre: string, valueOf: (offer: Sent) => string) => ({
    filtre,
    agregation: [...Map.groupBy(found, valueOf)]
      .filter(([value]) => value)
      .map(([valeurPossible, { length: nbResultats }]) => ({ valeurPossible, nbResultats })),
  });

  return {
    withdrawn,
    recordedIds: offers.map(({ id }) => id).filter((id) => !/^C\d{6}$/.test(id)),
    one: (id: string): unknown => (withdrawn.has(id) ? undefined : offers.find((offer) => offer.id === id)?.raw),

    search(asked: URLSearchParams) {
      const found = offers.filter((offer) => !withdrawn.has(offer.id) && matches(asked, offer));
      if (asked.get('sort') === '1') found.sort((a, b) => b.dateCreation.localeCompare(a.dateCreation));
      if (asked.get('sort') === '2')
        found.sort((a, b) => distanceFrom(asked.get('commune'), a) - distanceFrom(asked.get('commune'), b));
      const [start = 0, end = 149] = (asked.get('range') ?? '0-149').split('-').map(Number);
      return {
        start,
        total: found.length,
        resultats: found.slice(start, end + 1).map(({ raw }) => raw),
        filtresPossibles: [
          countsOf(found, 'typeContrat', ({ typeContrat }) => typeContrat),
          countsOf(found, 'experience', ({ experienceExige }) => (experienceExige === 'D' ? '1' : '4')),
          countsOf(found, 'qualification', ({ qualificationCode }) => (qualificationCode === '9' ? '9' : 'X')),
          countsOf(found, 'natureContrat', ({ natureContrat }) => natures[natureContrat] ?? ''),
        ],
      };
    },
  };
};

export type ApiCatalogue = ReturnType<typeof apiCatalogue>;
