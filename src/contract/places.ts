import * as v from 'valibot';

import { placeCode } from './place-code.ts';

/** A text as {@link placeCode} has it. */
export const PlaceCode = v.pipe(
  v.string(),
  v.regex(placeCode, 'must be the INSEE code of a commune (69123), the code of a département (38) or of a région (R84)'),
);

/** A place by its code ({@link PlaceCode}), or as people write it: `26000`, « Valence », « Drôme ». */
export const WrittenPlace = v.pipe(v.string(), v.trim(), v.maxLength(80));

/** A commune (municipal districts of Paris, Lyon and Marseille included), a département or a région. */
export const Place = v.object({
  code: v.string(),
  name: v.string(),
  kind: v.picklist(['commune', 'departement', 'region']),
  /** Code of the département the place is in, or is; of a région, its own code. */
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
  q: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(80),
    v.description('Beginning of a name, postal code or INSEE code.'),
  ),
});
export type PlaceQuery = v.InferOutput<typeof PlaceQuery>;
