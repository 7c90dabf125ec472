import * as v from 'valibot';

const communeCode = /^(?:\d{2}|2[AB])\d{3}$/;
const departementCode = /^(?:\d{2}|2[AB]|97\d)$/;

/** Code of a commune or of a département in INSEE's Code officiel géographique: `69123`, `2A004`, `38`, `2B`, `974`. */
export const PlaceCode = v.pipe(
  v.string(),
  v.check(
    (code) => communeCode.test(code) || departementCode.test(code),
    'must be the INSEE code of a commune (69123) or the code of a département (38)',
  ),
);

export const isCommuneCode = (code: string): boolean => communeCode.test(code);

/** A commune (municipal districts of Paris, Lyon and Marseille included) or a département. */
export const Place = v.object({
  code: v.string(),
  name: v.string(),
  kind: v.picklist(['commune', 'departement']),
  /** Code of the département the place is in, or is. */
  departement: v.string(),
  /** First postal code of a commune; tells two communes of one name apart. */
  postalCode: v.nullable(v.string()),
});
export type Place = v.InferOutput<typeof Place>;

/** The best matches, best first, eight at most. */
export const PlaceList = v.object({ items: v.array(Place) });
export type PlaceList = v.InferOutput<typeof PlaceList>;

/** `q` is the beginning of a name, a postal code or a code of {@link PlaceCode}. */
export const PlaceQuery = v.strictObject({
  q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80), v.description('Beginning of a name, postal code or INSEE code.')),
});
export type PlaceQuery = v.InferOutput<typeof PlaceQuery>;
