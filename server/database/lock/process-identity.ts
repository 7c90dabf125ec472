import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

import * as v from 'valibot';

/** A process, and where its number means it: containers that share a folder each have a process 1. */
export const ProcessIdentity = v.object({
  pid: v.number(),
  /** Host, start of the system and namespace of its processes; absent where the system does not tell them (only Linux does). */
  space: v.optional(v.string()),
  /** When it began, in ticks since the start of the system: a number is given again to a later process. */
  began: v.optional(v.string()),
});
export type ProcessIdentity = v.InferOutput<typeof ProcessIdentity>;

const orUndefined = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** Its state and when it began (proc_pid_stat(5), fields 3 and 22; the name before them may have any sign in it). */
const statOf = (pid: number | 'self'): { state: string | undefined; began: string | undefined } | undefined =>
  orUndefined(() => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return { state: fields[0], began: fields[19] };
  });

const spaceOf = (): string | undefined =>
  orUndefined(() => {
    // A container may see the processes of another namespace there: then its numbers say nothing here.
    if (readlinkSync('/proc/self') !== String(process.pid)) return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  });

export const currentProcess = (): ProcessIdentity => {
  const [space, began] = [spaceOf(), statOf('self')?.began];
  return { pid: process.pid, ...(space && { space }), ...(began && { began }) };
};

/** Whether a process is known to be no more. `false` says nothing: it may be one of another machine or container. */
export const isKnownDead = ({ pid, space, began }: ProcessIdentity): boolean => {
  if (!space || space !== spaceOf()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return true;
  }
  const stat = statOf(pid);
  return stat?.state === 'Z' || (stat?.began !== undefined && began !== undefined && stat.began !== began);
};
