import * as v from 'valibot';

import { stripInvisible } from './text.ts';

/**
 * HTML's “valid e-mail address” (https://html.spec.whatwg.org/#valid-e-mail-address), in a domain that mail can be sent to: of two
 * labels at least (RFC 7085), the last of which is no number.
 */
const address = /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** A domain as mail servers know it: « café.fr » is `xn--caf-dma.fr` (UTS 46, as the browser's own addresses have it). */
const asciiDomain = (domain: string): string => {
  // Letters, figures, dots: whatever else an address of a page may hold is not read as one.
  if (/^[\x20-\x7e]*$/.test(domain) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return domain.toLowerCase();
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
};

const normal = (typed: string): string => {
  // Word processors and telephones make another apostrophe of the one that « o'neill@… » has.
  const text = stripInvisible(typed).replace(/[’ʼ]/g, "'");
  const at = text.lastIndexOf('@') + 1;
  return text.slice(0, at) + asciiDomain(text.slice(at));
};

const isAddress = (text: string): boolean => text.length <= 254 && address.test(text);

/** An e-mail address, the same rule wherever one is given. What comes out has a domain in ASCII and nothing unseen in it. */
export const Email = v.pipe(
  v.string(),
  v.maxLength(254),
  v.description('An email address as defined by HTML; its domain may be internationalised.'),
  v.transform(normal),
  v.check(isAddress, 'is not a valid email address'),
);

/** The address as it is kept and written to; `undefined`: this is none. */
export const readEmail = (typed: string): string | undefined => {
  const text = normal(typed);
  return isAddress(text) ? text : undefined;
};
