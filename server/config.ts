import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ClamdAddress } from './documents/clamd.ts';
import type { S3Settings } from './documents/files/s3.ts';
import type { SmtpOptions } from './mail/transport.ts';
import { isOwnMachine } from './http/origins.ts';
import type { FranceTravailSettings } from './offers/france-travail/client.ts';

export interface Config {
  port: number;
  host: string;
  /** PostgreSQL, `postgres://…`; without it the database is embedded. */
  databaseUrl: string | undefined;
  /** Where the embedded database lives. */
  dataFolder: string;
  /** Where documents are, encrypted, as they come in and, without `s3`, afterwards. Gateways that share a database share it. */
  filesFolder: string;
  /** Bytes that all documents may have that wait for their applications to be sent. */
  filesRoom: number;
  /** Where documents are kept instead. */
  s3: S3Settings | undefined;
  /** Looks for viruses in documents; without it nothing does. */
  clamd: ClamdAddress | undefined;
  /** Hosts that logos of imported offers may be fetched from. */
  logoHosts: readonly string[];
  /** Proxies of our own in front of the gateway. */
  proxies: number;
  /** Opens `/metrics`; without it nobody may read them. */
  metricsToken: string | undefined;
  /** Where partners' pages reach the gateway, for what they are told to paste. */
  publicUrl: string | undefined;
  /** Whom partners ask for a key, or to have a site added to theirs: an address, a name and a telephone number. */
  keyContact: string | undefined;
  /** Signs sessions and encrypts files; without it the database holds one. */
  secret: string | undefined;
  /** Whether employers' programs may be told within a private network, and on this machine in clear. */
  privateWebhooks: boolean;
  /** The mail server; without it mails stay in the outbox. */
  smtp: SmtpOptions | undefined;
  /** Who may read the outbox of a gateway without a mail server: whoever has its address, on this machine or anywhere, or nobody. */
  mailbox: 'here' | 'anywhere' | 'nowhere';
  /** France Travail's API, asked in place of the catalogue. */
  franceTravail: FranceTravailSettings | undefined;
}

/** A setting that cannot be used; the message is for whoever starts the gateway. */
export class BadSetting extends Error {}

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

const readProxies = (given = ''): number => {
  if (!/^\d?$/.test(given))
    throw new BadSetting(
      `TRUST_PROXY is “${given}”: it must be the number of proxies in front of the gateway, 1 say, or 0 for none.`,
    );
  return Number(given);
};

const readPublicUrl = (given: string | undefined): string | undefined => {
  if (!given) return undefined;
  if (!/^https?:\/\//.test(given) || !URL.canParse(given))
    throw new BadSetting(`PUBLIC_URL is “${given}”: it must be an address, https://emploi.example.fr say.`);
  return new URL(given).origin;
};

const readKeyContact = (given = ''): string | undefined => {
  const contact = given.trim();
  if (contact.length > 200 || /\p{Cc}/u.test(contact))
    throw new BadSetting('KEY_CONTACT must be one line of 200 characters at most: cles@exemple.fr, say.');
  return contact || undefined;
};

const readToken = (given: string | undefined): string | undefined => {
  if (given && given.length < 16) throw new BadSetting('METRICS_TOKEN is too short: it must have 16 characters at least.');
  return given || undefined;
};

const readSecret = (given: string | undefined): string | undefined => {
  if (given && given.length < 32) throw new BadSetting('GATEWAY_SECRET is too short: it must have 32 characters at least.');
  return given || undefined;
};

const readPrivateWebhooks = (given: string | undefined): boolean => {
  if (given && given !== 'allow') throw new BadSetting(`PRIVATE_WEBHOOKS is “${given}”: it must be allow, or nothing.`);
  return given === 'allow';
};

/** The address of a mail server holds a password: it is never repeated. */
const readSmtp = (env: NodeJS.ProcessEnv): SmtpOptions | undefined => {
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (!url) return undefined;
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url))
    throw new BadSetting('SMTP_URL must be the address of a mail server: smtp://user:password@mail.example.fr:587, say.');
  if (!from || !/^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(from))
    throw new BadSetting('MAIL_FROM must say who the mails are from: Alertes emploi <alertes@example.fr>, say.');
  if (!env['PUBLIC_URL']) throw new BadSetting('With SMTP_URL, PUBLIC_URL is needed too: the links in mails lead there.');
  return { url, from };
};

/** By itself only where nobody else can reach the gateway: it listens to this machine, and no address says that others come. */
const readMailbox = (given: string | undefined, isAlone: boolean): Config['mailbox'] => {
  if (given && given !== 'on' && given !== 'off')
    throw new BadSetting(`DEV_MAILBOX is “${given}”: it must be on, off, or nothing.`);
  if (given === 'on') return 'anywhere';
  return isAlone && given !== 'off' ? 'here' : 'nowhere';
};

/** An address that secrets are sent to: in clear only within this machine. */
const readServiceUrl = (name: string, given: string | undefined, usual: string): string => {
  const url = given || usual;
  if (!/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url) || !URL.canParse(url))
    throw new BadSetting(`${name} is “${url}”: it must be an address that begins with https://.`);
  return url;
};

