import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeRoute, resolver } from 'hono-openapi';
import * as v from 'valibot';

import { AlertReceipt, AlertRequest, Problem } from '../../src/contract/index.ts';
import { AlertCriteria, describeCriteria } from './criteria.ts';
import { confirmationMail } from './mails.ts';
import type { Env } from '../context/env.ts';
import { toOfferSearch } from '../offers/to-offer-search.ts';
import { alertPage, alertStoppedPage } from './page.ts';
import { normalizeMailbox } from '../mail/normalize-mailbox.ts';
import { capabilityLink } from '../pages/capability-link.ts';
import { idempotent, keyReused, keyReusedProblem } from '../http/idempotent.ts';
import { invalidRequest, problem } from '../http/problem.ts';
import { readFormFields } from '../http/request-text.ts';
import { fieldsParser, isIdentifier, queryParameters } from '../http/query.ts';
import { elementParameter, insufficientStorage, forbidden, invalidParameter, tooManyRequests } from '../http/responses.ts';

const readRequest = fieldsParser(v.strictObject(AlertRequest.entries));
const readCriteria = fieldsParser(AlertCriteria);

/** The largest question there is, several times over. */
const maxBodySize = 8 * 1024;

const content = { 'application/problem+json': { schema: resolver(Problem) } };

const key = idempotent({ description: 'Names this one alert: sent again, it is stored once.' });

export const alertRoutes = new Hono<Env>().post(
  '/',
  describeRoute({
    tags: ['Alerts'],
    summary: 'Subscribe to new offers by email',
    description:
      'The alert stays silent until the link in a first mail has been followed (double opt-in). Each mail has a link that ends it. A person has ten alerts at most, however they write their address.',
    parameters: [key.parameter, elementParameter],
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['email', 'frequency'],
            properties: Object.fromEntries(
              [...queryParameters(v.strictObject(AlertRequest.entries)), ...queryParameters(AlertCriteria)]
                .filter(({ name }) => name !== 'cursor' && name !== 'sort')
                .map(({ name, description, schema = {} }) => [name, { ...schema, ...(description && { description }) }]),
            ),
          },
        },
      },
    },
    responses: {
      202: {
        description: 'Stored; a confirmation email is sent',
        content: { 'application/json': { schema: resolver(AlertReceipt) } },
      },
      400: invalidParameter,
      403: forbidden,
      409: { description: 'Too many alerts for this person', content },
      422: keyReused,
      429: tooManyRequests,
      507: insufficientStorage,
    },
  }),
  bodyLimit({ maxSize: maxBodySize, onError: (c: Context<Env>) => problem(c, 413, 'Request body too large') }),
  key.check,
  async (c) => {
    const { partner, stores, offers, base, idempotencyKey } = c.var;
    if (!partner) return problem(c, 403, 'A valid partner key is required: ?key=pk_…');
    const { email: addresses = [], frequency = [], ...fields } = await readFormFields(c);
    const [whom, what] = [readRequest({ email: addresses, frequency }), readCriteria(fields)];
    if (!whom.output || !what.output) return invalidRequest(c, [...(whom.issues ?? []), ...(what.issues ?? [])]);
    const search = await toOfferSearch(what.output, stores);
    if (!search) return invalidRequest(c, [{ path: 'place', message: 'is not a known place' }]);
    const issues = await offers.issuesOf({ ...search, within: partner });
    if (issues.length > 0) return invalidRequest(c, issues);

    // The place may be written as people write it: « 26000 » is said as « Valence (26) ».
    const label = await describeCriteria({ ...what.output, ...(search.place && { place: search.place.code }) }, stores);
    const mailbox = normalizeMailbox(whom.output.email);
    const alert = { ...whom.output, mailbox, criteria: what.output, partner: partner.id, idempotencyKey, label, site: partner };
    const asked = await stores.alerts.subscribe(alert, (token) => confirmationMail(alert, token, base));
    if (asked.outcome === 'full') return problem(c, 409, 'Too many alerts for this address');
    if (asked.outcome === 'other') return keyReusedProblem(c);
    const receipt: AlertReceipt = { confirmBefore: asked.endsAt };
    return c.json(receipt, 202, { 'cache-control': 'no-store' });
  },
);

const link = capabilityLink('/alerts', {
  find: (c, token) => c.var.stores.alerts.find(token),
  advice: [
    'L’alerte a été arrêtée, ou elle n’a pas été confirmée à temps. Votre adresse n’est plus enregistrée pour elle.',
    'Pour recevoir de nouveau des offres, refaites votre recherche sur le site où vous l’aviez faite.',
  ],
});

/** What the links in mails lead to. */
export const alertPages = link
  .pages()
  .get(
    '/:token',
    link.open((c, alert) => c.html(alertPage(alert))),
  )
  .post(
    '/:token',
    link.open(async (c, { token }) => {
      const alert = await c.var.stores.alerts.confirm(token);
      return alert ? c.html(alertPage(alert)) : link.gone(c);
    }),
  )
  .get(
    '/:token/stop',
    link.open((c) => c.redirect(link.pathOf(c))),
  )
  // A button pressed twice, and a program that unsubscribes (RFC 8058), find it stopped.
  .post('/:token/stop', async (c) => {
    if (!isIdentifier(link.tokenOf(c))) return link.gone(c);
    const alert = await c.var.stores.alerts.find(link.tokenOf(c));
    await c.var.stores.alerts.unsubscribe(link.tokenOf(c));
    return c.html(alertStoppedPage(alert?.site));
  });
