import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import { readCursor, writeCursor } from '../../server/cursor.ts';
import { Random } from '../../server/seed/random.ts';
import { Position } from '../../server/stores/offers.ts';

const position: Position = [0.607_927_1, '2026-11-20T08:00:00.000Z', 'XPAIN07'];

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('brings back the position it was written for, to the last digit', () => {
    const random = new Random(7);
    for (let round = 0; round < 200; round++) {
      const written: Position = [
        random.number() * 11,
        new Date(random.integer(0, 2e12)).toISOString(),
        `é'"\\${random.integer(0, 1e6)}`,
      ];
      assert.deepEqual(readCursor(writeCursor(written), Position), written);
    }
  });

  it('fits an address as it is', () => {
    const cursor = writeCursor([1, '2026-11-20T08:00:00.000Z', '???>>>ÿÿÿ']);
    assert.match(cursor, /^[\w-]+$/);
    assert.equal(encodeURIComponent(cursor), cursor);
  });

  const foreign: readonly (readonly [what: string, cursor: string])[] = [
    ['nothing', ''],
    ['words', 'page-2'],
    ['a number', '20'],
    ['no JSON', encoded('{')],
    ['another kind of list', encoded('{"offset":20}')],
    ['too short a position', encoded('[1,"2026-11-20T08:00:00.000Z"]')],
    ['too long a position', encoded('[1,"2026-11-20T08:00:00.000Z","X",2]')],
    ['a position of other types', encoded('["1","2026-11-20T08:00:00.000Z","X"]')],
    ['no score', encoded('[null,"2026-11-20T08:00:00.000Z","X"]')],
    ['a score beyond all numbers', encoded('[1e999,"2026-11-20T08:00:00.000Z","X"]')],
    ['no date', encoded('[1,"hier","X"]')],
    ['a date and an order', encoded('[1,"2026-11-20\'; drop table offer; --","X"]')],
    ['a date that no calendar has', encoded('[1,"2026-13-45T99:99:99Z","X"]')],
    ['a character that PostgreSQL cannot hold', encoded('[1,"2026-11-20T08:00:00.000Z","\\u0000"]')],
    ['half a cursor', writeCursor(position).slice(0, -6)],
    ['a cursor with something behind it', `${writeCursor(position)}!`],
    ['a cursor with a space in it', writeCursor(position).replace(/^(.{8})/, '$1 ')],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')],
  ];
  for (const [what, cursor] of foreign)
    it(`is not read where it is ${what}`, () => {
      assert.equal(readCursor(cursor, Position), undefined);
    });

  it('is read by the schema of its list only', () => {
    assert.equal(readCursor(writeCursor(position), v.strictTuple([v.number()])), undefined);
    assert.deepEqual(readCursor(writeCursor([3]), v.strictTuple([v.number()])), [3]);
  });
});
