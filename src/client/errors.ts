import { is } from 'valibot';

import { Problem } from '../contract/problem.ts';

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
  /** Seconds that the gateway asked to wait before the next request; 0: it did not. The client sends none before. */
  readonly retryAfter: number;
  /** When they have passed, in milliseconds since 1970; 0: it did not ask. */
  readonly retryAt: number;

  constructor(kind: ErrorKind, problem?: Problem, options?: ErrorOptions, retryAfter = 0) {
    super(problem?.title ?? kind, options);
    this.kind = kind;
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.retryAt = retryAfter && Date.now() + retryAfter * 1_000;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return retryable.includes(this.kind);
  }
}

const kindOfStatus = (status: number): ErrorKind => {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'missing';
  if (status === 400 || status === 409 || status === 422) return 'invalid';
  if (status === 425 || status === 429 || status === 503 || status === 507) return 'busy';
  return 'broken';
};

/** `Retry-After` in seconds: it is a number of them, or a date. What is neither asks for nothing. */
const parseRetryAfter = (header: string | null): number => {
  const seconds = Number(header ?? 0);
  return Math.max(0, Math.ceil(Number.isNaN(seconds) ? (Date.parse(`${header}`) - Date.now()) / 1_000 : seconds)) || 0;
};

/** The error of a response whose status is no success. `data` is its body, as far as it was understood. */
export const errorFromResponse = (
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  data: unknown,
  options?: ErrorOptions,
): GatewayError => {
  const kind = kindOfStatus(status);
  const retryAfter = kind === 'busy' || status === 409 ? parseRetryAfter(headers.get('retry-after')) : 0;
  return new GatewayError(kind, is(Problem, data) ? data : undefined, options, retryAfter);
};

/** What is none of the client's own failures is a fault of the service, or of ours: `broken`. */
export const toGatewayError = (cause: unknown): GatewayError =>
  cause instanceof GatewayError ? cause : new GatewayError('broken', undefined, { cause });
