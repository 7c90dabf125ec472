import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, rmSync, writeSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

import * as v from 'valibot';

import {
  renew,
  exitAsLost,
  isKnownLost,
  isReleased,
  leaseMs,
  markReleased,
  staleAfterMs as usualStale,
  unconfirmedMs,
  type LockState,
} from './lock-state.ts';
import { DataFolderError } from '../data-folder.ts';
import { isKnownDead, ProcessIdentity, currentProcess } from './process-identity.ts';

/** The gateway that has the embedded database open: PGlite is one process's own. */
const Holder = v.object({
  owner: v.string(),
  process: ProcessIdentity,
  /** Where it answers. */
  address: v.optional(v.string()),
  /** Whether its database is open: until then it only says that it is starting. */
  ready: v.optional(v.boolean()),
  /** Opens its `/admin` to the command line of the same user: the file is readable by its owner only. */
  token: v.string(),
});
export type Holder = v.InferOutput<typeof Holder>;

const fileIn = (folder: string) => join(folder, 'gateway.lock');

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

interface SeenLock {
  /** `undefined`: what stands there says of nobody. A machine lost its power while writing, say. */
  holder: Holder | undefined;
  /** The same as long as nobody gives a sign of life. */
  signs: string;
}

/** The file at a path, which is never made as anything else: a pipe would be waited for, a link leads away. `undefined`: none is. */
const regularFile = (path: string): Stats | undefined => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile())
    throw new DataFolderError(
      `The data in ${dirname(path)} cannot be used: ${basename(path)} in it is a ${found.isDirectory() ? 'folder' : 'link or pipe'}, and must be a file: remove it.`,
    );
  return found;
};

/** The lock as it is now; `undefined`: nobody has it. Opened anew, which has a network's file system ask its server. */
const readLock = (file: string): SeenLock | undefined => {
  if (!regularFile(file)) return undefined;
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    const { ino, mtimeMs } = fstatSync(handle);
    const holder = holderIn(readFileSync(handle, 'utf8'));
    return { holder, signs: `${holder?.owner ?? ''} ${ino} ${mtimeMs}` };
  } finally {
    closeSync(handle);
  }
};

const holderIn = (text: string): Holder | undefined => {
  try {
    return v.parse(Holder, JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** Whoever holds the folder now, unless it is known to be dead. */
export const holderOf = (folder: string): Holder | undefined => {
  const holder = readLock(fileIn(folder))?.holder;
  return holder && !isKnownDead(holder.process) ? holder : undefined;
};

export interface Lock {
  /** Tells where the gateway answers. */
  announce(address: string, ready?: boolean): void;
  /**
   * Called before anything is written: where the lock may have been lost meanwhile, because the machine slept say, makes sure that it
   * was not, and else ends the process.
   */
  check(): void;
  release(): void;
}

/** The lock, or whoever has it, as far as the lock tells. */
export type LockResult = { lock: Lock; holder?: never } | { lock?: never; holder: Holder | undefined };

export interface LockOptions {
  /** Milliseconds that a holder which lives is waited for. */
  timeoutMs?: number;
  /** Told once that there is somebody to wait for. */
  onWait?: (holder: Holder | undefined) => void;
  /** Milliseconds without a sign of life after which the lock counts as left behind. */
  stale?: number;
}

/** Milliseconds between two readings of a lock that somebody has. */
const pollMs = 200;

/** Milliseconds without a change after which the mark of a takeover was left by a process that died in the middle of it. */
const takeoverTime = 5_000;

/**
 * For how long (ms) something has been the same, by readings that follow each other. No clock of another machine is asked, and time in
 * which this process slept does not count: the holder may have slept too.
 */
const stillness = () => {
  let [last, still, at] = ['', 0, 0];
  return (signs: string): number => {
    const now = performance.now();
    still = signs === last ? still + Math.min(now - at, 2 * pollMs) : 0;
    [last, at] = [signs, now];
    return still;
  };
};

/**
 * Takes the folder, which is there, for this process, or names the one that holds it. A holder gives a sign of life every second;
 * one of this machine that is known to be dead is not waited for.
 */
export const acquireLock = async (
  folder: string,
  token: string,
  { timeoutMs = 0, onWait, stale = usualStale }: LockOptions = {},
): Promise<LockResult> => {
  const file = fileIn(folder);
  const [lockStillness, markStillness] = [stillness(), stillness()];
  const since = performance.now();
  let first: SeenLock | undefined;
  for (;;) {
    const lock = create(file, token);
    if (lock) return { lock };
    const seen = readLock(file);
    if (seen) {
      const still = lockStillness(seen.signs);
      if ((seen.holder && isKnownDead(seen.holder.process)) || still >= stale) {
        if (removeStale(file, seen.signs, markStillness)) continue;
      } else {
        if (!first) onWait?.(seen.holder);
        first ??= seen;
        const lives = seen.signs !== first.signs;
        if (lives && performance.now() - since >= timeoutMs) return { holder: seen.holder };
      }
    }
    await sleep(pollMs);
  }
};

/** Makes the lock, whose making only one process can succeed in, and holds it; `undefined`: somebody has it. */
const create = (file: string, token: string): Lock | undefined => {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw error;
  }
  const owner = randomBytes(16).toString('base64url');
  // In its place, so that it is never somebody else's file that is written. It only grows, and begins with the owner.
  const write = (state: Pick<Holder, 'address' | 'ready'> = {}): void =>
    void writeSync(handle, JSON.stringify({ owner, process: currentProcess(), token, ...state } satisfies Holder), 0);
  try {
    write();
  } catch (error) {
    closeSync(handle);
    rmSync(file, { force: true });
    throw error;
  }
  return held({ file, handle, owner, known: new BigInt64Array(new SharedArrayBuffer(24)) }, write);
};

const held = (hold: LockState, write: (state: Pick<Holder, 'address' | 'ready'>) => void): Lock => {
  if (!renew(hold)) exitAsLost(hold);
  const worker = new Worker(new URL('./heartbeat.ts', import.meta.url), { workerData: hold });
  worker.on('message', () => exitAsLost(hold));
  worker.unref();
  return {
    announce: (address, ready) => write({ address, ...(ready && { ready }) }),
    check: () => {
      if (isKnownLost(hold) || (!isReleased(hold) && unconfirmedMs(hold) > leaseMs && !renew(hold))) exitAsLost(hold);
    },
    release: () => {
      if (isReleased(hold)) return;
      const isHeld = renew(hold);
      markReleased(hold);
      if (isHeld) rmSync(hold.file, { force: true });
      void worker.terminate().then(() => closeSync(hold.handle));
    },
  };
};

/**
 * Removes a lock that was left behind, as it was seen, and tells whether it is gone. Only one process at a time may look and remove,
 * or it could remove the lock that another has just taken.
 */
const removeStale = (file: string, signs: string, markStillness: (signs: string) => number): boolean => {
  const mark = `${file}.takeover`;
  try {
    closeSync(openSync(mark, 'wx', 0o600));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const seen = regularFile(mark);
    if (seen && markStillness(`${seen.ino} ${seen.mtimeMs}`) > takeoverTime) rmSync(mark, { force: true });
    return false;
  }
  try {
    if (readLock(file)?.signs === signs) rmSync(file);
    return true;
  } finally {
    rmSync(mark, { force: true });
  }
};
