import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import * as v from 'valibot';

import { runAlerts } from '../../../server/alerts/run-alerts.ts';
import { createApp } from '../../../server/app.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { deliverMails } from '../../../server/mail/deliver.ts';
import { mailboxTransport, smtpTransport } from '../../../server/mail/transport.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { mailboxSecret } from '../../../server/mail/mailbox-routes.ts';
import { deriveSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { createClient, alertsOf } from '../../../src/client/index.ts';
import { AlertReceipt, Problem } from '../../../src/contract/index.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { anOffer } from '../../support/offers.ts';
import { origin, partnerKey, smallGateway } from '../../support/server/gateway.ts';
import { runJob } from '../../support/server/jobs.ts';
import { mailServer } from '../../support/server/mail.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';

const base = 'https://emploi.example.fr';
const email = 'claire.fontaine@courriel.example';

let gateway: TestGateway;
before(async () => (gateway = await smallGateway()));
after(() => gateway.db.close());
beforeEach(() => gateway.db.execute('delete from alert; delete from mail'));

let count = 0;
const newKey = () => `request-${(count += 1)}`;

const ask = async (
  fields: Readonly<Record<string, string>>,
  key: string | undefined = newKey(),
  app = gateway.app,
): Promise<Response> =>
  app.request(`${origin}/v1/alerts?key=${partnerKey}&for=offer-search`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(key && { 'idempotency-key': key }) },
    body: new URLSearchParams({ email, frequency: 'day', keywords: 'boulanger', ...fields }).toString(),
  });

const issuesOf = async (answer: Response): Promise<string[]> => {
  assert.equal(answer.status, 400);
  return (v.parse(Problem, await answer.json()).issues ?? []).map(({ path }) => path);
};

const mails = () => gateway.stores.mails.latest();

/** The page that the last mail leads to. */
const pageInMail = async (): Promise<string> => {
  const page = /https?:\/\/\S+(\/alerts\/[\w-]+)/.exec((await mails())[0]?.body ?? '')?.[1];
  assert.ok(page, 'the mail has a link');
  return page;
};

const visit = (path: string, method = 'GET') => gateway.app.request(`${origin}${path}`, { method });

const confirmed = async (fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  assert.equal((await ask(fields)).status, 202);
  const page = await pageInMail();
  assert.equal((await visit(page, 'POST')).status, 200);
  return page;
};

const countOf = async (table: 'alert' | 'mail', db = gateway.db): Promise<number> =>
  (await db.query<{ count: number }>(`select count(*) as count from ${table}`)).rows[0]?.count ?? 0;

/** As if so much time had passed since the alerts last looked. */
const letPass = (interval: string) =>
  gateway.db.query(`update alert set checked_until = checked_until - $1::interval`, [interval]);

/** An offer that came here so long ago, whenever it was published. */
const publish = async (id: string, title: string, ago = '1 hour'): Promise<void> => {
  const publishedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  await gateway.stores.offers.save([{ offer: anOffer({ id, title, publishedAt }), longitude: null, latitude: null }]);
  await gateway.db.query('update offer set added_at = now() - $2::interval where id = $1', [id, ago]);
};

