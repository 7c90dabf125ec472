import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, resolver } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';
import * as v from 'valibot';

import { ApplicationForm, ApplicationReceipt, ApplicationRequest, Prefill, Problem } from '../../src/contract/index.ts';
import { enqueueNotifications } from './notifications.ts';
import { fingerprintOf, stepIssues, missingDocuments, applicantHash, readApplication } from './read-application.ts';
import { readPrefill } from './read-prefill.ts';
import { applicationForm, findTarget } from './target.ts';
import type { Env } from '../context/env.ts';
import { invalidRequest, problem } from '../http/problem.ts';
import { keyReused } from '../http/idempotent.ts';
import { readFormFields } from '../http/request-text.ts';
import { queryParameters } from '../http/query.ts';
import { draftId } from '../sessions/sessions.ts';
import { submissionResponse, offerClosed, notAccepting } from './submission-responses.ts';
import { draftKey, requireSession, sessionRequired } from '../sessions/routes.ts';
import { elementParameter, insufficientStorage, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';

/** A letter, long answers and their names, several times over. */
const maxBodySize = 256 * 1024;

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

const gone = { description: 'The offer no longer accepts applications', content };
const missing = { description: 'No such offer, or it does not accept applications here', content };
const limited = bodyLimit({
  maxSize: maxBodySize,
  onError: (c: Context<Env>) => problem(c, 413, 'Request body too large'),
});

export const applicationRoutes = new Hono<Env>()
  .get(
    '/form',
    describeRoute({
      tags: ['Applications'],
      summary: 'Get the application form',
      parameters: [ofOffer, elementParameter],
      responses: {
        200: { description: 'The form', content: { 'application/json': { schema: resolver(ApplicationForm) } } },
        403: forbidden,
        404: missing,
        410: gone,
        429: tooManyRequests,
      },
    }),
    async (c) => {
      const target = await findTarget(c, c.req.query('offer'));
      if (!target) return notAccepting(c);
      if (
        target.offer &&
        !(await c.var.stores.submissions.isOpen(target.recruiter, target.offer.id, c.var.partner?.mode === 'test'))
      )
        return offerClosed(c);
      return c.json(await applicationForm(c, target), 200, { 'cache-control': 'private, max-age=60' });
    },
  )
  .post(
    '/check',
    describeRoute({
      tags: ['Applications'],
      summary: 'Check one step of an application',
      description: 'Nothing is kept. The fields are those of the application; only those of the step are looked at.',
      parameters: [elementParameter],
      requestBody: bodyOf(v.strictObject({ step: Step, ...v.partial(v.object(ApplicationRequest.entries)).entries })),
      responses: {
        200: { description: 'The step is valid' },
        400: invalidParameter,
        403: forbidden,
        404: missing,
        429: tooManyRequests,
      },
    }),
    limited,
    async (c) => {
      const fields = await readFormFields(c);
      const checked = fields['step']?.[0];
      if (!v.is(Step, checked)) return invalidRequest(c, [{ path: 'step', message: 'is not a step' }]);
      const target = await findTarget(c, fields['offer']?.[0] || undefined);
      if (!target) return notAccepting(c);
      const { questions } = await applicationForm(c, target);
      const issues = stepIssues(checked, questions, fields);
      return issues.length ? invalidRequest(c, issues) : c.json({}, 200, { 'cache-control': 'no-store' });
    },
  )
  .post(
    '/prefill',
    describeRoute({
      tags: ['Applications'],
      summary: 'Get prefilled values from a signed token',
      description:
        'A JWT (HS256, with the secret of `npm run partners -- prefill-token`), which ends within the hour: `given_name`, `family_name`, `email`, `phone_number` (E.164).',
      parameters: [elementParameter],
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: { type: 'object', required: ['token'], properties: { token: { type: 'string' } } },
          },
        },
      },
      responses: {
        200: { description: 'The values', content: { 'application/json': { schema: resolver(Prefill) } } },
        400: { description: 'Not signed by this partner, or expired', content },
        403: forbidden,
        429: tooManyRequests,
      },
    }),
    limited,
    async (c) => {
      const secret = c.var.partner && (await c.var.stores.partners.prefillSecret(c.var.partner.id));
      const token = (await readFormFields(c))['token']?.[0] ?? '';
      const prefill = secret && (await readPrefill(token, secret));
      return prefill
        ? c.json(prefill, 200, { 'cache-control': 'no-store' })
        : invalidRequest(c, [{ path: 'token', message: 'is not signed by this partner, or has expired' }]);
    },
  )
  .post(
    '/',
    describeRoute({
      tags: ['Applications'],
      summary: 'Submit an application',
      description:
        'Stored once, whatever happens to the request or its answer: sent again under the same `Idempotency-Key`, it gets the same receipt.',
      parameters: [draftKey.parameter, elementParameter],
      requestBody: bodyOf(v.strictObject(ApplicationRequest.entries)),
      responses: {
        200: { description: 'Stored before', content: { 'application/json': { schema: resolver(ApplicationReceipt) } } },
        201: { description: 'Stored', content: { 'application/json': { schema: resolver(ApplicationReceipt) } } },
        400: invalidParameter,
        401: sessionRequired,
        403: forbidden,
        404: missing,
        409: {
          description:
            'With `Retry-After`: the same request is being processed. Else `issues` says whose limit is reached: `applicant` or `recruiter`',
          content,
        },
        410: gone,
        422: keyReused,
        425: { description: 'Sooner than anybody can have filled a form: `Retry-After` says when to send it again', content },
        429: tooManyRequests,
        507: insufficientStorage,
      },
    }),
    limited,
    draftKey.check,
    requireSession,
    async (c) => {
      const { partner, session, sessions, stores, secrets, base, linkOf, idempotencyKey } = c.var;
      const draft = draftId(partner?.id ?? '', idempotencyKey);
      if (!partner || session?.draft !== draft)
        return invalidRequest(c, [{ path: 'Idempotency-Key', message: 'must match the session' }]);
      const fields = await readFormFields(c);
      const fingerprint = fingerprintOf(fields);
      const known = await stores.submissions.known(draft, fingerprint);
      if (known) return submissionResponse(c, known);
      const target = await findTarget(c, fields['offer']?.[0] || undefined);
      if (!target) return notAccepting(c);
      const form = await applicationForm(c, target);
      const { sent, issues } = readApplication(form, fields);
      if (!sent) return invalidRequest(c, issues);
      const lacking = missingDocuments(form, await stores.submissions.purposes(draft, sent.documents));
      if (lacking.length > 0) return invalidRequest(c, lacking);
      const action = await sessions.action(sent.request.action);
      if (action?.draft !== draft) return problem(c, 401, 'The action token is invalid or expired');
      const wait = sessions.tooSoon(action);
      if (wait > 0) {
        c.header('retry-after', `${Math.ceil(wait / 1_000)}`);
        return problem(c, 425, 'Submitted too quickly');
      }

      const { firstName, lastName, email, phone = null, message = null, keepLonger = false } = sent.request;
      const { offer, recruiter } = target;
      const submitted = await stores.submissions.submit(
        {
          partner: partner.id,
          isTest: partner.mode === 'test',
          draft,
          fingerprint,
          offer: offer ? { id: offer.id, title: offer.title } : null,
          applicantHash: applicantHash(secrets('people'), email),
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
        { recruiter, base, notify: (tx, { id }) => enqueueNotifications(tx, id, { base, linkOf }) },
      );
      return submissionResponse(c, submitted);
    },
  );
