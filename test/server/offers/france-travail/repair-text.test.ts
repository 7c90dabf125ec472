import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { repairLine, repairText } from '../../../../server/offers/france-travail/repair-text.ts';

type Cases = readonly (readonly [given: string, expected: string])[];

const noBreak = '\u00a0';

const cleans = (cases: Cases) => {
  for (const [given, expected] of cases)
    it(`${JSON.stringify(given)} becomes ${JSON.stringify(expected)}`, () => {
      assert.equal(repairText(given), expected);
    });
};

const keeps = (texts: readonly string[]) => {
  for (const text of texts)
    it(`${JSON.stringify(text)} stays, but for its spaces`, () => {
      assert.equal(repairText(text), text.replaceAll(noBreak, ' '));
    });
};

describe('entities in a text', () => {
  cleans([
    ['d&apos;analyse', "d'analyse"],
    ['Systèmes &amp; Cloud', 'Systèmes & Cloud'],
    ['l&#39;équipe, l&#x27;entretien', "l'équipe, l'entretien"],
    ['a&nbsp;b', 'a b'],
    ['&amp;eacute;t&amp;eacute;', 'été'],
    ['&amp;amp;nbsp;x', 'x'],
    ['caf&eacute;', 'café'],
    ['&#233;&#xE9;', 'éé'],
    ['&lt;b&gt;gras&lt;/b&gt;', '<b>gras</b>'],
    ['&#0;&#x1F;&#8203;x', 'x'],
    ['&#128;', '€'],
    ['&#x110000;x', 'x'],
  ]);
  keeps(['R&D', 'H&M', 'AT&T & Cie', 'a & b', '&', '&;', '&#;', '&inconnu;', 'Q&A;']);

  it('are not seen in the parameters of an address', () => {
    const address = 'https://exemple.fr/postuler?id=1&region=26&copy=2&lang=fr&section=3&notify=4&reg=5';
    assert.equal(repairText(address), address);
  });

  it('do not come back when a hidden character between them goes', () => {
    assert.doesNotMatch(repairText('a &nb\u200bsp; b'), /&nbsp;/);
  });
});

describe('UTF-8 read as Windows-1252', () => {
  cleans([
    ['dÃ©veloppeur', 'développeur'],
    ['expÃ©rience exigÃ©e Ã\u00a0 lâ€™entretien', 'expérience exigée à l’entretien'],
    ['Ã‰tudes, Ã€ pourvoir, Ã‡a', 'Études, À pourvoir, Ça'],
    // The no-break space in « à » became a blank, alone or beside the one that follows.
    ['Travail Ã cÃ´tÃ©', 'Travail à côté'],
    ['DÃ©jÃ  trÃ¨s prÃ¨s, voilÃ ', 'Déjà très près, voilà'],
    ['Ã domicile', 'Ã domicile'],
    ['2 500 â‚¬', '2 500 €'],
    ['Å“uvre', 'œuvre'],
    ['Â«Â\u00a0chefÂ\u00a0Â»', '« chef »'],
    ['â€œjeâ€\u009d', '“je”'],
    ['un â€¦ deux â€“ trois', 'un … deux – trois'],
    ['bravo ðŸ˜€', 'bravo 😀'],
    ['Ã\u0089tudes', 'Études'],
    ['dÃƒÂ©veloppeur', 'développeur'],
    ['d&Atilde;&copy;veloppeur', 'développeur'],
  ]);
});

describe('a character of Windows-1252 left as its byte', () => {
  cleans([
    ['l\u0092entretien', 'l’entretien'],
    ['2 500 \u0080 et plus\u0085', '2 500 € et plus…'],
    ['un \u0096 deux', 'un – deux'],
    ['\u009cuvre', 'œuvre'],
  ]);
});

