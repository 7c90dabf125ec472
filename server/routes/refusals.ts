import { resolver } from 'hono-openapi';

import { Problem } from '../../src/contract/index.ts';

const content = { 'application/problem+json': { schema: resolver(Problem) } };

/** What the API's document says of the refusals that every route shares. */
export const refusal = { description: 'A parameter is unknown or malformed', content };
export const notThisSite = { description: 'No valid partner key, or not from a site of that partner', content };
