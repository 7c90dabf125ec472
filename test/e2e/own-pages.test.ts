import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';

import { announce } from '../../server/applications/announce.ts';
import { answerMail } from '../../server/applications/mails.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';
import { aDocument, aQuestion, saveRecruiter, storeApplication, webhookSecret } from '../support/server-received.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const Violations = v.array(v.object({ id: v.string(), nodes: v.array(v.object({ html: v.string() })) }));

/** The pages of the gateway on which people decide something, in every state. */
const states = {
  'the person’s page': 'person',
  'the person’s page, answered': 'answered',
  'the person’s page, taken back': 'withdrawn',
  'before taking it back': 'withdraw',
  'before erasing it': 'erase',
  'an application that is gone': 'gone',
  'the employer’s answers': 'answers',
  'a no': 'no',
  'a question': 'question',
  'an interview': 'interview',
  'an interview that lacks something': 'errors',
  'the inbox': 'inbox',
  'an application in the inbox': 'one',
} as const;

describe('the pages of an application', { timeout: 240_000 }, () => {
  let site: ServedSite;
  let browser: Browser;
  let paths: Readonly<Record<(typeof states)[keyof typeof states], string>>;
  before(async () => {
    site = await servedSite();
    browser = await launchBrowser();
    const { inboxToken } = await saveRecruiter(site.db, { webhookUrl: 'https://comptoir.example/', webhookSecret });
    const application = await storeApplication(site.db, {
      answered: [{ question: aQuestion({ kind: 'paragraph', label: 'Pourquoi ?' }), values: ['Pour le pain,\nsurtout.'] }],
      documents: [
        aDocument(),
        aDocument({ name: `${'lettre-de-recommandation-'.repeat(4)}.docx`, state: 'checking', kind: null }),
      ],
    });
    await site.db.transaction((tx) =>
      announce(tx, application.id, { base: site.url, linkOf: (id) => `${site.url}/documents/${id}` }),
    );
    await site.db.query(`update delivery set failed_at = now(), reason = 'ETIMEDOUT', attempts = 12`);
    const answered = await storeApplication(site.db);
    const answer = { kind: 'question', text: 'Quand êtes-vous libre ?', contact: 'marie@comptoir.example' } as const;
    await site.stores.answers.add(answered.answerToken, answer, answerMail(answered, answer, site.url));
    const withdrawn = await storeApplication(site.db);
    await site.stores.received.withdraw(withdrawn.token, undefined);
    const answers = `/answers/${application.answerToken}`;
    paths = {
      person: `/applications/${application.token}`,
      answered: `/applications/${answered.token}?saved`,
      withdrawn: `/applications/${withdrawn.token}`,
      withdraw: `/applications/${application.token}/withdraw`,
      erase: `/applications/${application.token}/erase`,
      gone: '/applications/gone',
      answers: `/answers/${answered.answerToken}?sent`,
      no: `${answers}/no`,
      question: `${answers}/question`,
      interview: `${answers}/interview`,
      errors: `${answers}/interview`,
      inbox: `/inbox/${inboxToken}`,
      one: `/inbox/${inboxToken}/${application.number}`,
    };
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  const violationsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    const found = await page.evaluate(`axe.run().then(({ violations }) => violations)`);
    return v.parse(Violations, found).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  for (const colorScheme of ['light', 'dark'] as const)
    for (const [name, state] of Object.entries(states))
      it(`are read by everybody, on a narrow screen too: ${name}, ${colorScheme}`, async () => {
        const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 640 } });
        try {
          await page.goto(site.url + paths[state]);
          if (state === 'errors') {
            await press(page, 'Voir le message');
            await page.getByRole('alert').waitFor();
          }
          assert.deepEqual(await violationsOf(page), []);
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, 'nothing is cut off');
        } finally {
          await page.close();
        }
      });

  it('lead an employer from the mail to an interview, by the keyboard alone', async () => {
    const page = await browser.newPage();
    try {
      await page.goto(site.url + paths.interview);
      const { keyboard } = page;
      await page.getByLabel('Sur place').focus();
      await keyboard.press('Space');
      await keyboard.press('Tab');
      await page.getByLabel('Date').fill('2099-01-15');
      await page.getByLabel(/^Heure/).fill('09:30');
      await page.getByLabel('Adresse').focus();
      await keyboard.type('3 rue des Alpes, Nyons');
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Le message que Claire recevra' }).waitFor();
      await page.getByRole('button', { name: 'Envoyer cette réponse' }).focus();
      await keyboard.press('Enter');
      await page.getByRole('status').getByText('Votre réponse part par courriel').waitFor();
      const [mail] = await site.stores.mail.latest();
      assert.match(mail?.body ?? '', /jeudi 15 janvier 2099 à 9\u00a0h\u00a030/);
    } finally {
      await page.close();
    }
  });
});
