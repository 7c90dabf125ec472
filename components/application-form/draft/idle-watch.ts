import { tidy } from '../../../src/element/written.ts';

/** What tells the time, and rings. */
export interface Clock {
  /** ms since 1970. */
  now: () => number;
  /** Calls `act` after so many ms; returns how to do without. */
  after: (delay: number, act: () => void) => () => void;
}

export const wallClock: Clock = {
  now: () => Date.now(),
  after: (delay, act) => {
    const timer = setTimeout(act, delay);
    return () => clearTimeout(timer);
  },
};

/** How long the warning stands before all is erased (ms): WCAG 2.2.1 asks for twenty seconds, a person who reads slowly for more. */
export const warningTime = 2 * 60_000;

/** The patience (ms) that is written in minutes: `3`, `1.5`, `1,5 min`. Five minutes where none are named, or more than a day. */
export const patienceOf = (written: string): number => {
  const minutes = Number.parseFloat(tidy(written).replace(',', '.'));
  return (minutes > 0 && minutes <= 24 * 60 ? minutes : 5) * 60_000;
};

export interface IdleWatchOptions {
  /** ms without a touch, a key or a scroll before the person is asked. */
  patience: number;
  onWarn: () => void;
  /** Nobody has answered. */
  onEnd: () => void;
  clock?: Clock;
}

const touches = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/**
 * Notices that a person has left a shared computer. It asks before it ends anything, and whoever answers has all the time again, as
 * often as they like. A machine that has slept through both has been left.
 */
export class IdleWatch {
  readonly #options: Required<IdleWatchOptions>;
  #touchedAt = 0;
  #cancel: (() => void) | undefined;
  #isWarning = false;

  constructor(options: IdleWatchOptions) {
    this.#options = { clock: wallClock, ...options };
  }

  /** From now on, unless it watches already. */
  start(): void {
    if (this.#cancel) return;
    for (const touch of touches) document.addEventListener(touch, this.#onTouch, { capture: true, passive: true });
    this.goOn();
  }

  stop(): void {
    for (const touch of touches) document.removeEventListener(touch, this.#onTouch, { capture: true });
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isWarning = false;
  }

  /** The person is there. */
  goOn(): void {
    this.#isWarning = false;
    this.#touchedAt = this.#options.clock.now();
    this.#wait(this.#options.patience);
  }

  /** Whoever touches the page while the question stands may be the next person: only the answer counts. */
  readonly #onTouch = (): void => {
    if (!this.#isWarning) this.#touchedAt = this.#options.clock.now();
  };

  readonly #look = (): void => {
    const { patience, clock, onWarn, onEnd } = this.#options;
    const idle = clock.now() - this.#touchedAt;
    if (idle >= patience + warningTime) {
      this.stop();
      onEnd();
    } else if (idle >= patience) {
      this.#wait(patience + warningTime - idle);
      if (!this.#isWarning) onWarn();
      this.#isWarning = true;
    } else this.#wait(patience - idle);
  };

  #wait(delay: number): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(delay, this.#look);
  }
}
