import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';

const processorTime = (): { idle: number; all: number } => {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  return { idle, all: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle) };
};

/** Resolves when the machine has been idle for most of a quarter of a second; after five seconds in any case. */
export const calm = async (): Promise<void> => {
  const end = Date.now() + 5_000;
  for (let isCalm = false; !isCalm && Date.now() < end;) {
    const before = processorTime();
    await setTimeout(250);
    const after = processorTime();
    isCalm = after.idle - before.idle > 0.7 * (after.all - before.all);
  }
};
