import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { replyMail } from '../../../../server/applications/mails.ts';
import { readReply } from '../../../../server/applications/replies/read-reply.ts';
import type { Reply } from '../../../../server/applications/replies/reply.ts';
import { openPostgres, type Database } from '../../../../server/database/database.ts';
import { migrate } from '../../../../server/database/migrate.ts';
import { saveDemoPartners } from '../../../support/demo-partners.ts';
import { storesOf, type Stores } from '../../../../server/context/stores.ts';
import type { Application } from '../../../../server/applications/store.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { forgetApplications, saveRecruiter, storeApplication } from '../../../support/server/stored-applications.ts';
import { origin, smallGateway } from '../../../support/server/gateway.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../../support/server/postgres.ts';

const base = 'https://emploi.example.fr';
const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

const interview = {
  place: 'on-site',
  date: inAWeek,
  time: '14:30',
  where: '3 rue des Alpes, 26110 Nyons',
  note: 'Prévoyez une heure.',
  contact: 'marie@comptoir.example',
};

let gateway: TestGateway;
let application: Application;
before(async () => {
  gateway = await smallGateway();
  await saveRecruiter(gateway.db);
});
after(() => gateway.db.close());
beforeEach(async () => {
  await forgetApplications(gateway.db);
  application = await storeApplication(gateway.db);
});

const visit = async (path: string, fields?: Readonly<Record<string, string>>): Promise<Response> =>
  gateway.app.request(`${origin}/answers/${application.replyToken}${path}`, {
    ...(fields && {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    }),
  });

const mails = () => gateway.stores.mails.latest();
const answered = async () => (await gateway.stores.applications.find('id', application.id))?.replies ?? [];

