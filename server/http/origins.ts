import { getPublicSuffix } from 'tldts';

import { UserError } from '../output/user-error.ts';
import type { Partner } from '../partners/store.ts';

/** An origin that cannot be a partner's; the message is for whoever typed it. */
export class BadOrigin extends UserError {}

/** Stands where a pattern leaves a label open, so that the rest can be read as an address. */
const anyLabel = 'any-label';
const openLabel = /^(https?:\/\/)\*\./i;

/** Whether a host is the machine of whoever looks at the page. */
export const isOwnMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host === '::1' || /^127(?:\.\d+){3}$/.test(host);

/** Whether an origin stands for pages under development. */
export const isLocal = (origin: string): boolean => URL.canParse(origin) && isOwnMachine(new URL(origin).hostname);

/** An origin as a browser writes it: no path, no default port, small letters. `null` and all that is no web page are none. */
export const isSerialised = (origin: string): boolean => {
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false;
  return new URL(origin).origin === origin;
};

/**
 * An origin as a partner may have it: `https://www.example.fr`, or `https://*.example.fr` for all names one label longer.
 * Capitals, accents and a default port are written as browsers write them; anything that is more than an origin is refused.
 */
export const readOrigin = (typed: string): string => {
  const text = typed.trim();
  if (text === 'self') return text;
  if (!/^https?:\/\//i.test(text))
    throw new BadOrigin(`“${typed}” is no origin: write the scheme too, https://${text || 'www.example.fr'}.`);
  const open = openLabel.test(text);
  const address = text.replace(openLabel, `$1${anyLabel}.`);
  if (address.includes('*'))
    throw new BadOrigin(`“${typed}”: a star can only stand for the whole first label, as in https://*.example.fr.`);
  if (!URL.canParse(address)) throw new BadOrigin(`“${typed}” is no origin: write it as https://www.example.fr.`);
  const url = new URL(address);
  const origin = open ? url.origin.replace(`${anyLabel}.`, '*.') : url.origin;
  if (url.username || url.password || /[?#]/.test(text) || url.pathname !== '/')
    throw new BadOrigin(`“${typed}” is more than an origin: write ${origin} only. A key works on all pages of a site.`);
  if (url.hostname.endsWith('.')) throw new BadOrigin(`“${typed}”: leave out the dot at the end of the name.`);
  const above = url.hostname.slice(anyLabel.length + 1);
  if (open && (isOwnMachine(above) || !above.includes('.') || getPublicSuffix(above, { allowPrivateDomains: true }) === above))
    throw new BadOrigin(
      `“${typed}” would let in everybody: anyone can have a name under ${above}. Name the partner’s own domain.`,
    );
  return origin;
};

const matches = (origin: string, allowed: string): boolean => {
  const [scheme, domain] = allowed.split('*');
  if (scheme === undefined || domain === undefined) return origin === allowed;
  if (!origin.startsWith(scheme) || !origin.endsWith(domain)) return false;
  return /^[a-z0-9_-]+$/.test(origin.slice(scheme.length, -domain.length));
};

/** Whether pages of `origin` may use a key of the partner: those under development a test key, and no other. `own` is the gateway's. */
export const mayUse = ({ origins, mode }: Pick<Partner, 'origins'> & { mode: string }, origin: string, own: string): boolean =>
  (mode === 'test' && isLocal(origin)) ||
  origins.some((allowed) => (allowed === 'self' ? origin === own : matches(origin, allowed) && !isLocal(origin)));
