import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, resolver } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';
import * as v from 'valibot';

import { ApplicationForm, ApplicationReceipt, ApplicationRequest, Prefill, Problem } from '../../src/contract/index.ts';
import { announce } from './announce.ts';
import { fingerprintOf, issuesOf, missingFiles, personOf, readApplication } from './read-application.ts';
import { readPrefill } from './read-prefill.ts';
import { formOf, targetOf } from './target.ts';
import type { Env } from '../context/env.ts';
import { invalid, problem } from '../http/problem.ts';
import { formFields } from '../http/plain-text.ts';
import { queryParameters } from '../http/query.ts';
import { draftOf } from '../sessions/sessions.ts';
import { answer, closed, notHere } from './responses.ts';
import { inSession, noSession } from '../sessions/routes.ts';
import { forElement, noRoom, notThisSite, refusal, tooMany } from '../http/responses.ts';

/** A letter, long answers and their names, several times over. */
const largest = 256 * 1024;

const content = { 'application/problem+json': { schema: resolver(Problem) } };

const ofOffer: OpenAPIV3_1.ParameterObject = {
  name: 'offer',
  in: 'query',
  required: false,
  description: 'The offer that is answered; without it the application is for the partner itself, and no offer in particular.',
  schema: { type: 'string' },
};

const Step = v.picklist(['applicant', 'answers']);

/** Fields of a form, and answers beside them. */
const bodyOf = (schema: v.GenericSchema<unknown, Record<string, unknown>>): OpenAPIV3_1.RequestBodyObject => {
  const fields = queryParameters(schema);
  return {
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          required: fields.filter(({ required }) => required).map(({ name }) => name),
          properties: Object.fromEntries(
            fields.map(({ name, description, schema = {} }) => [name, { ...schema, ...(description && { description }) }]),
          ),
          additionalProperties: {
            type: 'string',
            description: '`answer.<id>`: the answer to a question of the form, a line for each of several choices.',
          },
        },
      },
    },
  };
};

const gone = { description: 'The offer takes no more applications', content };
const missing = { description: 'There is no such offer, or it takes no applications here', content };
const limited = bodyLimit({
  maxSize: largest,
  onError: (c: Context<Env>) => problem(c, 413, 'This is larger than any application'),
});

