import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { stem, lookupKey, weightedTokens, withoutArticle, tokenize } from '../../../server/language/tokenizer.ts';

/** Spellings of one thing: whoever types one finds the offers that have another. */
const alike: readonly (readonly string[])[] = [
  ['développeurs', 'Développeuse', 'DEVELOPPEUR', 'développeuses'],
  ['boulanger', 'boulangers', 'boulangère', 'boulangères', 'Boulanger(ère)'],
  ['directeur', 'directrice', 'directeurs', 'directrices', 'Directeur(trice)'],
  ['infirmier', 'infirmière', 'infirmier(ère)', 'Infirmier·ière', 'INFIRMIERES'],
  ['technicien', 'technicienne', 'techniciens', 'Technicien(ne)s', 'technicien·ne·s'],
  ['vendeur', 'vendeuse', 'vendeur(se)', 'Vendeur (euse)'],
  ['employé', 'employée', 'employés', 'employées', 'Employé(e)s'],
  ['assistant', 'assistante', 'Assistant·e', 'assistant(e)', 'assistantes'],
  ['chargé', 'chargée', 'Chargé(e)s', 'CHARGE'],
  ['chef', 'cheffe', 'chefs', 'cheffes'],
  ['commercial', 'commerciale', 'commerciaux', 'commerciales'],
  ['ingénieur', 'ingénieure', 'ingénieurs'],
  ['conseiller', 'conseillère'],
  ['vigneron', 'vigneronne'],
  ['sportif', 'sportive', 'sportifs'],
  ['bureau', 'bureaux'],
  ['tuyau', 'tuyaux'],
  ['sérieux', 'sérieuse'],
  ['métier', 'métiers'],
  ['professionnel', 'professionnelle', 'professionnels'],
  ['cœur', 'coeur', 'CŒUR'],
  ['évreux', 'e\u0301vreux', 'Evreux'],
  ['l’entretien', "l'entretien", 'entretien', 'd’entretien', 'L’ENTRETIEN'],
  ['Soudeur (H/F)', 'soudeur F/H', 'Soudeur', 'soudeur h-f', 'Soudeuse (F / H)', 'Soudeur H/F/X', 'SOUDEUR (M/W/D)'],
];

const apart: readonly (readonly [string, string])[] = [
  ['restaurant', 'restauration'],
  ['C', 'C++'],
  ['C', 'C#'],
  ['C++', 'C#'],
  ['Java', 'JavaScript'],
  ['poisson', 'poison'],
  ['boulanger', 'boulangerie'],
  ['maçon', 'maison'],
];

describe('the words of the catalogue', () => {
  for (const spellings of alike)
    it(`are the same in ${spellings.map((spelling) => `« ${spelling} »`).join(', ')}`, () => {
      const [first = ''] = spellings;
      for (const spelling of spellings) assert.deepEqual(tokenize(spelling), tokenize(first), spelling);
      assert.notDeepEqual(tokenize(first), []);
    });

  for (const [one, other] of apart)
    it(`tell « ${one} » from « ${other} »`, () => {
      assert.notDeepEqual(tokenize(one), tokenize(other));
    });

  it('leave out what stands in every text', () => {
    assert.deepEqual(tokenize('de la à aux d’un et (H/F)'), []);
    assert.deepEqual(tokenize('Chargé d’affaires'), ['charg', 'affair']);
  });

  it('keep the sign of a programming language and what has a digit', () => {
    assert.deepEqual(tokenize('C++, C#, .NET, R et J2EE (36h)'), ['c++', 'c#', 'net', 'r', 'j2ee', '36h']);
  });

  it('stay in order, repeated or not', () => {
    assert.deepEqual(tokenize('agent, agent de nuit'), ['agent', 'agent', 'nuit']);
  });

  it('hold no sign that means something to the database', () => {
    for (const hostile of ["'", '\\', '& | ! ( ) :* <->', "a' b\\ c:*", '\0', '%_', '\u202e', '😀', '\ud800', '"x"'])
      for (const word of tokenize(hostile)) assert.match(word, /^[\p{L}\p{N}]+(?:\+\+|#)?$/u, hostile);
  });

  it('are folded once and for all', () => {
    for (const word of alike.flat().flatMap(tokenize)) assert.equal(stem(stem(word)), stem(word), word);
  });

  it('stand in the line of their weight, each once, where it counts most', () => {
    const words = weightedTokens([
      ['D', 'un plombier, une fuite, deux fuites'],
      ['A', 'Plombier'],
      ['B', null],
    ]);
    assert.equal(words, 'plombier\n\n\nfuit deu');
    assert.equal(weightedTokens([]), '\n\n\n');
  });
});

describe('the name a place is looked up by', () => {
  const lookups: readonly (readonly [string, string])[] = [
    ['St-Étienne', 'saint etienne'],
    ['st etienne', 'saint etienne'],
    ['Ste-Maxime', 'sainte maxime'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['  LE   MANS ', 'le mans'],
    ['Œting', 'oeting'],
    ['Strasbourg', 'strasbourg'],
    ['Est', 'est'],
    ['Paris 1er Arrondissement', 'paris 1er arrondissement'],
    ['%_\\', ''],
    ['', ''],
  ];
  for (const [name, lookup] of lookups)
    it(`is “${lookup}” for “${name}”`, () => {
      assert.equal(lookupKey(name), lookup);
    });

  it('is known without its article too', () => {
    assert.equal(withoutArticle('le mans'), 'mans');
    assert.equal(withoutArticle('la rochelle'), 'rochelle');
    assert.equal(withoutArticle('les ulis'), 'ulis');
    assert.equal(withoutArticle('l hay les roses'), 'hay les roses');
    assert.equal(withoutArticle('lens'), 'lens');
    assert.equal(withoutArticle('laval'), 'laval');
  });
});
