/** Ends when `begin` calls what it is given, and fails once the signal says so. `begin` returns the cleanup. */
const until = (signal: AbortSignal, begin: (done: () => void) => () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (): void => {
      tidy();
      signal.removeEventListener('abort', stop);
    };
    const stop = (): void => {
      end();
      reject(new DOMException('', 'AbortError'));
    };
    signal.addEventListener('abort', stop);
    const tidy = begin(() => {
      end();
      resolve();
    });
    if (signal.aborted) stop();
  });

/** When the network is back. */
export const whenOnline = (signal: AbortSignal): Promise<void> =>
  until(signal, (done) => {
    addEventListener('online', done);
    return () => removeEventListener('online', done);
  });

/** Milliseconds later. */
export const delay = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  until(signal, (done) => {
    const timer = setTimeout(done, milliseconds);
    return () => clearTimeout(timer);
  });

/** Milliseconds later, or as soon as the network is back. */
export const delayOrOnline = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  until(signal, (done) => {
    addEventListener('online', done);
    const timer = setTimeout(done, milliseconds);
    return () => {
      removeEventListener('online', done);
      clearTimeout(timer);
    };
  });

/** Milliseconds before the next try: anything up to twice as long as before it (“full jitter”), so that not all come back at once. */
export const backoffMs = (tries: number, { first, most }: { first: number; most: number }): number =>
  Math.random() * Math.min(most, first * 2 ** tries);
