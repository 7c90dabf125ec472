import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { App } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { fileService, type Files } from '../../../server/documents/files/index.ts';
import { signDocumentLink } from '../../../server/documents/routes.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import { documentLimits } from '../../../src/contract/index.ts';
import { jpeg, pdf } from '../../support/sample-files.ts';
import { anApplication, employerKey, newDraft, patientApp } from '../../support/server/applications.ts';
import { origin } from '../../support/server/gateway.ts';
import { idIn, visitorWith } from '../../support/server/visitor.ts';
import { emptyDatabase } from '../../support/databases.ts';

const day = 86_400_000;

const secrets = ephemeralSecrets();
let db: Database;
let stores: Stores;
let files: Files;
let app: App;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  db = await emptyDatabase();
  await saveDemoPartners(db);
  stores = storesOf(db);
  files = fileService({ documents: stores.documents, secrets, folder });
  app = patientApp(db, { secrets, files });
});
after(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

/** A person who applies, and sends the application. */
const applicant = async () => {
  const draft = newDraft(app);
  const visitor = visitorWith(await draft.token(), origin, app.request, employerKey);
  return {
    visitor,
    /** Sends a document and waits until it is looked at; its id. */
    upload: async (file: Buffer, name: string): Promise<string> => {
      const id = await visitor.send(file, name);
      await files.idle();
      return id;
    },
    /** Its id in the database. */
    apply: async (...documents: string[]): Promise<number> => {
      await draft.send(anApplication({ email: `${randomUUID()}@courriel.example`, documents }));
      const { rows } = await db.query<{ id: number }>('select max(id) as id from application');
      return rows[0]?.id ?? 0;
    },
  };
};

/** A document of an application that is sent. */
const sentDocument = async (file: Buffer, name: string): Promise<{ id: string; application: number }> => {
  const { upload, apply } = await applicant();
  const id = await upload(file, name);
  return { id, application: await apply(id) };
};

/** What the link to a document answers, read to its end. */
const followed = async (id: string, method = 'GET', now = Date.now()): Promise<Response> => {
  const answer = await app.request(await signDocumentLink(secrets, origin, id, { now }), { method });
  return new Response(await answer.arrayBuffer(), answer);
};

/** Where bytes of a document are. */
const placesOf = async (id: string): Promise<string[]> => {
  const places = ['incoming', 'kept'].map(async (place) =>
    (await readdir(join(folder, place)).catch((): string[] => [])).filter((name) => name.startsWith(id)).map(() => place),
  );
  return (await Promise.all(places)).flat();
};

describe('the link to a document', () => {
  it('gives the document to be saved, under its name, and nothing that runs', async () => {
    const file = pdf(2, { padding: 200_000 });
    const { id } = await sentDocument(file, 'CV de Zoë "la pro" 👩🏽‍💻.pdf');
    const answer = await followed(id);
    assert.equal(answer.status, 200);
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(file));
    const { headers } = answer;
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.equal(
      headers.get('content-disposition'),
      `attachment; filename="CV de Zoe _la pro_ _______.pdf"; filename*=UTF-8''CV%20de%20Zo%C3%AB%20%22la%20pro%22%20%F0%9F%91%A9%F0%9F%8F%BD%E2%80%8D%F0%9F%92%BB.pdf`,
    );
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.equal(headers.get('content-encoding'), null);
    const asked = await followed(id, 'HEAD');
    assert.deepEqual([asked.status, asked.headers.get('content-type')], [200, 'application/pdf']);
  });

  it('names it as what it is', async () => {
    const names = { 'photo.png': 'photo.png.jpg', 'photo.JPG': 'photo.JPG', 'cv.exe': 'cv.exe.jpg', cv: 'cv.jpg' };
    for (const [name, saved] of Object.entries(names)) {
      const { id } = await sentDocument(jpeg(), name);
      assert.match((await followed(id)).headers.get('content-disposition') ?? '', new RegExp(`filename="${saved}"`));
    }
  });

  it('leads nowhere before the application is sent, after two weeks, when it is changed, and once it is taken back', async () => {
    const { visitor, upload, apply } = await applicant();
    const id = await upload(pdf(1), 'cv.pdf');
    const gone = async (answer: Response): Promise<void> => {
      assert.equal(answer.status, 404);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.match(await answer.text(), /Ce lien n’est plus valable/);
    };
    await gone(await followed(id));
    const application = await apply(id);
    assert.equal((await followed(id)).status, 200);
    assert.equal((await followed(id, 'GET', Date.now() - 13 * day)).status, 200);
    await gone(await followed(id, 'GET', Date.now() - 15 * day));
    await gone(await app.request((await signDocumentLink(secrets, origin, id)).slice(0, -4)));
    await gone(await app.request(await signDocumentLink(ephemeralSecrets(), origin, id)));
    await gone(await app.request(`${origin}/documents/${id}`));
    await gone(await app.request(`${origin}/documents/${visitor.token}`));
    await db.query('update application set withdrawn_at = now() where id = $1', [application]);
    await gone(await followed(id));
  });
});

