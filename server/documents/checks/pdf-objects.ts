import type { InspectionBudget } from './budget.ts';

/** A name, its `#` codes resolved: `/J#53` is `JS`. */
export class PdfName {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Another object, by its number. */
export class PdfReference {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** A dictionary: all its entries, since readers differ in which of two with the same key they take. */
export class PdfDictionary {
  readonly entries: [key: string, value: PdfValue][] = [];

  /** The last entry of this key, as most readers take it. */
  get(key: string): PdfValue | undefined {
    return this.entries.findLast(([name]) => name === key)?.[1];
  }
}

/** An object of ISO 32000. Strings are their bytes; `null`: nothing that can be read. */
export type PdfValue = PdfName | PdfReference | PdfDictionary | Buffer | number | boolean | null | PdfValue[];

const [space, regular, delimiter] = [0, 1, 2];

/** What each byte is (ISO 32000-1, 7.2.2). */
const classes = new Uint8Array(256).fill(regular);
for (const byte of Buffer.from('\0\t\n\f\r ')) classes[byte] = space;
for (const byte of Buffer.from('()<>[]{}/%')) classes[byte] = delimiter;

const code = (sign: string): number => sign.charCodeAt(0);
const signs = {
  open: code('('),
  close: code(')'),
  less: code('<'),
  more: code('>'),
  begin: code('['),
  end: code(']'),
  slash: code('/'),
  percent: code('%'),
  backslash: code('\\'),
  lineFeed: code('\n'),
  carriageReturn: code('\r'),
} as const;

/** Dictionaries and lists within one another; readers have such a limit too. */
const deepest = 200;

/** Bytes of the longest string that is read to its end: of a longer one, there are as many, as they stand. */
export const maxTextLength = 4_096;

/** Bytes of the longest word or name that says something here. */
const maxWordBytes = 256;

/** What a token costs, beside its bytes. */
const tokenCost = 8;

/** What a string costs that has codes to be resolved. */
const codedCost = 40;

/** What stands behind a backslash in a string: up to three octal figures, a line break that is none, a sign. */
const escapes = /\\([0-7]{1,3}|\r\n|[^])/g;
const control: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\r\n': '', '\r': '', '\n': '' };

const unescaped = (_: string, said: string): string =>
  /^[0-7]/.test(said) ? String.fromCharCode(Number.parseInt(said, 8) & 0xff) : (control[said] ?? said);

/** A list or a dictionary that is being read, and what it has so far. */
interface Frame {
  isDictionary: boolean;
  items: PdfValue[];
}

const dictionaryOf = (items: readonly PdfValue[]): PdfDictionary => {
  const dictionary = new PdfDictionary();
  for (let at = 0; at + 1 < items.length;) {
    const [key, value = null] = [items[at], items[at + 1]];
    if (!(key instanceof PdfName)) {
      at += 1; // what stands where a key should is passed over
      continue;
    }
    dictionary.entries.push([key.text, value]);
    at += 2;
  }
  return dictionary;
};

/** Reads the object at a place of the bytes. Each byte that is walked over is spent, as often as that is done. */
export class PdfObjectReader {
  readonly #bytes: Buffer;
  readonly #budget: InspectionBudget;
  at: number;

  constructor(bytes: Buffer, at: number, budget: InspectionBudget) {
    this.#bytes = bytes;
    this.at = at;
    this.#budget = budget;
  }

