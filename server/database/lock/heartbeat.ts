import { parentPort, workerData } from 'node:worker_threads';

import * as v from 'valibot';

import { heartbeatMs, renew, exitAsLost, LockState, isReleased, staleAfterMs, unconfirmedMs } from './lock-state.ts';

// A thread of its own, so that an import or a search that takes long does not look like the end of the gateway.
const hold = v.parse(LockState, workerData);

const isLost = (): boolean => {
  try {
    return !renew(hold);
  } catch {
    return unconfirmedMs(hold) > staleAfterMs;
  }
};

setInterval(() => {
  if (isReleased(hold) || !isLost() || isReleased(hold)) return;
  exitAsLost(hold);
  parentPort?.postMessage('lost');
}, heartbeatMs);