describe('the log', () => {
  const history = async (application: number): Promise<string[]> => {
    const { rows } = await db.query<{ reference: string }>('select reference from application where id = $1', [application]);
    const entries = await stores.audit.latest(10, rows[0]?.reference);
    return entries.map(({ event, actor }) => `${event} by ${actor}`).reverse();
  };

  it('tells of each time that a document was had, by a mail’s link, from the inbox or from the person’s page', async () => {
    const { id, application } = await sentDocument(pdf(1), 'cv.pdf');
    await followed(id, 'HEAD'); // has nothing
    await followed(id, 'GET', Date.now() - 15 * day); // nor does this
    assert.deepEqual(await history(application), ['received by applicant']);

    const { rows } = await db.query<{ body: string; reference: string; token: string; inbox: string }>(
      `select body, reference, token, inbox_token as inbox from mail
         join application on application.id = mail.application join recruiter on recruiter.partner = application.recruiter
        where mail.application = $1`,
      [application],
    );
    const [{ body, reference, token, inbox } = assert.fail('a mail to the employer')] = rows;
    const had = async (address: string): Promise<void> => {
      const answer = await app.request(address);
      const led = answer.headers.get('location');
      if (led) return had(led);
      assert.equal(answer.status, 200);
      await answer.arrayBuffer();
    };
    await had(/http\S*\/documents\/\S+/.exec(body)?.[0] ?? '');
    await had(`${origin}/inbox/${inbox}/${reference}/documents/${id}`);
    await had(`${origin}/applications/${token}/documents/${id}`);
    assert.deepEqual(await history(application), [
      'received by applicant',
      'document opened by recruiter',
      'document opened by recruiter',
      'document opened by applicant',
    ]);
  });

  it('tells of a document that was altered where it is stored, of which nobody gets a byte', async (t) => {
    const said = t.mock.method(console, 'error', () => {});
    const { id, application } = await sentDocument(pdf(1, { padding: 200_000 }), 'CV Jeanne Martin.pdf');
    const file = join(folder, 'kept', id);
    const stored = await readFile(file);
    stored.writeUInt8(stored.readUInt8(150_000) ^ 1, 150_000);
    await writeFile(file, stored);
    const answer = await followed(id);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /n’est plus tel qu’il a été reçu/);
    assert.equal(answer.headers.get('content-disposition'), null);
    assert.deepEqual(await history(application), ['received by applicant', 'document altered by system']);
    const words = said.mock.calls.map(({ arguments: given }) => given.join(' ')).join('\n');
    assert.match(words, new RegExp(`^Document ${id} is not what was stored`));
    assert.doesNotMatch(words, /Jeanne/);
  });
});