describe('French as it is written', () => {
  keeps([
    `QUALITÉ${noBreak}: exigée`,
    `SOCIÉTÉ${noBreak}!`,
    'LE SALARIÉ… PARTI',
    'L’« ÉTÉ»',
    '“QUALITÉ”',
    '‘ÉTÉ’',
    'AGRÉÉ®',
    'DÉBUTANT ACCEPTÉ·E',
    'ÉQUIPÉ – ÉQUIPÉ— ÉQUIPÉ‹',
    `«${noBreak}qualité${noBreak}»`,
    `il l’a trouvé${noBreak}«${noBreak}simple${noBreak}»`,
    `déjà${noBreak}«${noBreak}vu${noBreak}»`,
    `à${noBreak}«${noBreak}Lyon${noBreak}»`,
    'une journée »…',
    'un été”…',
    'Ça va',
    'ß, Ø, Å, Æ, Ð',
    'Maß»',
    'SÃO PAULO, Açores',
    'naïf, aiguë, Haÿ, œuvre, À PARTIR',
    'ƒ, ™, ©, ®, °, ², ³, µ, ½',
    '24 °C, 100 m², 3 × 8, ±5 %',
    '😀 👍🏽',
  ]);
});

describe('letters that were lost', () => {
  cleans([
    ['Employï¿½ de mï¿½nage', 'Employé de ménage'],
    ['T\ufffdl\ufffdconseiller', 'Téléconseiller'],
    ['\ufffdducateur sp\ufffdcialis\ufffd (H/F)', 'éducateur spécialisé (H/F)'],
    ['EXP\ufffdRIENCE EXIG\ufffdE', 'EXPÉRIENCE EXIGÉE'],
    ['exp\ufffd\ufffdrience', 'expérience'],
    ['m&iuml;&iquest;&frac12;nage', 'ménage'],
    ['Mensuel de 1600,00 Euros ï¿½ 1800,00 Euros', 'Mensuel de 1600,00 Euros à 1800,00 Euros'],
    // Two words fit, or none: what is lost stays in sight.
    ['dipl\ufffdm\ufffd', 'diplômé'],
    ['pr\ufffds', 'pr\ufffds'],
    ['Zq\ufffdx', 'Zq\ufffdx'],
    // A word of one letter, or a sign: « à », « € », « – ».
    ['Garde ï¿½ domicile', 'Garde \ufffd domicile'],
    ["12 ï¿½ de l'heure", "12 \ufffd de l'heure"],
    ['Garde  \ufffd\ufffd  domicile', 'Garde à domicile'],
    ['\ufffd Accueil\n\ufffd Vente', 'Accueil\nVente'],
    ['Bienvenue \ufffd !', 'Bienvenue !'],
  ]);
});

describe('characters nobody should see', () => {
  cleans([
    ['a\0b\u0007c\u001bd', 'abcd'],
    ['a\u200bb\u200cc\u200dd\ufeffe\u2060f', 'abcdef'],
    ['\u202egnp.exe\u202c', 'gnp.exe'],
    ['a\u2066b\u2069\u200e\u200f\u061cc', 'abc'],
    ['mot\u00adclé', 'motclé'],
    ['\ue000x\uf8ff', 'x'],
    ['x\ud800y\udc00z', 'xyz'],
    ['perdu \ufffd ', 'perdu'],
    ['\u{e0041}\u{e0042}x', 'x'],
    ['\u007fx\u0081', 'x'],
  ]);
});

describe('spaces and lines', () => {
  cleans([
    ['  a \t b  ', 'a b'],
    [`a${noBreak}\u202f\u2009\u3000b`, 'a b'],
    ['a\r\nb\rc\u2028d\u2029e\vf\fg', 'a\nb\nc\nd\ne\nf\ng'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    ['a \n \n \n b', 'a\n\nb'],
    ['a\n\u200b\n\u200b\n\u200b\nb', 'a\n\nb'],
    ['\n\na\n\n', 'a'],
    ['e\u0301', 'é'],
    ['', ''],
    ['\u200b&nbsp;\n', ''],
  ]);

  it('are one line where one is wanted, or nothing', () => {
    assert.equal(repairLine('a\n\nb'), 'a b');
    assert.equal(repairLine('\u200b\n&nbsp;'), null);
    assert.equal(repairLine(''), null);
    assert.equal(repairLine(undefined), null);
  });

  it('take a time that grows with the text only', () => {
    const start = performance.now();
    for (const hostile of ['&', '&amp;', 'Ã', ' ', '\n', 'â€', '&#', '\u200b', ' \n', 'é\u00a0'])
      repairText(hostile.repeat(60_000));
    assert.ok(performance.now() - start < 5_000);
  });

  it('are the same when cleaned twice', () => {
    for (const text of ['Ã©tÃ© &amp; x', 'a\n \nb', `é${noBreak}»`, '&lt;p&gt;'])
      assert.equal(repairText(repairText(text)), repairText(text));
  });
});
