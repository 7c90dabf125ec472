import { piecesOf, type Bytes } from '../bytes.ts';

/** A part of what was sent, from `start` to before `end`, or bytes of our own. */
export type Part = { start: number; end: number } | Buffer;

/** Adds a part of what was sent; two that follow each other are one. */
export const addPart = (parts: Part[], start: number, end: number): void => {
  const last = parts.at(-1);
  if (last && !Buffer.isBuffer(last) && last.end === start) last.end = end;
  else parts.push({ start, end });
};

export const sizeOf = (parts: readonly Part[]): number =>
  parts.reduce((size, part) => size + (Buffer.isBuffer(part) ? part.length : part.end - part.start), 0);

/** What is kept of a file, piece by piece. */
export async function* keptOf(bytes: Bytes, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const part of parts)
    if (Buffer.isBuffer(part)) yield part;
    else yield* piecesOf(bytes, part.start, part.end);
}
