import type { Files } from './index.ts';

/** Milliseconds between two rounds. */
const pause = 15_000;

/**
 * Goes its round every few seconds: looks at documents that wait, for an antivirus that was down say, and forgets those that
 * are over. Returns how to stop it, once what it has begun is done.
 */
export const startKeeper = (files: Files): (() => Promise<void>) => {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const next = (): void => {
    current = files
      .round()
      .catch((error: unknown) => console.error('The documents could not be seen to:', error))
      .then(() => {
        if (!isStopped) timer = setTimeout(next, pause).unref();
      });
  };
  timer = setTimeout(next, 0).unref();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await current;
    await files.stop();
  };
};
