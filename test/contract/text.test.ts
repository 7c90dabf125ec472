import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import {
  answerIssue,
  Applicant,
  cleanText,
  Email,
  cleanAnswers,
  isText,
  readEmail,
  type Question,
} from '../../src/contract/index.ts';

const unseen = ['\u200b', '\u202f', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\u061c', '\u034f', '\u180e', '\u3164', '\u{e0020}', '\u200c', '\u200d']; // prettier-ignore

describe('an e-mail address', () => {
  for (const [typed, kept] of [
    ['claire.fontaine@exemple.fr'],
    ["s.o'neill@exemple.fr"],
    ['s.o’neill@exemple.fr', "s.o'neill@exemple.fr"],
    ['s.oʼneill@exemple.fr', "s.o'neill@exemple.fr"],
    ['prenom+emploi@exemple.fr'],
    ['a@b.fr'],
    ["!#$%&'*+/=?^_`{|}~-@exemple.fr"],
    ['.prenom..nom.@exemple.fr'],
    ['prenom@mail.1exemple.museum'],
    ['prenom@xn--caf-dma.fr'],
    ['Prenom.NOM@Exemple.FR', 'Prenom.NOM@exemple.fr'],
    ['  prenom@exemple.fr\n', 'prenom@exemple.fr'],
    ['\u00a0prenom@exemple.fr\u202f', 'prenom@exemple.fr'],
    ['prenom@café.fr', 'prenom@xn--caf-dma.fr'],
    ['prenom@CAFÉ.fr', 'prenom@xn--caf-dma.fr'],
    ['prenom@cafe\u0301.fr', 'prenom@xn--caf-dma.fr'],
    ['prenom@mairie-évry.fr', 'prenom@xn--mairie-vry-h7a.fr'],
    ['prenom@пример.рф', 'prenom@xn--e1afmkfd.xn--p1ai'],
    ['prenom@مثال.إختبار', 'prenom@xn--mgbh0fb.xn--kgbechtv'],
  ] as const)
    it(`may be ${JSON.stringify(typed)}`, () => {
      assert.equal(readEmail(typed), kept ?? typed);
      assert.equal(v.parse(Email, typed), kept ?? typed);
    });

  for (const mark of unseen)
    it(`is cleaned of U+${mark.codePointAt(0)?.toString(16)} wherever it was pasted`, () => {
      for (const typed of [`${mark}prenom@exemple.fr`, `pre${mark}nom@exem${mark}ple.fr`, `prenom@exemple.fr${mark}${mark}`])
        assert.equal(readEmail(typed), 'prenom@exemple.fr');
    });

  for (const typed of [
    '',
    'prenom',
    'prenom@',
    '@exemple.fr',
    'prenom@gmail',
    'prenom@exemple.',
    'prenom@.fr',
    'prenom@exemple..fr',
    'prenom@-exemple.fr',
    'prenom@exemple-.fr',
    'prenom@127.0.0.1',
    'prenom@[127.0.0.1]',
    'prenom@exemple_mairie.fr',
    'claire fontaine@exemple.fr',
    'claire\u00a0fontaine@exemple.fr',
    'a@b.fr,c@d.fr',
    'a@b.fr; c@d.fr',
    'a@b@exemple.fr',
    'rené@exemple.fr',
    '"claire fontaine"@exemple.fr',
    'Claire <claire@exemple.fr>',
    'a@b.fr\r\nBcc: c@d.fr',
    'a@exemple.fr/é',
    'a@é:8080.fr',
    'a@é%2e.fr',
    'a@x:y@é.fr',
    'prenom@١٢٧.٠.٠.١',
    'a\0b@exemple.fr',
    `${'a'.repeat(250)}@b.fr`,
    `a@${'é'.repeat(80)}.fr`,
  ])
    it(`is not ${JSON.stringify(typed).slice(0, 40)}`, () => {
      assert.equal(readEmail(typed), undefined);
      assert.equal(v.is(Email, typed), false);
    });
});

describe('a name', () => {
  const read = (firstName: string): string | undefined => {
    const read = v.safeParse(Applicant.entries.firstName, firstName);
    return read.success ? read.output : undefined;
  };

  it('is one of which something can be seen', () => {
    for (const mark of [...unseen, ' ', '\u00a0', '\t', '\u2800', '\u115f', '\u0301', '\u20dd'])
      for (const name of [mark, `${mark} ${mark}`]) assert.equal(read(name), undefined, JSON.stringify(name));
    assert.equal(read(''), undefined);
  });

  it('is kept as it is written, without what came along unseen', () => {
    for (const name of ['Zoé', 'Jean-Marie', 'O’Neill', '-', 'Nguyễn Thị', '李', 'محمد', 'علی\u200cرضا', 'ක්\u200dෂ'])
      assert.equal(read(name), name);
    assert.equal(read('\ufeffClaire\u00ad\u202e'), 'Claire');
    assert.equal(read(' Claire\tMarie '), 'Claire Marie');
  });

  it('is one line, whatever ends the lines of what was pasted', () => {
    for (const end of ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']) {
      assert.equal(read(`Jean${end}Paul${end}`), 'Jean Paul', JSON.stringify(end));
      assert.deepEqual(cleanAnswers({ kind: 'text' }, [`${end}Jean${end}Paul`]), ['Jean Paul'], JSON.stringify(end));
    }
  });

  it('is text', () => {
    for (const name of ['Claire\0', 'Cl\u0001aire', 'Claire\ud800', 'x'.repeat(101)])
      assert.equal(read(name), undefined, JSON.stringify(name).slice(0, 30));
  });
});

describe('a number', () => {
  it('is a telephone’s without what came along', () => {
    for (const mark of unseen)
      assert.equal(v.parse(Applicant.entries.phone.wrapped, `${mark}+336${mark}12345678`), '+33612345678');
  });

  const question: Question = { id: 'salaire', kind: 'number', label: 'Salaire', hint: null, required: true, options: [] };
  it('is an answer without its spaces', () => {
    for (const typed of ['1 500', '1\u202f500', '1\u00a0500', '\u200b1500 ', '1\u2009500\u2069']) {
      assert.deepEqual(cleanAnswers(question, [typed]), ['1500']);
      assert.equal(answerIssue(question, [typed]), undefined);
    }
    assert.equal(answerIssue(question, ['\u200b']), 'missing');
    assert.equal(answerIssue({ ...question, kind: 'paragraph' }, ['\u2060\n\u00a0']), 'missing');
  });
});

describe('text', () => {
  it('has no control character but tab and line break, and no half of a character', () => {
    for (const text of ['', 'a\tb\r\nc', 'é 😀 \u200d', 'x\u0085y']) assert.ok(isText(text), JSON.stringify(text));
    for (const text of ['\0', 'a\u0008', 'a\vb', 'a\fb', '\u001b[0m', '\u007f', '\ud83d', '\ude00x', 'a\udfff'])
      assert.ok(!isText(text), JSON.stringify(text));
  });

  it('is cleaned of what no text has, and keeps its lines', () => {
    assert.equal(cleanText('un\vdeux\ftrois\r\nquatre\u2028cinq\u0085six\rsept'), 'un\ndeux\ntrois\nquatre\ncinq\nsix\nsept');
    assert.equal(cleanText('a\0b\u0002c\ud800d\u007f\u0091\te'), 'abcd\te');
  });
});
