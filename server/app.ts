import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { openAPIRouteHandler } from 'hono-openapi';

import type { Env } from './context/env.ts';
import { passingFiles, type Files } from './documents/files/index.ts';
import { measured, metrics } from './http/metrics.ts';
import { logosOf, type LogoOptions } from './logos/logos.ts';
import { apiDocument } from './http/openapi.ts';
import { type AccessOptions, partnersOnly } from './partners/partners.ts';
import type { OfferSource } from './offers/source.ts';
import { plainAddress } from './http/plain-text.ts';
import { onError, problem } from './http/problem.ts';
import { alertPages, alerts } from './alerts/routes.ts';
import { answers } from './applications/answers/routes.ts';
import { applicationPages } from './applications/person/routes.ts';
import { applications } from './applications/routes.ts';
import { inbox } from './applications/inbox/routes.ts';
import { documentFiles, documentLink } from './documents/routes.ts';
import { logos } from './logos/routes.ts';
import { mailbox, type MailboxOptions } from './mail/mailbox-routes.ts';
import { ownOrigin } from './http/own-address.ts';
import { readableFailures } from './pages/own-page.ts';
import { metricsRoute, type MetricsOptions } from './http/metrics-routes.ts';
import { occupations } from './occupations/routes.ts';
import { offers } from './offers/routes.ts';
import { places } from './places/routes.ts';
import { sessions } from './sessions/routes.ts';
import { styles } from './partners/styles-routes.ts';
import { uploads } from './documents/upload-routes.ts';
import { passingSecrets, type Secrets } from './database/secrets.ts';
import { sessionsOf, type SessionOptions } from './sessions/sessions.ts';
import type { Stores } from './context/stores.ts';

/** An answer of the API is data: opened by itself it may load nothing, run nothing and be framed by nobody. */
const dataOnly = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
  crossOriginResourcePolicy: false, // CORS says who may read; logos say so themselves
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false, // for whoever ends TLS in front of the gateway
  xFrameOptions: false, // `frame-ancestors` says it
});

/** What anybody may read, from any page: the document of the API. */
const forAll: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('access-control-allow-origin', '*');
  c.header('cache-control', 'public, max-age=300');
};

/** Said of every answer, compressed or not, so that a cache keeps one for each. */
const variesByEncoding: MiddlewareHandler = async (c, next) => {
  c.header('vary', 'Accept-Encoding', { append: true });
  await next();
};

/** What an answer also says where its content has not changed. */
const saidOfEach = ['access-control-allow-origin', 'access-control-expose-headers', 'ratelimit', 'ratelimit-policy'];

/** A page that may read no answer may read why: whoever keeps it must know, and a refusal holds nothing else. */
const readableRefusals: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status >= 400 && !c.res.headers.has('access-control-allow-origin')) c.header('access-control-allow-origin', '*');
};

const neverKept: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('cache-control', 'no-store');
};

export interface AppOptions {
  /** Where offers come from, if not from the catalogue. */
  source?: OfferSource | undefined;
  logos?: LogoOptions;
  access?: AccessOptions;
  /** Who may read the counts. */
  metrics?: MetricsOptions;
  /** Where links in mails lead; without it, to where the request came. */
  publicUrl?: string | undefined;
  /** What signs and encrypts; without it nothing signed outlives the process. */
  secrets?: Secrets;
  sessions?: SessionOptions;
  /** Where documents are; without it they are gone with the process. */
  files?: Files;
  /** Whether anything can be written; without it, it is taken to be so. */
  canWrite?: () => Promise<boolean>;
  /** Shows the mails that no mail server takes; without it nothing does. */
  mailbox?: MailboxOptions | undefined;
}

/**
 * The whole gateway as a function of its stores: no port, no file, no database handle. The same application answers in
 * production, in the tests of the elements and in their stories.
 */
export const createApp = (
  stores: Stores,
  {
    source = stores.offers,
    logos: logoOptions,
    access,
    metrics: metricsOptions,
    publicUrl,
    secrets = passingSecrets(),
    sessions: sessionOptions,
    files = passingFiles(stores.documents, secrets),
    canWrite = () => Promise.resolve(true),
    mailbox: mailboxOptions,
  }: AppOptions = {},
) => {
  const held = logosOf(stores.logos, logoOptions);
  const counts = metrics(() => source.isAnswering());
  const heldSessions = sessionsOf(secrets, stores.spent, sessionOptions);
  const forPartners = partnersOnly(stores.partners, { publicUrl, ...access });
  const api = new Hono<Env>();
  api.use(dataOnly, readableRefusals);
  for (const resource of ['offers', 'places', 'occupations', 'alerts', 'sessions', 'uploads', 'applications'] as const)
    api.use(`/${resource}/*`, measured(counts, resource), forPartners(resource), plainAddress);
  for (const path of ['/logos/*', '/openapi.json']) api.use(path, plainAddress);
  api
    .route('/offers', offers)
    .route('/places', places)
    .route('/occupations', occupations)
    .route('/logos', logos)
    .route('/alerts', alerts)
    .route('/sessions', sessions)
    .route('/uploads', uploads)
    .route('/applications', applications);
  api.get('/openapi.json', forAll, openAPIRouteHandler(api, apiDocument));

  const app = new Hono<Env>();
  app.use(requestId({ limitLength: 64 }));
  app.use(compress());
  app.use(readableFailures);
  app.use('/v1/*', etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, ...saidOfEach] }), variesByEncoding);
  for (const path of ['/healthz', '/readyz', '/metrics']) app.use(path, dataOnly, neverKept);
  app.use(async (c, next) => {
    c.set('stores', stores);
    c.set('offers', source);
    c.set('logos', held);
    c.set('sessions', heldSessions);
    c.set('secrets', secrets);
    c.set('files', files);
    c.set('base', ownOrigin(c, publicUrl)); // no sender of a Host header writes the links of our mails
    c.set('linkOf', (id) => documentLink(secrets, c.var.base, id));
    await next();
  });
  app.route('/v1', api);
  app.use(plainAddress); // of the API, whoever may not ask learns only that
  app.route('/metrics', metricsRoute(counts, metricsOptions));
  app.route('/pages', styles);
  app.route('/alerts', alertPages);
  app.route('/applications', applicationPages);
  app.route('/answers', answers);
  app.route('/inbox', inbox);
  app.route('/documents', documentFiles);
  if (mailboxOptions) app.route('/dev/mail', mailbox(mailboxOptions));
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const answers = await stores.offers.answers().catch(() => false);
    if (!answers) return problem(c, 503, 'The database does not answer');
    if (!(await canWrite())) return problem(c, 503, 'Nothing can be written: the disk is full, or only to be read');
    return c.json({ status: 'ready', offers: source.isAnswering() ? 'answering' : 'failing' });
  });
  app.notFound((c) => problem(c, 404, 'Nothing is here'));
  app.onError(onError);
  return app;
};

export type App = ReturnType<typeof createApp>;