describe('the links in the mail to an employer', () => {
  for (const kind of ['interview', 'question', 'no'])
    it(`send nothing by being opened: ${kind}`, async () => {
      const opened = await visit(`/${kind}`);
      assert.equal(opened.status, 200);
      assert.match(opened.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(opened.headers.get('referrer-policy'), 'no-referrer');
      const content = await opened.text();
      assert.match(content, /<html lang="fr">/);
      assert.equal(content.match(/<h1>/g)?.length, 1);
      for (const [, id = ''] of content.matchAll(/<(?:input|textarea|select)[^>]* id="([\w-]+)"/g))
        assert.ok(content.includes(`<label for="${id}"`), `${id} has a label`);
      assert.equal((await mails()).length, 0);
      assert.deepEqual(await answered(), []);
    });

  it('show the no as it will be sent, at once', async () => {
    const content = await (await visit('/no')).text();
    assert.match(content, /ne lui donne pas suite/);
    assert.match(content, /Envoyer cette réponse/);
  });

  it('lead nowhere else', async () => {
    assert.equal((await visit('/perhaps')).status, 404);
    assert.equal((await gateway.app.request(`${origin}/answers/unknown/no`)).status, 404);
    assert.equal((await gateway.app.request(`${origin}/answers/unknown`)).status, 404);
  });

  it('show nothing of the person’s own page', async () => {
    for (const path of ['', '/no', '/interview', '/question'])
      assert.ok(!(await (await visit(path)).text()).includes(application.token), path);
  });
});

describe('an answer', () => {
  it('is shown before it is sent, then stored and sent once', async () => {
    const shown = await visit('/interview', interview);
    assert.equal(shown.status, 200);
    const content = await shown.text();
    assert.match(content, /vous propose un entretien/);
    assert.match(content, /14\u00a0h\u00a030/);
    assert.match(content, /Bonjour Claire,\n\nComptoir/);
    assert.equal((await mails()).length, 0);

    const sent = await visit('/interview/send', interview);
    assert.equal(sent.status, 303);
    assert.match(await (await gateway.app.request(`${origin}${sent.headers.get('location') ?? ''}`)).text(), /part par courriel/);
    const [mail, ...others] = await mails();
    assert.equal(others.length, 0);
    assert.equal(mail?.recipient, application.email);
    assert.equal(mail?.replyTo, 'marie@comptoir.example');
    assert.match(mail?.subject ?? '', /^Proposition d’entretien/);
    for (const part of ['3 rue des Alpes', '14\u00a0h\u00a030', '> Prévoyez une heure.', `/applications/${application.token}`])
      assert.ok(mail?.body.includes(part), part);
  });

  it('is the same one where its button is pressed twice', async () => {
    const pressed = await Promise.all([1, 2, 3].map(() => visit('/no/send', { reason: 'filled' })));
    assert.deepEqual(
      pressed.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.deepEqual([(await mails()).length, (await answered()).length], [1, 1]);
    assert.deepEqual(
      (await gateway.stores.audit.latest(10)).map(({ event, actor }) => `${event} by ${actor}`),
      ['answered: no by recruiter'],
    );
  });

  it('may be another one afterwards, and the first again', async () => {
    await visit('/question/send', { text: 'Quand êtes-vous libre ?', contact: 'marie@comptoir.example' });
    await visit('/interview/send', interview);
    await visit('/question/send', { text: 'Quand êtes-vous libre ?', contact: 'marie@comptoir.example' });
    assert.deepEqual(
      (await answered()).map(({ kind }) => kind),
      ['question', 'interview', 'question'],
    );
    assert.equal((await mails()).length, 3);
    const page = await (await visit('')).text();
    assert.ok(page.indexOf('Quand êtes-vous libre') < page.indexOf('Proposition d’entretien'), 'the latest comes first');
  });

  it('is sent twenty times at most', async () => {
    for (let number = 1; number <= 20; number += 1)
      assert.equal((await visit('/question/send', { text: `Question ${number}`, contact: 'a@b.example' })).status, 303);
    assert.equal((await visit('/question/send', { text: 'Et encore', contact: 'a@b.example' })).status, 409);
    assert.equal((await mails()).length, 20);
  });

  it('goes to nobody who has taken the application back', async () => {
    await gateway.stores.applications.withdraw(application.token, undefined);
    assert.equal((await visit('/no/send', {})).status, 410);
    assert.equal((await visit('/no')).status, 410);
    const mail = (turn: number) => replyMail(application, { kind: 'no', reason: null }, base, turn);
    assert.equal(await gateway.stores.replies.add(application.replyToken, { kind: 'no', reason: null }, mail), 'gone');
    assert.equal((await mails()).length, 0);
  });

  it('shows on the person’s page', async () => {
    await visit('/no/send', { reason: 'filled' });
    const page = await gateway.app.request(`${origin}/applications/${application.token}`);
    assert.match(await page.text(), /Le poste est pourvu/);
  });

  it('is text wherever it is shown', async () => {
    const shown = await visit('/question', { text: '<script>alert(1)</script>', contact: '"><script>' });
    const content = await shown.text();
    assert.ok(!content.includes('<script'));
    assert.ok(content.includes('&lt;script&gt;'));
  });

  it('is refused by its size', async () => {
    assert.equal((await visit('/question/send', { text: 'a'.repeat(70_000) })).status, 413);
  });
});

describe('an answer that lacks something', () => {
  const issues = (kind: 'interview' | 'question' | 'no', fields: Readonly<Record<string, string>>): string[] =>
    (readReply(kind, new Map(Object.entries(fields)), Date.parse('2026-11-25T12:00:00Z')).issues ?? []).map(({ field }) => field);

  for (const [name, kind, fields, expected] of [
    ['nothing but its kind', 'interview', {}, ['place', 'date', 'time', 'contact']],
    ['a day there is not', 'interview', { ...interview, date: '30/02/2027' }, ['date']],
    ['no year', 'interview', { ...interview, date: '15/01' }, ['date']],
    ['an hour that the clock leaves out', 'interview', { ...interview, date: '2027-03-28', time: '2 h 30' }, ['time']],
    ['an hour that the clock has twice', 'interview', { ...interview, date: '2027-10-31', time: '2 h 30' }, []],
    ['a day of the calendar that there is not', 'interview', { ...interview, date: '2027-02-30' }, ['date']],
    ['a day that is past', 'interview', { ...interview, date: '2026-11-24' }, ['date']],
    ['an hour of another clock', 'interview', { ...interview, time: '2:30 pm' }, ['time']],
    ['an hour there is not', 'interview', { ...interview, time: '25 h' }, ['time']],
    ['a year of two figures', 'interview', { ...interview, date: '0027-01-15' }, ['date']],
    ['a year that nobody means', 'interview', { ...interview, date: '2072-01-15' }, ['date']],
    ['an hour that is past in France', 'interview', { ...interview, date: '2026-11-25', time: '13:00' }, ['date']],
    ['an hour that is to come in France', 'interview', { ...interview, date: '2026-11-25', time: '13:01' }, []],
    ['no address', 'interview', { ...interview, where: ' ' }, ['where']],
    ['an address that nobody sees', 'interview', { ...interview, where: '\u200b\u2800' }, ['where']],
    ['nobody to answer that anybody sees', 'interview', { ...interview, contact: '\u200b' }, ['contact']],
    ['no link', 'interview', { ...interview, place: 'video', where: '' }, ['where']],
    ['no number, which is not needed', 'interview', { ...interview, place: 'phone', where: '' }, []],
    ['no question', 'question', { contact: 'a@b.example' }, ['text']],
    ['nobody to answer', 'question', { text: 'Quand ?' }, ['contact']],
    ['no reason, which is not needed', 'no', {}, []],
    ['a reason of its own', 'no', { reason: 'toString' }, []],
  ] as const)
    it(`says so: ${name}`, () => assert.deepEqual(issues(kind, fields), expected));

  for (const [typed, time] of [
    ['9 h 30', '09:30'],
    ['9\u00a0h\u00a030', '09:30'],
    ['14h', '14:00'],
    ['14 heures', '14:00'],
    ['0h05', '00:05'],
    ['14:30', '14:30'],
    ['14.30', '14:30'],
    ['930', '09:30'],
    ['1430', '14:30'],
    [' 14 h 30 min ', '14:30'],
    ['\u200b14:30', '14:30'],
  ] as const)
    it(`reads an hour as people write it: ${JSON.stringify(typed)}`, () => {
      const { reply } = readReply('interview', new Map(Object.entries({ ...interview, time: typed })), Date.now());
      assert.equal(reply?.kind === 'interview' && reply.time, time);
    });

  for (const typed of ['9/1/2027', '09/01/2027', '09-01-2027', '9.1.2027', '9 1 2027', '09 / 01 / 2027 ', '\u200b2027-01-09'])
    it(`reads a day as people write it: ${JSON.stringify(typed)}`, () => {
      const now = Date.parse('2026-11-25T12:00:00Z');
      const { reply } = readReply('interview', new Map(Object.entries({ ...interview, date: typed })), now);
      assert.equal(reply?.kind === 'interview' && reply.date, '2027-01-09');
    });

  it('has nothing in it that nobody sees', () => {
    const pasted = {
      ...interview,
      where: ' 3 rue\u2028des Alpes\u200b',
      note: '\u2060',
      contact: '\ufeffmarie@comptoir.example',
    };
    const { reply } = readReply('interview', new Map(Object.entries(pasted)), Date.now());
    assert.deepEqual(reply, { ...interview, kind: 'interview', where: '3 rue des Alpes', note: '' });
  });

  it('says so at the top and beside the field, and keeps what was written', async () => {
    const answer = await visit('/interview', { ...interview, time: '' });
    assert.equal(answer.status, 400);
    const content = await answer.text();
    assert.match(content, /<title>Erreur\u00a0: Proposer un entretien/);
    assert.match(content, /Il y a un problème/);
    assert.match(content, /<a href="#time">Indiquez l’heure/);
    assert.match(content, /id="time"[^>]*aria-describedby="time-hint time-error"[^>]*aria-invalid="true"/);
    assert.match(content, /value="3 rue des Alpes, 26110 Nyons"/);
    assert.doesNotMatch(content, /Envoyer cette réponse/);
    assert.equal((await visit('/interview/send', { ...interview, time: '' })).status, 400);
    assert.equal((await mails()).length, 0);
  });
});

describe('answers that come at once, on PostgreSQL', { skip: noPostgres }, () => {
  let postgres: TestPostgres;
  let db: Database;
  let stores: Stores;
  before(async () => {
    postgres = await testPostgres();
    db = openPostgres(await postgres.newDatabase());
    await migrate(db);
    await saveDemoPartners(db);
    await saveRecruiter(db);
    stores = storesOf(db);
  });
  after(async () => {
    await db.close();
    await postgres.close();
  });
  beforeEach(() => forgetApplications(db));

  const send = (to: Application, answer: Reply) =>
    stores.replies.add(to.replyToken, answer, (turn) => replyMail(to, answer, base, turn));
  const count = async (table: 'reply' | 'mail' | 'audit'): Promise<number> =>
    (await db.query<{ count: number }>(`select count(*) as count from ${table}`)).rows[0]?.count ?? 0;

  it('are one where they are the same, in each of 30 rounds', async () => {
    for (let round = 0; round < 30; round += 1) {
      const to = await storeApplication(db);
      const became = await Promise.all(Array.from({ length: 10 }, () => send(to, { kind: 'no', reason: null })));
      assert.equal(became.filter((one) => one === 'stored').length, 1);
      assert.equal(became.filter((one) => one === 'known').length, 9);
    }
    assert.deepEqual([await count('reply'), await count('mail'), await count('audit')], [30, 30, 30]);
  });

  it('are all there where they differ', async () => {
    const to = await storeApplication(db);
    const texts = Array.from({ length: 10 }, (_, index) => `Question ${index}`);
    const became = await Promise.all(texts.map((text) => send(to, { kind: 'question', text, contact: 'a@b.example' })));
    assert.deepEqual(new Set(became), new Set(['stored']));
    const stored = (await stores.applications.find('id', to.id))?.replies ?? [];
    assert.equal(stored.length, 10);
    assert.equal(await count('mail'), 10);
  });

  it('reach nobody who has taken the application back, and leave nothing of them', async () => {
    for (let round = 0; round < 30; round += 1) {
      const to = await storeApplication(db);
      const [became] = await Promise.all([
        send(to, { kind: 'no', reason: 'filled' }),
        stores.applications.withdraw(to.token, undefined),
      ]);
      assert.ok(['stored', 'gone'].includes(became));
    }
    assert.deepEqual([await count('reply'), await count('mail')], [0, 0]);
  });
});
