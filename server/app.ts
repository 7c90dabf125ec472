import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { openAPIRouteHandler } from 'hono-openapi';

import type { Env } from './context/env.ts';
import { ephemeralFiles, type Files } from './documents/files/index.ts';
import { measureRequests, createMetrics } from './http/metrics.ts';
import { logoService, type LogoOptions } from './logos/logos.ts';
import { apiDocument } from './http/openapi.ts';
import { type AccessOptions, requirePartner } from './partners/require-partner.ts';
import type { OfferSource } from './offers/source.ts';
import { rejectInvalidUrl } from './http/request-text.ts';
import { onError, problem } from './http/problem.ts';
import { signDocumentLink } from './documents/routes.ts';
import { mailboxRoutes, type MailboxOptions } from './mail/mailbox-routes.ts';
import { gatewayOrigin } from './http/gateway-origin.ts';
import { htmlErrors } from './pages/private-page.ts';
import { metricsRoute, type MetricsOptions } from './http/metrics-routes.ts';
import { styleRoutes } from './partners/styles-routes.ts';
import { ephemeralSecrets, type Secrets } from './database/secrets.ts';
import { sessionService, type SessionOptions } from './sessions/sessions.ts';
import type { Stores } from './context/stores.ts';
import type { Resource } from './context/resource.ts';
import { mountPages, mountRoutes } from './http/mount.ts';
import type { Jobs } from './jobs/jobs.ts';
import { alerts } from './alerts/resource.ts';
import { applications } from './applications/resource.ts';
import { audit } from './audit/resource.ts';
import { logos } from './logos/resource.ts';
import { mail } from './mail/resource.ts';
import { occupations } from './occupations/resource.ts';
import { offers } from './offers/resource.ts';
import { places } from './places/resource.ts';
import { sessions } from './sessions/resource.ts';
import { uploads } from './documents/resource.ts';
import { webhooks } from './webhooks/resource.ts';

/** All that the gateway is made of, and the only list of it: a resource that is not here does nothing. */
export const resources: readonly Resource[] = [
  offers,
  places,
  occupations,
  logos,
  alerts,
  sessions,
  uploads,
  applications,
  mail,
  webhooks,
  audit,
];

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
const headersOfEach = ['access-control-allow-origin', 'access-control-expose-headers', 'ratelimit', 'ratelimit-policy'];

/** A page that may read no answer may read why: whoever keeps it must know, and a refusal holds nothing else. */
const readableRefusals: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status >= 400 && !c.res.headers.has('access-control-allow-origin')) c.header('access-control-allow-origin', '*');
};

const noStore: MiddlewareHandler = async (c, next) => {
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
  /** What is counted of what the gateway does by itself. */
  jobs?: Pick<Jobs, 'report'>;
  /** What it is made of, if not of all. */
  resources?: readonly Resource[];
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
    secrets = ephemeralSecrets(),
    sessions: sessionOptions,
    files = ephemeralFiles(stores.documents, secrets),
    canWrite = () => Promise.resolve(true),
    mailbox: mailboxOptions,
    jobs,
    resources: mounted = resources,
  }: AppOptions = {},
) => {
  const held = logoService(stores.logos, logoOptions);
  const counts = createMetrics(() => source.isAnswering(), jobs?.report);
  const heldSessions = sessionService(secrets, stores.usedTokens, sessionOptions);
  const forPartners = requirePartner(stores.partners, { publicUrl, ...access });
  const api = new Hono<Env>();
  api.use(dataOnly, readableRefusals);
  api.use('/openapi.json', rejectInvalidUrl);
  mountRoutes(api, mounted, { measure: (resource) => measureRequests(counts, resource), requirePartner: forPartners });
  api.get('/openapi.json', forAll, openAPIRouteHandler(api, apiDocument));

  const app = new Hono<Env>();
  app.use(requestId({ limitLength: 64 }));
  app.use(compress());
  app.use(htmlErrors);
  app.use('/v1/*', etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, ...headersOfEach] }), variesByEncoding);
  for (const path of ['/healthz', '/readyz', '/metrics']) app.use(path, dataOnly, noStore);
  app.use(async (c, next) => {
    c.set('stores', stores);
    c.set('offers', source);
    c.set('logos', held);
    c.set('sessions', heldSessions);
    c.set('secrets', secrets);
    c.set('files', files);
    c.set('base', gatewayOrigin(c, publicUrl)); // no sender of a Host header writes the links of our mails
    c.set('linkOf', (id) => signDocumentLink(secrets, c.var.base, id));
    await next();
  });
  app.route('/v1', api);
  app.use(rejectInvalidUrl); // of the API, whoever may not ask learns only that
  app.route('/metrics', metricsRoute(counts, metricsOptions));
  app.route('/pages', styleRoutes);
  mountPages(app, mounted);
  if (mailboxOptions) app.route('/dev/mail', mailboxRoutes(mailboxOptions));
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const answers = await stores.offers.answers().catch(() => false);
    if (!answers) return problem(c, 503, 'The database is unavailable');
    if (!(await canWrite())) return problem(c, 503, 'Storage is full or read-only');
    return c.json({ status: 'ready', offers: source.isAnswering() ? 'answering' : 'failing' });
  });
  app.notFound((c) => problem(c, 404, 'Not found'));
  app.onError(onError);
  return app;
};

export type App = ReturnType<typeof createApp>;
