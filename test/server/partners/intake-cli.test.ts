import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { demoQuestions } from '../../../server/seed/questions.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';
import { endAll, run } from '../../support/server/process.ts';

describe('npm run partners -- intake', { timeout: 240_000, skip: noPostgres }, () => {
  let folder: string;
  let postgres: TestPostgres;
  let settings: Record<string, string>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'intake-'));
    postgres = await testPostgres();
    settings = { DATABASE_URL: await postgres.newDatabase() };
  });
  after(async () => {
    await endAll();
    await postgres.close();
    await rm(folder, { recursive: true });
  });

  const type = async (...words: string[]): Promise<{ said: string; code: unknown }> => {
    const command = run('cli/partners.ts', settings, ...words);
    const code = await command.ended;
    return { said: command.said(), code };
  };

  const say = async (...words: string[]): Promise<string> => {
    const { said, code } = await type(...words);
    assert.equal(code, 0, said);
    return said;
  };

  const isUserError = async (pattern: RegExp, ...words: string[]): Promise<void> => {
    const { said, code } = await type(...words);
    assert.equal(code, 1, said);
    assert.match(said, pattern);
    assert.doesNotMatch(said, /^\s+at .*:\d+/m);
  };

  it('lets an employer receive applications, and changes what is given', async () => {
    await say('add', '--name', 'Comptoir', '--origin', 'https://www.comptoir.example', '--company', 'Comptoir des Halles');
    await isUserError(/whom to ask about their data/, 'intake', 'comptoir');
    const first = await say('intake', 'comptoir', '--contact', 'donnees@comptoir.example');
    assert.match(first, /applications +for Comptoir, in the inbox only\n/);
    const [inbox = ''] = /http\S+\/inbox\/[\w-]{32}/.exec(first) ?? [];
    assert.ok(inbox);

    const questions = join(folder, 'questions.json');
    await writeFile(questions, JSON.stringify(demoQuestions));
    const second = await say(
      'intake',
      'comptoir',
      ...['--email', 'recrutement@comptoir.example', '--webhook', 'https://rh.comptoir.example/candidatures'],
      ...['--cv', 'required', '--per-day', '40', '--questions', questions],
    );
    assert.match(second, /by mail to recrutement@comptoir\.example/);
    const pasted = await say(
      'intake',
      'comptoir',
      '--recruiter',
      'Le\u2028Comptoir\u200b',
      '--email',
      'o’neill@comptoir.example',
    );
    assert.match(pasted, /applications +for Le Comptoir, by mail to o'neill@comptoir\.example/);
    assert.match(second, /a curriculum vitae is required; 500 for an offer, 40 a day/);
    assert.match(second, /webhook +https:\/\/rh\.comptoir\.example\/candidatures\n +whsec_\S{44} \(secret\)/);
    assert.ok(second.includes(inbox), 'the inbox keeps its address');
    assert.doesNotMatch(await say('intake', 'comptoir', '--webhook', 'none', '--email', 'none'), /webhook|by mail/);
  });

  it('refuses what cannot be used, in plain words', async () => {
    await say('add', '--name', 'Mairie', '--origin', 'https://www.mairie.example', '--departement', '26');
    await isUserError(/is no employer yet/, 'intake', 'mairie', '--contact', 'dpo@mairie.example');
    await isUserError(/Missing required argument 'partner'/, 'intake');
    for (const unseen of ['\u200b', '\u0301'])
      await isUserError(/--contact must have/, 'intake', 'comptoir', '--contact', unseen);
    await isUserError(/begins with https/, 'intake', 'comptoir', '--webhook', 'http://rh.comptoir.example/');
    await isUserError(/is no e-mail address/, 'intake', 'comptoir', '--email', 'Recrutement');
    await isUserError(/must be required or optional/, 'intake', 'comptoir', '--cv', 'yes');
    const questions = join(folder, 'wrong.json');
    await writeFile(questions, JSON.stringify([{ ...demoQuestions[1], options: ['Matin'] }]));
    await isUserError(/a choice needs two options/, 'intake', 'comptoir', '--questions', questions);
    await isUserError(/cannot be read/, 'intake', 'comptoir', '--questions', join(folder, 'nowhere.json'));
  });
});