describe('an alert that is asked for', () => {
  it('is stored, and sends one mail that asks to confirm it', async () => {
    const answer = await ask({ place: '26', contract: 'CDI' });
    assert.equal(answer.status, 202);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { confirmBefore } = v.parse(AlertReceipt, await answer.json());
    assert.ok(Math.abs(Date.parse(confirmBefore) - Date.now() - 7 * 86_400_000) < 60_000, 'a week to confirm');
    const [mail, ...others] = await mails();
    assert.equal(others.length, 0);
    assert.equal(mail?.recipient, email);
    assert.match(mail?.subject ?? '', /«\u00a0boulanger\u00a0», Drôme \(26\), CDI/);
  });

  it('names the place as it is called, however it is written', async () => {
    assert.equal((await ask({ place: '26000' })).status, 202);
    assert.match((await mails())[0]?.subject ?? '', /Valence \(26\) et à 10\u00a0km autour/);
  });

  it('is stored once, however often it is sent with the same key', async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask({}, key)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]));
    assert.deepEqual([await countOf('alert'), await countOf('mail')], [1, 1]);
  });

  it('is refused where its key came with something else before', async () => {
    const key = newKey();
    await ask({}, key);
    assert.equal((await ask({ keywords: 'cariste' }, key)).status, 422);
    assert.equal((await ask({ email: 'autre@courriel.example' }, key)).status, 422);
    assert.equal(await countOf('alert'), 1);
  });

  it('is refused without a key', async () => {
    assert.deepEqual(await issuesOf(await ask({}, '')), ['Idempotency-Key']);
  });

  for (const [name, fields, path] of [
    ['an address that is none', { email: 'claire.fontaine' }, 'email'],
    ['two addresses in one', { email: 'a@b.example,c@d.example' }, 'email'],
    ['an address with a line of its own', { email: 'a@b.example\r\nBcc: c@d.example' }, 'email'],
    ['no rhythm', { frequency: '' }, 'frequency'],
    ['a place that nobody knows', { place: '99999' }, 'place'],
    ['a field that there is not', { colour: 'blue' }, 'colour'],
    ['a page of results', { cursor: 'abc' }, ''],
  ] as const)
    it(`is refused with ${name}`, async () => {
      assert.deepEqual(await issuesOf(await ask(fields)), [path]);
      assert.equal(await countOf('mail'), 0);
    });

  it('is refused by its size', async () => {
    assert.equal((await ask({ keywords: 'a'.repeat(10_000) })).status, 413);
  });

  it('is refused to the eleventh of one address, and to no other address', async () => {
    for (let number = 1; number <= 10; number += 1) assert.equal((await ask({ keywords: `mot${number}` })).status, 202);
    assert.equal((await ask({})).status, 409);
    assert.equal((await ask({ email: 'autre@courriel.example' })).status, 202);
    assert.equal(await countOf('mail'), 11);
  });

  it('is let in from a page that the browser has asked for first', async () => {
    const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' };
    const preflight = await gateway.app.request(`${origin}/v1/alerts?key=${partnerKey}`, { method: 'OPTIONS', headers });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST');
  });

  it('is asked for by the client', async () => {
    const client = createClient({
      gateway: `${origin}/v1/`,
      partnerKey,
      fetch: async (input, init) => gateway.app.fetch(new Request(input, init)),
    });
    await alertsOf(client).create({ email, frequency: 'week', keywords: 'aide-soignant', fewCandidates: true }, newKey());
    const { rows } = await gateway.db.query<{ criteria: unknown }>('select criteria from alert');
    assert.deepEqual(rows[0]?.criteria, { keywords: 'aide-soignant', fewCandidates: true });
  });
});

