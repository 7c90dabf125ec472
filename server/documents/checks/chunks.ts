/** A part of what was sent, or bytes of our own. */
export type Chunk = { start: number; end: number } | Buffer;

/** Adds a part of what was sent; two that follow each other are one. */
export const addChunk = (parts: Chunk[], start: number, end: number): void => {
  const last = parts.at(-1);
  if (last && !Buffer.isBuffer(last) && last.end === start) last.end = end;
  else parts.push({ start, end });
};

/** What is kept of a file. */
export const concatChunks = (file: Buffer, parts: readonly Chunk[]): Buffer =>
  Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : file.subarray(part.start, part.end))));
