import { closeSync, futimesSync, openSync, readSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

import * as v from 'valibot';

/** Milliseconds between two signs of life of whoever holds a lock. */
export const heartbeatMs = 1_000;

/** Milliseconds without a sign of life after which a lock counts as left behind. */
export const staleAfterMs = 15_000;

/** Milliseconds after its last sign of life in which a holder need not ask whether it still is one: well before it counts as gone. */
export const leaseMs = 5_000;

/** What a thread needs to show that the lock is held. */
export const LockState = v.object({
  /** The lock's path: whoever takes it over puts a file of its own there. */
  file: v.string(),
  /** The holder's own file, open: its signs of life reach no other's. */
  handle: v.number(),
  /** Beyond guessing, new for each holder. */
  owner: v.string(),
  /**
   * When the lock was last known to be held: nanoseconds of the steady clock, and milliseconds since 1970; then its state: held, given
   * back or lost. Memory that threads share.
   */
  known: v.custom<BigInt64Array>((value) => value instanceof BigInt64Array),
});
export type LockState = v.InferOutput<typeof LockState>;

const headLength = 200;

/** Whose the file at the lock's path is; `undefined`: nobody's. Opened anew, which has a network's file system ask its server. */
const ownerOf = (file: string): string | undefined => {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const head = Buffer.alloc(headLength);
    return /^\{"owner":"([\w-]+)"/.exec(head.toString('latin1', 0, readSync(handle, head, 0, headLength, 0)))?.[1] ?? '';
  } finally {
    closeSync(handle);
  }
};

/** Gives a sign of life and tells whether the lock is still held. Throws where that cannot be known, of a disk that does not answer say. */
export const renew = ({ file, handle, owner, known }: LockState): boolean => {
  const [steady, date] = [process.hrtime.bigint(), Date.now()];
  futimesSync(handle, date / 1_000, date / 1_000);
  if (ownerOf(file) !== owner) return false;
  Atomics.store(known, 0, steady);
  Atomics.store(known, 1, BigInt(date));
  return true;
};

/**
 * Milliseconds since the lock was last known to be held, by the clock that says more: the steady one stands still while a machine
 * sleeps, the other can be set.
 */
export const unconfirmedMs = ({ known }: Pick<LockState, 'known'>): number =>
  Math.max(Number(process.hrtime.bigint() - Atomics.load(known, 0)) / 1_000_000, Date.now() - Number(Atomics.load(known, 1)));

const [isHeld, isGivenBack, isLost] = [0n, 1n, 2n];

export const isReleased = ({ known }: LockState): boolean => Atomics.load(known, 2) === isGivenBack;

export const markReleased = ({ known }: LockState): void => void Atomics.store(known, 2, isGivenBack);

/**
 * Ends the whole process, in the middle of whatever it does: whatever it still wrote would be in another's data. No handler of the
 * process runs any more. The first process of a container cannot be killed from within: there only the main thread can end it, and
 * another thread comes back from here.
 */
export const exitAsLost = ({ file, known }: LockState): void => {
  if (Atomics.compareExchange(known, 2, isHeld, isLost) === isHeld)
    writeSync(
      2,
      `${file} is another gateway’s now: this one gave no sign of life for some time, because it was suspended or its disk did not answer, and has ended. Start it again once the other has stopped.\n`,
    );
  process.kill(process.pid, 'SIGKILL');
  if (!isMainThread) return;
  process.removeAllListeners('exit');
  process.exit(1);
};

/** Whether another thread has found that the lock is lost. */
export const isKnownLost = ({ known }: LockState): boolean => Atomics.load(known, 2) === isLost;
