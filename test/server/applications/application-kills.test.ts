import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { Webhook } from 'standardwebhooks';

import { recordSize } from '../../../server/documents/files/cipher.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { applicationsOf, type ApplicationSession } from '../../../src/client/applications.ts';
import { createClient, GatewayError } from '../../../src/client/index.ts';
import type { ApplicationReceipt } from '../../../src/contract/index.ts';
import { faultyNetwork, type FaultyNetwork } from '../../support/faulty-network.ts';
import { docx, pdf } from '../../support/sample-files.ts';
import { anApplication, employerKey, newDraftKey } from '../../support/server/applications.ts';
import { smallGateway } from '../../support/server/gateway.ts';
import { mailServer } from '../../support/server/mail.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';
import { freePort } from '../../../scripts/browsers/free-port.ts';
import { endAll, run, until, type Running } from '../../support/server/process.ts';
import { program, status, type Program } from '../../support/server/program.ts';
import { saveRecruiter, webhookSecret } from '../../support/server/stored-applications.ts';
import { idIn, visitorWith, type Visitor } from '../../support/server/visitor.ts';

const cv = pdf(3, { padding: 3_000_000 });
const letter = docx();
const checksums = [cv, letter].map((file) => createHash('sha256').update(file).digest('hex'));

/** What names a mail, and whom it is for. */
const headersOf = (mail: string): string => [/^To: .+$/im, /^Message-ID: .+$/im].map((header) => header.exec(mail)?.[0]).join();

