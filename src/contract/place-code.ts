/**
 * Whether the code of a place (`PlaceCode`) is a commune's, which has five characters, or a département's, which has two or
 * three. Apart from the schemas, so that the loader can use it without them.
 */
export const isCommuneCode = (code: string): boolean => code.length === 5;
