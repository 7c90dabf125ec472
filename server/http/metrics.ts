import type { MiddlewareHandler } from 'hono';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Env } from '../context/env.ts';
import type { JobReport } from '../jobs/jobs.ts';

/** What became of a request, as far as anybody who runs the gateway needs it. */
const outcomeOf = (status: number): string => {
  if (status < 400) return 'ok';
  if (status === 403) return 'refused';
  if (status === 404) return 'missing';
  if (status === 429) return 'limited';
  return status < 500 ? 'invalid' : 'failed';
};

export interface RequestMeasure {
  /** Names that the gateway itself knows, never what a request says: their number is bounded. */
  partner: string | undefined;
  element: string | undefined;
  resource: string;
  status: number;
  seconds: number;
}

/**
 * Counts and durations for Prometheus, and whether the source of the offers answers. Nothing in them is about a person: no
 * address, no word of a search, no key.
 */
export const createMetrics = (isAnswering: () => boolean, jobs: () => readonly JobReport[] = () => []) => {
  const registry = new Registry();
  const requests = new Counter({
    name: 'emploi_requests_total',
    help: 'Requests to the API by partner, element and outcome',
    labelNames: ['partner', 'element', 'resource', 'outcome'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'emploi_request_duration_seconds',
    help: 'Time to answer a request to the API',
    labelNames: ['resource'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const answering: Gauge = new Gauge({
    name: 'emploi_offers_answering',
    help: 'Whether the source of the offers answers: 1, or 0',
    registers: [registry],
    collect: () => answering.set(Number(isAnswering())),
  });
  const runs: Counter = new Counter({
    name: 'emploi_job_runs_total',
    help: 'Runs of what the gateway does by itself, by outcome; skipped: another gateway was at it',
    labelNames: ['job', 'outcome'],
    registers: [registry],
    collect: () => {
      runs.reset();
      for (const { name, runs: counts } of jobs())
        for (const [outcome, count] of Object.entries(counts)) runs.inc({ job: name, outcome }, count);
    },
  });
  const succeeded: Gauge = new Gauge({
    name: 'emploi_job_success_timestamp_seconds',
    help: 'When a job last went well, in seconds since 1970',
    labelNames: ['job'],
    registers: [registry],
    collect: () => {
      for (const { name, succeededAt } of jobs()) if (succeededAt) succeeded.set({ job: name }, succeededAt / 1_000);
    },
  });
  return {
    count({ partner = 'none', element = 'none', resource, status, seconds }: RequestMeasure): void {
      requests.inc({ partner, element, resource, outcome: outcomeOf(status) });
      durations.observe({ resource }, seconds);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
};

export type Metrics = ReturnType<typeof createMetrics>;

/** Counts what is asked of a list, whatever becomes of it. */
export const measureRequests =
  ({ count }: Metrics, resource: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    const start = performance.now();
    await next();
    count({
      partner: c.var.partner?.id,
      element: c.var.element,
      resource,
      status: c.res.status,
      seconds: (performance.now() - start) / 1_000,
    });
  };
