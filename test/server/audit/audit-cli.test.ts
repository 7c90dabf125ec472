import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { Hono } from 'hono';

import { openEmbedded } from '../../../server/database/database.ts';
import { acquireLock } from '../../../server/database/lock/index.ts';
import { adminRoutes } from '../../../server/partners/admin-routes.ts';
import { auditStore } from '../../../server/audit/store.ts';
import { listenOnFreePort } from '../../support/served-site.ts';
import { endAll, run } from '../../support/server/process.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
after(async () => {
  await endAll();
  await rm(folder, { recursive: true });
});

const say = async (...words: string[]): Promise<string> => {
  const command = run('cli/audit.ts', { DATA_DIR: folder }, ...words);
  assert.equal(await command.ended, 0, command.said());
  return command.said();
};

describe('npm run audit', () => {
  it('says what has happened, whether the gateway runs or not', async () => {
    assert.match(await say(), /Nothing has happened yet\./);

    const db = await openEmbedded(join(folder, 'pglite'));
    const audit = auditStore(db);
    await audit.note(['7K4M-2XQ9'], 'received', 'applicant');
    await audit.note(['AAAA-AAAA', '7K4M-2XQ9'], 'read', 'recruiter');

    const token = 'a-token-of-this-test';
    const { lock } = await acquireLock(folder, token);
    const gateway = await listenOnFreePort(new Hono().route('/admin', adminRoutes(db, token)).fetch);
    try {
      lock?.announce(gateway.url, true);
      assert.match(
        await say(),
        /^\S+Z {2}7K4M-2XQ9 {2}recruiter {2}read\n\S+Z {2}AAAA-AAAA {2}recruiter {2}read\n\S+Z {2}7K4M-2XQ9 {2}applicant {2}received\n$/,
      );
    } finally {
      gateway.close();
      lock?.release();
      await db.close();
    }

    assert.match(await say('7k4m-2xq9', '--limit', '1'), /^\S+Z {2}7K4M-2XQ9 {2}recruiter {2}read\n$/);
    assert.match(await say('BBBB-BBBB'), /Nothing is known of application BBBB-BBBB\./);
  });

  it('says what is wrong to whoever types something else', async () => {
    for (const [words, answer] of [
      [['--limt', '3'], /^Unknown option '--limt'\. Did you mean --limit\?\n/],
      [['--limit', 'all'], /^--limit is “all”: it must be a number of entries, 200 say\.\n$/],
      [['A', 'B'], /Expected 1 argument but got 2/],
    ] as const) {
      const command = run('cli/audit.ts', { DATA_DIR: folder }, ...words);
      assert.equal(await command.ended, 1);
      assert.match(command.said(), answer);
    }
  });
});