describe('the page of an alert', () => {
  it('confirms nothing by being opened', async () => {
    await ask({});
    const page = await pageInMail();
    const opened = await visit(page);
    assert.equal(opened.status, 200);
    assert.match(await opened.text(), /Confirmer/);
    assert.match(opened.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(opened.headers.get('cache-control'), 'no-store');
    await letPass('2 days');
    assert.deepEqual(await gateway.stores.alerts.due(), []);
  });

  it('confirms by its button, and keeps doing so', async () => {
    const page = await confirmed();
    assert.match(await (await visit(page)).text(), /active/);
    assert.equal((await visit(page, 'POST')).status, 200);
  });

  it('says what is looked for as text', async () => {
    await ask({ keywords: '<script>alert(1)</script>' });
    const content = await (await visit(await pageInMail())).text();
    assert.ok(!content.includes('<script>'));
    assert.ok(content.includes('&lt;script&gt;'));
  });

  it('stops nothing by being opened, and forgets the address by its button', async () => {
    const page = await confirmed();
    await visit(`${page}/stop`);
    assert.equal(await countOf('alert'), 1);
    const stopped = await gateway.app.request(`${origin}${page}/stop`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(stopped.status, 200);
    assert.equal(await countOf('alert'), 0);
    assert.equal((await visit(page)).status, 404);
    assert.equal((await visit(page, 'POST')).status, 404);
  });

  it('takes back what had not left yet', async () => {
    await ask({});
    await visit(`${await pageInMail()}/stop`, 'POST');
    assert.equal(await countOf('mail'), 0);
  });

  it('is gone a week later where nobody has confirmed', async () => {
    await ask({});
    const page = await pageInMail();
    await gateway.db.query(`update alert set ends_at = now() - interval '1 second'`);
    assert.equal((await visit(page, 'POST')).status, 404);
    await gateway.stores.alerts.purge();
    assert.equal(await countOf('alert'), 0);
  });

  it('makes one of two alerts that look for the same', async () => {
    await ask({});
    await confirmed();
    assert.equal(await countOf('alert'), 1);
  });
});

describe('an alert that is confirmed', () => {
  beforeEach(() => gateway.db.query(`delete from offer where id like 'ALERT%'`));

  it('tells of the offers that have come since it last looked, and of each once', async () => {
    await confirmed({ keywords: 'luthier' });
    await letPass('25 hours');
    await publish('ALERT1', 'Luthier');
    await publish('ALERT2', 'Luthier', '26 hours');
    await publish('ALERT5', 'Luthier', '1 minute'); // told next time
    await runAlerts(gateway.stores, base);
    const [mail] = await mails();
    assert.equal(mail?.subject, '1 nouvelle offre\u00a0: «\u00a0luthier\u00a0»');
    assert.match(mail?.body ?? '', /• Luthier/);
    await runAlerts(gateway.stores, base);
    assert.equal(await countOf('mail'), 2, 'the confirmation and one mail');
  });

  it('is silent where there is nothing new', async () => {
    await confirmed({ keywords: 'luthier' });
    await letPass('25 hours');
    await runAlerts(gateway.stores, base);
    assert.equal(await countOf('mail'), 1);
    assert.deepEqual(await gateway.stores.alerts.due(), []);
  });

  it('waits for its day, and its week', async () => {
    await confirmed();
    await confirmed({ keywords: 'pâtissier', frequency: 'week' });
    await letPass('23 hours');
    assert.equal((await gateway.stores.alerts.due()).length, 0);
    await letPass('2 hours');
    assert.equal((await gateway.stores.alerts.due()).length, 1);
    await letPass('7 days');
    assert.equal((await gateway.stores.alerts.due()).length, 2);
  });

  it('keeps to what its partner may show', async () => {
    await confirmed({ keywords: 'luthier' });
    await gateway.db.query(`update partner set departements = array['26'] where id = 'demo-council'`);
    try {
      await letPass('25 hours');
      await publish('ALERT3', 'Luthier'); // in no département
      await runAlerts(gateway.stores, base);
      assert.equal(await countOf('mail'), 1);
    } finally {
      await gateway.db.query(`update partner set departements = '{}' where id = 'demo-council'`);
    }
  });

  it('tells once where two gateways look at the same time', async () => {
    await confirmed({ keywords: 'luthier' });
    await letPass('25 hours');
    await publish('ALERT4', 'Luthier');
    await Promise.all([1, 2, 3].map(() => runAlerts(gateway.stores, base)));
    assert.equal(await countOf('mail'), 2);
  });
});

describe('the outbox', () => {
  const alertMails = async (refusing = 0) => {
    const server = await mailServer({ refusing });
    return { ...server, send: smtpTransport({ url: server.url, from: 'Alertes emploi <alertes@emploi.example.fr>' }) };
  };

  const outOfOrder = () => gateway.db.query('update mail set due_at = now() where sent_at is null');

  it('sends each mail once, with what ends it in one click', async () => {
    const server = await alertMails();
    try {
      await ask({});
      await deliverMails(gateway.stores.mails, server.send);
      await deliverMails(gateway.stores.mails, server.send);
      assert.equal(server.received.length, 1);
      const [mail = ''] = server.received;
      assert.match(mail, /^To: claire\.fontaine@courriel\.example\r$/m);
      assert.match(mail, /^List-Unsubscribe:\s+<http:\/\/gateway\.test\/alerts\/[\w-]+\/stop>\r$/m);
      assert.match(mail, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
      assert.match(mail, /^Message-ID: <\d+\.\d+@emploi\.example\.fr>\r$/im);
    } finally {
      await server.close();
    }
  });

  it('keeps a mail that is refused, and sends it later', async (t) => {
    const said = t.mock.method(console, 'error', () => {});
    const server = await alertMails(2);
    try {
      await ask({});
      await deliverMails(gateway.stores.mails, server.send);
      assert.equal(server.received.length, 0);
      await deliverMails(gateway.stores.mails, server.send); // not before its time
      assert.equal(said.mock.callCount(), 1);
      await outOfOrder();
      await deliverMails(gateway.stores.mails, server.send);
      await outOfOrder();
      await deliverMails(gateway.stores.mails, server.send);
      assert.equal(server.received.length, 1);
      assert.ok(
        said.mock.calls.every(({ arguments: words }) => !JSON.stringify(words).includes('claire')),
        'no address in the log',
      );
    } finally {
      await server.close();
    }
  });

  it('ends a mail that is refused for good, and silences its alert until the address is confirmed again', async (t) => {
    const said = t.mock.method(console, 'error', () => {});
    const page = await confirmed();
    await gateway.db.execute('update mail set sent_at = now()');
    await letPass('1 day');
    await publish('REFUSED', 'Boulanger');
    await runAlerts(gateway.stores, base);
    assert.equal(await countOf('mail'), 2);
    const server = await mailServer({ refusal: (address) => ({ code: 550, text: `5.1.1 <${address}>: Recipient unknown` }) });
    try {
      const send = smtpTransport({ url: server.url, from: 'Alertes emploi <alertes@emploi.example.fr>' });
      for (let times = 0; times < 3; times += 1) {
        await runJob('mails', gateway, { send });
        await outOfOrder();
      }
    } finally {
      await server.close();
    }
    assert.equal(said.mock.callCount(), 1);
    const words = said.mock.calls.map(({ arguments: all }) => all.join(' ')).join();
    assert.match(words, /\(550 5\.1\.1\), attempt 1, and is given up/);
    assert.doesNotMatch(words, /claire|courriel\.example/);
    assert.match(await (await visit(page)).text(), /est en pause[\s\S]*550 5\.1\.1[\s\S]*Confirmer/);
    await letPass('2 days');
    assert.deepEqual(await gateway.stores.alerts.due(), []);
    const again = await visit(page, 'POST');
    assert.match(await again.text(), /est active/);
    assert.equal((await gateway.stores.alerts.due()).length, 1);
  });

  it('goes on with a mail that is refused for now, or for what is the gateway’s own', async (t) => {
    const said = t.mock.method(console, 'error', () => {});
    await ask({});
    const refused = (more: object) => () => Promise.reject(Object.assign(new Error(`<${email}> no`), more));
    for (const more of [
      { code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO', response: '450 4.2.0 Greylisted' },
      { code: 'EMESSAGE', responseCode: 452, command: 'DATA' },
      { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' },
      { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' },
      { code: 'EENVELOPE', responseCode: 530, command: 'RCPT TO', response: '530 5.7.0 Authentication required' },
      { code: 'EENVELOPE', responseCode: 554, command: 'RCPT TO', response: '554 5.7.1 Relay access denied' },
      { code: 'EMESSAGE', responseCode: 550, command: 'DATA', response: '550 5.7.26 Unauthenticated mail' },
      { code: 'ECONNREFUSED', command: 'CONN' },
      {},
    ]) {
      await deliverMails(gateway.stores.mails, refused(more));
      await outOfOrder();
    }
    assert.equal((await mails())[0]?.attempts, 9);
    await deliverMails(gateway.stores.mails, refused({ code: 'EENVELOPE', command: 'API' }));
    await outOfOrder();
    assert.equal(await gateway.stores.mails.take(), undefined);
    assert.doesNotMatch(JSON.stringify(said.mock.calls.map(({ arguments: all }) => all)), /claire/);
  });

  it('holds up no mail for one that is refused', async (t) => {
    t.mock.method(console, 'error', () => {});
    await ask({});
    await ask({ email: 'autre@courriel.example' });
    const sent: string[] = [];
    await deliverMails(gateway.stores.mails, async ({ recipient }) => {
      if (recipient === email) throw new Error('refused');
      sent.push(recipient);
    });
    assert.deepEqual(sent, ['autre@courriel.example']);
  });

  it('is shown on this machine, to whoever has the address that the start prints', async () => {
    await ask({ keywords: '<b>gras</b>' });
    await deliverMails(gateway.stores.mails, mailboxTransport);
    const secret = mailboxSecret(deriveSecrets('a secret'));
    const app = createApp(gateway.stores, { mailbox: { secret } });
    const from = (remoteAddress: string, path = `/${secret}`, headers = {}, asked = app) =>
      asked.request(`http://127.0.0.1:4600/dev/mail${path}`, { headers }, { incoming: { socket: { remoteAddress } } });
    const shown = await from('127.0.0.1');
    assert.equal(shown.status, 200);
    const content = await shown.text();
    assert.ok(content.includes('&lt;b&gt;gras') && !content.includes('<b>gras'));
    assert.match(content, /<a href="http:\/\/gateway\.test\/alerts\/[\w-]+"/);
    const elsewhere = await from('192.0.2.7');
    assert.equal(elsewhere.status, 404);
    assert.match(await elsewhere.text(), /n’est plus valable[\s\S]*affichée au démarrage/);
    // A proxy on this machine that says nothing of itself asks as this machine does: it has not read what the start prints.
    for (const path of ['', '/', '/inbox', `/${secret}x`, `/${secret.toLowerCase()}`, `/${secret}/`, `?secret=${secret}`])
      assert.equal((await from('127.0.0.1', path)).status, 404, path);
    for (const name of [
      ...['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-host', 'x-forwarded-proto', 'cf-ray', 'x-forwarded'],
      ...['x-client-ip', 'x-cluster-client-ip', 'client-ip', 'true-client-ip', 'x-amzn-trace-id', 'x-arr-ssl', 'x-varnish'],
      ...['front-end-https', 'proxy-connection', 'fastly-ff', 'x-envoy-peer-metadata', 'x-original-url'],
    ])
      assert.equal((await from('127.0.0.1', `/${secret}`, { [name]: 'https' })).status, 404, name);
    const forAll = createApp(gateway.stores, { mailbox: { secret, isForAll: true } });
    assert.equal((await from('192.0.2.7', `/${secret}`, {}, forAll)).status, 200);
    assert.equal((await from('192.0.2.7', '', {}, forAll)).status, 404);
    assert.equal((await from('127.0.0.1', `/${secret}`, {}, gateway.app)).status, 404);
  });
});

describe('the alerts of a person', () => {
  const fill = async (): Promise<void> => {
    for (let number = 0; number < 10; number += 1) assert.equal((await ask({ keywords: `mot${number}` })).status, 202);
  };

  it('are ten, however the address is written; another person is another', async () => {
    await fill();
    for (const other of [email.toUpperCase(), email.replace('@', '+tag@'), `\u2060${email}`])
      assert.equal((await ask({ email: other })).status, 409, other);
    assert.equal((await ask({ email: 'clairefontaine@courriel.example' })).status, 202);
  });

  it('have the place again of those that have ended', async () => {
    await fill();
    await gateway.db.execute(`update alert set ends_at = now() where criteria->>'keywords' = 'mot3'`);
    assert.equal((await ask({ keywords: 'nouveau' })).status, 202);
    assert.equal((await ask({ keywords: 'encore' })).status, 409);
  });

  it('are one where the same is confirmed by two ways of writing the address', async () => {
    await ask({});
    await ask({ email: email.toUpperCase() });
    await visit(await pageInMail(), 'POST');
    assert.equal(await countOf('alert'), 1);
  });

  it('are confirmed at an address in any script', async () => {
    assert.equal((await ask({ email: 'prenom@café.fr' })).status, 202);
    assert.equal((await mails())[0]?.recipient, 'prenom@xn--caf-dma.fr');
  });
});

describe('alerts that come at once, on PostgreSQL', { skip: noPostgres }, () => {
  let postgres: TestPostgres;
  let db: Database;
  before(async () => {
    postgres = await testPostgres();
    db = openPostgres(await postgres.newDatabase());
    await migrate(db);
    await saveDemoPartners(db);
  });
  after(async () => {
    await db.close();
    await postgres.close();
  });
  beforeEach(() => db.execute('delete from alert; delete from mail'));

  it('are one where they are the same, in each of 50 rounds', async () => {
    const app = createApp(storesOf(db));
    for (let round = 0; round < 50; round += 1) {
      const key = newKey();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => ask({ email: `personne${round}@courriel.example` }, key, app)),
      );
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]));
    }
    assert.deepEqual([await countOf('alert', db), await countOf('mail', db)], [50, 50]);
  });

  it('are ten where thirty come for one address', async () => {
    const app = createApp(storesOf(db));
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => ask({ keywords: `mot${index}` }, newKey(), app)));
    assert.equal(answers.filter(({ status }) => status === 202).length, 10);
    assert.equal(answers.filter(({ status }) => status === 409).length, 20);
    assert.deepEqual([await countOf('alert', db), await countOf('mail', db)], [10, 10]);
  });

  it('are ten for one person, however the address is written', async () => {
    const app = createApp(storesOf(db));
    const spellings = [
      'victim@courriel.example',
      'VICTIM@courriel.example',
      'Victim@COURRIEL.example',
      ' victim@courriel.example',
      'vic\u200btim@courriel.example',
    ];
    const written = Array.from({ length: 50 }, (_, index) => spellings[index] ?? `vIctim+${index}@courriel.example`);
    const answers = await Promise.all(written.map((one, index) => ask({ email: one, keywords: `mot${index}` }, newKey(), app)));
    assert.equal(answers.filter(({ status }) => status === 202).length, 10);
    assert.equal(answers.filter(({ status }) => status === 409).length, 40);
    assert.deepEqual([await countOf('alert', db), await countOf('mail', db)], [10, 10]);
  });

  it('send nothing more where they are stopped while a mail is put into the outbox', async () => {
    const app = createApp(storesOf(db));
    const { alerts } = storesOf(db);
    for (let round = 0; round < 30; round += 1) {
      await ask({ email: `arret${round}@courriel.example` }, newKey(), app);
      const { rows } = await db.query<{ token: string }>('select token from alert');
      const alert = (await alerts.confirm(rows[0]?.token ?? '')) ?? assert.fail('it is confirmed');
      const mail = { recipient: alert.email, subject: 'x', body: 'x', unsubscribeUrl: null };
      await Promise.all([
        alerts.markChecked(alert, new Date().toISOString(), mail),
        alerts.unsubscribe(alert.token),
        alerts.markChecked(alert, new Date().toISOString(), mail),
      ]);
      assert.deepEqual([await countOf('alert', db), await countOf('mail', db)], [0, 0]);
    }
  });

  it('leave once each, whichever of two gateways sends them', async () => {
    const app = createApp(storesOf(db));
    for (let number = 0; number < 40; number += 1) await ask({ email: `p${number}@courriel.example` }, newKey(), app);
    const sent: string[] = [];
    const gateways = [1, 2, 3].map(() => deliverMails(storesOf(db).mails, async ({ recipient }) => void sent.push(recipient)));
    await Promise.all(gateways);
    assert.equal(sent.length, 40);
    assert.equal(new Set(sent).size, 40);
  });
});
