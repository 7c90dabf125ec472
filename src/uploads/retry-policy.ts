import type { GatewayError } from '../client/errors.ts';
import { backoffMs, delay, delayOrOnline, whenOnline } from './delay.ts';

/** Attempts in a row without a byte that arrives. */
export const maxAttempts = 7;

/** Delays between attempts (ms). */
export const retryDelays = { first: 500, most: 30_000 } as const;

/** What is wrong with the moment and not with the request: a conflict is about where the bytes go on, which each attempt asks anew. */
const transientStatuses: readonly number[] = [408, 409, 423, 425, 429];

/** Whether another attempt may succeed. */
export const isTransient = ({ problem, retryable }: GatewayError): boolean => {
  const status = problem?.status ?? 0;
  return status >= 400 && status < 500 ? transientStatuses.includes(status) : retryable;
};

/** Waits as long as the gateway has asked for, and then a while; without a network, until there is one. */
export const delayAttempt = async (
  error: GatewayError | undefined,
  attempts: number,
  delays: { first: number; most: number },
  signal: AbortSignal,
): Promise<void> => {
  if (error?.retryAfter) await delay(error.retryAfter * 1_000, signal);
  await (navigator.onLine ? delayOrOnline(backoffMs(attempts, delays), signal) : whenOnline(signal));
};
