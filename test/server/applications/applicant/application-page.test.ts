import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { enqueueNotifications } from '../../../../server/applications/notifications.ts';
import { recruiterMail } from '../../../../server/applications/mails.ts';
import { sizeText } from '../../../../server/applications/wording.ts';
import { smtpTransport } from '../../../../server/mail/transport.ts';
import type { StoredMail } from '../../../../server/mail/store.ts';
import type { Application } from '../../../../server/applications/store.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import {
  aDocument,
  aQuestion,
  forgetApplications,
  saveRecruiter,
  storeApplication,
} from '../../../support/server/stored-applications.ts';
import { origin, smallGateway } from '../../../support/server/gateway.ts';
import { mailServer } from '../../../support/server/mail.ts';

const base = 'https://emploi.example.fr';
const linkOf = (id: string) => `${base}/documents/signed-${id}`;

let gateway: TestGateway;
before(async () => {
  gateway = await smallGateway();
  await saveRecruiter(gateway.db);
});
after(() => gateway.db.close());
beforeEach(() => forgetApplications(gateway.db));

const tell = (id: number) => gateway.db.transaction((tx) => enqueueNotifications(tx, id, { base, linkOf }));

const mailTo = async (recipient: string): Promise<StoredMail> => {
  const mail = (await gateway.stores.mails.latest()).find((one) => one.recipient === recipient);
  assert.ok(mail, `a mail to ${recipient}`);
  return mail;
};

const visit = async (path: string, method = 'GET', fields: Readonly<Record<string, string>> = {}): Promise<Response> =>
  gateway.app.request(`${origin}${path}`, {
    method,
    ...(method === 'POST' && {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    }),
  });

const pageOf = ({ token }: Application): string => `/applications/${token}`;

const countOf = async (table: 'application' | 'document' | 'reply' | 'delivery' | 'mail'): Promise<number> =>
  (await gateway.db.query<{ count: number }>(`select count(*) as count from ${table}`)).rows[0]?.count ?? 0;

/** All the text that the database holds about a person, in any table. */
const traces = async (word: string): Promise<string[]> => {
  const found: string[] = [];
  for (const table of ['application', 'document', 'reply', 'delivery', 'mail', 'deleted_document', 'audit']) {
    const { rows } = await gateway.db.query(`select 1 from ${table} where ${table}::text ilike '%' || $1 || '%'`, [word]);
    if (rows.length) found.push(table);
  }
  return found;
};

const history = async (): Promise<string[]> =>
  (await gateway.stores.audit.latest(100)).map(({ event, actor }) => `${event} by ${actor}`).reverse();

