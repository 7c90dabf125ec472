/** What a file may cost as a whole: bytes that are read, unpacked ones too. A few seconds of work on a small machine. */
const defaultBytes = 48_000_000;

/** Thrown where a file would cost more than it may: whatever it is, it is not examined to its end. */
export class BudgetExceeded extends Error {}

/** Counts what the checks of one file cost, all of them together. */
export class InspectionBudget {
  #left: number;

  constructor(bytes = defaultBytes) {
    this.#left = bytes;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new BudgetExceeded();
  }
}
