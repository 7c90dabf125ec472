import { runEvery } from '../jobs/run-every.ts';
import type { Files } from './files/index.ts';

/**
 * Goes its round every few seconds: looks at documents that wait, for an antivirus that was down say, and forgets those that
 * are over. Returns how to stop it, once what it has begun is done.
 */
export const startCleaner = (files: Files): (() => Promise<void>) => {
  const stop = runEvery('The documents', () => files.round());
  return async () => {
    await stop();
    await files.stop();
  };
};
