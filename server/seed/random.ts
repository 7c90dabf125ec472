/** A small seeded generator (mulberry32): the same seed gives the same numbers on every machine, `Math.random` would not. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1); // spreads neighbouring seeds apart
  }

  /** From 0 (included) to 1 (excluded). */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.number() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.number() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.number() * list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  /** `count` items of the list, each once, in random order; all of them if the list is shorter. */
  some<T>(list: readonly T[], count: number): T[] {
    const items = [...list];
    const last = Math.min(count, items.length);
    for (let index = 0; index < last; index++) {
      const other = this.integer(index, items.length - 1);
      const [here, there] = [items[index], items[other]];
      if (here === undefined || there === undefined) break;
      items[index] = there;
      items[other] = here;
    }
    return items.slice(0, last);
  }
}

/** Items drawn more or less often. */
export class Weighted<T> {
  readonly #items: readonly T[];
  readonly #sums: Float64Array;

  constructor(entries: readonly (readonly [item: T, weight: number])[]) {
    if (entries.length === 0) throw new RangeError('Nothing to draw from');
    this.#items = entries.map(([item]) => item);
    this.#sums = new Float64Array(entries.length);
    entries.reduce((sum, [, weight], index) => (this.#sums[index] = sum + weight), 0);
  }

  draw(random: Random): T {
    const target = random.number() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    const item = this.#items[low];
    if (item === undefined) throw new RangeError('Nothing to draw from');
    return item;
  }
}
