import { windowSize, type Bytes } from '../bytes.ts';

/** Longest match of a pattern, in bytes: as much of two windows is the same. */
const overlap = 256;

/** Finds patterns in a file that is read in windows. Patterns are global, and read bytes as Latin-1. */
export const scannerOf = (bytes: Bytes) => {
  let base = 0;
  let text = '';
  const load = async (at: number): Promise<void> => {
    base = at;
    text = (await bytes.read(at, at + windowSize)).toString('latin1');
  };

  return {
    /** The first match at or after `from`. */
    async find(pattern: RegExp, from: number): Promise<{ start: number; end: number; said: string } | undefined> {
      let at = from;
      if (at < base || at >= base + text.length) await load(at);
      for (;;) {
        const isLast = base + text.length >= bytes.size;
        pattern.lastIndex = at - base;
        const match = pattern.exec(text);
        const end = match && match.index + match[0].length;
        // One that touches the end of the window may go on in the next.
        if (match && end !== null && (isLast || end < text.length))
          return { start: base + match.index, end: base + end, said: match[0] };
        if (isLast) return undefined;
        at = Math.max(at, base + text.length - overlap);
        await load(at);
      }
    },

    async text(start: number, end: number): Promise<string> {
      return (await bytes.read(start, end)).toString('latin1');
    },
  };
};
