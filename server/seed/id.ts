/** Identifiers of seven characters that begin with X: real ones begin with a digit, none can be mistaken for one of ours. */

const digits = 6;
const range = 36 ** digits;
/** Prime to 36, so that no two numbers meet; small enough for the product to stay exact. */
const stride = 1_664_525;
const start = 1_013_904_223;

export const offerId = (number: number): string =>
  `X${((number * stride + start) % range).toString(36).toUpperCase().padStart(digits, '0')}`;
