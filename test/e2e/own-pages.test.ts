import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';

import { enqueueNotifications } from '../../server/applications/notifications.ts';
import { replyMail } from '../../server/applications/mails.ts';
import { launchBrowser, servedSite, type ServedSite } from '../support/served-site.ts';
import { aDocument, aQuestion, saveRecruiter, storeApplication, webhookSecret } from '../support/server/stored-applications.ts';

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
  'an alert to confirm': 'alert',
  'an alert that is gone': 'noAlert',
  'a document that is gone': 'document',
  'an address there is not': 'missing',
  'the list of documents': 'documents',
  'a guide': 'guide',
  'a guide in English': 'guideInEnglish',
  'attributes and events': 'elements',
  'the API': 'api',
} as const;

/** What a page says of itself: one heading of the first level, no level left out, a title, a language, one main part. */
const Structure = v.object({
  lang: v.string(),
  title: v.string(),
  levels: v.array(v.number()),
  mains: v.number(),
  ids: v.array(v.string()),
  unlabelled: v.number(),
  inline: v.number(),
});
const structureOf = `({
  lang: document.documentElement.lang,
  title: document.title,
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.localName[1])),
  mains: document.querySelectorAll('main').length,
  ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
  unlabelled: [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(({ labels }) => !labels?.length).length,
  inline: document.querySelectorAll('main [style], main style, script:not([src])').length,
})`;

/** The rules of axe that a colour scheme can break: the page is otherwise the same in both. */
const byColours = ['color-contrast', 'link-in-text-block'];

