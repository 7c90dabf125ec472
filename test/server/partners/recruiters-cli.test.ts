import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { demoQuestions } from '../../../server/seed/questions.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';
import { endAll, run } from '../../support/server/process.ts';

describe('npm run partners -- recruit', { timeout: 240_000, skip: noPostgres }, () => {
  let folder: string;
  let postgres: TestPostgres;
  let settings: Record<string, string>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recruiters-'));
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

  const isMistake = async (pattern: RegExp, ...words: string[]): Promise<void> => {
    const { said, code } = await type(...words);
    assert.equal(code, 1, said);
    assert.match(said, pattern);
    assert.doesNotMatch(said, /^\s+at .*:\d+/m);
  };

  it('lets an employer receive applications, and changes what is given', async () => {
    await say('add', '--name', 'Comptoir', '--origin', 'https://www.comptoir.example', '--company', 'Comptoir des Halles');
    await isMistake(/whom to ask about their data/, 'recruit', 'comptoir');
    const first = await say('recruit', 'comptoir', '--contact', 'donnees@comptoir.example');
    assert.match(first, /applications +for Comptoir, in the inbox only\n/);
    const [inbox = ''] = /http\S+\/inbox\/[\w-]{32}/.exec(first) ?? [];
    assert.ok(inbox);

    const questions = join(folder, 'questions.json');
    await writeFile(questions, JSON.stringify(demoQuestions));
    const second = await say(
      'recruit',
      'comptoir',
      ...['--email', 'recrutement@comptoir.example', '--webhook', 'https://rh.comptoir.example/candidatures'],
      ...['--cv', 'required', '--per-day', '40', '--questions', questions],
    );
    assert.match(second, /by mail to recrutement@comptoir\.example/);
    const pasted = await say(
      'recruit',
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
    assert.doesNotMatch(await say('recruit', 'comptoir', '--webhook', 'none', '--email', 'none'), /webhook|by mail/);
  });

  it('refuses what cannot be used, in plain words', async () => {
    await say('add', '--name', 'Mairie', '--origin', 'https://www.mairie.example', '--departement', '26');
    await isMistake(/is no employer yet/, 'recruit', 'mairie', '--contact', 'dpo@mairie.example');
    await isMistake(/Say which/, 'recruit');
    for (const unseen of ['\u200b', '\u0301']) await isMistake(/--contact must have/, 'recruit', 'comptoir', '--contact', unseen);
    await isMistake(/begins with https/, 'recruit', 'comptoir', '--webhook', 'http://rh.comptoir.example/');
    await isMistake(/is no e-mail address/, 'recruit', 'comptoir', '--email', 'Recrutement');
    await isMistake(/must be required or optional/, 'recruit', 'comptoir', '--cv', 'yes');
    const questions = join(folder, 'wrong.json');
    await writeFile(questions, JSON.stringify([{ ...demoQuestions[1], options: ['Matin'] }]));
    await isMistake(/a choice needs two options/, 'recruit', 'comptoir', '--questions', questions);
    await isMistake(/cannot be read/, 'recruit', 'comptoir', '--questions', join(folder, 'nowhere.json'));
  });
});
