import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

/** The gateway that has the embedded database open: PGlite is one process's own. */
const Holder = v.object({
  pid: v.number(),
  /** Where it answers, once it does. */
  address: v.optional(v.string()),
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

/** Whoever holds the folder now. A lock left behind by a process that died does not count. */
export const holderOf = (folder: string): Holder | undefined => {
  try {
    const holder = v.parse(Holder, JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    return isAlive(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
};

export interface Lock {
  /** Tells where the gateway answers. */
  announce(address: string): void;
  release(): void;
}

/** Takes the folder for this process, or names the one that holds it. */
export const takeLock = (folder: string, token: string): { lock?: Lock; holder?: Holder } => {
  mkdirSync(folder, { recursive: true });
  const write = (flag: 'w' | 'wx', address?: string) =>
    writeFileSync(fileIn(folder), JSON.stringify({ pid: process.pid, token, ...(address && { address }) }), {
      flag,
      mode: 0o600,
    });
  const holder = holderOf(folder);
  if (holder) return { holder };
  rmSync(fileIn(folder), { force: true });
  write('wx');
  return { lock: { announce: (address) => write('w', address), release: () => rmSync(fileIn(folder), { force: true }) } };
};
