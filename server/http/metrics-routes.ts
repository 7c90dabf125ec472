import { Hono } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';

import type { Env } from '../context/env.ts';
import type { Metrics } from './metrics.ts';
import { problem } from './problem.ts';

export interface MetricsOptions {
  /** Whoever sends it as `Authorization: Bearer …` may read, from anywhere; nobody else. Without it nobody may. */
  token?: string | undefined;
}

/** What Prometheus reads, with the token: a request of this machine may be one that a proxy has handed on. */
export const metricsRoute = ({ text, contentType }: Metrics, { token }: MetricsOptions = {}) =>
  new Hono<Env>().get('/', async (c) => {
    if (!token) return problem(c, 403, 'Metrics are disabled: METRICS_TOKEN is not set');
    const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (given === undefined || !(await timingSafeEqual(given, token))) {
      c.header('www-authenticate', 'Bearer');
      return problem(c, 401, 'METRICS_TOKEN is required');
    }
    return c.body(await text(), 200, { 'content-type': contentType });
  });
