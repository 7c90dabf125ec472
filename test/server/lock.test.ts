import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { holderOf, takeLock } from '../../server/lock.ts';

/** A number that was a process's a moment ago. */
const deadProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

const aliveProcess = process.ppid;

describe('the lock of the data folder', () => {
  let root: string;
  let folders = 0;
  const newFolder = (): string => join(root, `${++folders}`);
  const leave = (content: string): string => {
    const folder = mkdtempSync(join(root, 'left-'));
    writeFileSync(join(folder, 'gateway.lock'), content);
    return folder;
  };

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'lock-'));
  });
  after(() => {
    rmSync(root, { recursive: true });
  });

  it('is taken in a folder that need not be there', () => {
    const folder = join(newFolder(), 'deeper');
    const { lock, holder } = takeLock(folder, 'token');
    assert.ok(lock);
    assert.equal(holder, undefined);
    lock.release();
    assert.equal(existsSync(join(folder, 'gateway.lock')), false);
  });

  it('is readable by its owner only, because of its token', () => {
    const folder = newFolder();
    takeLock(folder, 'token').lock?.announce('http://127.0.0.1:4600');
    assert.equal(statSync(join(folder, 'gateway.lock')).mode & 0o777, 0o600);
  });

  it('tells where the gateway answers, once it does', () => {
    const folder = newFolder();
    const { lock } = takeLock(folder, 'token');
    lock?.announce('http://127.0.0.1:4600');
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'gateway.lock'), 'utf8')), {
      pid: process.pid,
      token: 'token',
      address: 'http://127.0.0.1:4600',
    });
  });

  it('is refused while another process lives that holds it, and names it', () => {
    const holder = { pid: aliveProcess, token: 'x', address: 'http://127.0.0.1:1' };
    const folder = leave(JSON.stringify(holder));
    assert.deepEqual(holderOf(folder), holder);
    assert.deepEqual(takeLock(folder, 'token'), { holder });
    assert.deepEqual(holderOf(folder), holder);
  });

  const left: readonly (readonly [string, () => string])[] = [
    ['a process that is gone', () => JSON.stringify({ pid: deadProcess(), token: 'x' })],
    ['a process of the same number before a restart', () => JSON.stringify({ pid: process.pid, token: 'x' })],
    ['a machine that lost its power while writing', () => ''],
    ['something else', () => '{"pid":"me"}'],
    ['bytes', () => '\0\0\0'],
  ];
  for (const [by, content] of left)
    it(`is taken over when it was left by ${by}`, () => {
      const folder = leave(content());
      assert.equal(holderOf(folder), undefined);
      assert.ok(takeLock(folder, 'token').lock);
    });

  it('goes to exactly one of those that ask at once, and tells the others who has it', async () => {
    const takers = Array.from({ length: 3 }, () =>
      fork(fileURLToPath(new URL('../support/server-lock-taker.ts', import.meta.url))),
    );
    try {
      await Promise.all(takers.map((taker) => once(taker, 'message')));
      const stale = JSON.stringify({ pid: deadProcess(), token: 'x' });
      for (let round = 0; round < 60; round++) {
        const folder = leave(stale);
        if (round % 2) rmSync(join(folder, 'gateway.lock'));
        const order = { folder, at: Date.now() + 8 };
        const answers = await Promise.all(
          takers.map(async (taker): Promise<unknown> => {
            const answered = once(taker, 'message');
            taker.send(order);
            return (await answered)[0];
          }),
        );
        assert.deepEqual(answers.map(String).sort(), ['held', 'held', 'taken'], `round ${round}`);
      }
    } finally {
      for (const taker of takers) taker.kill();
    }
  });
});
