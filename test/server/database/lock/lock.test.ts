import assert from 'node:assert/strict';
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { acquireLock, holderOf, type Lock } from '../../../../server/database/lock/index.ts';
import { currentProcess } from '../../../../server/database/lock/process-identity.ts';
import { apart, notApart } from '../../../support/server/apart.ts';

/** A number that was a process's a moment ago. */
const deadProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

/** Long enough for a thread on a busy machine to give a sign of life in (ms). */
const stale = 4_000;

const isLinux = process.platform === 'linux';

const taken = async (folder: string, options = {}): Promise<Lock> => {
  const { lock } = await acquireLock(folder, 'token', { stale, ...options });
  assert.ok(lock);
  return lock;
};

const takerScript = fileURLToPath(new URL('../../../support/server/lock-taker.ts', import.meta.url));

/** Another process that takes locks, and what it says. */
const taker = (process: ChildProcess) => {
  const heard: string[] = [];
  const waiting: ((said: string) => void)[] = [];
  process.on('message', (message) => {
    const said = typeof message === 'string' ? message : '';
    const next = waiting.shift();
    if (next) next(said);
    else heard.push(said);
  });
  const next = (): Promise<string> =>
    new Promise((resolve) => {
      const said = heard.shift();
      if (said === undefined) waiting.push(resolve);
      else resolve(said);
    });
  /** Asks for the lock of a folder and tells what came of it, the waiting aside. */
  const take = async (order: { folder: string; at?: number; patience?: number; stale?: number }): Promise<string> => {
    process.send({ at: Date.now(), stale, ...order });
    for (;;) {
      const said = await next();
      if (said !== 'waiting') return said;
    }
  };
  return { process, next, take, letGo: () => process.send({ folder: '', at: 0 }) };
};
type Taker = ReturnType<typeof taker>;

