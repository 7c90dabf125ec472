import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

/** The gateway that has the embedded database open: PGlite is one process's own. */
const Holder = v.object({
  pid: v.number(),
  /** Where it answers. */
  address: v.optional(v.string()),
  /** Whether its database is open: until then it only says that it is starting. */
  ready: v.optional(v.boolean()),
  /** Opens its `/admin` to the command line of the same user: the file is readable by its owner only. */
  token: v.string(),
});
export type Holder = v.InferOutput<typeof Holder>;

const fileIn = (folder: string) => join(folder, 'gateway.lock');

const isAlive = (pid: number): boolean => {
  if (pid === process.pid) return false; // left by a process of the same number, before a restart
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** The process behind a lock. One that died has left its lock behind, and does not count. */
const liveHolder = (file: string): Holder | undefined => {
  try {
    const holder = v.parse(Holder, JSON.parse(readFileSync(file, 'utf8')));
    return isAlive(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
};

/** Whoever holds the folder now. */
export const holderOf = (folder: string): Holder | undefined => liveHolder(fileIn(folder));

export interface Lock {
  /** Tells where the gateway answers. */
  announce(address: string, ready?: boolean): void;
  release(): void;
}

/** Attempts to take over a lock that was left behind while others may be trying too, and the pause between two (ms). */
const attempts = 100;
const pause = 20;

/** Takes the folder for this process, or names the one that holds it. */
export const takeLock = (folder: string, token: string): { lock?: Lock; holder?: Holder } => {
  mkdirSync(folder, { recursive: true });
  const file = fileIn(folder);
  const own = `${file}.${process.pid}`;
  const write = (state: Pick<Holder, 'address' | 'ready'> = {}) =>
    writeFileSync(own, JSON.stringify({ pid: process.pid, token, ...state }), { mode: 0o600 });
  const lock: Lock = {
    announce: (address, ready) => {
      write({ address, ...(ready && { ready }) });
      renameSync(own, file);
    },
    release: () => rmSync(file, { force: true }),
  };
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      write();
      if (linked(own, file)) return { lock }; // whole from the first moment, and by one process only
      const holder = holderOf(folder);
      if (holder) return { holder };
      removeStale(file, own);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Error(`The lock ${file} can be neither read nor replaced.`);
};

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Makes `to` the same file as `from`, unless it is there; where a file system has no links, a copy of it. */
const linked = (from: string, to: string): boolean => {
  for (const make of [linkSync, (source: string, target: string) => copyFileSync(source, target, constants.COPYFILE_EXCL)])
    try {
      make(from, to);
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
    }
  throw new Error(`${to} cannot be written.`);
};

/** Older than this (ms), the mark of a takeover was left by a process that died in the middle of it. */
const takeoverTime = 5_000;

/**
 * Removes a lock that was left behind. Only one process at a time may look and remove, or it could remove the lock that
 * another has just taken.
 */
const removeStale = (file: string, own: string): void => {
  const takeover = `${file}.takeover`;
  if (!linked(own, takeover)) {
    const since = statSync(takeover, { throwIfNoEntry: false })?.ctimeMs;
    if (since !== undefined && Date.now() - since > takeoverTime) rmSync(takeover, { force: true });
    return;
  }
  try {
    // While the file is there nobody can take the lock; where it is gone, somebody may just have.
    if (existsSync(file) && !liveHolder(file)) rmSync(file);
  } finally {
    rmSync(takeover, { force: true });
  }
};
