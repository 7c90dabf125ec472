import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { App } from '../../../server/app.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { deliverMails } from '../../../server/mail/deliver.ts';
import { smtpTransport } from '../../../server/mail/transport.ts';
import { deriveSecrets } from '../../../server/database/secrets.ts';
import { applicantLimits } from '../../../server/applications/capacity.ts';
import { storesOf } from '../../../server/context/stores.ts';
import type { ApplicationSession, NewApplication } from '../../../src/client/applications.ts';
import { GatewayError } from '../../../src/client/index.ts';
import type { ApplicationReceipt } from '../../../src/contract/index.ts';
import { anApplication, clientOf, newDraftKey, patientApp, saveEmployersOffer } from '../../support/server/applications.ts';
import { smallGateway } from '../../support/server/gateway.ts';
import { mailServer } from '../../support/server/mail.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';
import { until } from '../../support/server/process.ts';

/**
 * Each is another person's application, sent fifty times at once: twice by each of 25 pages. The figures of the documents were measured
 * with 200.
 */
const rounds = Number(process.env['ROUNDS'] || 5);
const pages = 25;
/** Answers of each round that are lost although what they tell of is stored. */
const cuts = 10;

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe('an application that is sent many times at once', { skip: noPostgres }, () => {
  let postgres: TestPostgres;
  let databases: readonly [Database, Database];
  /** Two gateways on one database, each sending its mails. */
  let apps: readonly [App, App];
  let senders: readonly (() => Promise<void>)[];
  let mailbox: Awaited<ReturnType<typeof mailServer>>;

  before(async () => {
    postgres = await testPostgres();
    const address = await postgres.newDatabase();
    const [first, second] = [openPostgres(address), openPostgres(address)];
    databases = [first, second];
    await smallGateway(first);
    await saveEmployersOffer(first);
    await first.execute('update recruiter set per_day = 1000000');
    const secrets = deriveSecrets('the same in both');
    apps = [patientApp(first, { secrets }), patientApp(second, { secrets })];
    mailbox = await mailServer();
    const send = smtpTransport({ url: mailbox.url, from: 'Candidatures <emploi@example.fr>' });
    senders = databases.map((db) => () => deliverMails(storesOf(db).mails, send));
  });
  after(async () => {
    await mailbox.close();
    await Promise.all(databases.map((db) => db.close()));
    await postgres.close();
  });

  const appOf = (index: number): App => apps[index % 2 === 0 ? 0 : 1];

  const count = async (email: string): Promise<number> =>
    (await databases[0].query<{ count: number }>('select count(*) as count from application where email = $1', [email])).rows[0]
      ?.count ?? -1;

  const isSending = (input: RequestInfo | URL): boolean =>
    `${input instanceof Request ? input.url : input}`.includes('/v1/applications?');

  it('is stored once and told once; everybody gets the same receipt, through cuts and after a reload', async () => {
    for (const round of times(rounds, (index) => index)) {
      const application = anApplication({ email: `round-${round}@courriel.example`, copy: true });
      const key = newDraftKey();
      const statuses: number[] = [];
      let cut = 0;
      const network =
        (app: App): typeof fetch =>
        async (input, init) => {
          const answer = await app.request(input instanceof URL ? input.href : input, init);
          if (!isSending(input)) return answer;
          statuses.push(answer.status);
          if (answer.status >= 300 || cut === cuts) return answer;
          cut += 1;
          throw new TypeError('network error');
        };
      const opened = async (index: number): Promise<ApplicationSession> => {
        const draft = clientOf(appOf(index), { send: network(appOf(index)) }).session(key);
        await draft.token();
        return draft;
      };
      /** Sends, and where nobody knows what became of it, loads the page again and sends what it had sent. */
      const send = async (draft: ApplicationSession, index: number): Promise<ApplicationReceipt> => {
        try {
          return await draft.send(application);
        } catch (error) {
          if (!(error instanceof GatewayError) || error.problem) throw error;
          return send(await opened(index + 1), index + 1);
        }
      };
      const drafts = await Promise.all(times(pages, opened));
      const receipts = await Promise.all(drafts.flatMap((draft, index) => [send(draft, index), send(draft, index)])); // a double click
      assert.equal(receipts.length, 50);
      assert.equal(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size, 1);
      assert.equal(await count(application.email), 1);
      assert.equal(cut, cuts);
      assert.equal(statuses.filter((status) => status === 201).length, 1);
      assert.ok(statuses.every((status) => [200, 201, 409].includes(status)));

      await Promise.all(senders.map((deliverAll) => deliverAll()));
      const mails = mailbox.received.splice(0);
      assert.deepEqual(mails.map((mail) => /^To: (.+)\r$/m.exec(mail)?.[1]).sort(), [
        'recrutement@comptoir.example',
        application.email,
      ]);
      for (const mail of mails) assert.ok(mail.includes(receipts[0]?.reference ?? 'no receipt'));
    }
    const { rows } = await databases[0].query<{ count: number }>('select count(*) as count from application');
    assert.equal(rows[0]?.count, rounds);
  });

  it('is stored once where answers are lost after it was stored, however often it is tried again', async () => {
    const application = anApplication({ email: 'perdue@courriel.example' });
    const key = newDraftKey();
    let lost = 0;
    const lossy: typeof fetch = async (input, init) => {
      const answer = await appOf(lost).request(input instanceof URL ? input.href : input, init);
      if (answer.status >= 300 || lost === 3 || !isSending(input)) return answer;
      lost += 1;
      throw new TypeError('network error');
    };
    const draft = clientOf(apps[0], { send: lossy }).session(key);
    for (let tries = 0; tries < 3; tries += 1)
      await assert.rejects(draft.send(application), (error) => error instanceof GatewayError);
    const receipt = await draft.send(application);
    assert.equal(lost, 3);
    assert.equal(await count(application.email), 1);
    assert.deepEqual(await clientOf(apps[1]).session(key).send(application), receipt);
  });

  it('is told to wait while the same is being stored, and gets the receipt afterwards', async () => {
    const application = anApplication({ email: 'en-chemin@courriel.example' });
    const key = newDraftKey();
    const [locked, freed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = databases[0].transaction(async (tx) => {
      await tx.query('select from recruiter for update'); // holds up whoever stores
      locked.resolve();
      await freed.promise;
    });
    await locked.promise;
    const first = clientOf(apps[0]).session(key).send(application);
    const waiting = `select count(*) as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await until(async () => ((await databases[1].query<{ count: number }>(waiting)).rows[0]?.count ?? 0) > 0);
    const told: [status: number, wait: string | null][] = [];
    const send: typeof fetch = async (input, init) => {
      const answer = await apps[1].request(input instanceof URL ? input.href : input, init);
      if (!isSending(input)) return answer;
      told.push([answer.status, answer.headers.get('retry-after')]);
      freed.resolve();
      return answer;
    };
    const second = await clientOf(apps[1], { send }).session(key).send(application);
    await holding;
    assert.deepEqual(await first, second);
    assert.deepEqual([told[0], told.at(-1)?.[0]], [[409, '1'], 200]);
    assert.equal(await count(application.email), 1);
  });

  it('never passes the limit of a person, of an offer, or of a day', async () => {
    const send = (app: App, application: NewApplication) =>
      clientOf(app)
        .session(newDraftKey())
        .send(application)
        .then(
          () => 'stored',
          (error: unknown) => (error instanceof GatewayError ? `${error.problem?.status}` : String(error)),
        );
    const application = anApplication({ email: 'trois-fois@courriel.example' });
    const outcomes = await Promise.all(times(12, (index) => send(appOf(index), application)));
    assert.equal(outcomes.filter((outcome) => outcome === 'stored').length, 3);
    assert.deepEqual(new Set(outcomes), new Set(['stored', '409']));

    const written = ['TROIS-fois@courriel.example', 'trois-fois+1@courriel.example', 'trois-\u200bfois@COURRIEL.example'];
    for (const email of written) assert.equal(await send(apps[0], anApplication({ email })), '409', email);

    await databases[0].execute('update recruiter set per_offer = 4');
    const others = await Promise.all(
      times(12, (index) => send(appOf(index), anApplication({ email: `${index}@courriel.example`, offer: 'offre-comptoir' }))),
    );
    assert.equal(others.filter((outcome) => outcome === 'stored').length, 4);
    assert.deepEqual(new Set(others), new Set(['stored', '410']));
  });

  it('never passes the limit of a person in a day', async () => {
    await databases[0].execute('update recruiter set per_offer = 1000');
    const offers = times(12, (index) => `offre-${index}`);
    for (const offer of offers) await saveEmployersOffer(databases[0], offer);
    const send = (app: App, offer: string) =>
      clientOf(app)
        .session(newDraftKey())
        .send(anApplication({ email: 'partout@courriel.example', offer }))
        .then(
          () => 'stored',
          (error: unknown) => (error instanceof GatewayError ? `${error.problem?.status}` : String(error)),
        );
    const all = offers.flatMap((offer) => times(3, (index) => send(appOf(index), offer)));
    const outcomes = await Promise.all(all);
    assert.equal(outcomes.filter((outcome) => outcome === 'stored').length, applicantLimits.perDay);
    assert.deepEqual(new Set(outcomes), new Set(['stored', '409']));
  });
});