  /** The object, up to a word that belongs to none; `undefined`: it is nested too deeply to be read. */
  read(): PdfValue | undefined {
    const frames: Frame[] = [{ isDictionary: false, items: [] }];
    for (;;) {
      const frame = frames.at(-1);
      if (!frame) return undefined;
      // A number may be the beginning of a reference, `12 0 R`: two tokens more tell.
      const [first] = frame.items;
      if (frames.length === 1 && first !== undefined && (typeof first !== 'number' || frame.items.length > 2)) return first;
      const before = this.at;
      this.#budget.spend(tokenCost);
      this.#skipSpace();
      if (this.at >= this.#bytes.length) break;
      const byte = this.#bytes[this.at];
      const next = this.#bytes[this.at + 1];
      if (byte === signs.slash) frame.items.push(this.#name());
      else if (byte === signs.open) frame.items.push(this.#text());
      else if (byte === signs.begin || (byte === signs.less && next === signs.less)) {
        this.at += byte === signs.begin ? 1 : 2;
        if (frames.length > deepest) return undefined;
        frames.push({ isDictionary: byte !== signs.begin, items: [] });
      } else if (byte === signs.less) frame.items.push(this.#hexadecimal());
      else if (byte === signs.end || byte === signs.more) {
        if (frames.length === 1) break;
        this.at += byte === signs.more && next === signs.more ? 2 : 1;
        frames.pop();
        frames.at(-1)?.items.push(frame.isDictionary ? dictionaryOf(frame.items) : frame.items);
      } else if (byte !== undefined && classes[byte] === delimiter) this.at += 1;
      else if (!this.#word(frame.items)) {
        this.at = before;
        break;
      }
    }
    while (frames.length > 1) {
      const frame = frames.pop();
      if (frame) frames.at(-1)?.items.push(frame.isDictionary ? dictionaryOf(frame.items) : frame.items);
    }
    return frames[0]?.items[0] ?? null;
  }

  /** The word that stands next, and is passed over: `stream` say. */
  word(): string {
    this.#skipSpace();
    return this.#regular();
  }

  /** Goes on to this place: what lies between has been walked over. */
  #walkTo(end: number): void {
    this.#budget.spend(end - this.at);
    this.at = end;
  }

  #regular(): string {
    const { at: start } = this;
    let end = start;
    while (end < this.#bytes.length && classes[this.#bytes[end] ?? 0] === regular) end += 1;
    this.#walkTo(end);
    return this.#bytes.toString('latin1', start, Math.min(end, start + maxWordBytes));
  }

  #skipSpace(): void {
    let end = this.at;
    for (let isComment = false; end < this.#bytes.length; end += 1) {
      const byte = this.#bytes[end] ?? 0;
      if (byte === signs.percent) isComment = true;
      else if (byte === signs.lineFeed || byte === signs.carriageReturn) isComment = false;
      else if (!isComment && classes[byte] !== space) break;
    }
    this.#walkTo(end);
  }

  #name(): PdfName {
    this.at += 1;
    const text = this.#regular();
    if (!text.includes('#')) return new PdfName(text);
    this.#budget.spend(codedCost);
    return new PdfName(
      text.replace(/#([\da-f]{2})/gi, (_, figures: string) => String.fromCharCode(Number.parseInt(figures, 16))),
    );
  }

  /** A number, a reference or a word of the language; `false`: a word that ends the object. */
  #word(items: PdfValue[]): boolean {
    const text = this.#regular();
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) items.push(Number(text));
    else if (text === 'R') {
      const [number, generation] = items.splice(-2);
      items.push(typeof number === 'number' && typeof generation === 'number' ? new PdfReference(number) : null);
    } else if (text === 'true' || text === 'false') items.push(text === 'true');
    else if (text === 'endobj' || text === 'stream' || text === 'endstream' || text === 'xref' || text === 'startxref')
      return false;
    else items.push(null); // `null`, or what no reader knows
    return true;
  }

  #text(): Buffer {
    const start = this.at + 1;
    let end = this.at;
    let isEscaped = false;
    for (let depth = 0; end < this.#bytes.length; end += 1) {
      const byte = this.#bytes[end];
      if (byte === signs.backslash) {
        isEscaped = true;
        end += 1;
      } else if (byte === signs.open) depth += 1;
      else if (byte === signs.close && (depth -= 1) === 0) break;
    }
    this.#walkTo(end + 1);
    const text = this.#bytes.subarray(start, Math.min(end, start + maxTextLength));
    if (!isEscaped || text.length === maxTextLength) return text;
    this.#budget.spend(codedCost);
    return Buffer.from(text.toString('latin1').replace(escapes, unescaped), 'latin1');
  }

  #hexadecimal(): Buffer {
    const start = this.at + 1;
    const mark = this.#bytes.indexOf(signs.more, start);
    const end = mark < 0 ? this.#bytes.length : mark;
    this.#walkTo(end + 1);
    this.#budget.spend(codedCost);
    const figures = this.#bytes.toString('latin1', start, Math.min(end, start + 4 * maxTextLength)).replace(/[^\da-f]/gi, '');
    return Buffer.from(figures.length % 2 ? `${figures}0` : figures, 'hex').subarray(0, maxTextLength);
  }
}
