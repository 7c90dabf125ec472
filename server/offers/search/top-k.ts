/** Where a row stands in an order: the larger first, then the later, then the id that comes last. */
export interface RankKey {
  score: number;
  publishedAt: number;
  id: string;
}

export interface Ranked extends RankKey {
  row: number;
}

/** Whether `a` comes before `b`. */
export const ranksBefore = (a: RankKey, b: RankKey): boolean =>
  a.score !== b.score ? a.score > b.score : a.publishedAt !== b.publishedAt ? a.publishedAt > b.publishedAt : a.id > b.id;

/** The best so many of all that are offered, without sorting the others. */
export class TopK {
  readonly #kept: Ranked[] = [];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** Whether a row with this score and date could be among the best: asked first, it spares most rows the rest. */
  mayEnter(score: number, publishedAt: number): boolean {
    const last = this.#kept.length < this.#size ? undefined : this.#kept.at(-1);
    return !last || score > last.score || (score === last.score && publishedAt >= last.publishedAt);
  }

  offer(ranked: Ranked): void {
    const kept = this.#kept;
    let low = 0;
    for (let high = kept.length; low < high;) {
      const middle = (low + high) >>> 1;
      const other = kept[middle];
      if (other && ranksBefore(other, ranked)) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, ranked);
    if (kept.length > this.#size) kept.pop();
  }

  get all(): readonly Ranked[] {
    return this.#kept;
  }
}
