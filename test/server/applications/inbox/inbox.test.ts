import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import { createApp } from '../../../../server/app.ts';
import { applicationSubject } from '../../../../server/applications/store.ts';
import { outbox } from '../../../../server/outbox/outbox.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { origin, smallGateway } from '../../../support/server/gateway.ts';
import { aQuestion, forgetApplications, saveRecruiter, storeApplication } from '../../../support/server/stored-applications.ts';

let gateway: TestGateway;
let inbox: string;
before(async () => {
  gateway = await smallGateway();
  inbox = `/inbox/${(await saveRecruiter(gateway.db)).inboxToken}`;
  await saveRecruiter(gateway.db, { partner: 'demo-council', name: 'Département' });
});
after(() => gateway.db.close());
beforeEach(() => forgetApplications(gateway.db));

const visit = async (path = '', of = inbox): Promise<Response> => gateway.app.request(`${origin}${of}${path}`);
const pageOf = async (path = ''): Promise<string> => {
  const answer = await visit(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};

/** Who stands in the list, from the top. */
const listed = async (path = ''): Promise<string[]> =>
  [...(await pageOf(path)).matchAll(/<a href="\/inbox\/[\w-]+\/(TEST-\d+)"/g)].map(([, number = '']) => number);

const exported = async (): Promise<Record<string, string>[]> =>
  parse(await (await visit('/export.csv')).text(), { bom: true, delimiter: ';', columns: true });

const history = async (): Promise<string[]> =>
  (await gateway.stores.audit.latest(100)).map(({ event, actor }) => `${event} by ${actor}`).reverse();

describe('the inbox', () => {
  it('opens by its address alone, and tells it to nobody', async () => {
    const opened = await visit();
    assert.equal(opened.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(opened.headers.get('cache-control'), 'no-store');
    assert.equal(opened.headers.get('x-robots-tag'), 'noindex');
    assert.match(opened.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    assert.equal((await visit('', '/inbox/of-nobody')).status, 404);
    assert.equal((await visit('/export.csv', '/inbox/of-nobody')).status, 404);
  });

  it('stays closed to what is no address, and is in no log', async (t) => {
    const number = (await storeApplication(gateway.db)).reference;
    for (const path of ['/%00', `/${number}/documents/%00`, `/${number}%00`]) assert.equal((await visit(path)).status, 404, path);
    assert.equal((await visit('', '/inbox/%00')).status, 404);
    assert.equal((await visit('?offer=%00&state=%00&before=%00')).status, 400);
    for (const page of ['applications', 'answers'])
      assert.equal((await gateway.app.request(`${origin}/${page}/%00`)).status, 404, page);

    const said = t.mock.method(console, 'error', () => {});
    const broken = { ...gateway.stores.inbox, list: () => Promise.reject(new Error('the database is away')) };
    const app = createApp({ ...gateway.stores, inbox: broken });
    assert.equal((await app.request(`${origin}${inbox}`)).status, 500);
    assert.match(String(said.mock.calls[0]?.arguments[0]), /GET \/inbox\/:token: Error\n/);
  });

  it('says which mails were refused for good, by their code and without an address', async () => {
    const { id, reference, email } = await storeApplication(gateway.db);
    const { mails } = gateway.stores;
    const subject = applicationSubject(id);
    for (const recipient of [email, 'recrutement@comptoir.example'])
      await outbox.put(gateway.db, { subject, mail: { recipient, subject: 'x', body: 'x', unsubscribeUrl: null } });
    assert.doesNotMatch(await pageOf(), /refusés/);
    for (let one = await mails.take(); one; one = await mails.take()) await mails.reject(one.id, '550 5.1.1', async () => {});
    const page = await pageOf();
    assert.match(page, /Ces courriels ont été refusés/);
    for (const to of ['à la personne qui a postulé', 'à votre adresse'])
      assert.match(page, new RegExp(`${reference},\\s+${to}[^<]*\\(code 550 5\\.1\\.1\\)`));
    assert.ok(!page.includes(email) && !page.includes('recrutement@'));
  });

  it('lists an employer’s applications and no other’s, the newest first', async () => {
    await storeApplication(gateway.db, { recruiter: 'demo-council' });
    const numbers = [];
    for (const lastName of ['Un', 'Deux', 'Trois']) numbers.push((await storeApplication(gateway.db, { lastName })).reference);
    assert.deepEqual(await listed(), numbers.reverse());
    const page = await pageOf();
    assert.match(page, /3 candidatures/);
    assert.match(page, /<html lang="fr">/);
    assert.equal(page.match(/<h1>/g)?.length, 1);
  });

  it('has pages of fifty, each application on one', async () => {
    const numbers: string[] = [];
    for (let number = 0; number < 120; number += 1)
      numbers.push((await storeApplication(gateway.db, { documents: [] })).reference);
    const seen: string[] = [];
    let path: string | undefined = '?offer=123ABC';
    while (path !== undefined) {
      const found = await listed(path);
      assert.ok(found.length <= 50);
      seen.push(...found);
      path = /href="\/inbox\/[\w-]+(\?[^"]+)">Plus anciennes/.exec(await pageOf(path))?.[1]?.replaceAll('&amp;', '&');
      assert.ok(path === undefined || path.includes('offer=123ABC'), 'the filter is kept');
    }
    assert.deepEqual(seen, numbers.reverse());
  });

  it('can be narrowed to an offer and to a state', async () => {
    const fresh = await storeApplication(gateway.db);
    const answered = await storeApplication(gateway.db);
    const withdrawn = await storeApplication(gateway.db);
    const spontaneous = await storeApplication(gateway.db, { offer: null, offerTitle: null });
    await gateway.db.query(`insert into reply (application, position, kind, details) values ($1, 1, 'no', '{"reason": null}')`, [
      answered.id,
    ]);
    await gateway.stores.applications.withdraw(withdrawn.token, undefined);
    assert.deepEqual(await listed('?offer=123ABC&state=new'), [fresh.reference]);
    assert.deepEqual(await listed('?offer=&state=answered'), [answered.reference]);
    assert.deepEqual(await listed('?state=withdrawn'), [withdrawn.reference]);
    assert.deepEqual(await listed('?offer=-'), [spontaneous.reference]);
    assert.deepEqual(await listed('?offer=unknown'), []);
    assert.equal((await listed('?state=strange&before=strange')).length, 4, 'what is no filter filters nothing');
    const page = await pageOf('?offer=123ABC&state=answered');
    assert.match(page, /href="[^"]*\?offer=123ABC&amp;state=answered" aria-current="true">Avec réponse \(1\)/);
    assert.match(page, /href="[^"]*\?offer=123ABC" ?>Toutes \(\d+\)/, 'one filter keeps the other');
    assert.doesNotMatch(page, /<select|<form method="get"|<script/, 'a link is all it takes');
  });

  it('says what nobody has opened yet, and how many documents came', async () => {
    const [read, unread] = [await storeApplication(gateway.db), await storeApplication(gateway.db, { documents: [] })];
    await pageOf(`/${read.reference}`);
    assert.deepEqual(await listed('?unread'), [unread.reference]);
    const page = await pageOf();
    assert.match(page, /Non lues \(1\)/);
    assert.equal(page.match(/class="tag">Non lue</g)?.length, 1);
    assert.match(page, new RegExp(`${read.reference}, nouvelle, 1 document, reçue`));
    assert.match(page, new RegExp(`${unread.reference}, nouvelle, sans document, reçue`));
    const back = await gateway.app.request(`${origin}${inbox}/${read.reference}/unread`, { method: 'POST' });
    assert.equal(back.status, 303);
    assert.deepEqual(await listed('?unread'), [unread.reference, read.reference]);
  });

  it('shows one application with its files, its answers and what can be answered', async () => {
    const application = await storeApplication(gateway.db, { message: '<b>Bonjour</b>' });
    const page = await pageOf(`/${application.reference}`);
    const [document] = application.documents;
    for (const part of [
      'Claire Fontaine',
      '&lt;b&gt;Bonjour',
      'Avez-vous le permis B ?',
      `${inbox}/${application.reference}/documents/${document?.id}`,
      `/answers/${application.replyToken}/interview`,
    ])
      assert.ok(page.includes(part), part);
    assert.ok(!page.includes(application.token), 'the person’s own page is not the employer’s');
    const led = await visit(`/${application.reference}/documents/${document?.id ?? ''}`);
    assert.equal(led.status, 302);
    assert.deepEqual(await history(), ['read by recruiter']); // the file notes itself when it is had: documents.test.ts
  });

  it('shows nothing of what is another’s', async () => {
    const application = await storeApplication(gateway.db, { recruiter: 'demo-council' });
    const own = await storeApplication(gateway.db);
    assert.equal((await visit(`/${application.reference}`)).status, 404);
    for (const number of [application.reference, own.reference])
      assert.equal((await visit(`/${number}/documents/${application.documents[0]?.id ?? ''}`)).status, 404);
    assert.deepEqual(await history(), []);
  });

  it('shows of what was taken back that it was', async () => {
    const application = await storeApplication(gateway.db);
    await gateway.stores.applications.withdraw(application.token, undefined);
    assert.match(await pageOf(), new RegExp(`${application.reference}, retirée`));
    const page = await pageOf(`/${application.reference}`);
    assert.match(page, /a retiré sa candidature/);
    assert.ok(!page.includes('Claire') && !page.includes('/answers/'));
  });
});

describe('the table of all applications', () => {
  it('is one that a spreadsheet opens', async () => {
    const application = await storeApplication(gateway.db, {
      message: 'Bonjour "vous" ;\nje postule',
      questionAnswers: [
        { question: aQuestion(), values: ['Oui'] },
        { question: aQuestion({ kind: 'date', label: 'Libre à partir du ?' }), values: ['2026-12-01'] },
      ],
    });
    const file = await visit('/export.csv');
    assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment/);
    const content = Buffer.from(await file.arrayBuffer()).toString();
    const rows: Record<string, string>[] = parse(content, { bom: true, delimiter: ';', columns: true });
    assert.equal(content[0], '\ufeff');
    assert.equal(rows.length, 1);
    const [row = {}] = rows;
    assert.equal(row['Numéro'], application.reference);
    assert.equal(row['Lettre'], 'Bonjour "vous" ;\nje postule');
    assert.equal(row['Réponses'], 'Avez-vous le permis B ? Oui\nLibre à partir du ? mardi 1er décembre 2026');
    assert.deepEqual(await history(), ['exported by recruiter']);
  });

  for (const formula of ['=HYPERLINK("http://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)'])
    for (const before of ['', '\t', '\r', '\u2028', '\u200b', ' ', '\u00a0'])
      it(`calculates nothing: ${JSON.stringify(before + formula)}`, async () => {
        await storeApplication(gateway.db, { firstName: before + formula, message: before + formula });
        const [row = {}] = await exported();
        assert.equal(row['Lettre'], `'${formula}`);
        assert.equal(row['Nom'], `'${formula} Fontaine`);
        for (const value of Object.values(row)) assert.doesNotMatch(value, /^\s*[=+\-@＝＋－＠]/);
      });

  for (const separator of [',', ';', '|', '"', "'", '\n', '\u2028', '\u2029', '\u0085', '\v', '; ', ',\t'])
    it(`calculates nothing where a program takes another separator than ours: ${JSON.stringify(separator)}`, async () => {
      await storeApplication(gateway.db, { message: `Bonjour${separator}=cmd|'/c calc'!A0` });
      const [row = {}] = await exported();
      assert.match(row['Lettre'] ?? '', /^Bonjour[,;|"'\n] ?'=cmd/);
    });

  it('leaves addresses, words with a hyphen and times as people write them', async () => {
    const message = 'Écrivez à marie-jo@comptoir.fr, au C.D.I. (bac+2) ; 8-12 h, 14-18 h.';
    await storeApplication(gateway.db, { message });
    assert.equal((await exported())[0]?.['Lettre'], message);
  });

  it('says times of Paris, and with their offset for programs; telephones as they are dialled here and from elsewhere', async () => {
    const summer = await storeApplication(gateway.db);
    const winter = await storeApplication(gateway.db, { phone: '+262692123456' });
    for (const [{ id }, at] of [
      [summer, '2026-07-14T22:30:05Z'],
      [winter, '2026-12-31T23:30:05Z'],
    ] as const)
      await gateway.db.query('update application set created_at = $2 where id = $1', [id, at]);
    const [later = {}, sooner = {}] = await exported();
    assert.equal(sooner['Reçue le (heure de Paris)'], '15/07/2026 00:30');
    assert.equal(sooner['Reçue le (ISO 8601)'], '2026-07-15T00:30:05.000+02:00');
    assert.equal(later['Reçue le (heure de Paris)'], '01/01/2027 00:30');
    assert.equal(later['Reçue le (ISO 8601)'], '2027-01-01T00:30:05.000+01:00');
    assert.match(sooner['À effacer le'] ?? '', /^\d\d\/\d\d\/\d{4}$/);
    assert.equal(sooner['Téléphone'], '06 12 34 56 78');
    assert.equal(sooner['Téléphone international'], "'+33612345678");
    assert.equal(later['Téléphone'], '00 262 692 12 34 56');
  });

  it('shows nothing that turns what is read, or that is not seen', async () => {
    await storeApplication(gateway.db, {
      firstName: 'Cl\u202eai\u00adre',
      lastName: 'Fon\u200btaine\u{e0041}',
      message: 'pdf.\u202eexe\ufeff',
    });
    const [row = {}] = await exported();
    assert.equal(row['Nom'], 'Claire Fontaine');
    assert.equal(row['Lettre'], 'pdf.exe');
  });

  it('has nothing of what was taken back', async () => {
    const application = await storeApplication(gateway.db);
    await gateway.stores.applications.withdraw(application.token, undefined);
    assert.ok(!(await (await visit('/export.csv')).text()).includes(application.reference));
  });
});
