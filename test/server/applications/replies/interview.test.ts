import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import type { Reply } from '../../../../server/applications/replies/reply.ts';
import { interviewCalendar } from '../../../../server/applications/replies/calendar.ts';
import { replyMail } from '../../../../server/applications/mails.ts';
import type { Application } from '../../../../server/applications/store.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { origin, smallGateway } from '../../../support/server/gateway.ts';
import { forgetApplications, saveRecruiter, storeApplication } from '../../../support/server/stored-applications.ts';

const base = 'https://emploi.example.fr';
const interview = {
  kind: 'interview',
  place: 'on-site',
  date: '2099-01-15',
  time: '09:30',
  where: '3 rue des Alpes; Nyons, Drôme',
  note: 'Prévoyez une heure.\nBEGIN:VALARM\u2028TRIGGER:-PT1M',
  contact: 'marie@comptoir.example',
} as const satisfies Reply;

let gateway: TestGateway;
let application: Application;
let inbox: string;
before(async () => {
  gateway = await smallGateway();
  inbox = `/inbox/${(await saveRecruiter(gateway.db)).inboxToken}`;
});
after(() => gateway.db.close());
beforeEach(async () => {
  await forgetApplications(gateway.db);
  application = await storeApplication(gateway.db);
});

const now = async (): Promise<Application> =>
  (await gateway.stores.applications.find('id', application.id)) ?? assert.fail('It is gone');
const say = async (answer: Reply) => {
  const of = await now();
  return gateway.stores.replies.add(of.replyToken, answer, (turn) => replyMail(of, answer, base, turn));
};
const latest = async () => (await gateway.stores.mails.latest())[0] ?? assert.fail('There is no mail');
const visit = (path: string, fields?: Readonly<Record<string, string>>): Promise<Response> | Response =>
  gateway.app.request(`${origin}${path}`, fields && { method: 'POST', body: new URLSearchParams(fields) });
const attend = (turn: number) => visit(`/applications/${application.token}/attend`, { turn: `${turn}` });

/** The lines of a calendar file, those that were folded whole again. */
const linesOf = (content: string): string[] => content.replaceAll('\r\n ', '').trimEnd().split('\r\n');
const valueOf = (content: string, name: string): string | undefined =>
  linesOf(content)
    .slice(linesOf(content).indexOf('BEGIN:VEVENT'))
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));

