/** A file that is read in places: never held as a whole. */
export interface ByteSource {
  size: number;
  /** From `start` to before `end`; fewer where the file ends before. */
  read: (start: number, end: number) => Promise<Buffer>;
}

/** Bytes held at a time. */
export const bufferSize = 65_536;

/** The bytes from `start` to before `end`, chunk by chunk. */
export async function* chunksOf(bytes: ByteSource, start = 0, end = bytes.size): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += bufferSize) {
    const chunk = await bytes.read(at, Math.min(at + bufferSize, end));
    if (chunk.length === 0) return;
    yield chunk;
  }
}

/** Pieces as the web's streams have them: taken when they are asked for. */
export const toWebStream = (chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => void (await iterator.return?.()),
  });
};

/** Reads in windows: many small reads one after the other cost one of the file. */
export const buffered = (bytes: ByteSource, window = bufferSize): ByteSource => {
  let start = 0;
  let held: Buffer = Buffer.alloc(0);
  return {
    size: bytes.size,
    read: async (from, to) => {
      const end = Math.min(to, bytes.size);
      if (end - from > window) return bytes.read(from, end);
      if (from < start || end > start + held.length) {
        held = await bytes.read(from, Math.min(from + window, bytes.size));
        start = from;
      }
      return held.subarray(from - start, Math.max(end, from) - start);
    },
  };
};
