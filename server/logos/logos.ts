import { LRUCache } from 'lru-cache';

import type { Offer } from '../../src/contract/index.ts';
import { readAtMost } from '../http/read-at-most.ts';
import { logFailure } from '../output/log.ts';
import type { LogoImage, LogoRecord, LogoStore } from './store.ts';

export interface LogoOptions {
  /** Hosts that logos may be fetched from, the first time one is asked for. None: only what is held here is shown. */
  hosts?: readonly string[];
  fetch?: typeof fetch;
  /** Milliseconds, from any beginning. */
  now?: () => number;
}

const maxBytes = 200_000; // bytes; the logos of France Travail's partners have a few thousand
const timeoutMs = 3_000; // ms

/** How long a logo that could not be had is not asked for again (ms), and how many such are remembered. */
const failureTtl = 10 * 60_000;
const maxFailures = 10_000;

/**
 * Logos of companies and partner sites. A visitor gets them from the gateway and never from the sites they belong to: no
 * third party learns who reads which offer. Whoever asks for the same at the same time shares one request, and what fails, or cannot be held because
 * the disk is full, is not asked for again for ten minutes. Only addresses that came with an imported offer, on a host the operator has
 * named, are ever fetched; redirects are not followed.
 */
export const logoService = (
  store: LogoStore,
  { hosts = [], fetch = globalThis.fetch, now = () => performance.now() }: LogoOptions = {},
) => {
  const failed = new LRUCache<string, true>({ max: maxFailures, ttl: failureTtl, ttlResolution: 0, perf: { now } });
  const underWay = new Map<string, Promise<LogoImage | undefined>>();

  const mayFetch = ({ id, sourceUrl }: LogoRecord): boolean =>
    sourceUrl !== null && hosts.includes(new URL(sourceUrl).host) && !failed.has(id);

  const fetchImage = async (url: string): Promise<LogoImage | undefined> => {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'image/*' },
    });
    const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    if (!answer.ok || !mediaType.startsWith('image/') || !answer.body) return undefined;
    const body = await readAtMost(maxBytes, answer.body);
    return body && { mediaType, body };
  };

  const fetchAndKeep = async (id: string, url: string): Promise<LogoImage | undefined> => {
    const image = await fetchImage(url).catch(() => undefined);
    if (!image) failed.set(id, true);
    else
      await store.saveImage(id, image).catch((error: unknown) => {
        failed.set(id, true);
        logFailure('A logo cannot be held', error);
      });
    return image;
  };

  const fetchOnce = (id: string, url: string): Promise<LogoImage | undefined> => {
    const asked = underWay.get(id) ?? fetchAndKeep(id, url).finally(() => underWay.delete(id));
    underWay.set(id, asked);
    return asked;
  };

  return {
    async get(id: string): Promise<LogoImage | undefined> {
      const [logo] = await store.find([id]);
      if (!logo || logo.image) return logo?.image ?? undefined;
      if (!mayFetch(logo) || logo.sourceUrl === null) return undefined;
      return fetchOnce(id, logo.sourceUrl);
    },

    /** The offer without the logos that cannot be had: its page shows their names and asks for nothing in vain. */
    async known(offer: Offer): Promise<Offer> {
      const { companyLogo, source } = offer;
      const named = [companyLogo, ...source.partners.map(({ logo }) => logo)].filter((id) => id !== null);
      if (named.length === 0) return offer;
      const available = new Set((await store.find(named)).filter((logo) => logo.image || mayFetch(logo)).map(({ id }) => id));
      const orNull = (id: string | null) => (id !== null && available.has(id) ? id : null);
      return {
        ...offer,
        companyLogo: orNull(companyLogo),
        source: { ...source, partners: source.partners.map((partner) => ({ ...partner, logo: orNull(partner.logo) })) },
      };
    },
  };
};

export type LogoService = ReturnType<typeof logoService>;
