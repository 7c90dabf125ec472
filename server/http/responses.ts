import { resolver } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';

import { elementResources, Problem } from '../../src/contract/index.ts';

const content = { 'application/problem+json': { schema: resolver(Problem) } };

/** What the API's document says of the refusals that every route shares. */
export const invalidParameter = { description: 'A parameter is unknown or malformed', content };
export const forbidden = {
  description: 'No valid partner key, not from a site of that partner, or not for this element',
  content,
};
export const tooManyRequests = {
  description: 'Rate limit exceeded: `Retry-After` says in how many seconds to ask again, `RateLimit` which quota it is',
  content,
};

export const insufficientStorage = {
  description: 'Insufficient storage: nothing was stored: `Retry-After` says in how many seconds to ask again',
  content,
};

export const sourceUnavailable = {
  description: 'The offer source is rate limited: `Retry-After` says in how many seconds to ask again',
  content,
};

/** Says with each question which element asks. */
export const elementParameter: OpenAPIV3_1.ParameterObject = {
  name: 'for',
  in: 'query',
  required: false,
  description: 'The element that asks. Needed with a key that is for some elements only.',
  schema: { type: 'string', enum: Object.keys(elementResources) },
};
