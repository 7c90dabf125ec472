import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { describeRoute, resolver } from 'hono-openapi';

import { Challenge, Problem, Session } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { idempotent } from '../http/idempotent.ts';
import { problem } from '../http/problem.ts';
import { readFormFields } from '../http/request-text.ts';
import { draftId } from './sessions.ts';
import { elementParameter, insufficientStorage, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';

const bearer = /^Bearer ([\w.-]{1,1000})$/i;

/** The token a request carries as `Authorization: Bearer`. */
const tokenOf = (authorization = ''): string | undefined => bearer.exec(authorization)?.[1];

const content = { 'application/problem+json': { schema: resolver(Problem) } };
export const sessionRequired = { description: 'Missing or expired session: renew it and retry', content };

/** Lets nobody on without a session of the partner whose page asks. */
export const requireSession = createMiddleware<Env>(async (c, next) => {
  const token = tokenOf(c.req.header('authorization'));
  const session = token && (await c.var.sessions.session(token));
  if (!session || session.partner !== c.var.partner?.id) return problem(c, 401, 'A valid session is required');
  c.set('session', session);
  return next();
});

/** Names an application from its first draft to its receipt: whoever has it may go on with it. */
export const draftKey = idempotent({
  description: 'Identifies the application, unguessable: the same from its first draft to its receipt.',
  minLength: 20,
});

export const sessionRoutes = new Hono<Env>()
  .get(
    '/challenge',
    describeRoute({
      tags: ['Sessions'],
      summary: 'Get a proof-of-work challenge',
      description: 'A second or two on a phone, in place of a captcha. Single use, valid for an hour.',
      parameters: [elementParameter],
      responses: {
        200: { description: 'The challenge', content: { 'application/json': { schema: resolver(Challenge) } } },
        403: forbidden,
        429: tooManyRequests,
      },
    }),
    async (c) => c.json(await c.var.sessions.challenge(), 200, { 'cache-control': 'no-store' }),
  )
  .post(
    '/',
    describeRoute({
      tags: ['Sessions'],
      summary: 'Open or renew a session for one application',
      description:
        'The first is had for `work`, the next with the token of the one before, for a day after it has ended. Either is for the application that `Idempotency-Key` names, and no other.',
      parameters: [draftKey.parameter, elementParameter],
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              properties: {
                work: { type: 'string', description: 'The solved challenge: JSON in Base64. Omitted with a token.' },
              },
            },
          },
        },
      },
      responses: {
        200: { description: 'Fifteen minutes', content: { 'application/json': { schema: resolver(Session) } } },
        400: invalidParameter,
        401: { description: 'The proof of work is invalid or was already used, and the token is not valid', content },
        403: forbidden,
        429: tooManyRequests,
        507: insufficientStorage,
      },
    }),
    bodyLimit({ maxSize: 4 * 1024, onError: (c: Context<Env>) => problem(c, 413, 'Request body too large') }),
    draftKey.check,
    async (c) => {
      const { partner, sessions } = c.var;
      if (!partner) return problem(c, 403, 'A valid partner key is required: ?key=pk_…');
      const draft = draftId(partner.id, c.var.idempotencyKey);
      const token = tokenOf(c.req.header('authorization'));
      const session =
        (token && (await sessions.renew(token, draft, partner.id))) ||
        (await sessions.openWith((await readFormFields(c))['work']?.[0] ?? '', draft, partner.id));
      return session
        ? c.json(session, 200, { 'cache-control': 'no-store' })
        : problem(c, 401, 'The proof of work is invalid or was already used');
    },
  );
