import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { Webhook } from 'standardwebhooks';
import * as v from 'valibot';

import { enqueueNotifications } from '../../../server/applications/notifications.ts';
import { applicationWebhookData } from '../../../server/applications/webhook-data.ts';
import { isPrivate, PostError, safePost } from '../../../server/webhooks/safe-post.ts';
import { dispatchWebhooks } from '../../../server/webhooks/dispatcher.ts';
import { webhookHeaders } from '../../../server/webhooks/payload.ts';
import type { Application } from '../../../server/applications/store.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { origin, smallGateway } from '../../support/server/gateway.ts';
import { program, status, type Program } from '../../support/server/program.ts';
import { forgetApplications, saveRecruiter, storeApplication, webhookSecret } from '../../support/server/stored-applications.ts';
import { snippetsOf } from '../../support/snippets.ts';

const base = 'https://emploi.example.fr';
const linkOf = (id: string) => `${base}/documents/signed-${id}`;
const never = new AbortController().signal;

let gateway: TestGateway;
let employer: Program;
let inbox: string;
before(async () => {
  gateway = await smallGateway();
});
after(() => gateway.db.close());
beforeEach(async () => {
  await forgetApplications(gateway.db);
  employer = await program();
  const { inboxToken } = await saveRecruiter(gateway.db, { webhookUrl: employer.url, webhookSecret });
  inbox = `${origin}/inbox/${inboxToken}`;
});
afterEach(() => employer.close());

const received = async (recruiter = 'demo-employer'): Promise<Application> => {
  const application = await storeApplication(gateway.db, { recruiter });
  await gateway.db.transaction((tx) => enqueueNotifications(tx, application.id, { base, linkOf }));
  return application;
};

const post = safePost({ allowPrivate: true });
const tell = (options: Partial<Parameters<typeof dispatchWebhooks>[0]> = {}) =>
  dispatchWebhooks({
    deliveries: gateway.stores.deliveries,
    post,
    dataOf: ({ subject, event }) => applicationWebhookData({ stores: gateway.stores, base, linkOf }, subject.id, event),
    ...options,
  });

/** As if all that waits had waited long enough. */
const letPass = () => gateway.db.query('update delivery set due_at = now()');

interface Row {
  attempts: number;
  reason: string | null;
  waits: number;
  done: boolean;
  dead: boolean;
}
const deliveries = async (): Promise<Row[]> =>
  (
    await gateway.db.query<Row>(
      `select attempts, reason, extract(epoch from due_at - now())::float8 as waits, delivered_at is not null as done,
              failed_at is not null as dead
         from delivery order by created_at, id`,
    )
  ).rows;
const delivery = async (): Promise<Row> => {
  const [first, ...others] = await deliveries();
  assert.ok(first && others.length === 0, 'one delivery');
  return first;
};

const Told = v.object({ type: v.string(), timestamp: v.string(), data: v.record(v.string(), v.unknown()) });

