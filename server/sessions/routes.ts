import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { describeRoute, resolver } from 'hono-openapi';

import { Challenge, Problem, Session } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { invalid, problem } from '../http/problem.ts';
import { formFields } from '../http/plain-text.ts';
import { isIdentifier } from '../http/query.ts';
import { draftOf } from './sessions.ts';
import { forElement, noRoom, notThisSite, refusal, tooMany } from '../http/responses.ts';

const bearer = /^Bearer ([\w.-]{1,1000})$/i;

/** The token a request carries as `Authorization: Bearer`. */
const tokenOf = (authorization = ''): string | undefined => bearer.exec(authorization)?.[1];

const content = { 'application/problem+json': { schema: resolver(Problem) } };
export const noSession = { description: 'No session, or one that has ended: open the next one and send the same again', content };

/** Lets nobody on without a session of the partner whose page asks. */
export const inSession = createMiddleware<Env>(async (c, next) => {
  const token = tokenOf(c.req.header('authorization'));
  const session = token && (await c.var.sessions.session(token));
  if (!session || session.partner !== c.var.partner?.id) return problem(c, 401, 'A session is needed, or this one has ended');
  c.set('session', session);
  return next();
});

export const sessions = new Hono<Env>()
  .get(
    '/challenge',
    describeRoute({
      tags: ['Sessions'],
      summary: 'Some work, to be done before a session opens',
      description: 'A second or two for a phone, in place of a captcha. Each serves once, within the hour.',
      parameters: [forElement],
      responses: {
        200: { description: 'The work', content: { 'application/json': { schema: resolver(Challenge) } } },
        403: notThisSite,
        429: tooMany,
      },
    }),
    async (c) => c.json(await c.var.sessions.challenge(), 200, { 'cache-control': 'no-store' }),
  )
  .post(
    '/',
    describeRoute({
      tags: ['Sessions'],
      summary: 'Open a session for one application, or the next one',
      description:
        'The first is had for `work`, the next with the token of the one before, for a day after it has ended. Either is for the application that `Idempotency-Key` names, and no other.',
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: 'The name of the application, beyond guessing: the same from its first draft to its receipt.',
          schema: { type: 'string', minLength: 20, maxLength: 100 },
        },
        forElement,
      ],
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              properties: { work: { type: 'string', description: 'The work, done: JSON in Base64. Nothing with a token.' } },
            },
          },
        },
      },
      responses: {
        200: { description: 'Fifteen minutes', content: { 'application/json': { schema: resolver(Session) } } },
        400: refusal,
        401: { description: 'The work is not done, or has served, and the token opens nothing', content },
        403: notThisSite,
        429: tooMany,
        507: noRoom,
      },
    }),
    bodyLimit({ maxSize: 4 * 1024, onError: (c: Context<Env>) => problem(c, 413, 'This is larger than any work') }),
    async (c) => {
      const { partner, sessions } = c.var;
      if (!partner) return problem(c, 403, 'A valid partner key is needed: ?key=pk_…');
      const key = c.req.header('idempotency-key') ?? '';
      if (!isIdentifier(key) || key.length < 20)
        return invalid(c, [{ path: 'Idempotency-Key', message: 'must be a header of 20 to 100 letters, digits, - and _' }]);
      const draft = draftOf(partner.id, key);
      const token = tokenOf(c.req.header('authorization'));
      const session =
        (token && (await sessions.renew(token, draft, partner.id))) ||
        (await sessions.openWith((await formFields(c))['work']?.[0] ?? '', draft, partner.id));
      return session
        ? c.json(session, 200, { 'cache-control': 'no-store' })
        : problem(c, 401, 'The work is not done, or has served');
    },
  );
