/** Rows in which a word stands, in rising order, and how much it counts in each. */
export interface PostingRows {
  rows: Uint32Array;
  /** 0 to 3, the largest where it counts most. */
  classes: Uint8Array;
}

/**
 * The rows of a word, packed: the distance from the row before and two bits of class, seven bits a byte (variable-byte
 * code, Thiel and Heaps 1972). A common word takes little more than a byte for each row it is in.
 */
export class Postings {
  #bytes = new Uint8Array(4);
  #length = 0;
  #last = -1;
  count = 0;

  /** `row` is larger than any before. */
  add(row: number, weight: number): void {
    let code = (row - this.#last) * 4 + weight;
    this.#last = row;
    this.count += 1;
    if (this.#length + 5 > this.#bytes.length) {
      const larger = new Uint8Array(Math.ceil(this.#bytes.length * 1.5) + 5);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    for (; code > 127; code >>>= 7) this.#bytes[this.#length++] = (code & 127) | 128;
    this.#bytes[this.#length++] = code;
  }

  read(): PostingRows {
    const rows = new Uint32Array(this.count);
    const classes = new Uint8Array(this.count);
    const bytes = this.#bytes;
    let at = 0;
    let row = -1;
    for (let index = 0; index < this.count; index += 1) {
      let byte = bytes[at++] ?? 0;
      let code = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        code |= (byte & 127) << shift;
      }
      row += code >>> 2;
      rows[index] = row;
      classes[index] = code & 3;
    }
    return { rows, classes };
  }
}
