import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { resolver } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';

import { Problem } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { invalidRequest, problem } from './problem.ts';
import { isIdentifier } from './query.ts';

const header = 'Idempotency-Key';
const maxLength = 100;
const content = { 'application/problem+json': { schema: resolver(Problem) } };

/** Seconds after which to ask again for what is being stored. */
const inFlightRetryAfter = '1';

export interface IdempotentOptions {
  /** What the key names, for the API's document. */
  description: string;
  /** Characters at least; more than one where the key must be beyond guessing. */
  minLength?: number;
}

/** The header as the API's document has it. */
const parameterOf = ({ description, minLength = 1 }: IdempotentOptions, required: boolean): OpenAPIV3_1.ParameterObject => ({
  name: header,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(minLength > 1 && { minLength }), maxLength },
});

const isKey = (key: string, { minLength = 1 }: IdempotentOptions): boolean => isIdentifier(key) && key.length >= minLength;

const checked = (options: IdempotentOptions, isRequired: boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const key = c.req.header(header);
    const { minLength = 1 } = options;
    const message = `must be a header of ${minLength} to ${maxLength} letters, digits, - and _`;
    if (key === undefined ? isRequired : !isKey(key, options)) return invalidRequest(c, [{ path: header, message }]);
    c.set('idempotencyKey', key ?? '');
    return next();
  });

/**
 * A write that is done once however often it is sent, under the key that names it (draft-ietf-httpapi-idempotency-key-header-07):
 * `check` lets nothing on without one. That the same is stored once is for a constraint of the database.
 */
export const idempotent = (options: IdempotentOptions) => ({
  parameter: parameterOf(options, true),
  check: checked(options, true),
});

/** … for a write that may also come without a key, and is another then each time. */
export const idempotentIfNamed = (options: IdempotentOptions) => ({
  parameter: parameterOf(options, false),
  check: checked(options, false),
});

/** What the API's document says of a key that came with something else. */
export const keyReused = { description: 'The same `Idempotency-Key` was used for a different request', content };

export const keyReusedProblem = (c: Context<Env>): Response =>
  problem(c, 422, 'This Idempotency-Key was used for a different request');

/** The same is being stored at this moment, by another request. */
export const inFlightProblem = (c: Context<Env>): Response => {
  c.header('retry-after', inFlightRetryAfter);
  return problem(c, 409, 'The same request is being processed');
};
