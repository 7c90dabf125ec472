import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { App } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { fileService, type Files } from '../../../server/documents/files/index.ts';
import { deliverMails } from '../../../server/mail/deliver.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import type { StoredMail } from '../../../server/mail/store.ts';
import { pdf } from '../../support/sample-files.ts';
import { anApplication, employerKey, newDraft, patientApp } from '../../support/server/applications.ts';
import { origin } from '../../support/server/gateway.ts';
import { saveRecruiter } from '../../support/server/stored-applications.ts';
import { visitorWith } from '../../support/server/visitor.ts';
import { emptyDatabase } from '../../support/databases.ts';

describe('an application, from the form to the employer and back', () => {
  let folder: string;
  let db: Database;
  let stores: Stores;
  let files: Files;
  let app: App;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journey-'));
    db = await emptyDatabase();
    await saveDemoPartners(db);
    await saveRecruiter(db, { email: 'recrutement@comptoir.example' });
    stores = storesOf(db);
    const secrets = ephemeralSecrets();
    files = fileService({ documents: stores.documents, secrets, folder });
    app = patientApp(db, { secrets, files });
  });
  after(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The mails that leave now. */
  const mails = async (): Promise<StoredMail[]> => {
    const sent: StoredMail[] = [];
    await deliverMails(stores.mails, async (mail) => void sent.push(mail));
    return sent;
  };
  const linkIn = (mail: StoredMail | undefined, path: string): string => {
    const link = new RegExp(`http\\S*/${path}\\S*`).exec(mail?.body ?? '')?.[0];
    assert.ok(link, `${path} in ${mail?.body}`);
    return link;
  };
  const post = async (url: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> =>
    app.request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });

  it('is read, answered, taken back and gone, its document with it', async () => {
    const draft = newDraft(app);
    const visitor = visitorWith(await draft.token(), origin, app.request, employerKey);
    const file = pdf(2);
    const document = await visitor.send(file, 'CV Claire.pdf');
    await files.idle();
    const application = anApplication({ documents: [document], copy: true });
    const receipt = await draft.send(application);
    assert.equal((await draft.send(application)).reference, receipt.reference);

    const told = await mails();
    assert.deepEqual(told.map(({ recipient }) => recipient).sort(), [application.email, 'recrutement@comptoir.example']);
    const toEmployer = told.find(({ recipient }) => recipient !== application.email);
    const toPerson = told.find(({ recipient }) => recipient === application.email);
    assert.equal(linkIn(toPerson, 'applications/'), receipt.manageUrl);
    assert.ok(toPerson?.body.includes(receipt.documents[0]?.checksum ?? 'no checksum'));
    const documentUrl = linkIn(toEmployer, 'documents/');
    const download = await app.request(documentUrl);
    assert.match(download.headers.get('content-disposition') ?? '', /^attachment; filename="CV Claire\.pdf"/);
    assert.deepEqual(Buffer.from(await download.arrayBuffer()), file);

    assert.equal((await post(`${linkIn(toEmployer, 'answers/\\w+/no')}/send`, { reason: 'filled' })).status, 303);
    const [answer] = await mails();
    assert.equal(answer?.recipient, application.email);
    assert.match(answer?.body ?? '', /Le poste est pourvu/);
    assert.match(await (await app.request(receipt.manageUrl)).text(), /Le poste est pourvu/);
    const ownFile = await app.request(`${receipt.manageUrl}/documents/${document}`);
    assert.equal((await app.request(ownFile.headers.get('location') ?? '')).status, 200);

    assert.equal((await post(`${receipt.manageUrl}/withdraw`)).status, 303);
    assert.match((await mails())[0]?.subject ?? '', /retirée$/);
    assert.equal((await app.request(documentUrl)).status, 404);
    await files.round();
    assert.equal(await files.read(document), undefined, 'its bytes are removed');
    const again = await draft.send(application);
    assert.equal(again.reference, receipt.reference, 'what is sent again stores nothing anew');
    assert.deepEqual(again.documents, []);

    assert.equal((await post(`${receipt.manageUrl}/erase`)).status, 200);
    const { rows } = await db.query(`select from application union all select from document`);
    assert.equal(rows.length, 0);
    assert.deepEqual((await stores.audit.latest(10)).map(({ event, actor }) => `${event} by ${actor}`).reverse(), [
      'received by applicant',
      'document opened by recruiter',
      'answered: no by recruiter',
      'document opened by applicant',
      'withdrawn by applicant',
      'erased by applicant',
    ]);
  });
});