describe('an application that is announced', () => {
  it('reaches the employer whole, with its documents and three answers', async () => {
    const application = await storeApplication(gateway.db);
    await tell(application.id);
    const { subject, body, replyTo } = await mailTo('recrutement@comptoir.example');
    assert.equal(subject, `Candidature ${application.reference}\u00a0: Claire Fontaine, Boulanger (offre 123ABC)`);
    assert.equal(replyTo, 'claire.fontaine@courriel.example');
    for (const part of [
      '> Je voudrais travailler chez vous.',
      'Avez-vous le permis B ?\n> Oui',
      '+33612345678',
      `• CV Claire Fontaine.pdf (PDF, ${sizeText(123_456)}, 2 pages)`,
      linkOf(application.documents[0]?.id ?? ''),
      ...['interview', 'question', 'no'].map((kind) => `${base}/answers/${application.replyToken}/${kind}\n`),
    ])
      assert.ok(body.includes(part), `${part}\n---\n${body}`);
    assert.ok(!body.includes(application.token), 'the person’s own page is not the employer’s');
    assert.ok(!body.includes('inbox'), 'a mail that is handed on does not open the inbox');
  });

  it('reaches the person as a receipt, with what was received and no text that somebody could have sent a stranger', async () => {
    const application = await storeApplication(gateway.db, { firstName: 'Achetez', lastName: 'http://evil.example' });
    await tell(application.id);
    const { subject, body } = await mailTo(application.email);
    assert.match(subject, new RegExp(application.reference));
    for (const part of [
      application.documents[0]?.checksum ?? '',
      `PDF, ${sizeText(123_456)}, 2 pages`,
      `${base}${pageOf(application)}`,
    ])
      assert.ok(body.includes(part), part);
    for (const part of ['travailler', 'evil.example', 'Achetez']) assert.ok(!body.includes(part), part);
  });

  it('goes to no employer by mail who has the inbox alone', async () => {
    await saveRecruiter(gateway.db, { partner: 'demo-council', email: null });
    const application = await storeApplication(gateway.db, { recruiter: 'demo-council' });
    await tell(application.id);
    assert.deepEqual(
      (await gateway.stores.mails.latest()).map(({ recipient }) => recipient),
      [application.email],
    );
    assert.deepEqual(await history(), ['received by applicant']);
  });

  it('speaks of the documents of a question where there are some, and of no answer where there are none', async () => {
    const questionAnswers = [
      { question: aQuestion({ id: 'diplome', kind: 'file', label: 'Votre diplôme', options: [] }), values: [] },
    ];
    const none = await storeApplication(gateway.db, { questionAnswers });
    await tell(none.id);
    assert.match((await mailTo('recrutement@comptoir.example')).body, /Votre diplôme\n> Sans réponse/);
    const shown = await (await gateway.app.request(pageOf(none))).text();
    assert.match(shown, /Sans réponse/);
    assert.doesNotMatch(shown, /Voir les documents/);
    await gateway.db.execute('delete from mail');
    const one = await storeApplication(gateway.db, {
      questionAnswers,
      documents: [aDocument(), aDocument({ purpose: 'diplome' })],
    });
    await tell(one.id);
    assert.match((await mailTo('recrutement@comptoir.example')).body, /Votre diplôme\n> Voir les documents/);
  });

  it('says what is being checked, what was refused, and that it is a trial', async () => {
    const application = await storeApplication(gateway.db, {
      isTest: true,
      documents: [
        aDocument({ state: 'checking', kind: null, pages: null }),
        aDocument({ state: 'refused', refusal: 'infected' }),
      ],
    });
    await tell(application.id);
    const { subject, body } = await mailTo('recrutement@comptoir.example');
    assert.match(subject, /^\[Essai\] /);
    assert.match(body, /En cours de vérification\u00a0: le lien[^\n]*\n {2}https:\/\/\S+signed-/);
    assert.match(body, /Refusé à la vérification/);
    assert.equal(body.match(/signed-/g)?.length, 1);
  });

  it('leaves nothing where the transaction is undone', async () => {
    const application = await storeApplication(gateway.db);
    await assert.rejects(
      gateway.db.transaction(async (tx) => {
        await enqueueNotifications(tx, application.id, { base, linkOf });
        throw new Error('the power is cut');
      }),
    );
    assert.deepEqual([await countOf('mail'), await countOf('delivery'), await history()], [0, 0, []]);
  });

  it('keeps to its lines, whatever a person calls itself', async () => {
    const application = await storeApplication(gateway.db, {
      firstName: 'Claire\r\nBcc: all@evil.example',
      lastName: '\u202eeriaF',
      message: 'Bonjour\n\nRÉPONDRE\n\nhttp://evil.example/answers',
    });
    const { subject, body } = recruiterMail(application, 'x@y.example', base, new Map());
    assert.doesNotMatch(subject, /[\r\n\u202e]/);
    assert.match(body, /^> RÉPONDRE$/m);
    assert.equal(body.match(/^RÉPONDRE$/gm)?.length, 1, 'only our own heading stands by itself');
  });

  it('can be answered by answering the mail', async () => {
    const server = await mailServer();
    try {
      const application = await storeApplication(gateway.db);
      await tell(application.id);
      await smtpTransport({ url: server.url, from: 'Candidatures <emploi@example.fr>' })(
        await mailTo('recrutement@comptoir.example'),
      );
      assert.match(server.received[0] ?? '', /^Reply-To: claire\.fontaine@courriel\.example\r$/m);
    } finally {
      await server.close();
    }
  });
});

