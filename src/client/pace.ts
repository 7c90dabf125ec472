/** Bytes of the first piece, the smallest and the largest. */
const pieces = { first: 65_536, least: 16_384, most: 1_048_576 } as const;

/** How long one piece should take, at least and at most (ms): what a cut can cost, and how often progress is told. */
const target = { least: 500, most: 2_000 } as const;

/** Finds how large the pieces of a file should be on this network. */
export class Pace {
  #bytes: number = pieces.first;

  get bytes(): number {
    return this.#bytes;
  }

  /** A piece has arrived after so many milliseconds. Returns the size of the next. */
  took(milliseconds: number): number {
    if (milliseconds < target.least) this.#bytes = Math.min(this.#bytes * 2, pieces.most);
    else if (milliseconds > target.most) this.#slow();
    return this.#bytes;
  }

  /** A piece has not arrived. */
  lost(): void {
    this.#slow();
  }

  #slow(): void {
    this.#bytes = Math.max(this.#bytes / 2, pieces.least);
  }
}