const readS3 = (env: NodeJS.ProcessEnv): S3Settings | undefined => {
  const { FILES_S3_URL: given, FILES_S3_KEY: key, FILES_S3_SECRET: secret } = env;
  if (!given) return undefined;
  const url = readServiceUrl('FILES_S3_URL', given, '').replace(/\/+$/, '');
  if (!key || !secret)
    throw new BadSetting('With FILES_S3_URL, FILES_S3_KEY and FILES_S3_SECRET are needed: the store gives them.');
  return { url, key, secret, region: env['FILES_S3_REGION'] || 'us-east-1' };
};

/** Megabytes: some seven hundred applications that are not sent yet, with as many and as large documents as may be. */
const usualRoom = '20000';

const readRoom = (given = ''): number => {
  const megabytes = given || usualRoom;
  if (!/^[1-9]\d{0,8}$/.test(megabytes))
    throw new BadSetting(
      `FILES_WAITING_MB is “${megabytes}”: it must be how many megabytes documents may take before their applications are sent.`,
    );
  return Number(megabytes) * 1_000_000;
};

const readClamd = (given: string | undefined): ClamdAddress | undefined => {
  if (!given) return undefined;
  if (given.startsWith('/')) return { path: given };
  const [, host, port] = /^\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(given) ?? [];
  if (!host || !port || Number(port) > 65_535)
    throw new BadSetting(`CLAMD is “${given}”: it must be where clamd listens, 127.0.0.1:3310 or /run/clamav/clamd.ctl say.`);
  return { host, port: Number(port) };
};

const readFranceTravail = (env: NodeJS.ProcessEnv): FranceTravailSettings | undefined => {
  const { UPSTREAM: upstream, FRANCE_TRAVAIL_CLIENT_ID: clientId, FRANCE_TRAVAIL_CLIENT_SECRET: clientSecret } = env;
  if (!upstream) return undefined;
  if (upstream !== 'france-travail')
    throw new BadSetting(`UPSTREAM is “${upstream}”: it must be france-travail, or nothing for the gateway’s own catalogue.`);
  if (!clientId || !clientSecret)
    throw new BadSetting(
      'With UPSTREAM=france-travail, FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET are needed: francetravail.io gives them.',
    );
  const perSecond = env['FRANCE_TRAVAIL_PER_SECOND'] || '10';
  if (!/^[1-9]\d{0,2}$/.test(perSecond))
    throw new BadSetting(
      `FRANCE_TRAVAIL_PER_SECOND is “${perSecond}”: it must be the number of calls a second that your application may make.`,
    );
  const named = (name: string, usual: string) => readServiceUrl(name, env[name], usual);
  return {
    apiUrl: named('FRANCE_TRAVAIL_API_URL', 'https://api.francetravail.io/partenaire/offresdemploi').replace(/\/+$/, ''),
    perSecond: Number(perSecond),
    token: {
      url: named(
        'FRANCE_TRAVAIL_TOKEN_URL',
        'https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire',
      ),
      clientId,
      clientSecret,
      scope: env['FRANCE_TRAVAIL_SCOPE'] || 'api_offresdemploiv2 o2dsoffre',
    },
  };
};

/** Where the logos of France Travail's offers are: its licence asks that they be shown. */
const franceTravailLogos = 'www.francetravail.fr,api.francetravail.fr,entreprise.pole-emploi.fr';

export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const port = Number(/^\d{1,5}$/.test(env['PORT'] || '4600') ? env['PORT'] || 4600 : Number.NaN);
  if (!(port <= 65_535)) throw new BadSetting(`PORT is “${env['PORT']}”: it must be a number from 0 to 65535.`);
  const franceTravail = readFranceTravail(env);
  const dataFolder = resolve(projectFolder, env['DATA_DIR'] || '.data');
  const host = env['HOST'] || '127.0.0.1';
  const proxies = readProxies(env['TRUST_PROXY']);
  const publicUrl = readPublicUrl(env['PUBLIC_URL']);
  const smtp = readSmtp(env);
  return {
    port,
    host,
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataFolder,
    filesFolder: env['FILES_DIR'] ? resolve(projectFolder, env['FILES_DIR']) : join(dataFolder, 'files'),
    filesRoom: readRoom(env['FILES_WAITING_MB']),
    s3: readS3(env),
    clamd: readClamd(env['CLAMD']),
    logoHosts: (env['LOGO_HOSTS'] || (franceTravail ? franceTravailLogos : ''))
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    proxies,
    metricsToken: readToken(env['METRICS_TOKEN']),
    publicUrl,
    keyContact: readKeyContact(env['KEY_CONTACT']),
    secret: readSecret(env['GATEWAY_SECRET']),
    privateWebhooks: readPrivateWebhooks(env['PRIVATE_WEBHOOKS']),
    smtp,
    mailbox: smtp ? 'nowhere' : readMailbox(env['DEV_MAILBOX'], isOwnMachine(host) && !publicUrl && proxies === 0),
    franceTravail,
  };
};
