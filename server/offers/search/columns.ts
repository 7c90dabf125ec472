/** A column of numbers that grows as rows are added; a row that has not been set is 0. */
export interface Column {
  /** The numbers so far, and room for more behind them. Replaced as the column grows: not to be kept. */
  readonly values: Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;
  set(row: number, value: number): void;
}

type Numbers = Column['values'];

/** The next size: half as much again, so that adding row after row copies each number a few times only. */
const grown = (length: number, row: number): number => Math.max(1_024, row + 1, Math.ceil(length * 1.5));

const column = <T extends Numbers>(make: (length: number) => T) => {
  let values = make(0);
  return {
    get values(): T {
      return values;
    },
    set(row: number, value: number): void {
      if (row >= values.length) {
        const larger = make(grown(values.length, row));
        larger.set(values);
        values = larger;
      }
      values[row] = value;
    },
  };
};

export const uint8Column = () => column((length) => new Uint8Array(length));
export const uint16Column = () => column((length) => new Uint16Array(length));
export const uint32Column = () => column((length) => new Uint32Array(length));
export const float32Column = () => column((length) => new Float32Array(length));
export const float64Column = () => column((length) => new Float64Array(length));

/** Numbers for texts of which there are few and many rows have: 0 is none, the first text is 1. */
export const dictionaryColumn = () => {
  const numbers = new Map<string, number>();
  return {
    numberOf: (text: string | null | undefined): number => {
      if (!text) return 0;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const next = numbers.size + 1;
      numbers.set(text, next);
      return next;
    },
    /** 0 where no row has it. */
    known: (text: string): number => numbers.get(text) ?? 0,
    entries: (): IterableIterator<[string, number]> => numbers.entries(),
    get size(): number {
      return numbers.size;
    },
  };
};

export type DictionaryColumn = ReturnType<typeof dictionaryColumn>;
