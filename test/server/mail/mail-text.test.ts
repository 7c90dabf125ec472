import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { multiLine, singleLine, quoteLines } from '../../../server/mail/text.ts';

/** What stands in text, by what is not seen of it. */
const unseen = {
  'a zero width space': '\u200b',
  'a soft hyphen': '\u00ad',
  'a word joiner': '\u2060',
  'a byte order mark': '\ufeff',
  'a right-to-left override': '\u202e',
  'an isolate': '\u2067',
  'an Arabic letter mark': '\u061c',
  'a deprecated control of shapes': '\u206a',
  'a Hangul filler': '\u3164',
  'a half width filler': '\uffa0',
  'a grapheme joiner': '\u034f',
  'a tag': '\u{e0041}',
  'a variation selector of ideographs': '\u{e0100}',
  'a joiner between Latin letters': '\u200d',
  'a non-joiner between Latin letters': '\u200c',
  'a variation selector behind a letter': '\ufe0f',
  'a bell': '\u0007',
};

describe('text from elsewhere in mails', () => {
  for (const [name, character] of Object.entries(unseen))
    it(`is rid of ${name}`, () => {
      const text = `Cl${character}aire`;
      assert.equal(singleLine(text), 'Claire');
      assert.equal(multiLine(text), 'Claire');
      assert.equal(quoteLines(text), '> Claire');
    });

  for (const end of ['\r\n', '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])
    it(`cannot end a line of ours by ${JSON.stringify(end)}`, () => {
      assert.equal(singleLine(`a${end}Bcc: b`), 'a Bcc: b');
      assert.equal(quoteLines(`a${end}RÉPONDRE`), '> a\n> RÉPONDRE');
    });

  it('keeps what joins letters and signs where they need it, and spaces that do not break', () => {
    for (const text of ['می\u200cخواهم', 'क्\u200dष', '👩🏽\u200d🌾', '❤\ufe0f\u200d🔥', 'prix\u00a0: 3\u202f€'])
      assert.equal(singleLine(text), text);
  });

  it('is no text where nothing in it is seen', () => assert.equal(singleLine('\u200b\u2060\u3164 \u202e'), ''));
});