describe('an employer’s program', () => {
  it('is told of an application whole, signed as Standard Webhooks has it', async () => {
    const application = await received();
    await tell();
    const [{ headers, body } = { headers: {}, body: '' }, ...others] = employer.calls;
    assert.equal(others.length, 0);
    const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const told = v.parse(Told, new Webhook(webhookSecret).verify(body, signed));
    assert.throws(() => new Webhook(webhookSecret).verify(body.replace('Claire', 'Chloé'), signed));
    assert.match(signed['webhook-id'] ?? '', /^msg_[0-9a-f]{32}$/);
    assert.match(signed['content-type'] ?? '', /^application\/json/);
    assert.equal(told.type, 'application.received');
    assert.equal(told.data['reference'], application.reference);
    assert.deepEqual(told.data['applicant'], {
      firstName: 'Claire',
      lastName: 'Fontaine',
      email: 'claire.fontaine@courriel.example',
      phone: '+33612345678',
    });
    assert.deepEqual(told.data['answers'], [{ id: 'permis', label: 'Avez-vous le permis B ?', kind: 'choice', values: ['Oui'] }]);
    assert.ok(body.includes(linkOf(application.documents[0]?.id ?? '')));
    assert.equal(told.data['answerUrl'], `${base}/answers/${application.replyToken}`);
    assert.ok(!body.includes(application.token), 'the person’s own page is not the employer’s');
    assert.ok((await delivery()).done);
    await letPass();
    await tell();
    assert.equal(employer.calls.length, 1);
  });

  it('knows what comes from us by the example of the guide, and by nothing less', async () => {
    const [{ code } = { code: '' }] = snippetsOf('docs/candidatures.md').filter(({ language }) => language === 'js');
    const guide: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const { verified } = v.parse(v.object({ verified: v.function() }), guide);
    await received();
    await tell();
    const [{ headers, body } = { headers: {}, body: '' }] = employer.calls;
    assert.deepEqual(verified(webhookSecret, headers, body), JSON.parse(body));
    const longAgo = Math.floor(Date.now() / 1_000) - 400;
    for (const forged of [
      verified(webhookSecret, headers, body.replace('Claire', 'Chloé')),
      verified(`whsec_${Buffer.alloc(24, 'other').toString('base64')}`, headers, body),
      verified(webhookSecret, { ...headers, 'webhook-id': 'msg_other' }, body),
      verified(webhookSecret, { ...headers, 'webhook-signature': undefined }, body),
      verified(webhookSecret, webhookHeaders('msg_old', webhookSecret, longAgo, body), body),
      verified(webhookSecret, {}, body),
    ])
      assert.equal(forged, undefined);
  });

  it('is told again, under the same id, where the gateway ended before it had noted the yes', async () => {
    await received();
    const ended = { ...gateway.stores.deliveries, markDelivered: () => Promise.reject(new Error('kill -9')) };
    await assert.rejects(tell({ deliveries: ended }), /kill -9/);
    await letPass();
    await tell();
    const [first, second, ...others] = employer.calls.map(({ headers }) => headers['webhook-id']);
    assert.equal(others.length, 0);
    assert.equal(first, second);
    assert.ok((await delivery()).done);
  });

  it('is told again later where it fails, each time later still', async (t) => {
    const said = t.mock.method(console, 'error', () => {});
    employer.answers(status(500));
    await received();
    for (const [attempt, minutes] of [1, 2, 4, 8].entries()) {
      await tell();
      await tell(); // not before its time
      const { attempts, reason, waits, dead } = await delivery();
      assert.deepEqual([attempts, reason, dead], [attempt + 1, 'HTTP 500', false]);
      assert.ok(waits > minutes * 60 * 0.8 - 30 && waits < minutes * 60 * 1.2, `${waits} s after ${attempts}`);
      await letPass();
    }
    employer.answers(status(200));
    await tell();
    assert.deepEqual([(await delivery()).done, employer.calls.length], [true, 5]);
    assert.ok(
      said.mock.calls.every(({ arguments: words }) => !/claire|signed-/i.test(JSON.stringify(words))),
      'nobody in the log',
    );
  });

  it('waits a day at most between two tries', async (t) => {
    t.mock.method(console, 'error', () => {});
    employer.answers(status(500));
    await received();
    await gateway.db.query('update delivery set attempts = 40');
    await tell();
    const { waits } = await delivery();
    assert.ok(waits > 86_400 * 0.79 && waits < 86_400 * 1.2);
  });

  for (const [name, answer, reason, options] of [
    ['refuses', status(401), 'HTTP 401', {}],
    ['breaks off', (response: ServerResponse) => void response.destroy(), 'ECONNRESET', {}],
    ['never answers', () => {}, 'ETIMEDOUT', { patience: 200 }],
  ] as const)
    it(`is told again where it ${name}`, async (t) => {
      t.mock.method(console, 'error', () => {});
      employer.answers(answer);
      await received();
      await tell({ post: safePost({ allowPrivate: true, ...options }) });
      const { done, dead, ...rest } = await delivery();
      assert.deepEqual([done, dead, rest.reason], [false, false, reason]);
    });

  it('is told where its answer has no end', async () => {
    employer.answers((response) => void response.writeHead(200).write('a'));
    await received();
    await tell();
    assert.ok((await delivery()).done);
  });

  it('is not followed elsewhere', async (t) => {
    t.mock.method(console, 'error', () => {});
    const elsewhere = await program();
    t.after(() => elsewhere.close());
    employer.answers(status(307, { location: elsewhere.url }));
    await received();
    await tell();
    assert.equal((await delivery()).reason, 'HTTP 307');
    assert.equal(elsewhere.connections(), 0);
  });

  it('holds up no other, however many wait for it', async (t) => {
    t.mock.method(console, 'error', () => {});
    const other = await program();
    t.after(() => other.close());
    await saveRecruiter(gateway.db, { partner: 'demo-council', email: null, webhookUrl: other.url, webhookSecret });
    employer.answers(status(503));
    for (let number = 0; number < 20; number += 1) await received();
    await received('demo-council');
    await tell();
    assert.ok(employer.calls.length <= 4, `${employer.calls.length} tries in one round`);
    assert.equal(other.calls.length, 1);
  });

  it('is left where the gateway stops, and told after the next start', async () => {
    await received();
    const stopping = new AbortController();
    employer.answers(() => stopping.abort());
    await tell({ signal: stopping.signal });
    const { done, dead, reason } = await delivery();
    assert.deepEqual([done, dead, reason], [false, false, null]);
  });

  it('is told that an application was taken back, and nothing of whose it was', async () => {
    const application = await received();
    await gateway.stores.applications.withdraw(application.token, undefined);
    await tell();
    const [call, ...others] = employer.calls;
    assert.equal(others.length, 0, 'what had not left is not sent any more');
    const told = v.parse(Told, JSON.parse(call?.body ?? ''));
    assert.equal(told.type, 'application.withdrawn');
    assert.deepEqual(Object.keys(told.data).sort(), ['offer', 'receivedAt', 'reference', 'test', 'withdrawnAt']);
    assert.ok(!call?.body.includes('Claire'));
  });
});

