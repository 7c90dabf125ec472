import { join } from 'node:path';

import type { ClamdAddress } from './documents/clamd.ts';
import type { S3Settings } from './documents/files/s3.ts';
import { isOwnMachine } from './http/origins.ts';
import type { SmtpOptions } from './mail/transport.ts';
import type { FranceTravailSettings } from './offers/france-travail/client.ts';
import { readSettings, type Environment } from './settings/read.ts';
import type { Settings } from './settings/schema.ts';

/** The settings, as the parts of the gateway take them. */
export interface Config {
  port: number;
  host: string;
  /** Without it the database is embedded. */
  databaseUrl: string | undefined;
  dataFolder: string;
  /** Where documents come in and, without `s3`, stay. */
  filesFolder: string;
  /** Bytes that all documents may have that wait for their applications to be sent. */
  filesRoom: number;
  s3: S3Settings | undefined;
  clamd: ClamdAddress | undefined;
  logoHosts: readonly string[];
  /** Proxies of our own in front of the gateway. */
  proxies: number;
  metricsToken: string | undefined;
  publicUrl: string | undefined;
  keyContact: string | undefined;
  secret: string | undefined;
  privateWebhooks: boolean;
  /** Without it mails stay in the outbox. */
  smtp: SmtpOptions | undefined;
  /** Who may read the outbox of a gateway without a mail server: whoever has its address, on this machine or anywhere, or nobody. */
  mailbox: 'here' | 'anywhere' | 'nowhere';
  /** Asked in place of the catalogue. */
  franceTravail: FranceTravailSettings | undefined;
}

/** By itself only where nobody else can reach the gateway: it listens to this machine, and no address says that others come. */
const mailboxOf = ({ SMTP_URL, DEV_MAILBOX, HOST, PUBLIC_URL, TRUST_PROXY }: Settings): Config['mailbox'] => {
  if (SMTP_URL || DEV_MAILBOX === 'off') return 'nowhere';
  if (DEV_MAILBOX === 'on') return 'anywhere';
  return isOwnMachine(HOST) && !PUBLIC_URL && TRUST_PROXY === 0 ? 'here' : 'nowhere';
};

const s3Of = ({ FILES_S3_URL: url, FILES_S3_KEY: key, FILES_S3_SECRET: secret, FILES_S3_REGION: region }: Settings) =>
  url && key && secret ? { url, key, secret, region } : undefined;

const smtpOf = ({ SMTP_URL: url, MAIL_FROM: from }: Settings) => (url && from ? { url, from } : undefined);

const franceTravailOf = (settings: Settings): FranceTravailSettings | undefined => {
  const { UPSTREAM, FRANCE_TRAVAIL_CLIENT_ID: clientId, FRANCE_TRAVAIL_CLIENT_SECRET: clientSecret } = settings;
  if (!UPSTREAM || !clientId || !clientSecret) return undefined;
  return {
    apiUrl: settings.FRANCE_TRAVAIL_API_URL,
    perSecond: settings.FRANCE_TRAVAIL_PER_SECOND,
    token: { url: settings.FRANCE_TRAVAIL_TOKEN_URL, clientId, clientSecret, scope: settings.FRANCE_TRAVAIL_SCOPE },
  };
};

/** Where the logos of France Travail's offers are: its licence asks that they be shown. */
const franceTravailLogos = ['www.francetravail.fr', 'api.francetravail.fr', 'entreprise.pole-emploi.fr'];

/** What the environment says. Throws `BadSetting`, with a line about each setting that cannot be used. */
export const readConfig = (env: Environment): Config => {
  const settings = readSettings(env);
  const franceTravail = franceTravailOf(settings);
  return {
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    dataFolder: settings.DATA_DIR,
    filesFolder: settings.FILES_DIR ?? join(settings.DATA_DIR, 'files'),
    filesRoom: settings.FILES_WAITING_MB * 1_000_000,
    s3: s3Of(settings),
    clamd: settings.CLAMD,
    logoHosts: settings.LOGO_HOSTS ?? (franceTravail ? franceTravailLogos : []),
    proxies: settings.TRUST_PROXY,
    metricsToken: settings.METRICS_TOKEN,
    publicUrl: settings.PUBLIC_URL,
    keyContact: settings.KEY_CONTACT,
    secret: settings.GATEWAY_SECRET,
    privateWebhooks: settings.PRIVATE_WEBHOOKS === 'allow',
    smtp: smtpOf(settings),
    mailbox: mailboxOf(settings),
    franceTravail,
  };
};