describe('a document', () => {
  it('is its application’s once that is sent: the person takes it back with that, not alone', async () => {
    const { visitor, upload, apply } = await applicant();
    const id = await upload(pdf(1), 'cv.pdf');
    await apply(id);
    assert.equal((await visitor.ask('DELETE', `uploads/${id}`)).status, 403);
    await db.query("update document set created_at = now() - interval '30 days' where id = $1", [id]);
    await files.round();
    assert.equal((await followed(id)).status, 200);
  });

  const waitingBytes = async (): Promise<number> => {
    const { rows } = await db.query<{ bytes: number }>(
      `select coalesce(sum(received), 0)::bigint as bytes from document where application is null and state <> 'refused'`,
    );
    return rows[0]?.bytes ?? 0;
  };

  it('waits for room where those that wait have all of it, and has some once an application is sent', async () => {
    const crowded = fileService({
      documents: stores.documents,
      secrets,
      folder,
      maxWaitingBytes: (await waitingBytes()) + 500_000,
    });
    const full = patientApp(db, { secrets, files: crowded });
    const draft = newDraft(full);
    const visitor = visitorWith(await draft.token(), origin, full.request, employerKey);
    const file = pdf(1, { padding: 299_000 });
    const announce = (key: string) => visitor.announce(file.length, 'cv.pdf', 'cv', { 'idempotency-key': key });
    const first = idIn((await announce('first')).headers.get('location'));
    const third = idIn((await announce('third')).headers.get('location'));
    await visitor.append(first, 0, new Uint8Array(file));
    const refused = await announce('second');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '60']);
    assert.match(await refused.text(), /Storage for documents is full/);
    assert.equal((await announce('first')).status, 201, 'what is there is there');

    assert.equal((await visitor.append(third, 0, new Uint8Array(file))).status, 204, 'one that comes at the same moment');
    await crowded.idle();
    assert.equal((await announce('second')).status, 503);
    await draft.send(anApplication({ email: `${randomUUID()}@courriel.example`, documents: [first, third] }));
    assert.equal((await announce('second')).status, 201);
  });

  it('takes no room before a byte of it has come, and is forgotten within minutes if none does', async () => {
    const { visitor, upload } = await applicant();
    const held = fileService({
      documents: stores.documents,
      secrets,
      folder,
      maxWaitingBytes: (await waitingBytes()) + 6_000_000,
    });
    const empty: string[] = [];
    for (let count = 0; count < 5; count += 1)
      empty.push(idIn((await visitor.announce(documentLimits.size)).headers.get('location')));
    const full = patientApp(db, { secrets, files: held });
    const other = visitorWith(await newDraft(full).token(), origin, full.request, employerKey);
    assert.equal((await other.announce(5_000_000)).status, 201);
    const begun = empty.pop() ?? '';
    await visitor.append(begun, 0, 'x');
    await db.query("update document set created_at = now() - interval '11 minutes' where id = any($1)", [[...empty, begun]]);
    await files.round();
    for (const id of empty) assert.equal(await stores.documents.find(id), undefined);
    assert.equal((await stores.documents.find(begun))?.received, 1);
    assert.ok(await upload(pdf(1), 'cv.pdf'));
  });

  it('is one of a network’s, which fills its share and leaves the others theirs', async () => {
    const room = (await waitingBytes()) + 100_000_000;
    const share = Math.floor(room / 10);
    const add = (network: string, size = 5_000_000): Promise<string> =>
      stores.documents.add({ id: randomUUID(), draft: randomUUID(), purpose: 'cv', name: 'cv.pdf', size, network }, room);
    const fill = (network: string) => db.query('update document set received = size where network = $1', [network]);
    for (let size = 5_000_000; size <= share; size += 5_000_000) {
      assert.equal(await add('one'), 'added');
      await fill('one');
    }
    assert.equal(await add('one'), 'crowded');
    assert.equal(await add('other'), 'added');
    assert.equal(await add(''), 'added');
    await db.query('delete from document where network is not null');
  });

  it('is forgotten with its bytes a day after it came, where no application did', async () => {
    const { visitor, upload } = await applicant();
    const whole = await upload(pdf(1), 'cv.pdf');
    const began = idIn((await visitor.announce(900)).headers.get('location'));
    await visitor.append(began, 0, 'x'.repeat(500));
    for (const id of [whole, began]) {
      await db.query("update document set created_at = now() - interval '23 hours' where id = $1", [id]);
      await files.round();
      assert.equal((await placesOf(id)).length, 1);
      await db.query("update document set created_at = now() - interval '24 hours' where id = $1", [id]);
      await files.round();
      assert.equal(await stores.documents.find(id), undefined);
      assert.deepEqual(await placesOf(id), []);
    }
  });

  it('is forgotten with its bytes when its application is, by whatever way', async () => {
    const ways = [
      (application: number) => stores.documents.erase(application),
      (application: number) => db.query('delete from application where id = $1', [application]),
    ];
    for (const forget of ways) {
      const { id, application } = await sentDocument(pdf(1), 'cv.pdf');
      assert.deepEqual(await placesOf(id), ['kept']);
      await forget(application);
      await files.round();
      assert.deepEqual(await placesOf(id), []);
      assert.deepEqual(await stores.documents.deletedIds(), []);
    }
  });
});
