import { logFailure } from '../output/log.ts';

/** Does something while nobody else does it under this name, in any gateway of the same database. `false`: somebody else does. */
export type Exclusive = (name: string, work: () => Promise<void>) => Promise<boolean>;

/** What became of one run; `skipped`: another gateway was at it. */
export type JobOutcome = 'ok' | 'failed' | 'skipped';

/** What became of all runs of one job so far. */
export interface JobReport {
  name: string;
  runs: Readonly<Record<JobOutcome, number>>;
  /** When it last went well: milliseconds since 1970. */
  succeededAt: number | undefined;
}

export interface Jobs {
  /**
   * Runs at once, and again `periodMs` after each run has ended: never twice at a time, neither here nor in another gateway. A run that
   * fails is told to whoever runs the gateway, and the next comes all the same. The signal says that the gateway stops.
   */
  every: (name: string, periodMs: number, run: (signal: AbortSignal) => Promise<void>) => void;
  report: () => readonly JobReport[];
  /** Starts nothing more, and waits for what runs. */
  stop: () => Promise<void>;
}

/** What a gateway does by itself, again and again. */
export const createJobs = (exclusive: Exclusive): Jobs => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const reports = new Map<string, JobReport>();
  const running = new Set<Promise<void>>();

  const attempt = async (name: string, run: (signal: AbortSignal) => Promise<void>): Promise<JobOutcome> => {
    try {
      return (await exclusive(name, () => run(signal))) ? 'ok' : 'skipped';
    } catch (error) {
      if (!signal.aborted) logFailure(`The job “${name}” failed`, error);
      return 'failed';
    }
  };

  const record = (name: string, outcome: JobOutcome): void => {
    const { runs, succeededAt } = reports.get(name) ?? { runs: { ok: 0, failed: 0, skipped: 0 }, succeededAt: undefined };
    reports.set(name, {
      name,
      runs: { ...runs, [outcome]: runs[outcome] + 1 },
      succeededAt: outcome === 'ok' ? Date.now() : succeededAt,
    });
  };

  return {
    every: (name, periodMs, run) => {
      const next = (): void => {
        if (signal.aborted) return;
        const current = attempt(name, run)
          .then((outcome) => record(name, outcome))
          .finally(() => {
            running.delete(current);
            if (!signal.aborted) setTimeout(next, periodMs).unref();
          });
        running.add(current);
      };
      setTimeout(next, 0).unref();
    },
    report: () => [...reports.values()],
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};
