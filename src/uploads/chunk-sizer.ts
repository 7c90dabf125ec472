/** Bytes of the first chunk, the smallest and the largest. */
const chunkBytes = { initial: 65_536, min: 16_384, max: 1_048_576 } as const;

/** How long one chunk should take, at least and at most (ms): what a lost connection can cost, and how often progress is reported. */
const targetMs = { min: 500, max: 2_000 } as const;

/** Finds how large the chunks of a file should be on this network. */
export class ChunkSizer {
  #bytes: number = chunkBytes.initial;

  get bytes(): number {
    return this.#bytes;
  }

  /** A chunk has arrived after so many milliseconds. Returns the size of the next. */
  onSent(milliseconds: number): number {
    if (milliseconds < targetMs.min) this.#bytes = Math.min(this.#bytes * 2, chunkBytes.max);
    else if (milliseconds > targetMs.max) this.#shrink();
    return this.#bytes;
  }

  /** A chunk has not arrived. */
  onLost(): void {
    this.#shrink();
  }

  #shrink(): void {
    this.#bytes = Math.max(this.#bytes / 2, chunkBytes.min);
  }
}
