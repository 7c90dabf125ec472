import { DocumentRejected } from './document-rejected.ts';

/** Pixels a side and in all: more than telephones take, less than what stops whoever opens it. */
const limits = { side: 20_000, all: 120_000_000 } as const;

export const checkDimensions = (width: number, height: number): void => {
  if (width === 0 || height === 0) throw new DocumentRejected('damaged');
  if (width > limits.side || height > limits.side || width * height > limits.all) throw new DocumentRejected('too-large');
};
