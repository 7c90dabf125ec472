import * as v from 'valibot';

import {
  clamdAddress,
  databaseUrl,
  folderPath,
  hidden,
  list,
  mailServerUrl,
  numberUpTo,
  oneLine,
  oneOf,
  origin,
  secretOf,
  sender,
  serviceUrl,
  text,
} from './types.ts';

type SettingType = v.GenericSchema<string, unknown>;

/** A setting that something else takes the place of: `purpose` says what. */
const optional = <T extends SettingType>(type: T, purpose: string) => v.pipe(v.optional(type), v.description(purpose));

const withDefault = <T extends SettingType>(type: T, usual: string, purpose: string) =>
  v.pipe(v.optional(type, usual), v.description(purpose));

const gateway = {
  PORT: withDefault(numberUpTo(0, 65_535), '4600', 'the port it listens on; 0 is any that is free'),
  HOST: withDefault(text, '127.0.0.1', 'the address it listens on; `0.0.0.0` is all of the machine'),
  PUBLIC_URL: optional(
    origin,
    'where partners’ pages reach it: in what a webmaster pastes, and in the links of mails. Without it the address that it listens on',
  ),
  TRUST_PROXY: withDefault(
    numberUpTo(0, 9),
    '0',
    'how many proxies of yours are in front of it. Without them all visitors behind a proxy are one network',
  ),
  KEY_CONTACT: optional(
    oneLine,
    'whom a refused page’s console, the home page and the guides tell to ask for a key: an address, a name, a telephone number',
  ),
  METRICS_TOKEN: optional(
    secretOf(16),
    'opens `/metrics` to whoever sends `Authorization: Bearer …`; without it nobody reads them',
  ),
};

const data = {
  DATA_DIR: withDefault(folderPath, '.data', 'the embedded database and documents; a relative folder is beside `package.json`'),
  DATABASE_URL: optional(databaseUrl, 'PostgreSQL, in place of the embedded database'),
  GATEWAY_SECRET: optional(
    secretOf(32),
    'signs sessions and links, and encrypts documents. Without it the database holds one; it cannot be changed later',
  ),
};

const documents = {
  FILES_DIR: optional(
    folderPath,
    'where documents are, encrypted; `files` in `DATA_DIR` without it. Gateways that share a database share it',
  ),
  FILES_WAITING_MB: withDefault(
    numberUpTo(1, 999_999_999),
    // Some seven hundred applications that are not sent yet, with as many and as large documents as may be.
    '20000',
    'megabytes that all documents may take before their applications are sent, one network a tenth; beyond, uploads wait',
  ),
  FILES_S3_URL: optional(serviceUrl, 'a bucket in which they are kept instead, once received: `https://s3.example.fr/bucket`'),
  FILES_S3_KEY: optional(text, 'the name of the key that signs requests to the bucket'),
  FILES_S3_SECRET: optional(hidden, 'what it signs them with'),
  FILES_S3_REGION: withDefault(text, 'us-east-1', 'the region of the bucket'),
  CLAMD: optional(clamdAddress, 'ClamAV’s daemon, which looks for viruses in documents; without it nothing does'),
};

const mails = {
  SMTP_URL: optional(mailServerUrl, 'the mail server; without it no mail leaves'),
  MAIL_FROM: optional(sender, 'who the mails are from'),
  DEV_MAILBOX: optional(
    oneOf('on', 'off'),
    'where nothing is sent, a page shows the mails to whoever has its address: `on` to anybody, `off` to nobody. Without it on this machine only, and only where `HOST` is its own and neither `PUBLIC_URL` nor `TRUST_PROXY` is set',
  ),
  PRIVATE_WEBHOOKS: optional(
    oneOf('allow'),
    'lets employers’ programs be told within a private network, and on this machine without `https:`',
  ),
};

const offers = {
  UPSTREAM: optional(oneOf('france-travail'), 'asks France Travail’s API for offers, in place of the gateway’s own catalogue'),
  FRANCE_TRAVAIL_CLIENT_ID: optional(text, 'the id of your application, from francetravail.io'),
  FRANCE_TRAVAIL_CLIENT_SECRET: optional(
    hidden,
    'its secret: sent to the address of the token and nowhere else, in no answer and no log',
  ),
  FRANCE_TRAVAIL_PER_SECOND: withDefault(
    numberUpTo(1, 999),
    '10',
    'calls a second that the application may make: the portal says which number is yours. Several gateways share it',
  ),
  FRANCE_TRAVAIL_API_URL: withDefault(
    serviceUrl,
    'https://api.francetravail.io/partenaire/offresdemploi',
    'where the paths of the API begin',
  ),
  FRANCE_TRAVAIL_TOKEN_URL: withDefault(
    serviceUrl,
    'https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire',
    'where tokens are given',
  ),
  FRANCE_TRAVAIL_SCOPE: withDefault(
    text,
    'api_offresdemploiv2 o2dsoffre',
    'what the token is for; older applications also need `application_PAR_…`',
  ),
  LOGO_HOSTS: optional(
    list,
    'hosts that logos of offers may be fetched from. Without it none, or with `UPSTREAM` those of France Travail, whose licence asks that logos be shown',
  ),
};

/** All that can be set of the gateway, as environment variables; each with its type, its default and what it is for. */
export const Settings = v.object({ ...gateway, ...data, ...documents, ...mails, ...offers });
export type Settings = v.InferOutput<typeof Settings>;
export type SettingName = keyof Settings;

/** The settings as the document shows them. */
export const sections: readonly (readonly [heading: string, names: readonly string[]])[] = [
  ['The gateway', Object.keys(gateway)],
  ['Data', Object.keys(data)],
  ['Documents', Object.keys(documents)],
  ['Mails and webhooks', Object.keys(mails)],
  ['Offers of France Travail', Object.keys(offers)],
];

/** What has to be given with a setting, and why. */
export const companions: Partial<Record<SettingName, { names: readonly SettingName[]; why: string }>> = {
  FILES_S3_URL: { names: ['FILES_S3_KEY', 'FILES_S3_SECRET'], why: 'the store gives them' },
  SMTP_URL: { names: ['MAIL_FROM', 'PUBLIC_URL'], why: 'mails say who they are from, and their links lead there' },
  UPSTREAM: { names: ['FRANCE_TRAVAIL_CLIENT_ID', 'FRANCE_TRAVAIL_CLIENT_SECRET'], why: 'francetravail.io gives them' },
};
