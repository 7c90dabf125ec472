import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { confirmationMail, newOffersMail } from '../../../server/alerts/mails.ts';
import {
  replyMail,
  interviewConfirmedMail,
  erasedMail,
  receiptMail,
  recruiterMail,
  withdrawnMail,
} from '../../../server/applications/mails.ts';
import { smtpTransport } from '../../../server/mail/transport.ts';
import type { Mail } from '../../../server/mail/mail.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { anOffer } from '../../support/offers.ts';
import { smallGateway } from '../../support/server/gateway.ts';
import { mailServer } from '../../support/server/mail.ts';
import { aDocument, aQuestion, saveRecruiter, storeApplication } from '../../support/server/stored-applications.ts';

const base = 'https://emploi.example.fr';
const hostile = `"><img src=//evil.example/a.png onerror=alert(1)><script>alert(1)</script><a href='javascript:alert(1)'>&amp;`;

/** Each mail, made of texts that would be markup. */
const mails = async (db: TestGateway['db'], text: string): Promise<Readonly<Record<string, Mail | undefined>>> => {
  await saveRecruiter(db, { name: text, contact: text });
  const application = await storeApplication(db, {
    firstName: text,
    lastName: text,
    message: text,
    offerTitle: text,
    questionAnswers: [{ question: aQuestion({ label: text, kind: 'text' }), values: [text] }],
    documents: [aDocument({ name: `${text}.pdf` })],
  });
  const site = { name: text, origins: [], color: '#8a1538' };
  const interview = {
    kind: 'interview',
    place: 'video',
    date: '2099-01-15',
    time: '09:30',
    where: text,
    note: text,
    contact: text,
  } as const;
  const alert = {
    token: 'token',
    partner: 'demo-council',
    email: 'a@b.fr',
    criteria: {},
    label: text,
    frequency: 'day',
    confirmedAt: null,
    bounceCode: null,
    checkedUntil: '2026-11-25T08:00:00Z',
    endsAt: '2026-11-25T08:00:00Z',
    site,
  } as const;
  const links = new Map(application.documents.map(({ id }) => [id, `${base}/documents/${id}`]));
  return {
    confirmation: confirmationMail(alert, 'token', base),
    offers: newOffersMail(
      alert,
      [{ ...anOffer({ id: 'XMAIL01', title: text, company: text, url: 'https://candidat.example/1?a="><b>' }), distance: null }],
      false,
      base,
    ),
    recruiter: recruiterMail(application, 'r@b.fr', base, links),
    receipt: receiptMail(application, base),
    interview: replyMail(application, interview, base, 1),
    question: replyMail(application, { kind: 'question', text, contact: text }, base, 1),
    no: replyMail(application, { kind: 'no', reason: 'filled' }, base, 1),
    confirmed: interviewConfirmedMail(
      application,
      { ...interview, at: '2026-11-25T08:00:00Z', turn: 1, confirmedAt: null },
      base,
    ),
    withdrawn: withdrawnMail(application),
    erased: erasedMail(application),
  };
};

let gateway: TestGateway;
let all: Readonly<Record<string, Mail | undefined>>;
before(async () => {
  gateway = await smallGateway();
  all = await mails(gateway.db, hostile);
});
after(() => gateway.db.close());

const unescaped = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const words = (text: string): string[] => text.match(/[\p{L}\d]{3,}/gu) ?? [];

const names = [
  'confirmation',
  'offers',
  'recruiter',
  'receipt',
  'interview',
  'question',
  'no',
  'confirmed',
  'withdrawn',
  'erased',
];

describe('an offer in a mail', () => {
  it('has the apostrophes of French, as our own words have', async () => {
    const told = await mails(gateway.db, "Vendeur d'articles de sport à L'Haÿ, le 'chef'");
    for (const name of ['offers', 'receipt', 'recruiter'])
      assert.match(told[name]?.body ?? '', /Vendeur d’articles de sport à L’Haÿ, le 'chef'/, name);
  });
});

describe('the HTML part of a mail', () => {
  for (const name of names)
    it(`is text wherever text comes from, and fetches nothing: ${name}`, () => {
      const html = all[name]?.attachments?.html ?? '';
      const tags = [...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag);
      const ours = new Set([
        'html',
        'head',
        'meta',
        'title',
        'body',
        'div',
        'p',
        'strong',
        'br',
        'h2',
        'a',
        'blockquote',
        'ul',
        'li',
      ]);
      assert.deepEqual(
        tags.filter((tag) => !ours.has(tag ?? '')),
        [],
      );
      assert.doesNotMatch(html, /<[^>]*\s(?:on\w+|src|srcset|background)=/i);
      assert.doesNotMatch(html, /url\(|@import/);
      for (const [, href = ''] of html.matchAll(/<a[^>]*href="([^"]*)"/g))
        assert.match(href, /^https:\/\/(?:emploi\.example\.fr|candidat\.example)\//);
    });

  for (const name of names)
    it(`says no more than the plain text, which is complete alone: ${name}`, () => {
      const { body, attachments, subject } = all[name] ?? assert.fail('There is no such mail');
      const site = 'Employeur (démonstration)';
      const known = new Set(words(`${body} ${subject} ${site} ${hostile}`.toLowerCase()));
      const buttons = /(?:Confirmer (?:mon alerte|ma présence)|Voir (?:mon alerte|ma candidature|ma réponse))/g;
      assert.deepEqual(
        words(
          unescaped(attachments?.html ?? '')
            .replace(buttons, '')
            .toLowerCase(),
        ).filter((word) => !known.has(word)),
        [],
      );
      for (const url of body.match(/https:\/\/emploi\.example\.fr\S+/g) ?? [])
        assert.ok(attachments?.html?.includes(`href="${url}"`), url);
      assert.ok(!body.includes('<strong>'));
    });

  it('has a button in the colour of the partner, on which white letters can be read', () => {
    assert.match(
      all['confirmation']?.attachments?.html ?? '',
      /<a href="https:\/\/emploi\.example\.fr\/alerts\/token" style="[^"]*background:#8a1538;color:#ffffff[^"]*">Confirmer mon alerte<\/a>/,
    );
    assert.match(all['erased']?.attachments?.html ?? '', /<meta name="color-scheme" content="light dark">/);
  });

  it('leaves beside the text, the calendar with both', async () => {
    const server = await mailServer();
    try {
      const send = smtpTransport({ url: server.url, from: 'Emploi <emploi@example.fr>' });
      const mail = all['interview'] ?? assert.fail();
      await send({
        ...mail,
        attachments: mail.attachments ?? {},
        id: 1,
        attempts: 1,
        createdAt: '2026-11-25T08:00:00Z',
        sentAt: null,
      });
      const [received = ''] = server.received;
      assert.match(received, /multipart\/alternative/);
      const kinds = [...received.matchAll(/^Content-Type: (text\/\w+|application\/ics)/gm)].map(([, kind]) => kind);
      assert.deepEqual(kinds, ['text/plain', 'text/html', 'text/calendar', 'application/ics']);
      assert.match(received, /filename=entretien\.ics/);
      assert.match(received, /text\/calendar; charset=utf-8; method=PUBLISH/);
    } finally {
      await server.close();
    }
  });
});