describe('the calendar file of an interview', () => {
  for (const [season, date, offset] of [
    ['winter', '2099-01-15', '+0100'],
    ['summer', '2099-07-15', '+0200'],
  ] as const)
    it(`is at the hour of Paris in ${season}, wherever the gateway is`, () => {
      const { content } = interviewCalendar(application, { ...interview, date }, { for: 'applicant', turn: 1 });
      assert.equal(valueOf(content, 'DTSTART'), `DTSTART;TZID=Europe/Paris:${date.replaceAll('-', '')}T093000`);
      assert.equal(valueOf(content, 'DTEND'), `DTEND;TZID=Europe/Paris:${date.replaceAll('-', '')}T103000`);
      assert.match(content, /BEGIN:VTIMEZONE\r\nTZID:Europe\/Paris/);
      assert.ok(content.includes(`TZOFFSETTO:${offset}`));
      assert.match(content, /^METHOD:PUBLISH\r$/m);
    });

  it('holds what people write as text: no line of theirs is one of the file', () => {
    const { content } = interviewCalendar(application, interview, { for: 'applicant', turn: 1 });
    assert.ok(!linesOf(content).some((line) => /^(?:BEGIN:VALARM|TRIGGER)/.test(line)));
    assert.equal(valueOf(content, 'LOCATION'), 'LOCATION:3 rue des Alpes\\; Nyons\\, Drôme');
    for (const line of content.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  });

  it('goes with the mail, replaces itself when the interview moves, and ends with a no', async () => {
    await say(interview);
    const first = (await latest()).attachments.calendar;
    await say({ kind: 'question', text: 'Avez-vous une voiture ?', contact: 'a@b.fr' });
    assert.equal((await latest()).attachments.calendar, undefined, 'a question changes nothing about it');
    await say({ ...interview, time: '14:00' });
    const second = (await latest()).attachments.calendar;
    await say({ kind: 'no', reason: null });
    const last = (await latest()).attachments.calendar;
    assert.ok(first && second && last);
    const files = [first, second, last];
    assert.equal(new Set(files.map(({ content }) => valueOf(content, 'UID'))).size, 1);
    assert.deepEqual(
      files.map(({ content }) => valueOf(content, 'SEQUENCE')),
      ['SEQUENCE:1', 'SEQUENCE:3', 'SEQUENCE:4'],
    );
    assert.deepEqual(
      files.map(({ method }) => method),
      ['PUBLISH', 'PUBLISH', 'CANCEL'],
    );
    assert.equal(valueOf(last.content, 'STATUS'), 'STATUS:CANCELLED');
    assert.match((await latest()).body, /L’entretien qui était prévu est annulé/);
  });

  it('can be downloaded by both, and by nobody once there is none', async () => {
    const paths = [`/applications/${application.token}/entretien.ics`, `/answers/${application.replyToken}/entretien.ics`];
    for (const path of paths) assert.equal((await visit(path)).status, 404);
    await say(interview);
    for (const path of paths) {
      const file = await visit(path);
      assert.match(file.headers.get('content-type') ?? '', /^text\/calendar; charset=utf-8/);
      assert.equal(valueOf(await file.text(), 'SEQUENCE'), 'SEQUENCE:1');
    }
    await say({ kind: 'no', reason: null });
    for (const path of paths) assert.equal((await visit(path)).status, 404);
  });
});

describe('« Je confirme ma présence »', () => {
  it('is a button, which the employer sees and is told of once', async () => {
    await say(interview);
    const page = await (await visit(`/applications/${application.token}`)).text();
    assert.match(page, /<button class="main">\s*Je confirme ma présence\s*<\/button>/);
    assert.equal((await now()).replies[0]?.confirmedAt, null, 'a page that is opened confirms nothing');
    for (const answer of await Promise.all([attend(1), attend(1), attend(1)]))
      assert.match(answer.headers.get('location') ?? '', /\?attending#entretien$/);
    assert.equal((await gateway.stores.mails.latest()).filter(({ subject }) => subject.includes('présence confirmée')).length, 1);
    const { recipient, body } = await latest();
    assert.equal(recipient, 'recrutement@comptoir.example');
    assert.match(body, /Claire Fontaine confirme sa présence à l’entretien du jeudi 15 janvier 2099 à 9\u00a0h\u00a030/);
    assert.match(await (await visit(`/answers/${application.replyToken}`)).text(), /Présence confirmée le/);
    assert.match(await (await visit(inbox)).text(), /Présence confirmée/);
    const after = await (await visit(`/applications/${application.token}?attending`)).text();
    assert.match(after, /Votre présence est confirmée/);
    assert.doesNotMatch(after, /Je confirme ma présence/);
  });

  it('confirms no interview but the one that was read', async () => {
    await say(interview);
    await say({ ...interview, time: '14:00' });
    for (const turn of [1, 3, Number.NaN, -1])
      assert.match((await attend(turn)).headers.get('location') ?? '', /\?changed#entretien$/);
    assert.deepEqual(
      (await now()).replies.map(({ confirmedAt }) => confirmedAt),
      [null, null],
    );
    await say({ kind: 'no', reason: null });
    assert.match((await attend(2)).headers.get('location') ?? '', /\?changed/);
    assert.equal(await gateway.stores.replies.confirm(application.token, 2, undefined), false);
  });

  it('is not asked of an interview that is over', async () => {
    await say({ ...interview, date: '2020-01-15' });
    assert.doesNotMatch(await (await visit(`/applications/${application.token}`)).text(), /Je confirme ma présence/);
  });
});
