import { offersPerPage } from '../../../src/contract/index.ts';

/** How many offers of a search can be read at all: the last is number 3 149. */
export const maxReachable = 3_150;

/** Where a range may begin at the latest, and how many offers it may hold. */
const latestStart = 3_000;
export const maxRange = 150;

export interface Range {
  start: number;
  /** The number of the last offer. */
  end: number;
  /** How many of them are on the pages before. */
  skip: number;
}

/** « 0-19 » */
export const rangeText = ({ start, end }: Range): string => `${start}-${end}`;

/** What to ask for so as to read on from an offer: the last pages are the end of a wider range. */
export const rangeFrom = (offset: number, length: number = offersPerPage): Range => {
  const start = Math.min(offset, latestStart);
  return { start, end: Math.min(offset + length, maxReachable, start + maxRange) - 1, skip: offset - start };
};
