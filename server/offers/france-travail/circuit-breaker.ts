import { circuitBreaker, ConsecutiveBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';

import { SourceUnavailable } from '../source.ts';

const failuresInARow = 5;
const halfOpenAfterMs = 5_000; // ms

/**
 * After a few failures in a row nothing is asked for some seconds; then one call finds out whether the rest may follow. An
 * API that refuses or asks to wait has not failed.
 */
export const apiCircuitBreaker = () => {
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof SourceUnavailable),
    { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(failuresInARow) },
  );
  policy.onBreak((reason) => {
    const why = 'error' in reason && reason.error instanceof Error ? `: ${reason.error.message}` : '';
    console.error(`France Travail is not asked for ${halfOpenAfterMs / 1_000} s${why}`);
  });
  policy.onReset(() => console.log('France Travail answers again'));
  return {
    async guard<T>(call: () => Promise<T>): Promise<T> {
      try {
        return await policy.execute(call);
      } catch (error) {
        throw isBrokenCircuitError(error) ? new SourceUnavailable('France Travail has failed again and again') : error;
      }
    },
  };
};
