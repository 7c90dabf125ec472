import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { typeset } from '../../../server/language/typography.ts';

describe('French as it is set', () => {
  for (const [written, set] of [
    ['Qui : vous ; où ? Ici !', 'Qui_: vous_; où_? Ici_!'],
    ['« oui » et «\nnon\n»', '«_oui_» et «_non_»'],
    ['« <code>a : b</code> » : c', '«_<code>a : b</code>_»_: c'],
    ['<pre><code>a ? b : c</code></pre> : d', '<pre><code>a ? b : c</code></pre>_: d'],
    ['<a title="a : b">a : b</a>', '<a title="a : b">a_: b</a>'],
    ['5 Mo, 10 000 offres, 3 mois, 30 minutes, 2 h', '5_Mo, 10_000 offres, 3_mois, 30_minutes, 2_h'],
    ['à 8 heures, 24 moisissures, 06 12 34', 'à 8_heures, 24 moisissures, 06 12 34'],
    ['https://exemple.fr, 14:30 et a:b', 'https://exemple.fr, 14:30 et a:b'],
    ['a &amp; b ; c', 'a &amp; b_; c'],
  ] as const)
    it(written, () => assert.equal(typeset(written), set.replaceAll('_', '\u00a0')));
});
