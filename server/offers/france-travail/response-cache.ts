import { LRUCache } from 'lru-cache';

import { SourceUnavailable } from '../source.ts';

export interface ResponseCacheOptions<T> {
  /** How much is kept, of what was last asked for. */
  size: number;
  /** How much of that an answer takes up; otherwise one. */
  sizeOf?: (value: T) => number;
  /** How long an answer is handed out without asking again (ms). */
  fresh: number;
  /** How long after that it is still handed out at once, while a newer one is asked for (ms). */
  revalidated: number;
  /** How long it may stand in for an answer that cannot be had (ms); then it is forgotten. */
  kept: number;
  /** How long somebody waits for a newer answer where an older one is there (ms), as things are. */
  timeoutMs: () => number;
  now?: () => number;
}

export interface CachedResponse<T> {
  value: T;
  /** Since when it has been kept (ms since 1970), where a newer one could not be had. */
  keptSince: number | undefined;
}

interface CacheEntry<T> {
  value: T;
  at: number;
  /** A newer one was asked for in vain. */
  isStale: boolean;
}

/** Answers that are handed out again, as RFC 5861 has it: while a newer one is on its way, and where none can be had. */
export const responseCache = <T extends object>({
  size,
  sizeOf = () => 1,
  fresh,
  revalidated,
  kept,
  timeoutMs,
  now = Date.now,
}: ResponseCacheOptions<T>) => {
  const held = new LRUCache<string, CacheEntry<T>>({
    maxSize: size,
    sizeCalculation: ({ value }) => sizeOf(value),
    ttl: kept,
    ttlAutopurge: true,
  });
  /** Questions that are being asked: each is asked once, however many wait. */
  const asked = new Map<string, Promise<T>>();

  const ask = (key: string, load: () => Promise<T>): Promise<T> => {
    const running = asked.get(key);
    if (running) return running;
    const answer = load()
      .then((value) => {
        held.set(key, { value, at: now(), isStale: false });
        return value;
      })
      .catch((error: unknown) => {
        const older = held.peek(key);
        // One that is asked too much is not in trouble.
        if (older && error instanceof SourceUnavailable) older.isStale = true;
        throw error;
      })
      .finally(() => asked.delete(key));
    asked.set(key, answer);
    return answer;
  };

  const withinTimeout = async (answer: Promise<T>): Promise<T | undefined> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, timeoutMs(), undefined);
    return Promise.race([answer.catch(() => undefined), promise]).finally(() => clearTimeout(timer));
  };

  return {
    async get(key: string, load: () => Promise<T>): Promise<CachedResponse<T>> {
      const older = held.get(key);
      const age = older ? now() - older.at : Number.POSITIVE_INFINITY;
      if (!older || age > kept) return { value: await ask(key, load), keptSince: undefined };
      const given = (): CachedResponse<T> => ({ value: older.value, keptSince: older.isStale ? older.at : undefined });
      if (age <= fresh) return given();
      const newer = ask(key, load);
      if (age <= fresh + revalidated) {
        newer.catch(() => undefined); // `isStale` tells the next who asks
        return given();
      }
      const value = await withinTimeout(newer);
      return value === undefined ? { value: older.value, keptSince: older.at } : { value, keptSince: undefined };
    },

    /** What came with the answer to another question. */
    put(key: string, value: T): void {
      held.set(key, { value, at: now(), isStale: false });
    },

    /** What is held, however old, without asking. */
    peek: (key: string): T | undefined => held.peek(key)?.value,
  };
};

export type ResponseCache<T extends object> = ReturnType<typeof responseCache<T>>;
