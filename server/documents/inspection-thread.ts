import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import { inspectDocument } from './inspection.ts';

export interface InspectionJob {
  bytes: Uint8Array;
  name: string;
}

// On Linux a priority is a thread’s own, and whoever asks the gateway something goes first; elsewhere it is the whole program’s.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', ({ bytes, name }: InspectionJob) => {
  parentPort?.postMessage(inspectDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name));
});
