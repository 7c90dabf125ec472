import { Worker } from 'node:worker_threads';

import { logFailure } from '../output/log.ts';
import { inspectSignature } from './checks/inspect.ts';
import { toInspectionResult, type InspectionResult } from './inspection.ts';
import type { InspectionJob } from './inspection-thread.ts';

/** Milliseconds that a document may take: some ten times what the dearest does on a small machine that has other things to do. */
const defaultTimeoutMs = 60_000;

/** Megabytes for objects of the language; the bytes of files are held beside them. */
const maxHeapMb = 512;

export interface InspectionWorker {
  /** Never rejects for what is in the bytes: what cannot be examined is found to be so. */
  inspect: (bytes: Buffer, name: string) => Promise<InspectionResult>;
  /** Without the checks, for a document that has brought them down before. */
  skip: (bytes: Buffer, name: string) => InspectionResult;
}

export interface InspectionWorkerOptions {
  /** Milliseconds that a document may take. */
  timeoutMs?: number;
  /** What does the work, if not ours. */
  program?: URL;
}

const skip = (bytes: Buffer, name: string): InspectionResult => toInspectionResult(bytes, (file) => inspectSignature(file, name));

/** A result as it comes from another thread, where buffers are arrays of bytes. */
const revived = (found: InspectionResult): InspectionResult =>
  found.refusal === null ? { ...found, seen: { ...found.seen, kept: Buffer.from(found.seen.kept) } } : found;

/**
 * Examines documents on a thread of its own, one after the other, so that whoever asks the gateway something meanwhile is answered. The
 * thread is ended where a document takes too long or too much memory, and the document is called unexamined.
 */
export const inspectionWorker = ({
  timeoutMs = defaultTimeoutMs,
  program = new URL('inspection-thread.ts', import.meta.url),
}: InspectionWorkerOptions = {}): InspectionWorker => {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ready = (): Worker => {
    worker ??= new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } });
    return worker;
  };

  const once = (job: InspectionJob): Promise<InspectionResult | undefined> =>
    new Promise((resolve) => {
      const current = ready();
      const end = (found: InspectionResult | undefined): void => {
        clearTimeout(timer);
        current.off('message', onMessage).off('error', onError).off('exit', onEnd).unref();
        resolve(found);
        if (found) return;
        if (worker === current) worker = undefined;
        current.on('error', () => {}); // it may still say why it ends
        void current.terminate();
      };
      const onMessage = (found: InspectionResult): void => end(revived(found));
      const onEnd = (): void => end(undefined);
      const onError = (error: unknown): void => {
        logFailure('A document could not be examined', error);
        onEnd();
      };
      const timer = setTimeout(onEnd, timeoutMs);
      current.on('message', onMessage).on('error', onError).on('exit', onEnd).ref();
      current.postMessage(job);
    });

  return {
    skip,
    inspect: (bytes, name) => {
      const found = last.then(() => once({ bytes, name })).then((result) => result ?? skip(bytes, name));
      last = found.catch(() => {});
      return found;
    },
  };
};