describe('the lock of the data folder', () => {
  let root: string;
  const newFolder = (): string => mkdtempSync(join(root, 'new-'));
  const takers: Taker[] = [];
  const start = async (started: ChildProcess): Promise<Taker> => {
    const made = taker(started);
    takers.push(made);
    await made.next();
    return made;
  };
  const beside = (): Promise<Taker> => start(fork(takerScript, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] }));
  const inContainer = (): Promise<Taker> =>
    start(spawn(apart[0], [...apart.slice(1), process.execPath, takerScript], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] }));
  const leave = (content: string): string => {
    const folder = mkdtempSync(join(root, 'left-'));
    writeFileSync(join(folder, 'gateway.lock'), content);
    return folder;
  };

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'lock-'));
  });
  after(() => {
    for (const { process } of takers) process.kill('SIGKILL');
    rmSync(root, { recursive: true });
  });

  it('is taken, and gone once it is given back', async () => {
    const folder = newFolder();
    (await taken(folder)).release();
    assert.equal(existsSync(join(folder, 'gateway.lock')), false);
  });

  it('is readable by its owner only, because of its token', async () => {
    const folder = newFolder();
    const lock = await taken(folder);
    lock.announce('http://127.0.0.1:4600');
    assert.equal(statSync(join(folder, 'gateway.lock')).mode & 0o777, 0o600);
    lock.release();
  });

  it('tells where the gateway answers, once it does', async () => {
    const folder = newFolder();
    const lock = await taken(folder);
    const { owner, ...first } = JSON.parse(readFileSync(join(folder, 'gateway.lock'), 'utf8'));
    assert.match(String(owner), /^[\w-]{22}$/);
    assert.deepEqual(first, { process: currentProcess(), token: 'token' });
    lock.announce('http://127.0.0.1:4600', true);
    assert.deepEqual(holderOf(folder), { owner, ...first, address: 'http://127.0.0.1:4600', ready: true });
    lock.release();
  });

  it('is refused while another process lives that holds it, and names it', async () => {
    const folder = newFolder();
    const lock = await taken(folder);
    lock.announce('http://127.0.0.1:1');
    const { holder } = await acquireLock(folder, 'other', { stale });
    assert.deepEqual(holder, holderOf(folder));
    assert.equal(holder?.address, 'http://127.0.0.1:1');
    lock.release();
  });

  const nobody: readonly (readonly [string, string])[] = [
    ['a machine that lost its power while writing', ''],
    ['something else', '{"pid":"me"}'],
    ['bytes', '\0\0\0'],
    [
      'a process of another machine',
      JSON.stringify({ owner: 'x', process: { pid: 1, space: 'elsewhere', began: '1' }, token: 'x' }),
    ],
    [
      'a system that does not tell its processes apart',
      JSON.stringify({ owner: 'x', process: { pid: process.ppid }, token: 'x' }),
    ],
  ];
  for (const [by, content] of nobody)
    it(`is taken over after some time without a sign of life when it was left by ${by}`, async () => {
      const folder = leave(content);
      const since = performance.now();
      (await taken(folder, { stale: 1_000 })).release();
      assert.ok(performance.now() - since >= 1_000);
    });

  const dead: readonly (readonly [string, () => object])[] = [
    ['a process that is gone', () => ({ ...currentProcess(), pid: deadProcess() })],
    ['a process of the same number before', () => ({ ...currentProcess(), began: '1' })],
  ];
  for (const [by, name] of dead)
    it(`is taken over at once when it was left by ${by}`, { skip: !isLinux && 'only Linux tells processes apart' }, async () => {
      const folder = leave(JSON.stringify({ owner: 'x', process: name(), token: 'x' }));
      assert.equal(holderOf(folder), undefined);
      const since = performance.now();
      (await taken(folder, { stale: 60_000 })).release();
      assert.ok(performance.now() - since < 2_000);
    });

  const odd: readonly (readonly [what: string, make: (path: string) => void])[] = [
    ['a folder', (path) => mkdirSync(path)],
    ['a link that leads nowhere', (path) => symlinkSync('/nonexistent/x', path)],
    ['a link', (path) => symlinkSync(fileURLToPath(import.meta.url), path)],
    ['a pipe', (path) => assert.equal(spawnSync('mkfifo', [path]).status, 0)],
  ];
  for (const [what, make] of odd)
    it(`is refused in a sentence where ${what} stands in its place, or in that of a takeover`, { skip: !isLinux }, async () => {
      const folder = newFolder();
      make(join(folder, 'gateway.lock'));
      await assert.rejects(acquireLock(folder, 'token'), /cannot be used: gateway\.lock in it is a .*: remove it/);
      assert.throws(() => holderOf(folder), /cannot be used/);
      const left = leave('');
      make(join(left, 'gateway.lock.takeover'));
      await assert.rejects(acquireLock(left, 'token', { stale: 0 }), /gateway\.lock\.takeover in it is a .*: remove it/);
    });

  it('is waited for by whoever has the patience, and theirs as soon as it is given back', async () => {
    const folder = newFolder();
    const lock = await taken(folder);
    const other = await beside();
    other.process.send({ folder, at: Date.now(), patience: 60_000 });
    assert.equal(await other.next(), 'waiting');
    lock.release();
    assert.equal(await other.next(), 'taken');
    other.letGo();
  });

  it('is lost by a process that was suspended, which ends before it writes', { skip: !isLinux && 'signals' }, async () => {
    const folder = newFolder();
    const suspended = await beside();
    assert.equal(await suspended.take({ folder }), 'taken');
    suspended.process.kill('SIGSTOP');
    const lock = await taken(folder);
    const said = text(suspended.process.stderr ?? assert.fail());
    suspended.process.kill('SIGCONT');
    assert.deepEqual(await once(suspended.process, 'exit'), [null, 'SIGKILL']);
    assert.match(await said, /^\S+gateway\.lock is another gateway’s now: .*\.\n$/);
    assert.ok(existsSync(join(folder, 'gateway.lock')));
    lock.release();
  });

  describe('between containers', { skip: notApart }, () => {
    it('is lost by the first process of one, which cannot be killed from within, with one sentence', async () => {
      const folder = newFolder();
      const suspended = await inContainer();
      assert.equal(await suspended.take({ folder }), 'taken');
      const pid = Number(readFileSync(`/proc/${suspended.process.pid}/task/${suspended.process.pid}/children`, 'utf8'));
      process.kill(pid, 'SIGSTOP');
      const lock = await taken(folder);
      const said = text(suspended.process.stderr ?? assert.fail());
      process.kill(pid, 'SIGCONT');
      assert.deepEqual(await once(suspended.process, 'exit'), [1, null]);
      assert.match(await said, /^\S+gateway\.lock is another gateway’s now: .*\.\n$/);
      lock.release();
    });

    it('goes to one of two whose processes have the same number', async () => {
      const folder = newFolder();
      const [one, other] = await Promise.all([inContainer(), inContainer()]);
      const at = Date.now() + 20;
      const said = await Promise.all([one, other].map((each) => each.take({ folder, at })));
      assert.deepEqual(said.sort(), ['held', 'taken']);
    });

    it('is waited for where its holder stops, and taken over some time after it was killed', async () => {
      const folder = newFolder();
      const [one, other] = await Promise.all([inContainer(), inContainer()]);
      assert.equal(await one.take({ folder }), 'taken');
      const rolling = other.take({ folder, patience: 60_000 });
      one.letGo();
      assert.equal(await rolling, 'taken');
      const next = one.take({ folder, patience: 60_000 });
      const since = performance.now();
      other.process.kill('SIGKILL');
      assert.equal(await next, 'taken');
      assert.ok(performance.now() - since >= stale - 1_500);
    });
  });

  it('goes to exactly one of those that ask at once, and tells the others who has it', async () => {
    const three = await Promise.all([beside(), beside(), beside()]);
    for (let round = 0; round < 10; round++) {
      const folder = leave(JSON.stringify({ owner: 'x', process: { ...currentProcess(), pid: deadProcess() }, token: 'x' }));
      if (round % 2) rmSync(join(folder, 'gateway.lock'));
      const at = Date.now() + 8;
      const answers = await Promise.all(three.map((each) => each.take({ folder, at })));
      assert.deepEqual(answers.sort(), ['held', 'held', 'taken'], `round ${round}`);
    }
  });
});
