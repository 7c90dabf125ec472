import * as v from 'valibot';

import { type OfferPage, sorts } from '../../../src/contract/index.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { invalidCursor, type OfferSearch, InvalidSearch } from '../source.ts';
import { maxReachable } from './range.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));

/** How the pages are sorted, which offer the next one begins with, and what the first page said of the number of all. */
const Position = v.strictTuple([v.picklist(sorts), count, count, v.boolean()]);

interface Start extends Pick<OfferPage, 'total' | 'more'> {
  offset: number;
}

/** Where a page begins. Past the last offer that can be read, whoever searches is told what to do. */
export const startOf = ({ after, sort = 'relevance' }: OfferSearch): Start => {
  if (after === undefined) return { offset: 0, total: 0, more: false };
  const position = readCursor(after, Position);
  if (position?.[0] !== sort) throw invalidCursor();
  const [, offset, total, more] = position;
  if (offset >= maxReachable)
    throw new InvalidSearch([
      {
        path: 'cursor',
        message:
          'Seules les 3 150 premières offres d’une recherche peuvent être lues : précisez le métier, le lieu ou les filtres.',
      },
    ]);
  return { offset, total, more };
};

export const cursorOf = ({ sort = 'relevance' }: OfferSearch, { offset, total, more }: Start): string =>
  writeCursor([sort, offset, total, more] satisfies v.InferOutput<typeof Position>);
