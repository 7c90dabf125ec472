import type { DocumentRefusal } from '../../../src/contract/index.ts';

/** Thrown by a check: the document is not taken, and this is why. */
export class DocumentRejected extends Error {
  readonly reason: DocumentRefusal;

  constructor(reason: DocumentRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Bytes that a file must have at this place, or it is damaged. */
export const readExactly = (file: Buffer, start: number, length: number): Buffer => {
  const chunk = file.subarray(start, start + length);
  if (chunk.length < length) throw new DocumentRejected('damaged');
  return chunk;
};
