import { withoutElision } from '../../language/marks.ts';
import { Postings, type PostingRows } from './postings.ts';

/** How much a word counts where it stands: D description, C place and skills, B métier and company, A title. */
const weights = [0.05, 0.2, 0.5, 1];
/** Rows that have every word, in rising order: the sum of what the words count there, and how many stand in the title. */
export interface WordMatches {
  rows: Uint32Array;
  sums: Float64Array;
  inTitle: Uint8Array;
}

const nowhere: PostingRows = { rows: new Uint32Array(0), classes: new Uint8Array(0) };

/** In which rows a word stands, and what it counts there. */
export class InvertedIndex {
  readonly #postings = new Map<string, Postings>();

  /** `words`: those of weight A to D, a line each. */
  add(row: number, words: string): void {
    words.split('\n').forEach((line, index) => {
      if (line === '') return;
      for (const word of line.split(' ')) {
        const postings = this.#postings.get(word) ?? new Postings();
        if (postings.count === 0) this.#postings.set(word, postings);
        postings.add(row, 3 - index);
      }
    });
  }

  /** The rarest word first: what it leaves is all that the others are compared with. */
  withAll(words: readonly string[]): WordMatches {
    const postings = words
      .map((word) => this.#postings.get(word) ?? this.#postings.get(withoutElision(word) ?? ''))
      .filter((found) => found !== undefined);
    const isHopeless = postings.length < words.length;
    const [rarest, ...others] = isHopeless ? [] : postings.sort((a, b) => a.count - b.count).map((list) => list.read());
    const { classes }: PostingRows = rarest ?? nowhere;
    let { rows }: PostingRows = rarest ?? nowhere;
    let sums = new Float64Array(rows.length);
    let inTitle = new Uint8Array(rows.length);
    for (let index = 0; index < rows.length; index += 1) {
      const weight = classes[index] ?? 0;
      sums[index] = weights[weight] ?? 0;
      inTitle[index] = weight === 3 ? 1 : 0;
    }
    for (const other of others) {
      let kept = 0;
      let at = 0;
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index] ?? 0;
        while (at < other.rows.length && (other.rows[at] ?? 0) < row) at += 1;
        if (other.rows[at] !== row) continue;
        const weight = other.classes[at] ?? 0;
        rows[kept] = row;
        sums[kept] = (sums[index] ?? 0) + (weights[weight] ?? 0);
        inTitle[kept] = (inTitle[index] ?? 0) + Number(weight === 3);
        kept += 1;
      }
      rows = rows.subarray(0, kept);
      sums = sums.subarray(0, kept);
      inTitle = inTitle.subarray(0, kept);
    }
    return { rows, sums, inTitle };
  }
}
