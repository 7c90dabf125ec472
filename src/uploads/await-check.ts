import { GatewayError, toGatewayError } from '../client/errors.ts';
import type { GatewaySession } from '../client/session.ts';
import type { Document } from '../contract/index.ts';
import { delayAttempt, maxAttempts } from './retry-policy.ts';

/** Delays between two polls (ms). */
const pollDelays = { first: 150, most: 5_000 } as const;

/** Polls after which a check is said to take its time. */
const slowAfterPolls = 3;

/**
 * Polls the gateway until it has checked a document; each answer is handed to `onAnswer`, with whether the check takes its time. Fails
 * as `GatewayError`, or once the signal says so.
 */
export const awaitCheck = async (
  session: GatewaySession,
  id: string,
  onAnswer: (document: Document, isSlow: boolean) => void,
  signal: AbortSignal,
): Promise<void> => {
  for (let [polls, failures] = [1, 0]; ; polls += 1) {
    const answer = await session.document(id, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      failures += 1;
      const failure = toGatewayError(error);
      if (!failure.retryable || failures === maxAttempts) throw failure;
      return failure;
    });
    if (!(answer instanceof GatewayError)) {
      failures = 0;
      onAnswer(answer, polls >= slowAfterPolls);
      if (answer.state === 'received' || answer.state === 'refused') return;
    }
    await delayAttempt(answer instanceof GatewayError ? answer : undefined, polls, pollDelays, signal);
  }
};
