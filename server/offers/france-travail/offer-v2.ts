import * as v from 'valibot';

/**
 * An offer as « Offres d'emploi v2 » sends it: only `id` is certain. Fields not named here are left out;
 * a field of another kind than documented counts as absent, so that one oddity does not cost the offer.
 */
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined);

/** A code that older data sends as a number. */
const text = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const flag = v.fallback(v.optional(v.boolean(), false), false);
/** A list; one item on its own is a list of one, and items that cannot be read are left out. */
const list = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.optional(
      v.union([
        v.array(v.unknown()),
        v.pipe(
          v.unknown(),
          v.transform((one) => [one]),
        ),
      ]),
      [],
    ),
    v.transform((items) => items.flatMap((one) => (v.is(item, one) ? [v.parse(item, one)] : []))),
  );

const Requirement = v.object({ libelle: text, exigence: maybe(v.string()) });

const Workplace = v.object({
  libelle: maybe(text),
  latitude: maybe(v.number()),
  longitude: maybe(v.number()),
  codePostal: maybe(text),
  commune: maybe(text),
});

const Company = v.object({
  nom: maybe(text),
  siret: maybe(text),
  description: maybe(text),
  logo: maybe(v.string()),
  url: maybe(v.string()),
  entrepriseAdaptee: flag,
});

const Pay = v.object({
  libelle: maybe(text),
  commentaire: maybe(text),
  complement1: maybe(text),
  complement2: maybe(text),
  listeComplements: list(v.object({ libelle: text })),
});

export const OfferV2 = v.object({
  id: v.pipe(text, v.trim(), v.regex(/^[\w-]{1,40}$/, 'is not an identifier')),
  intitule: maybe(text),
  description: maybe(text),
  dateCreation: maybe(v.string()),
  dateActualisation: maybe(v.string()),
  lieuTravail: maybe(Workplace),
  romeCode: maybe(text),
  romeLibelle: maybe(text),
  appellationlibelle: maybe(text),
  entreprise: maybe(Company),
  typeContrat: maybe(text),
  typeContratLibelle: maybe(text),
  natureContrat: maybe(text),
  experienceExige: maybe(v.string()),
  experienceLibelle: maybe(text),
  experienceCommentaire: maybe(text),
  formations: list(
    v.object({ domaineLibelle: maybe(text), niveauLibelle: maybe(text), commentaire: maybe(text), exigence: maybe(v.string()) }),
  ),
  langues: list(Requirement),
  permis: list(Requirement),
  outilsBureautiques: list(text),
  competences: list(Requirement),
  qualitesProfessionnelles: list(v.object({ libelle: text, description: maybe(text) })),
  // An array in some data: then its first element.
  salaire: maybe(
    v.union([
      v.pipe(
        v.array(Pay),
        v.transform(([first]) => first),
      ),
      Pay,
    ]),
  ),
  dureeTravailLibelle: maybe(text),
  dureeTravailLibelleConverti: maybe(text),
  complementExercice: maybe(text),
  conditionExercice: maybe(text),
  // One text in some data: then it is a condition.
  contexteTravail: maybe(
    v.union([
      v.pipe(
        v.string(),
        v.transform((condition) => ({ horaires: [], conditionsExercice: [condition] })),
      ),
      v.object({ horaires: list(text), conditionsExercice: list(text) }),
    ]),
  ),
  alternance: flag,
  contact: maybe(
    v.object({
      nom: maybe(text),
      coordonnees1: maybe(text),
      coordonnees2: maybe(text),
      coordonnees3: maybe(text),
      telephone: maybe(text),
      courriel: maybe(text),
      commentaire: maybe(text),
      urlRecruteur: maybe(v.string()),
      urlPostulation: maybe(v.string()),
    }),
  ),
  agence: maybe(v.object({ telephone: maybe(text), courriel: maybe(text) })),
  nombrePostes: maybe(v.number()),
  accessibleTH: flag,
  deplacementLibelle: maybe(text),
  qualificationLibelle: maybe(text),
  secteurActiviteLibelle: maybe(text),
  trancheEffectifEtab: maybe(text),
  origineOffre: maybe(
    v.object({
      origine: maybe(text),
      urlOrigine: maybe(v.string()),
      partenaires: list(v.object({ nom: maybe(text), url: maybe(v.string()), logo: maybe(v.string()) })),
    }),
  ),
  offresManqueCandidats: flag,
  entrepriseAdaptee: flag,
  employeurHandiEngage: flag,
});
export type OfferV2 = v.InferOutput<typeof OfferV2>;
