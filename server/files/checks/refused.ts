import type { DocumentRefusal } from '../../../src/contract/index.ts';
import type { Bytes } from '../bytes.ts';

/** Thrown by a check: the document is not taken, and this is why. */
export class Refused extends Error {
  readonly reason: DocumentRefusal;

  constructor(reason: DocumentRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Bytes that a file must have at this place, or it is damaged. */
export const exactly = async (bytes: Bytes, start: number, length: number): Promise<Buffer> => {
  const piece = await bytes.read(start, start + length);
  if (piece.length < length) throw new Refused('damaged');
  return piece;
};
