/** An answer is late after so many times what answers usually take, within these bounds (ms). */
const late = { times: 3, min: 150, max: 1_000 };
/** How much each answer counts for what is usual. */
const weight = 0.1;
/** How long to wait for an API that is in trouble where there is an older answer (ms). */
const unhealthyTimeoutMs = 50;

/** How an API is these days, as far as its last answers tell. */
export const healthMonitor = (now: () => number = () => performance.now()) => {
  /** When the calls began that are still under way. */
  const underWay = new Set<{ since: number }>();
  /** What an answer takes, as a moving average (ms). */
  let usual = late.min / late.times;
  let hasFailed = false;

  const lateAfter = (): number => Math.min(late.max, Math.max(late.min, late.times * usual));

  /** The last call went well and none is late. */
  const isGood = (): boolean => !hasFailed && [...underWay].every(({ since }) => now() - since <= lateAfter());

  return {
    isGood,

    /** How long to wait for an answer where there is an older one (ms). */
    timeoutMs: (): number => (isGood() ? lateAfter() : unhealthyTimeoutMs),

    async watch<T>(call: () => Promise<T>): Promise<T> {
      const one = { since: now() };
      underWay.add(one);
      try {
        const answer = await call();
        usual += weight * (now() - one.since - usual);
        return answer;
      } finally {
        underWay.delete(one);
      }
    },

    record(outcome: 'answered' | 'failed'): void {
      hasFailed = outcome === 'failed';
    },
  };
};
