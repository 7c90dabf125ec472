import { Hono } from 'hono';

import type { Env } from '../env.ts';
import type { Metrics } from '../metrics.ts';
import { isFromHere } from '../network.ts';
import { problem } from '../problem.ts';
import { sameText } from '../same-text.ts';

export interface MetricsOptions {
  /** Whoever sends it as `Authorization: Bearer …` may read, from anywhere; nobody else. */
  token?: string | undefined;
  /** Whether a proxy stands in front: then every request comes from this machine, and that says nothing. */
  behindProxy?: boolean;
}

/** What Prometheus reads: with the token if there is one, else on this machine only. */
export const metricsRoute = ({ text, contentType }: Metrics, { token, behindProxy = false }: MetricsOptions = {}) =>
  new Hono<Env>().get('/', async (c) => {
    const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const mayRead = token ? given !== undefined && sameText(given, token) : !behindProxy && isFromHere(c);
    if (!mayRead) {
      if (token) c.header('www-authenticate', 'Bearer');
      return problem(c, token ? 401 : 403, 'The metrics are not for everybody: see METRICS_TOKEN');
    }
    return c.body(await text(), 200, { 'content-type': contentType });
  });
