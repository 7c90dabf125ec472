import { setTimeout as passing } from 'node:timers/promises';

import { SourceRateLimited } from '../source.ts';

/** A second, and a little: calls do not take the same time on their way. */
const second = 1_050;

/** How long a call may wait for its turn, in milliseconds: what would wait longer is refused at once. */
const maxWaitMs = 2_000;

export interface QuotaOptions {
  perSecond: number;
  /** Milliseconds that only ever grow. */
  now?: () => number;
  wait?: (milliseconds: number) => Promise<unknown>;
}

/** So many calls in any second. The queue is as long as can be served in time. */
export const callQuota = ({ perSecond, now = () => performance.now(), wait = passing }: QuotaOptions) => {
  /** When the last calls were made, or will be; as many as a second holds. */
  const turns: number[] = [];
  let closedUntil = Number.NEGATIVE_INFINITY;

  const refuse = (milliseconds: number): never => {
    throw new SourceRateLimited(Math.max(1, Math.ceil(milliseconds / 1_000)));
  };

  return {
    /** Comes when a call may be made; fails with {@link SourceRateLimited} where that is too far off. */
    async turn(): Promise<void> {
      const time = now();
      const [oldest = Number.NEGATIVE_INFINITY] = turns.length < perSecond ? [] : turns;
      const at = Math.max(time, closedUntil, oldest + second);
      if (at - time > maxWaitMs) refuse(at - time);
      turns.push(at);
      if (turns.length > perSecond) turns.shift();
      if (at > time) await wait(at - time);
      // Closed while this one was waiting.
      if (closedUntil > at) refuse(closedUntil - now());
    },

    /** Nobody asks for so many seconds. */
    close(seconds: number): void {
      closedUntil = Math.max(closedUntil, now() + seconds * 1_000);
    },
  };
};
