import { GatewayError } from './errors.ts';

/** Until when a gateway wants no request with a key, in milliseconds since 1970; by gateway and key. */
export type RetryAt = Map<string, number>;

/** Throws, without a request, until the last `Retry-After` has passed. */
export const honourRetryAfter = (retryAt: RetryAt, to: string): void => {
  const left = Number(retryAt.get(to)) - Date.now();
  if (left > 0) throw new GatewayError('busy', undefined, undefined, Math.ceil(left / 1_000));
};

/** Remembers the `Retry-After` of a failure, and returns the failure. */
export const rememberRetryAfter = (retryAt: RetryAt, to: string, error: GatewayError): GatewayError => {
  if (error.retryAt) retryAt.set(to, error.retryAt);
  return error;
};
