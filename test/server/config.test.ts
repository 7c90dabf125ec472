import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { readConfig } from '../../server/config.ts';
import { aboutSettings, BadSetting, misspelledSettings } from '../../server/settings/read.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

describe('the settings of the gateway', () => {
  it('need none to be given', () => {
    assert.deepEqual(readConfig({}), {
      port: 4600,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataFolder: join(project, '.data'),
      filesFolder: join(project, '.data/files'),
      filesRoom: 20_000_000_000,
      s3: undefined,
      clamd: undefined,
      logoHosts: [],
      proxies: 0,
      metricsToken: undefined,
      publicUrl: undefined,
      keyContact: undefined,
      secret: undefined,
      privateWebhooks: false,
      smtp: undefined,
      mailbox: 'here',
      franceTravail: undefined,
    });
  });

  it('count as not given where they are empty', () => {
    const empty = [...aboutSettings.keys()];
    assert.deepEqual(readConfig(Object.fromEntries(empty.map((name) => [name, '']))), readConfig({}));
  });

  it('are taken as they are given', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://gateway@db/emploi',
      DATA_DIR: '/var/lib/emploi',
      LOGO_HOSTS: 'www.francetravail.fr, api.francetravail.fr ,,',
      TRUST_PROXY: '2',
      METRICS_TOKEN: 'a-token-of-16-or-more',
      PUBLIC_URL: 'https://emploi.example/',
      KEY_CONTACT: ' cles@emploi.example ',
      GATEWAY_SECRET: 'a-secret-of-32-characters-or-more',
      PRIVATE_WEBHOOKS: 'allow',
      FILES_DIR: '/var/lib/documents',
      FILES_WAITING_MB: '500',
      FILES_S3_URL: 'https://s3.example/bucket/',
      FILES_S3_KEY: 'us',
      FILES_S3_SECRET: 'a-secret',
      FILES_S3_REGION: 'fr-par',
      CLAMD: 'clamd.example:3310',
      SMTP_URL: 'smtp://gateway:secret@mail.example:587',
      MAIL_FROM: 'Alertes emploi <alertes@emploi.example>',
    });
    assert.deepEqual(config, {
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgres://gateway@db/emploi',
      dataFolder: '/var/lib/emploi',
      logoHosts: ['www.francetravail.fr', 'api.francetravail.fr'],
      proxies: 2,
      metricsToken: 'a-token-of-16-or-more',
      publicUrl: 'https://emploi.example',
      keyContact: 'cles@emploi.example',
      secret: 'a-secret-of-32-characters-or-more',
      privateWebhooks: true,
      filesFolder: '/var/lib/documents',
      filesRoom: 500_000_000,
      s3: { url: 'https://s3.example/bucket', key: 'us', secret: 'a-secret', region: 'fr-par' },
      clamd: { host: 'clamd.example', port: 3310 },
      smtp: { url: 'smtp://gateway:secret@mail.example:587', from: 'Alertes emploi <alertes@emploi.example>' },
      mailbox: 'nowhere',
      franceTravail: undefined,
    });
  });

  const application = { UPSTREAM: 'france-travail', FRANCE_TRAVAIL_CLIENT_ID: 'us', FRANCE_TRAVAIL_CLIENT_SECRET: 'a-secret' };

  it('ask France Travail where they say so, with its logos', () => {
    const { franceTravail, logoHosts } = readConfig(application);
    assert.deepEqual(franceTravail, {
      apiUrl: 'https://api.francetravail.io/partenaire/offresdemploi',
      perSecond: 10,
      token: {
        url: 'https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire',
        clientId: 'us',
        clientSecret: 'a-secret',
        scope: 'api_offresdemploiv2 o2dsoffre',
      },
    });
    assert.ok(logoHosts.includes('api.francetravail.fr'));
    const others = readConfig({
      ...application,
      FRANCE_TRAVAIL_API_URL: 'http://127.0.0.1:9/v/',
      FRANCE_TRAVAIL_TOKEN_URL: 'https://token.example/?realm=x',
      FRANCE_TRAVAIL_SCOPE: 'api_test',
      FRANCE_TRAVAIL_PER_SECOND: '3',
      LOGO_HOSTS: 'logos.example',
    });
    assert.deepEqual(
      [others.franceTravail?.apiUrl, others.franceTravail?.token.url, others.franceTravail?.perSecond, others.logoHosts],
      ['http://127.0.0.1:9/v', 'https://token.example/?realm=x', 3, ['logos.example']],
    );
  });

  for (const [settings, mailbox] of [
    [{}, 'here'],
    [{ HOST: 'localhost' }, 'here'],
    [{ HOST: '::1' }, 'here'],
    [{ HOST: '0.0.0.0' }, 'nowhere'],
    [{ HOST: '::' }, 'nowhere'],
    [{ HOST: '192.168.1.5' }, 'nowhere'],
    [{ PUBLIC_URL: 'https://emploi.example' }, 'nowhere'],
    [{ TRUST_PROXY: '1' }, 'nowhere'],
    [{ DEV_MAILBOX: 'off' }, 'nowhere'],
    [{ DEV_MAILBOX: 'on', HOST: '0.0.0.0', PUBLIC_URL: 'https://emploi.example' }, 'anywhere'],
    [
      { DEV_MAILBOX: 'on', SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example', PUBLIC_URL: 'https://emploi.example' },
      'nowhere',
    ],
  ] as const)
    it(`show mails ${mailbox} with ${JSON.stringify(settings)}`, () => {
      assert.equal(readConfig(settings).mailbox, mailbox);
    });

  it('refuse a mailbox that is neither on nor off', () => {
    assert.throws(() => readConfig({ DEV_MAILBOX: 'yes' }), /DEV_MAILBOX is “yes”/);
  });

  it('refuse webhooks that are neither allowed nor not', () => {
    assert.throws(() => readConfig({ PRIVATE_WEBHOOKS: 'yes' }), /PRIVATE_WEBHOOKS is “yes”/);
  });

  for (const [name, settings] of [
    ['UPSTREAM', { UPSTREAM: 'pole-emploi' }],
    ['FRANCE_TRAVAIL_CLIENT_ID', { FRANCE_TRAVAIL_CLIENT_ID: '' }],
    ['FRANCE_TRAVAIL_CLIENT_SECRET', { FRANCE_TRAVAIL_CLIENT_SECRET: '' }],
    ['FRANCE_TRAVAIL_PER_SECOND', { FRANCE_TRAVAIL_PER_SECOND: '0' }],
    ['FRANCE_TRAVAIL_PER_SECOND', { FRANCE_TRAVAIL_PER_SECOND: '2.5' }],
    ['FRANCE_TRAVAIL_API_URL', { FRANCE_TRAVAIL_API_URL: 'http://api.francetravail.io' }],
    ['FRANCE_TRAVAIL_TOKEN_URL', { FRANCE_TRAVAIL_TOKEN_URL: 'entreprise.francetravail.fr' }],
  ] as const)
    it(`refuse ${JSON.stringify(settings)} in a sentence that names ${name} and no secret`, () => {
      assert.throws(
        () => readConfig({ ...application, ...settings }),
        (error) => error instanceof BadSetting && error.message.includes(name) && !error.message.includes('a-secret'),
      );
    });

  for (const [name, settings] of [
    ['an address that is none', { SMTP_URL: 'mail.example:secret' }],
    ['no sender', { SMTP_URL: 'smtp://gateway:secret@mail.example', PUBLIC_URL: 'https://emploi.example' }],
    ['two senders', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example, c@d.example' }],
    ['no public address', { SMTP_URL: 'smtp://gateway:secret@mail.example', MAIL_FROM: 'a@b.example' }],
  ] as const)
    it(`refuse a mail server with ${name}, and keep its password to themselves`, () => {
      assert.throws(
        () => readConfig(settings),
        (error) => error instanceof BadSetting && !error.message.includes('secret'),
      );
    });

  for (const [name, settings] of [
    ['FILES_S3_URL', { FILES_S3_URL: 'http://s3.example/bucket' }],
    ['FILES_S3_SECRET', { FILES_S3_SECRET: '' }],
    ['FILES_S3_KEY', { FILES_S3_KEY: '' }],
  ] as const)
    it(`refuse a store of documents with ${JSON.stringify(settings)}, and keep its secret to themselves`, () => {
      const store = { FILES_S3_URL: 'https://s3.example/bucket', FILES_S3_KEY: 'us', FILES_S3_SECRET: 'a-secret' };
      assert.throws(
        () => readConfig({ ...store, ...settings }),
        (error) => error instanceof BadSetting && error.message.includes(name) && !error.message.includes('a-secret'),
      );
    });

  it('find clamd on a port or on a socket', () => {
    const addresses = { '127.0.0.1:3310': { host: '127.0.0.1', port: 3310 }, '[::1]:3310': { host: '::1', port: 3310 } };
    for (const [given, read] of Object.entries(addresses)) assert.deepEqual(readConfig({ CLAMD: given }).clamd, read);
    assert.deepEqual(readConfig({ CLAMD: '/run/clamav/clamd.ctl' }).clamd, { path: '/run/clamav/clamd.ctl' });
  });

  it('put a relative folder beside the project, wherever the command was typed', () => {
    assert.equal(readConfig({ DATA_DIR: 'tmp/x' }).dataFolder, join(project, 'tmp/x'));
  });

  for (const port of ['-1', '65536', '4600.5', 'http', '46 00', '4600abc', '0x1F', '1e3', ' '])
    it(`refuse “${port}” as a port, in a sentence that names it`, () => {
      assert.throws(
        () => readConfig({ PORT: port }),
        (error) => error instanceof BadSetting && error.message.includes('PORT') && error.message.includes(`“${port}”`),
      );
    });

  for (const [name, value] of [
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '-1'],
    ['TRUST_PROXY', '10.0.0.0/8'],
    ['METRICS_TOKEN', 'short'],
    ['GATEWAY_SECRET', 'short'],
    ['FILES_WAITING_MB', '0'],
    ['FILES_WAITING_MB', '10 GB'],
    ['CLAMD', 'clamd'],
    ['CLAMD', '127.0.0.1:99999'],
    ['PUBLIC_URL', 'emploi.example'],
    ['PUBLIC_URL', 'ftp://emploi.example'],
  ] as const)
    it(`refuse “${value}” as ${name}`, () => {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error) => error instanceof BadSetting && error.message.includes(name),
      );
    });

  it('are all refused at once, a line about each', () => {
    const wrong = { PORT: 'quatre', SMTP_URL: 'smtp://mail.example', CLAMD: 'clamd', PUBLIC_URL: 'emploi.example', HOST: '::1' };
    assert.throws(() => readConfig(wrong), {
      message: [
        'PORT is “quatre”: it must be a number from 0 to 65535.',
        'PUBLIC_URL is “emploi.example”: it must be an address, https://emploi.example.fr say.',
        'CLAMD is “clamd”: it must be where clamd listens, 127.0.0.1:3310 or /run/clamav/clamd.ctl say.',
        'With SMTP_URL, MAIL_FROM and PUBLIC_URL are needed: mails say who they are from, and their links lead there.',
      ].join('\n'),
    });
  });

  it('are never repeated where they are secret', () => {
    const names = [...aboutSettings].flatMap(([name, { isSecret }]) => (isSecret ? [name] : []));
    assert.ok(names.includes('GATEWAY_SECRET') && names.includes('DATABASE_URL') && names.includes('SMTP_URL'));
    for (const name of names)
      assert.throws(
        () => readConfig({ [name]: 'hunter2', PORT: 'wrong' }),
        (error) => error instanceof BadSetting && !error.message.includes('hunter2'),
      );
  });

  it('are told apart from names that are nearly theirs', () => {
    for (const [name, meant] of [
      ['PUBLIC_ULR', 'PUBLIC_URL'],
      ['TRUST_PROXIES', undefined],
      ['FILES_S3_REGIO', 'FILES_S3_REGION'],
      ['metrics_token', 'METRICS_TOKEN'],
      ['CLAMDD', 'CLAMD'],
      ['HOSTS', undefined],
      ['HOME', undefined],
      ['PATH', undefined],
    ] as const)
      assert.deepEqual(
        misspelledSettings({ [name]: 'x' }),
        meant ? [`${name} is no setting: is it ${meant}? docs/settings.md has them all.`] : [],
      );
    assert.deepEqual(misspelledSettings({ PUBLIC_ULR: 'x', PUBLIC_URL: 'https://emploi.example' }), []);
  });

  it('each say what they must be and what they are for', () => {
    for (const [name, { type, purpose }] of aboutSettings) assert.ok(type && purpose, name);
  });

  it('are read where a program starts, and nowhere else', () => {
    const readers = globSync('server/**/*.ts', { cwd: project, exclude: ['**/node_modules'] }).filter((file) =>
      readFileSync(join(project, file), 'utf8').includes('process.env'),
    );
    assert.deepEqual(
      readers.filter((file) => !file.startsWith('server/cli/')),
      ['server/main.ts'],
    );
  });
});
