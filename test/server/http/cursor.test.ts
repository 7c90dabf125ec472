import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import { readCursor, writeCursor } from '../../../server/http/cursor.ts';
import { Random } from '../../../server/seed/random.ts';
import { CursorPosition } from '../../../server/offers/catalogue.ts';

const time = Date.parse('2026-11-20T08:00:00.000Z');
const position: CursorPosition = ['relevance', 0.607_927_1, time, 'XPAIN07'];

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('brings back the position it was written for, to the last digit', () => {
    const random = new Random(7);
    for (let round = 0; round < 200; round++) {
      const written: CursorPosition = [
        random.pick(['relevance', 'date', 'distance'] as const),
        random.number() * 11,
        random.integer(0, 2e12),
        `é'"\\${random.integer(0, 1e6)}`,
      ];
      assert.deepEqual(readCursor(writeCursor(written), CursorPosition), written);
    }
  });

  it('fits an address as it is', () => {
    const cursor = writeCursor(['date', 1, time, '???>>>ÿÿÿ']);
    assert.match(cursor, /^[\w-]+$/);
    assert.equal(encodeURIComponent(cursor), cursor);
  });

  const foreign: readonly (readonly [what: string, cursor: string])[] = [
    ['nothing', ''],
    ['words', 'page-2'],
    ['a number', '20'],
    ['no JSON', encoded('{')],
    ['another kind of list', encoded('{"offset":20}')],
    ['too short a position', encoded('["date",1,2]')],
    ['too long a position', encoded('["date",1,2,"X",3]')],
    ['a position of other types', encoded('["date","1",2,"X"]')],
    ['no way of sorting', encoded('["colour",1,2,"X"]')],
    ['no score', encoded('["date",null,2,"X"]')],
    ['a score beyond all numbers', encoded('["date",1e999,2,"X"]')],
    ['no date', encoded('["date",1,"hier","X"]')],
    ['a date and an order', encoded('["date",1,"2; drop table offer; --","X"]')],
    ['a character that PostgreSQL cannot hold', encoded('["date",1,2,"\\u0000"]')],
    ['half a cursor', writeCursor(position).slice(0, -6)],
    ['a cursor with something behind it', `${writeCursor(position)}!`],
    ['a cursor with a space in it', writeCursor(position).replace(/^(.{8})/, '$1 ')],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')],
  ];
  for (const [what, cursor] of foreign)
    it(`is not read where it is ${what}`, () => {
      assert.equal(readCursor(cursor, CursorPosition), undefined);
    });

  it('is read by the schema of its list only', () => {
    assert.equal(readCursor(writeCursor(position), v.strictTuple([v.number()])), undefined);
    assert.deepEqual(readCursor(writeCursor([3]), v.strictTuple([v.number()])), [3]);
  });
});
