import { Worker } from 'node:worker_threads';

import { logFailure } from '../output/log.ts';
import { unexamined } from './checks/look.ts';
import { examinedBy, type Examined } from './examine.ts';
import type { Job } from './examine-worker.ts';

/** Milliseconds that a document may take: some ten times what the dearest does on a small machine that has other things to do. */
const usualLimit = 60_000;

/** Megabytes for objects of the language; the bytes of files are held beside them. */
const memory = 512;

export interface Examiner {
  /** Never rejects for what is in the bytes: what cannot be examined is found to be so. */
  examine: (bytes: Buffer, name: string) => Promise<Examined>;
  /** Without the checks, for a document that has brought them down before. */
  pass: (bytes: Buffer, name: string) => Examined;
}

export interface ExaminerOptions {
  /** Milliseconds that a document may take. */
  limit?: number;
  /** What does the work, if not ours. */
  program?: URL;
}

const pass = (bytes: Buffer, name: string): Examined => examinedBy(bytes, (file) => unexamined(file, name));

/** A result as it comes from another thread, where buffers are arrays of bytes. */
const revived = (found: Examined): Examined =>
  found.refusal === null ? { ...found, seen: { ...found.seen, kept: Buffer.from(found.seen.kept) } } : found;

/**
 * Examines documents on a thread of its own, one after the other, so that whoever asks the gateway something meanwhile is answered. The
 * thread is ended where a document takes too long or too much memory, and the document is called unexamined.
 */
export const examiner = ({
  limit = usualLimit,
  program = new URL('examine-worker.ts', import.meta.url),
}: ExaminerOptions = {}): Examiner => {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ready = (): Worker => {
    worker ??= new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    return worker;
  };

  const once = (job: Job): Promise<Examined | undefined> =>
    new Promise((resolve) => {
      const current = ready();
      const end = (found: Examined | undefined): void => {
        clearTimeout(timer);
        current.off('message', onMessage).off('error', onError).off('exit', onEnd).unref();
        resolve(found);
        if (found) return;
        if (worker === current) worker = undefined;
        current.on('error', () => {}); // it may still say why it ends
        void current.terminate();
      };
      const onMessage = (found: Examined): void => end(revived(found));
      const onEnd = (): void => end(undefined);
      const onError = (error: unknown): void => {
        logFailure('A document could not be examined', error);
        onEnd();
      };
      const timer = setTimeout(onEnd, limit);
      current.on('message', onMessage).on('error', onError).on('exit', onEnd).ref();
      current.postMessage(job);
    });

  return {
    pass,
    examine: (bytes, name) => {
      const found = last.then(() => once({ bytes, name })).then((result) => result ?? pass(bytes, name));
      last = found.catch(() => {});
      return found;
    },
  };
};