export const applications = new Hono<Env>()
  .get(
    '/form',
    describeRoute({
      tags: ['Applications'],
      summary: 'What to ask of a person who applies',
      parameters: [ofOffer, forElement],
      responses: {
        200: { description: 'The form', content: { 'application/json': { schema: resolver(ApplicationForm) } } },
        403: notThisSite,
        404: missing,
        410: gone,
        429: tooMany,
      },
    }),
    async (c) => {
      const target = await targetOf(c, c.req.query('offer'));
      if (!target) return notHere(c);
      if (
        target.offer &&
        !(await c.var.stores.applications.isOpen(target.recruiter, target.offer.id, c.var.partner?.mode === 'test'))
      )
        return closed(c);
      return c.json(await formOf(c, target), 200, { 'cache-control': 'private, max-age=60' });
    },
  )
  .post(
    '/check',
    describeRoute({
      tags: ['Applications'],
      summary: 'Check one step of an application',
      description: 'Nothing is kept. The fields are those of the application; only those of the step are looked at.',
      parameters: [forElement],
      requestBody: bodyOf(v.strictObject({ step: Step, ...v.partial(v.object(ApplicationRequest.entries)).entries })),
      responses: {
        200: { description: 'Nothing is wrong with it' },
        400: refusal,
        403: notThisSite,
        404: missing,
        429: tooMany,
      },
    }),
    limited,
    async (c) => {
      const fields = await formFields(c);
      const checked = fields['step']?.[0];
      if (!v.is(Step, checked)) return invalid(c, [{ path: 'step', message: 'is no step' }]);
      const target = await targetOf(c, fields['offer']?.[0] || undefined);
      if (!target) return notHere(c);
      const { questions } = await formOf(c, target);
      const issues = issuesOf(checked, questions, fields);
      return issues.length ? invalid(c, issues) : c.json({}, 200, { 'cache-control': 'no-store' });
    },
  )
  .post(
    '/prefill',
    describeRoute({
      tags: ['Applications'],
      summary: 'Who applies, as the partner’s site has signed it',
      description:
        'A JWT (HS256, with the secret of `npm run partners -- prefill-token`), which ends within the hour: `given_name`, `family_name`, `email`, `phone_number` (E.164).',
      parameters: [forElement],
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: { type: 'object', required: ['token'], properties: { token: { type: 'string' } } },
          },
        },
      },
      responses: {
        200: { description: 'What can be filled in', content: { 'application/json': { schema: resolver(Prefill) } } },
        400: { description: 'Not signed by this partner, or not for now', content },
        403: notThisSite,
        429: tooMany,
      },
    }),
    limited,
    async (c) => {
      const secret = c.var.partner && (await c.var.stores.partners.prefillSecret(c.var.partner.id));
      const token = (await formFields(c))['token']?.[0] ?? '';
      const prefill = secret && (await readPrefill(token, secret));
      return prefill
        ? c.json(prefill, 200, { 'cache-control': 'no-store' })
        : invalid(c, [{ path: 'token', message: 'is not signed by this partner, or has ended' }]);
    },
  )
  .post(
    '/',
    describeRoute({
      tags: ['Applications'],
      summary: 'Apply',
      description:
        'Stored once, whatever happens to the request or its answer: sent again under the same `Idempotency-Key`, it gets the same receipt.',
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: 'The name that the session was opened with.',
          schema: { type: 'string', minLength: 20, maxLength: 100 },
        },
        forElement,
      ],
      requestBody: bodyOf(v.strictObject(ApplicationRequest.entries)),
      responses: {
        200: { description: 'Stored before', content: { 'application/json': { schema: resolver(ApplicationReceipt) } } },
        201: { description: 'Stored', content: { 'application/json': { schema: resolver(ApplicationReceipt) } } },
        400: refusal,
        401: noSession,
        403: notThisSite,
        404: missing,
        409: {
          description:
            'With `Retry-After`: the same is being stored. Else `issues` says who takes no more: `person` or `recruiter`',
          content,
        },
        410: gone,
        422: { description: 'The same `Idempotency-Key` came with something else before', content },
        425: { description: 'Sooner than anybody can have filled a form: `Retry-After` says when to send it again', content },
        429: tooMany,
        507: noRoom,
      },
    }),
    limited,
    inSession,
    async (c) => {
      const { partner, session, sessions, stores, secrets, base, linkOf } = c.var;
      const draft = draftOf(partner?.id ?? '', c.req.header('idempotency-key') ?? '');
      if (!partner || session?.draft !== draft)
        return invalid(c, [{ path: 'Idempotency-Key', message: 'must be the one the session was opened with' }]);
      const fields = await formFields(c);
      const fingerprint = fingerprintOf(fields);
      const known = await stores.applications.known(draft, fingerprint);
      if (known) return answer(c, known);
      const target = await targetOf(c, fields['offer']?.[0] || undefined);
      if (!target) return notHere(c);
      const form = await formOf(c, target);
      const { sent, issues } = readApplication(form, fields);
      if (!sent) return invalid(c, issues);
      const lacking = missingFiles(form, await stores.applications.purposes(draft, sent.documents));
      if (lacking.length > 0) return invalid(c, lacking);
      const action = await sessions.action(sent.request.action);
      if (action?.draft !== draft) return problem(c, 401, 'The action token is not of this session, or has ended');
      const wait = sessions.tooSoon(action);
      if (wait > 0) {
        c.header('retry-after', `${Math.ceil(wait / 1_000)}`);
        return problem(c, 425, 'This is sooner than anybody can have filled the form');
      }

      const { firstName, lastName, email, phone = null, message = null, keepLonger = false } = sent.request;
      const { offer, recruiter } = target;
      const submitted = await stores.applications.submit(
        {
          partner: partner.id,
          isTest: partner.mode === 'test',
          draft,
          fingerprint,
          offer: offer ? { id: offer.id, title: offer.title } : null,
          person: personOf(secrets('people'), email),
          firstName,
          lastName,
          email,
          phone,
          message,
          answers: sent.answers,
          documents: sent.documents,
          keepLonger,
          action,
        },
        { recruiter, base, announce: (tx, { id }) => announce(tx, id, { base, linkOf }) },
      );
      return answer(c, submitted);
    },
  );
