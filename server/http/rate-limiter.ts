import { LRUCache } from 'lru-cache';

/** How often a minute one thing may be done by one who does it: each is counted by itself, all must allow it. */
export interface RateLimit {
  /** What is limited, as the answer's fields name it: `key`, `network`. */
  name: string;
  /** Who is counted: nothing that says who somebody is. */
  id: string;
  quota: number;
}

export interface RateLimitResult {
  /** Seconds to wait before asking again; `undefined`: the request is served. */
  retryAfter: number | undefined;
  /** `RateLimit-Policy` and `RateLimit`, as draft-ietf-httpapi-ratelimit-headers-11 has them. */
  fields: Readonly<Record<string, string>>;
}

const windowLength = 60;
const sliceLength = 5;
const slices = windowLength / sliceLength;

/** Requests served in the current slice of time and the twelve before it, the newest first. */
interface Served {
  slice: number;
  counts: readonly number[];
}

const nobody: readonly number[] = Array.from({ length: slices + 1 }, () => 0);

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * Sliding windows of a minute in slices of five seconds: in no minute, wherever it begins, is more served than the quota.
 * What was refused does not count. Only `capacity` counters are kept, those last used; session or e-mail address would be
 * one more `Limit` in the list.
 */
export const rateLimiter = ({
  now = () => performance.now(),
  capacity = 50_000,
}: { now?: () => number; capacity?: number } = {}) => {
  const counters = new LRUCache<string, Served>({ max: capacity });

  const servedBy = ({ name, id }: RateLimit, slice: number): readonly number[] => {
    const served = counters.get(`${name} ${id}`);
    if (!served) return nobody;
    return [...nobody.slice(0, slice - served.slice), ...served.counts].slice(0, nobody.length);
  };

  /** Seconds until there is room for one more. */
  const waitOf = (counts: readonly number[], quota: number, time: number, slice: number): number => {
    let left = sum(counts);
    for (const [index, count] of [...counts.entries()].reverse()) {
      left -= count;
      if (count > 0 && left < quota) return Math.max(1, Math.ceil((slice - index + slices + 1) * sliceLength - time));
    }
    return windowLength;
  };

  return {
    /** Takes one from each limit, or from none where one is used up. */
    take(limits: readonly RateLimit[]): RateLimitResult {
      const time = now() / 1_000;
      const slice = Math.floor(time / sliceLength);
      const before = limits.map((limit) => ({ limit, counts: servedBy(limit, slice) }));
      const isServed = before.every(({ limit, counts }) => sum(counts) < limit.quota);
      const after = before.map(({ limit, counts: [newest = 0, ...older] }) => ({
        limit,
        counts: [newest + (isServed ? 1 : 0), ...older],
      }));
      if (isServed) for (const { limit, counts } of after) counters.set(`${limit.name} ${limit.id}`, { slice, counts });

      const states = after.map(({ limit, counts }) => ({
        ...limit,
        left: Math.max(0, limit.quota - sum(counts)),
        wait: waitOf(counts, limit.quota, time, slice),
      }));
      const waits = states.filter(({ left }) => left === 0).map(({ wait }) => wait);
      return {
        retryAfter: isServed ? undefined : Math.max(...waits),
        fields: {
          'ratelimit-policy': states.map(({ name, quota }) => `"${name}";q=${quota};w=${windowLength}`).join(', '),
          ratelimit: states.map(({ name, left, wait }) => `"${name}";r=${left};t=${wait}`).join(', '),
        },
      };
    },
  };
};

export type RateLimiter = ReturnType<typeof rateLimiter>;