describe('the pages of an application', { timeout: 240_000 }, () => {
  let site: ServedSite;
  let browser: Browser;
  let paths: Readonly<Record<(typeof states)[keyof typeof states], string>>;
  before(async () => {
    site = await servedSite();
    browser = await launchBrowser();
    const { inboxToken } = await saveRecruiter(site.db, { webhookUrl: 'https://comptoir.example/', webhookSecret });
    const application = await storeApplication(site.db, {
      questionAnswers: [{ question: aQuestion({ kind: 'paragraph', label: 'Pourquoi ?' }), values: ['Pour le pain,\nsurtout.'] }],
      documents: [
        aDocument(),
        aDocument({ name: `${'lettre-de-recommandation-'.repeat(4)}.docx`, state: 'checking', kind: null }),
      ],
    });
    await site.db.transaction((tx) =>
      enqueueNotifications(tx, application.id, { base: site.url, linkOf: (id) => `${site.url}/documents/${id}` }),
    );
    await site.db.query(`update delivery set failed_at = now(), reason = 'ETIMEDOUT', attempts = 12`);
    const answered = await storeApplication(site.db);
    const answer = { kind: 'question', text: 'Quand êtes-vous libre ?', contact: 'marie@comptoir.example' } as const;
    await site.stores.replies.add(answered.replyToken, answer, (turn) => replyMail(answered, answer, site.url, turn));
    const withdrawn = await storeApplication(site.db);
    await site.stores.applications.withdraw(withdrawn.token, undefined);
    const answers = `/answers/${application.replyToken}`;
    paths = {
      person: `/applications/${application.token}`,
      answered: `/applications/${answered.token}?saved`,
      withdrawn: `/applications/${withdrawn.token}`,
      withdraw: `/applications/${application.token}/withdraw`,
      erase: `/applications/${application.token}/erase`,
      gone: '/applications/gone',
      answers: `/answers/${answered.replyToken}?sent`,
      no: `${answers}/no`,
      question: `${answers}/question`,
      interview: `${answers}/interview`,
      errors: `${answers}/interview`,
      inbox: `/inbox/${inboxToken}`,
      one: `/inbox/${inboxToken}/${application.reference}`,
      alert: `/alerts/${await askForAlert()}`,
      noAlert: '/alerts/gone',
      document: '/documents/gone',
      missing: '/nowhere',
      documents: '/docs/',
      guide: '/docs/integrer',
      guideInEnglish: '/docs/csp',
      elements: '/docs/api/elements',
      api: '/docs/api/',
    };
  });

  const askForAlert = async (): Promise<string> => {
    await site.app.request('/v1/alerts?key=pk_test_council', {
      method: 'POST',
      headers: { 'idempotency-key': 'own-pages' },
      body: new URLSearchParams({
        email: 'claire@courriel.example',
        frequency: 'day',
        place: '26362',
        radius: '20',
        contract: 'CDI,CDD',
      }),
    });
    const { rows } = await site.db.query<{ token: string }>('select token from alert');
    return rows[0]?.token ?? '';
  };

  after(async () => {
    await browser.close();
    await site.close();
  });

  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  const violationsOf = async (page: Page, rules: readonly string[] = []): Promise<string[]> => {
    if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe);
    const options = rules.length > 0 ? JSON.stringify({ runOnly: rules }) : '';
    const found = await page.evaluate(`axe.run(${options}).then(({ violations }) => violations)`);
    return v.parse(Violations, found).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  const width = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth');

  for (const [name, state] of Object.entries(states))
    it(`are read by everybody, on a narrow screen too, by day and by night: ${name}`, async () => {
      const page = await browser.newPage({ colorScheme: 'light', viewport: { width: 320, height: 640 } });
      try {
        await page.goto(site.url + paths[state]);
        if (state === 'errors') {
          await press(page, 'Voir le message');
          await page.getByRole('alert').waitFor();
        }
        assert.deepEqual(await violationsOf(page), []);
        assert.equal(await width(page), 320, 'nothing is cut off');
        const { lang, title, levels, mains, ids, unlabelled, inline } = v.parse(Structure, await page.evaluate(structureOf));
        assert.match(lang, /^(?:fr|en)$/);
        assert.match(title, state === 'errors' ? /^Erreur/ : /./);
        assert.equal(mains, 1);
        assert.equal(levels.filter((level) => level === 1).length, 1, 'one heading of the page');
        for (const [index, level] of levels.entries())
          assert.ok(level <= (levels[index - 1] ?? 0) + 1, `no level is left out: ${levels.join(' ')}`);
        assert.deepEqual(ids, [...new Set(ids)], 'each id once');
        assert.equal(unlabelled, 0);
        assert.equal(inline, 0);
        await page.emulateMedia({ colorScheme: 'dark' });
        assert.deepEqual(await violationsOf(page, byColours), [], 'in the dark');
        assert.equal(await width(page), 320, 'nothing is cut off in the dark');
        await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
        assert.equal(await width(page), 320, 'nothing is cut off where letters are twice as large');
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
      const day = `${new Date().getFullYear() + 1}-01-15`;
      await page.getByLabel('Date').fill(day);
      await page.getByLabel(/^Heure/).fill('9 h 30');
      await page.getByLabel('Adresse').focus();
      await keyboard.type('3 rue des Alpes, Nyons');
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Le message que Claire recevra' }).waitFor();
      await page.getByRole('button', { name: 'Envoyer cette réponse' }).focus();
      await keyboard.press('Enter');
      await page.getByRole('status').getByText('Votre réponse part par courriel').waitFor();
      const [mail] = await site.stores.mails.latest();
      const written = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));
      assert.ok(mail?.body.includes(`${written} à 9\u00a0h\u00a030`), mail?.body);
    } finally {
      await page.close();
    }
  });

  it('are in the colours of the partner, in the dark too, with its name and the way back that its account knows', async () => {
    await site.db.query(
      `update partner set color = '#8a1538', origins = '{https://*.nyons.example,https://www.nyons.example}' where id = 'demo-employer'`,
    );
    for (const [colorScheme, expected] of [
      ['light', 'rgb(138, 21, 56)'],
      ['dark', 'rgb(185, 115, 136)'],
    ] as const) {
      const page = await browser.newPage({ colorScheme });
      await page.goto(site.url + paths.withdraw);
      const button = page.getByRole('button', { name: 'Retirer ma candidature' });
      assert.equal(await button.evaluate((element) => getComputedStyle(element).backgroundColor), expected);
      assert.deepEqual(await violationsOf(page), []);
      const header = page.getByRole('banner');
      await header.getByText('Employeur (démonstration)').waitFor();
      assert.equal(await header.getByRole('link', { name: 'Retour au site' }).getAttribute('href'), 'https://www.nyons.example');
      await page.close();
    }
  });

  it('copy a snippet at the press of a button, and are whole without scripts', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(site.url + paths.guide);
    await page.getByRole('button', { name: 'Copier' }).first().click();
    await page.getByRole('status').getByText('Copié').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, (await page.locator('pre').first().innerText()).trimEnd());
    assert.match(copied, /^<script\s[^>]+><\/script>$/);
    assert.ok(copied.includes(`src="${site.url}/sdk/1/loader.js"`), 'with the address of this gateway');
    assert.deepEqual(errors, []);
    await context.close();
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(site.url + paths.guide);
    assert.equal(await plain.getByRole('button').count(), 0);
    await plain.getByText('/sdk/1/loader.js').first().waitFor();
    await plain.close();
  });
});
