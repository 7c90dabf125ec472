import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import { examine } from './examine.ts';

export interface Job {
  bytes: Uint8Array;
  name: string;
}

// On Linux a priority is a thread’s own, and whoever asks the gateway something goes first; elsewhere it is the whole program’s.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', ({ bytes, name }: Job) => {
  parentPort?.postMessage(examine(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name));
});