describe('the page of an application', () => {
  it('shows what was sent, as text, to whoever has the address', async () => {
    const application = await storeApplication(gateway.db, { message: '<script>alert(1)</script>' });
    const opened = await visit(pageOf(application));
    assert.equal(opened.status, 200);
    const content = await opened.text();
    for (const part of [
      'Claire',
      'CV Claire Fontaine.pdf',
      'Avez-vous le permis B ?',
      'Oui',
      '&lt;script&gt;',
      'donnees@comptoir.example',
    ])
      assert.ok(content.includes(part), part);
    assert.ok(!content.includes('<script'));
    assert.match(content, /<html lang="fr">/);
    assert.equal(content.match(/<h1>/g)?.length, 1);
    assert.equal(opened.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(opened.headers.get('cache-control'), 'no-store');
    assert.equal((await visit('/applications/unknown')).status, 404);
  });

  it('leads to the files by addresses that are signed when they are asked for, and to no file of another’s', async () => {
    const application = await storeApplication(gateway.db);
    const other = await storeApplication(gateway.db);
    const [id = '', foreign = ''] = [application, other].map(({ documents }) => documents[0]?.id);
    const led = await visit(`${pageOf(application)}/documents/${id}`);
    assert.equal(led.status, 302);
    assert.match(led.headers.get('location') ?? '', /\/documents\/\S+/);
    assert.equal((await visit(`${pageOf(application)}/documents/${foreign}`)).status, 404);
  });

  it('takes nothing back and erases nothing by being opened', async () => {
    const application = await storeApplication(gateway.db);
    for (const path of ['', '/withdraw', '/erase']) assert.equal((await visit(`${pageOf(application)}${path}`)).status, 200);
    assert.deepEqual(await history(), []);
    assert.equal(await countOf('document'), 1);
  });

  it('takes the application back: nothing says any more whose it was, and the employer is told', async () => {
    const application = await storeApplication(gateway.db, { email: 'canari@courriel.example', message: 'Canari' });
    await tell(application.id);
    const withdrawn = await visit(`${pageOf(application)}/withdraw`, 'POST');
    assert.equal(withdrawn.status, 303);
    assert.equal(withdrawn.headers.get('location'), pageOf(application));
    assert.match(await (await visit(pageOf(application))).text(), /est retirée/);
    assert.deepEqual(await traces('canari'), []);
    assert.deepEqual([await countOf('document'), await countOf('mail')], [0, 1]);
    const { subject, body } = await mailTo('recrutement@comptoir.example');
    assert.equal(subject, `Candidature ${application.reference} retirée`);
    assert.match(body, /Claire Fontaine retire sa candidature/);
    assert.deepEqual(await gateway.stores.documents.deletedIds(), [application.documents[0]?.id], 'the bytes are to be removed');
    assert.deepEqual(await history(), ['received by applicant', 'withdrawn by applicant']);
  });

  it('takes it back once, however often the button is pressed', async () => {
    const application = await storeApplication(gateway.db);
    const pressed = await Promise.all([1, 2, 3].map(() => visit(`${pageOf(application)}/withdraw`, 'POST')));
    assert.deepEqual(
      pressed.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.equal(await countOf('mail'), 1);
    assert.deepEqual(await history(), ['withdrawn by applicant']);
  });

  it('keeps what was taken back three months at most', async () => {
    const application = await storeApplication(gateway.db, { keepLonger: true });
    await visit(`${pageOf(application)}/withdraw`, 'POST');
    const left = await gateway.stores.applications.find('token', application.token);
    assert.ok(Date.parse(left?.retainedUntil ?? '') < Date.now() + 93 * 86_400_000);
    assert.equal(left?.reference, application.reference);
  });

  it('erases everything at once, and asks the employer to do the same', async () => {
    const application = await storeApplication(gateway.db, { email: 'canari@courriel.example', lastName: 'Canari' });
    await tell(application.id);
    assert.match(await (await visit(`${pageOf(application)}/erase`, 'POST')).text(), /Tout est effacé/);
    assert.deepEqual(await traces('canari'), []);
    assert.deepEqual([await countOf('application'), await countOf('document'), await countOf('mail')], [0, 0, 1]);
    const { body } = await mailTo('recrutement@comptoir.example');
    assert.match(body, /demande l’effacement/);
    assert.doesNotMatch(body, /Claire/);
    assert.equal((await visit(pageOf(application))).status, 404);
    assert.equal((await visit(`${pageOf(application)}/erase`, 'POST')).status, 404);
    assert.deepEqual(await gateway.stores.documents.deletedIds(), [application.documents[0]?.id]);
  });

  it('changes how long it is kept, counted from the day it was sent', async () => {
    const application = await storeApplication(gateway.db);
    const keptDays = async () => {
      const { createdAt = '', retainedUntil = '' } = (await gateway.stores.applications.find('token', application.token)) ?? {};
      return Math.round((Date.parse(retainedUntil) - Date.parse(createdAt)) / 86_400_000);
    };
    const longer = await visit(`${pageOf(application)}/keep`, 'POST', { longer: 'true' });
    assert.match(await (await visit(longer.headers.get('location') ?? '')).text(), /La durée est enregistrée/);
    assert.ok((await keptDays()) >= 730, `${await keptDays()} days`);
    await visit(`${pageOf(application)}/keep`, 'POST', { longer: 'false' });
    await visit(`${pageOf(application)}/keep`, 'POST', { longer: 'false' });
    await visit(`${pageOf(application)}/keep`, 'POST', { longer: 'perhaps' });
    assert.ok((await keptDays()) <= 92, `${await keptDays()} days`);
    assert.deepEqual(await history(), ['kept longer by applicant', 'kept as usual by applicant']);
  });

  it('is over where its time is, once nothing else was agreed', async () => {
    const application = await storeApplication(gateway.db, { keepLonger: true });
    await gateway.db.query(`update application set created_at = created_at - interval '4 months'`);
    await visit(`${pageOf(application)}/keep`, 'POST', { longer: 'false' });
    assert.equal((await visit(pageOf(application))).status, 404);
    assert.equal(await gateway.stores.applications.purge(), 1);
  });

  it('gives everything away as one file', async () => {
    const application = await storeApplication(gateway.db);
    const file = await visit(`${pageOf(application)}/export`);
    assert.equal(file.headers.get('content-disposition'), `attachment; filename="candidature-${application.reference}.json"`);
    const text = await file.text();
    for (const part of [
      application.email,
      'Je voudrais travailler chez vous',
      'CV Claire Fontaine.pdf',
      'Avez-vous le permis B ?',
      '"exported"',
    ])
      assert.ok(text.includes(part), part);
    assert.ok(!text.includes(application.replyToken), 'the employer’s page is not the person’s');
  });
});