describe(
  'an application on its way through a gateway that is killed at each step',
  { skip: noPostgres, timeout: 240_000 },
  () => {
    let postgres: TestPostgres;
    let db: Database;
    let folder: string;
    let settings: Record<string, string>;
    let url: string;
    let gateway: Running;
    let network: FaultyNetwork;
    let employer: Program;
    let mailPort: number;

    let draft: ApplicationSession;
    let visitor: Visitor;
    let documents: string[];
    let receipt: ApplicationReceipt;

    before(async () => {
      postgres = await testPostgres();
      folder = await mkdtemp(join(tmpdir(), 'kills-'));
      const address = await postgres.newDatabase();
      db = openPostgres(address);
      await smallGateway(db);
      employer = await program();
      await saveRecruiter(db, { webhookUrl: employer.url, webhookSecret });
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      mailPort = await freePort(); // nobody there, from the first step to the last
      settings = {
        PORT: `${port}`,
        PUBLIC_URL: url,
        DATABASE_URL: address,
        FILES_DIR: join(folder, 'files'),
        SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
        MAIL_FROM: 'Candidatures <emploi@example.fr>',
        PRIVATE_WEBHOOKS: 'allow',
      };
      network = await faultyNetwork(url);
      // As the form in a page asks: it learns of each death by an answer that does not come.
      const client = createClient({ gateway: `${network.url}/v1/`, partnerKey: employerKey, element: 'application-form', fetch });
      draft = applicationsOf(client).session(newDraftKey());
      await start();
    });
    after(async () => {
      await endAll();
      network.close();
      employer.close();
      await db.close();
      await postgres.close();
      await rm(folder, { recursive: true, force: true });
    });

    const start = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
      gateway = run('main.ts', { ...settings, ...more });
      await gateway.until(/ready at http/);
    };
    const kill = async (): Promise<void> => {
      gateway.kill('SIGKILL');
      assert.equal(await gateway.ended, 'SIGKILL', gateway.said());
    };

    const application = anApplication({ email: 'une-seule-fois@courriel.example', copy: true });
    const send = (): Promise<ApplicationReceipt> => draft.send({ ...application, documents });
    const count = async (from: string): Promise<number> =>
      (await db.query<{ count: number }>(`select count(*) as count from ${from}`)).rows[0]?.count ?? -1;
    /** As if all that waits had waited long enough. */
    const letPass = async (): Promise<void> => {
      await db.execute('update mail set due_at = now(); update delivery set due_at = now()');
    };

    it('goes on in the session that was open', async () => {
      const token = await draft.token();
      await kill();
      const antivirus = createServer(() => {}).listen(0, '127.0.0.1'); // takes what it is given, and never says anything
      await once(antivirus, 'listening');
      const address = antivirus.address();
      assert.ok(typeof address === 'object' && address);
      await start({ CLAMD: `127.0.0.1:${address.port}` });
      visitor = visitorWith(token, url, fetch, employerKey);
      const announced = await visitor.announce(cv.length, 'CV Claire Fontaine.pdf');
      assert.equal(announced.status, 201);
      documents = [idIn(announced.headers.get('location')), await visitor.send(letter, 'Lettre.docx', 'other')];

      // The letter is being looked at, and half of the CV is on its way.
      const half = cv.subarray(0, cv.length / 2);
      const cut = visitor.append(
        documents[0] ?? '',
        0,
        new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(half)) }),
      );
      await until(async () => (await stat(join(folder, 'files/incoming', documents[0] ?? ''))).size >= half.length - recordSize);
      await Promise.all([assert.rejects(cut), kill()]);
      antivirus.close();
    });

    it('goes on where its document was safe', async () => {
      await start({ CLAMD: `127.0.0.1:${await freePort()}` }); // down: what arrives waits to be looked at
      const offset = Number((await visitor.ask('HEAD', `uploads/${documents[0]}`)).headers.get('upload-offset'));
      assert.ok(offset > cv.length / 4 && offset <= cv.length / 2, `${offset}`);
      assert.equal((await visitor.append(documents[0] ?? '', offset, new Uint8Array(cv.subarray(offset)))).status, 204);
      assert.equal((await visitor.state(documents[0] ?? '')).state, 'checking');
      await kill();
    });

    it('has its documents looked at that had arrived', async () => {
      await start();
      for (const [index, id] of documents.entries()) {
        await until(async () => (await visitor.state(id)).state !== 'checking');
        const { state, checksum } = await visitor.state(id);
        assert.deepEqual([state, checksum], ['received', checksums[index]]);
      }
    });

    it('is not there at all where the gateway dies before it is stored', async () => {
      await db.transaction(async (tx) => {
        await tx.query('select from recruiter for update'); // holds the gateway's transaction up
        const outcome = assert.rejects(send(), (error) => error instanceof GatewayError);
        await until(
          async () => (await count(`pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)) > 0,
        );
        await kill();
        await outcome;
      });
      // PostgreSQL ends the transaction of a client that is gone as soon as it comes to know.
      await until(
        async () => (await count(`pg_stat_activity where xact_start is not null and datname = current_database()`)) === 1,
      );
      assert.deepEqual(
        await Promise.all(['application', 'mail', 'delivery', 'document where application is not null'].map(count)),
        [0, 0, 0, 0],
      );
    });

    it('is there once where it dies after it has stored it, and the person gets the receipt of what is there', async () => {
      await start();
      network.set('lose', '/v1/applications');
      await assert.rejects(send(), (error) => error instanceof GatewayError);
      await kill();
      network.set(undefined);
      assert.deepEqual(await Promise.all(['application', 'mail', 'delivery'].map(count)), [1, 2, 1]);
      employer.answers(() => {}); // hears, and never answers
      await start();
      receipt = await send();
      assert.deepEqual(
        receipt.documents.map(({ checksum }) => checksum),
        checksums,
      );
      assert.deepEqual(await send(), receipt);
      const { rows } = await db.query<{ receipt: ApplicationReceipt }>('select receipt from application');
      assert.deepEqual(rows, [{ receipt }]);
    });

    it('is told to the employer’s program again, under the one id, until it has said yes', async () => {
      await until(async () => employer.calls.length === 1);
      await kill(); // the program has it, and the gateway has not heard so
      employer.answers(status(503));
      await letPass();
      await start();
      await until(async () => (await count(`delivery where reason = 'HTTP 503'`)) === 1);
      await kill();
      employer.answers(status(204));
      await letPass();
      await start();
      await until(async () => (await count('delivery where delivered_at is not null')) === 1);
      const told = employer.calls.map(({ headers, body }) => {
        const id = String(headers['webhook-id']);
        new Webhook(webhookSecret).verify(body, {
          'webhook-id': id,
          'webhook-timestamp': String(headers['webhook-timestamp']),
          'webhook-signature': String(headers['webhook-signature']),
        });
        assert.ok(body.includes(receipt.reference));
        return id;
      });
      assert.deepEqual([told.length, new Set(told).size], [3, 1]);
      await kill();
    });

    /**
     * What is promised: each mail is stored once, with the application; it is handed on at least once, and always under the same
     * `Message-ID`. A mail server has it twice where the gateway dies between the server's yes and its own note of that, and nowhere
     * else.
     */
    it('is told to the person and to the employer once each when the mail server is back', async () => {
      assert.deepEqual(
        await Promise.all(['mail', 'mail where sent_at is null', 'mail where attempts > 0'].map(count)),
        [2, 2, 2],
      );
      const there = Promise.withResolvers<void>();
      const dying = await mailServer({ port: mailPort, arrived: () => there.resolve() });
      await letPass();
      await start();
      await there.promise;
      await kill(); // the mail server has one of them, and its yes has not been heard
      await dying.close();
      assert.equal(await count('mail where sent_at is null'), 2);

      const back = await mailServer({ port: mailPort });
      try {
        await letPass();
        await start();
        await until(async () => (await count('mail where sent_at is not null')) === 2);
        await kill();
        await letPass();
        await start(); // finds nothing more to send
        gateway.kill('SIGTERM'); // ends once the round that has begun is done
        assert.equal(await gateway.ended, 0, gateway.said());
      } finally {
        await back.close();
      }
      assert.equal(dying.received.length, 1);
      assert.equal(back.received.length, 2);
      const named = [...dying.received, ...back.received].map(headersOf);
      assert.equal(new Set(named).size, 2, 'what arrives twice can be known by its Message-ID');
      const recipients = back.received.map((mail) => /^To: (.+)\r$/m.exec(mail)?.[1]).sort();
      assert.deepEqual(recipients, ['recrutement@comptoir.example', application.email]);
    });

    it('is there once in the end, and its documents are what was sent', async () => {
      assert.deepEqual(
        await Promise.all(['application', 'mail', 'delivery', 'document', `audit where event = 'received'`].map(count)),
        [1, 2, 1, 2, 1],
      );
      const { rows } = await db.query<{ checksum: string }>('select checksum from document order by position');
      assert.deepEqual(
        rows.map(({ checksum }) => checksum),
        checksums,
      );
      await start();
      const { rows: mails } = await db.query<{ body: string }>(`select body from mail where recipient like 'recrutement@%'`);
      const links = mails[0]?.body.match(/http\S*\/documents\/\S+/g) ?? [];
      const files = await Promise.all(links.map(async (link) => Buffer.from(await (await fetch(link)).arrayBuffer())));
      assert.deepEqual(
        files.map((file) => createHash('sha256').update(file).digest('hex')),
        checksums,
      );
      assert.equal(employer.calls.length, 3, 'and nothing is told again');
    });
  },
);
