import { parentPort, workerData } from 'node:worker_threads';

import * as v from 'valibot';

import { beat, confirm, endAsLost, Hold, isReleased, stale, unknownFor } from './hold.ts';

// A thread of its own, so that an import or a search that takes long does not look like the end of the gateway.
const hold = v.parse(Hold, workerData);

const isLost = (): boolean => {
  try {
    return !confirm(hold);
  } catch {
    return unknownFor(hold) > stale;
  }
};

setInterval(() => {
  if (isReleased(hold) || !isLost() || isReleased(hold)) return;
  endAsLost(hold);
  parentPort?.postMessage('lost');
}, beat);
