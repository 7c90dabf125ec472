import * as v from 'valibot';

import { acquireLock, type Lock, type LockOptions } from '../../../server/database/lock/index.ts';

/** A process that takes the lock of a folder when it is told to, and says what came of it. It lets go when it is told the next. */
const Order = v.object({
  folder: v.string(),
  at: v.number(),
  timeoutMs: v.optional(v.number()),
  stale: v.optional(v.number()),
});

let held: Lock | undefined;

const attempt = async (folder: string, options: LockOptions): Promise<string> => {
  try {
    held = (await acquireLock(folder, 'token', { ...options, onWait: () => process.send?.('waiting') })).lock;
    return held ? 'taken' : 'held';
  } catch (error) {
    return String(error);
  }
};

process.on('message', (message) => {
  const { folder, at, timeoutMs = 0, stale = 15_000 } = v.parse(Order, message);
  held?.release();
  if (at === 0) return; // to let go of what it has, and no more
  while (Date.now() < at); // all of them in the same millisecond
  void attempt(folder, { timeoutMs, stale }).then((said) => process.send?.(said));
});
process.send?.('ready');