describe('what a program does not take', () => {
  it('is given up after three days, shown in the inbox with the reason, and tried again by a button', async (t) => {
    const said = t.mock.method(console, 'error', () => {});
    employer.answers(status(500));
    const application = await received();
    await gateway.db.query(`update delivery set since = now() - interval '3 days'`);
    await tell();
    assert.ok((await delivery()).dead);
    assert.match(String(said.mock.calls[0]?.arguments[0]), /demo-employer \(HTTP 500\), attempt 1, and is given up/);
    await letPass();
    await tell();
    assert.equal(employer.calls.length, 1, 'not tried any more');

    const page = await (await gateway.app.request(inbox)).text();
    assert.match(page, new RegExp(`${application.reference}, candidature reçue\u00a0: HTTP 500, 1\\s+essai`));
    employer.answers(status(200));
    const pressed = await gateway.app.request(`${inbox}/deliveries`, { method: 'POST' });
    assert.equal(pressed.status, 303);
    await tell();
    assert.equal(employer.calls.length, 2);
    assert.equal(employer.calls[0]?.headers['webhook-id'], employer.calls[1]?.headers['webhook-id']);
    assert.doesNotMatch(await (await gateway.app.request(inbox)).text(), /Réessayer/);
  });

  it('is given up at once where the program says that it wants no more', async (t) => {
    t.mock.method(console, 'error', () => {});
    employer.answers(status(410));
    await received();
    await tell();
    assert.deepEqual([(await delivery()).dead, (await delivery()).reason], [true, 'HTTP 410']);
  });

  for (const code of ['EPRIVATE', 'EINSECURE'])
    it(`is given up at once where its address may not be written to: ${code}`, async (t) => {
      t.mock.method(console, 'error', () => {});
      await received();
      await tell({ post: () => Promise.reject(new PostError(code)) });
      assert.deepEqual([(await delivery()).dead, (await delivery()).reason], [true, code]);
    });
});

describe('the way to a program', () => {
  for (const address of [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.255.255', '192.168.1.1', '224.0.0.1'],
    ...['255.255.255.255', '::', '::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'fc00::1', 'fe80::1', 'ff02::1'],
    ...['2001:db8::1', '2002:a00:1::', '2001:0:1::1'],
  ])
    it(`does not lead to ${address}`, async () => {
      assert.ok(isPrivate(address));
      const url = `https://${address.includes(':') ? `[${address}]` : address}/`;
      await assert.rejects(safePost()(url, {}, '', never), (error) => error instanceof PostError && error.code === 'EPRIVATE');
    });

  for (const address of ['1.1.1.1', '172.32.0.1', '192.167.255.255', '2a01:cb00::1', '2606:4700::1111'])
    it(`may lead to ${address}`, () => assert.ok(!isPrivate(address)));

  it('does not lead to this machine by a name or a number of another kind', async () => {
    for (const host of ['localhost', '2130706433', '0x7f.1', '127.1'])
      await assert.rejects(
        safePost()(`https://${host}:${employer.port}/`, {}, '', never),
        (error) => error instanceof Error && 'code' in error && ['EPRIVATE', 'ENOTFOUND'].includes(String(error.code)),
        host,
      );
    assert.equal(employer.connections(), 0);
  });

  it('is not in clear, but on this machine where that is allowed', async () => {
    const inClear = (error: unknown) => error instanceof PostError && error.code === 'EINSECURE';
    await assert.rejects(safePost()(employer.url, {}, '', never), inClear);
    await assert.rejects(post('http://employer.example/', {}, '', never), inClear);
    await assert.rejects(post('ftp://127.0.0.1/', {}, '', never), inClear);
    assert.equal(employer.connections(), 0);
    assert.equal(await post(employer.url, {}, '', never), 204);
  });
});
