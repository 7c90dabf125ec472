import type { Locker } from '@tus/server';

import { UploadError } from './upload-error.ts';

interface Holder {
  /** Asks it to come to an end. */
  release: () => unknown;
  done: Promise<void>;
}

/**
 * One request at a time for each upload. Whoever comes back after a cut asks the request that still waits for its lost
 * connection to come to an end, and sleeps until it has (the library's own locker looks again and again).
 */
export const uploadLocks = (): Locker => {
  const held = new Map<string, Holder>();
  return {
    newLock: (id) => {
      let unlock = (): void => {};
      return {
        lock: async (signal, release) => {
          for (let holder = held.get(id); holder; holder = held.get(id)) {
            holder.release();
            await holder.done;
            if (signal.aborted) throw new UploadError(409, 'The upload is locked by another request');
          }
          const done = new Promise<void>((resolve) => {
            unlock = () => {
              held.delete(id);
              resolve();
            };
          });
          held.set(id, { release, done });
        },
        unlock: async () => unlock(),
      };
    },
  };
};
