/** What tells the time, and rings. */
export interface Clock {
  /** ms since 1970. */
  now: () => number;
  /** Calls `act` after so many ms; returns how to do without. */
  after: (delay: number, act: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, act) => {
    const timer = setTimeout(act, delay);
    return () => clearTimeout(timer);
  },
};

/** How long the warning stands before all is erased (ms): WCAG 2.2.1 asks for twenty seconds, a person who reads slowly for more. */
export const warningMs = 2 * 60_000;

/** The idle timeout (ms) that is written in minutes: `3`, `1.5`, `1,5 min`. Five minutes where none are named, or more than a day. */
export const parseIdleTimeout = (written: string): number => {
  const minutes = Number(/^[^-\d]*(\d+(?:[.,]\d+)?)/.exec(written)?.[1]?.replace(',', '.'));
  return (minutes > 0 && minutes <= 24 * 60 ? minutes : 5) * 60_000;
};

export interface IdleTimerOptions {
  /** ms without a touch, a key or a scroll before the person is asked. */
  timeoutMs: number;
  onWarn: () => void;
  /** Nobody has answered. */
  onTimeout: () => void;
  clock?: Clock;
}

const activityEvents = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/**
 * Notices that a person has left a shared computer. It asks before it ends anything, and whoever answers has all the time again, as
 * often as they like. A machine that has slept through both has been left.
 */
export class IdleTimer {
  readonly #options: Required<IdleTimerOptions>;
  #touchedAt = 0;
  #cancel: (() => void) | undefined;
  #isWarning = false;

  constructor(options: IdleTimerOptions) {
    this.#options = { clock: systemClock, ...options };
  }

  /** From now on, unless it watches already. */
  start(): void {
    if (this.#cancel) return;
    for (const touch of activityEvents) document.addEventListener(touch, this.#onTouch, { capture: true, passive: true });
    this.reset();
  }

  stop(): void {
    for (const touch of activityEvents) document.removeEventListener(touch, this.#onTouch, { capture: true });
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isWarning = false;
  }

  /** The person is there. */
  reset(): void {
    this.#isWarning = false;
    this.#touchedAt = this.#options.clock.now();
    this.#wait(this.#options.timeoutMs);
  }

  /** Whoever touches the page while the question stands may be the next person: only the answer counts. */
  readonly #onTouch = (): void => {
    if (!this.#isWarning) this.#touchedAt = this.#options.clock.now();
  };

  readonly #check = (): void => {
    const { timeoutMs, clock, onWarn, onTimeout } = this.#options;
    const idle = clock.now() - this.#touchedAt;
    if (idle >= timeoutMs + warningMs) {
      this.stop();
      onTimeout();
    } else if (idle >= timeoutMs) {
      this.#wait(timeoutMs + warningMs - idle);
      if (!this.#isWarning) onWarn();
      this.#isWarning = true;
    } else this.#wait(timeoutMs - idle);
  };

  #wait(delay: number): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(delay, this.#check);
  }
}
