import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { marked, markedJudgements } from '../../../scripts/bench/relevance/marks.ts';
import { judgements, noOccupation } from '../../../scripts/bench/relevance/queries.ts';
import { defaultOccupations } from '../../../server/occupations/default-occupations.ts';
import { stripMarks } from '../../../server/language/marks.ts';
import { occupationIndex } from '../../../server/occupations/occupation-index.ts';
import { tokenize } from '../../../server/language/tokenizer.ts';

const index = occupationIndex(defaultOccupations());

describe('words in any mark of gender, elision and abbreviation', () => {
  it('are more than two hundred queries, each once', () => {
    assert.ok(markedJudgements.length >= 200, `${markedJudgements.length}`);
    assert.equal(new Set(markedJudgements.map(([typed]) => typed)).size, markedJudgements.length);
  });

  for (const { plain, written } of marked)
    it(`are understood as “${plain}” is, and suggested as well`, () => {
      const understood = index.understand(plain)?.rome;
      for (const typed of written) {
        assert.equal(index.understand(typed)?.rome, understood, typed);
        assert.ok(index.suggest(typed).length > 0, typed);
      }
    });

  it('are the words of the plain name, but for « dentretien » and « hôtesse », which the list of occupations knows', () => {
    const differ = marked.flatMap(({ plain, written }) =>
      written.filter((typed) => [...new Set(tokenize(typed))].join(' ') !== tokenize(plain).join(' ')),
    );
    assert.deepEqual(
      differ.filter((typed) => !/ d[aeiou]|h[ôo]te/.test(typed)),
      [],
    );
  });

  it('keep what is no mark', () => {
    for (const text of [
      'permis D et C',
      'Node.js',
      'ASP.NET',
      'C++ et C#',
      'Bourg-en-Bresse',
      'porte-à-porte',
      'mi-temps',
      'R&D',
      'catégorie D exigée',
      '2.5 tonnes',
      'permis d et c',
      'PowerPoint, le pack Office',
      'chef - second',
      'JavaScript, TypeScript',
    ])
      assert.equal(stripMarks(text), text);
    assert.deepEqual(tokenize('permis D exigé'), ['permi', 'd', 'exig']);
    assert.deepEqual(tokenize('langage C embarqué'), ['langag', 'c', 'embarqu']);
  });

  it('take a time that grows with the text only', () => {
    const started = performance.now();
    for (const hostile of [
      'a.',
      'aa(',
      'aa.e',
      "d'",
      'h/',
      'aa e ',
      ' a. b',
      'aa,e',
      'aa - ',
      'd aaa ',
      'E',
      '((',
      'd a',
      'infirmier (e ',
    ])
      stripMarks(hostile.repeat(20_000));
    assert.ok(performance.now() - started < 5_000);
  });
});

describe('the judged queries', () => {
  it('are understood as what was meant', () => {
    const wrong = judgements.flatMap(([typed, grades]) => {
      const rome = index.understand(typed)?.rome;
      return rome && grades[rome] !== 3 ? [typed] : [];
    });
    assert.ok(wrong.length <= 3, wrong.join());
    const understood = judgements.filter(([typed]) => index.understand(typed));
    assert.ok(understood.length >= 185, `${understood.length}`);
    for (const typed of noOccupation) assert.equal(index.understand(typed), undefined, typed);
  });
});
