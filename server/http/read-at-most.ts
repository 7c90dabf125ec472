/** The whole of a body, or nothing of one that is larger (bytes): it is not read to its end. */
export const readAtMost = async (
  limit: number,
  stream: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) return undefined;
  }
  return new Uint8Array(Buffer.concat(chunks));
};
