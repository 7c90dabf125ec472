import { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import { is } from 'valibot';

import { Problem } from '../contract/index.ts';

/**
 * What the visitor can do about a failure, not what HTTP said:
 * - `offline`: nothing answered, or the answer was not for this site to read; try again once connected
 * - `timeout`: the answer took longer than ten seconds; try again
 * - `busy`: too many requests, or the service is starting; try again in a moment
 * - `invalid`: something asked for is not understood; change it (`problem.issues` names the fields)
 * - `refused`: this site may not use the service
 * - `missing`: what was asked for does not exist, or no longer
 * - `broken`: the service failed, or answered outside its contract; try again
 */
export type ErrorKind = 'offline' | 'timeout' | 'busy' | 'invalid' | 'refused' | 'missing' | 'broken';

const retryable: readonly ErrorKind[] = ['offline', 'timeout', 'busy', 'broken'];

/** The only error the client throws. Each kind has a page in `docs/errors/`. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly kind: ErrorKind;
  /** The gateway's own account of the failure, when it gave one. */
  readonly problem: Problem | undefined;

  constructor(kind: ErrorKind, problem?: Problem, options?: ErrorOptions) {
    super(problem?.title ?? kind, options);
    this.kind = kind;
    this.problem = problem;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return retryable.includes(this.kind);
  }
}

const kindOf = (status: number): ErrorKind => {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'missing';
  if (status === 400 || status === 409 || status === 422) return 'invalid';
  if (status === 429 || status === 503) return 'busy';
  return 'broken';
};

export const toGatewayError = (cause: unknown): GatewayError => {
  if (cause instanceof GatewayError) return cause;
  if (isTimeoutError(cause)) return new GatewayError('timeout', undefined, { cause });
  if (isNetworkError(cause)) return new GatewayError('offline', undefined, { cause });
  if (!isHTTPError(cause)) return new GatewayError('broken', undefined, { cause });
  const problem = is(Problem, cause.data) ? cause.data : undefined;
  return new GatewayError(kindOf(cause.response.status), problem, { cause });
};
