import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { serve } from '@hono/node-server';
import { Hono } from 'hono';

import { createApp, resources } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { withDataFolderErrors, assertDocumentFolders } from './database/integrity-check.ts';
import { DataFolderError } from './database/data-folder.ts';
import type { Database } from './database/database.ts';
import { BadSetting, misspelledSettings } from './settings/read.ts';
import { safePost } from './webhooks/safe-post.ts';
import type { Connection } from './context/env.ts';
import { clamdAntivirus } from './documents/clamd.ts';
import { fileService } from './documents/files/index.ts';
import { s3ObjectStore } from './documents/files/s3.ts';
import { lockDataFolder, holderAddress } from './database/lock-data-folder.ts';
import type { Lock } from './database/lock/index.ts';
import { logUncaught, describeError } from './output/log.ts';
import { createJobs } from './jobs/jobs.ts';
import { startJobs } from './start/start-jobs.ts';
import { mailboxTransport, smtpTransport } from './mail/transport.ts';
import { openCatalogue } from './start/open-catalogue.ts';
import { openOffers } from './start/open-offers.ts';
import { formatCount } from './output/progress.ts';
import { drainUnreadBody } from './http/drain-body.ts';
import { writeProbe } from './database/storage-full.ts';
import { adminRoutes } from './partners/admin-routes.ts';
import { signDocumentLink } from './documents/routes.ts';
import { mailboxPath, mailboxSecret } from './mail/mailbox-routes.ts';
import { deriveSecrets, storedSecret } from './database/secrets.ts';
import { siteRoutes } from './site/site.ts';
import { storesOf } from './context/stores.ts';

/** Ends with a sentence for whoever started the gateway, not with a stack. */
const giveUp = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const cannotOpen = (error: unknown): never =>
  giveUp(error instanceof DataFolderError ? error.message : `The database cannot be opened: ${describeError(error)}`);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const settings = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof BadSetting) return giveUp(error.message);
    throw error;
  }
};

const addressOf = (host: string, port: number): string =>
  `http://${host === '::' || host === '0.0.0.0' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;

/** What answers a request, and sees the connection it came by. */
type Answer = (request: Request, connection: Connection) => Response | Promise<Response>;

const listen = (fetch: Answer, { host, port }: Config) =>
  new Promise<{ server: ReturnType<typeof serve>; url: string }>((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, autoCleanupIncoming: false }, (bound) =>
      resolve({ server, url: addressOf(host, bound.port) }),
    );
    server.on('error', reject).prependListener('request', drainUnreadBody);
  }).catch((error: unknown) =>
    giveUp(
      error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`
        : `The gateway cannot listen on ${host}:${port}: ${messageOf(error)}`,
    ),
  );

/** Milliseconds that another gateway which has the data is given to stop, where a new one is started before. */
const timeoutMs = 30_000;

/** Answers while the database is being prepared: alive, and not ready. */
const starting = new Hono()
  .get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
  .all('*', (c) =>
    c.json({ type: 'about:blank', title: 'The gateway is starting', status: 503 }, 503, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'retry-after': '5',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Retry-After',
    }),
  );

logUncaught();
for (const sentence of misspelledSettings(process.env)) console.warn(sentence);
const config = settings();
let answer: Answer = starting.fetch;
let db: Database | undefined;
let announceReady = (): void => {};
let stopWork = (): Promise<void> => Promise.resolve();

// The port first: whoever must choose another one learns it before the long part.
const { server, url } = await listen((request, connection) => answer(request, connection), config);

let stoppingSince: number | undefined;

/** Answers what has been asked, then closes the database. Asked again, it does not wait. */
const stop = () => {
  if (stoppingSince !== undefined) {
    // Ctrl-C reaches this process twice, from the terminal and through npm.
    if (performance.now() - stoppingSince > 1_000) process.exit(0);
    return;
  }
  stoppingSince = performance.now();
  if (!db) process.exit(0);
  console.log('\nStopping …');
  const stopped = stopWork();
  server.close(() => void stopped.then(() => db?.close()).finally(() => process.exit(0)));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000).unref();
};
process.on('SIGINT', stop).on('SIGTERM', stop);

const token = randomBytes(32).toString('base64url');
let lock: Lock | undefined;
if (!config.databaseUrl) {
  const folder = config.dataFolder;
  const taken = await lockDataFolder(folder, token, {
    timeoutMs,
    onWait: (holder) =>
      console.log(
        `The data in ${folder} are another gateway’s${holderAddress(holder)}. Waiting for it to stop, ${timeoutMs / 1_000} s at most …`,
      ),
  }).catch((error: unknown) => giveUp(messageOf(error)));
  lock =
    taken.lock ??
    giveUp(
      `The data in ${folder} are in use by another gateway${holderAddress(taken.holder)}. Stop it first, or set DATA_DIR to another folder.`,
    );
  lock.announce(url);
  announceReady = () => lock?.announce(url, true);
}

const opened = await openCatalogue(config, lock).catch(cannotOpen);
db = opened;
const stores = storesOf(opened);
if (!config.s3) await assertDocumentFolders(config.filesFolder, opened).catch((error: unknown) => giveUp(messageOf(error)));
const read = async () => ({
  offers: await openOffers(config, stores),
  secrets: deriveSecrets(config.secret ?? (await storedSecret(opened))),
});
const { offers, secrets } = await (config.databaseUrl ? read() : withDataFolderErrors(config.dataFolder, read)).catch(cannotOpen);
const files = fileService({
  documents: stores.documents,
  secrets,
  folder: config.filesFolder,
  objects: config.s3 && s3ObjectStore(config.s3),
  antivirus: config.clamd && clamdAntivirus(config.clamd),
  maxWaitingBytes: config.filesRoom,
});
const mailbox =
  config.mailbox === 'nowhere' ? undefined : { secret: mailboxSecret(secrets), isForAll: config.mailbox === 'anywhere' };
const jobs = createJobs((name, work) => opened.exclusive(name, work));
const app = createApp(stores, {
  secrets,
  files,
  source: offers,
  logos: { hosts: config.logoHosts },
  access: {
    proxies: config.proxies,
    keyContact: config.keyContact,
    demonstrates: () => !config.franceTravail && stores.offers.hasSamples(),
  },
  metrics: { token: config.metricsToken },
  canWrite: writeProbe(db, join(config.filesFolder, 'incoming')),
  publicUrl: config.publicUrl,
  mailbox,
  jobs,
});
app.route('/admin', adminRoutes(db, token));
app.route('/', siteRoutes(app, { keyContact: config.keyContact }));
answer = app.fetch;
announceReady();
startJobs(jobs, resources, {
  stores,
  offers,
  files,
  send: config.smtp ? smtpTransport(config.smtp) : mailboxTransport,
  post: safePost({ allowPrivate: config.privateWebhooks }),
  base: config.publicUrl ?? url,
  linkOf: (id) => signDocumentLink(secrets, config.publicUrl ?? url, id),
});
stopWork = async () => {
  await jobs.stop();
  await files.stop();
};

const all = config.franceTravail ? 'France Travail’s' : formatCount(await stores.offers.count());
const mails = mailbox ? `\nMails stay here: ${config.publicUrl ?? url}${mailboxPath(mailbox)}` : '';
console.log(`\n${all} offers are ready at ${url}${mails}\nCtrl-C stops the gateway.`);
