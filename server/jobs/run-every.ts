import { logFailure } from '../output/log.ts';

/** Milliseconds between two rounds. */
const delayMs = 15_000;

/**
 * Goes a round every few seconds, the first at once, and never two at a time. One that fails is told to whoever runs the gateway, and
 * the next comes all the same. Returns how to stop, once the round that has begun is done.
 */
export const runEvery = (what: string, round: () => Promise<void>): (() => Promise<void>) => {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const next = (): void => {
    if (isStopped) return;
    current = round()
      .catch((error: unknown) => {
        if (!isStopped) logFailure(`${what} could not be seen to`, error);
      })
      .then(() => {
        if (!isStopped) timer = setTimeout(next, delayMs).unref();
      });
  };
  timer = setTimeout(next, 0).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    return current;
  };
};
