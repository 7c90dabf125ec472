/** INSEE code of a commune, code of a département, or code of a région behind an R: `69123`, `2A004`, `38`, `2B`, `974`, `R84`. */
export const placeCode = /^(?:(?:\d{2}|2[AB])\d{3}|\d{2}|2[AB]|97\d|R\d{2})$/;

/**
 * Whether the code of a place (`PlaceCode`) is a commune's, which has five characters, or a département's, which has two or
 * three. Apart from the schemas, so that the loader can use it without them.
 */
export const isCommuneCode = (code: string): boolean => code.length === 5;
