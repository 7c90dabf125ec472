/** INSEE code of a commune, code of a département, or code of a région behind an R: `69123`, `2A004`, `38`, `2B`, `974`, `R84`. */
export const placeCode = /^(?:(?:\d{2}|2[AB])\d{3}|\d{2}|2[AB]|97\d|R\d{2})$/;

// Apart from the schemas, so that the loader can use it without them.

/**
 * Whether a distance around a place has a meaning: the code of a commune is longer than that of a département or a région, and so is
 * nearly every name, where a page has written one.
 */
export const mayBeCommune = (place: string): boolean => place.length > 3;

/** Whether the place is a commune by its code. A name may have as many letters. */
export const isCommuneCode = (place: string): boolean => /^\d[\dAB]\d{3}$/.test(place);
