import assert from 'node:assert/strict';
import { it } from 'node:test';

import { normalizeMailbox } from '../../../server/mail/normalize-mailbox.ts';

it('all ways of writing the address of a mailbox count as one person', () => {
  for (const written of [
    'victim@exemple.fr',
    'VICTIM@EXEMPLE.FR',
    'Victim@exemple.fr',
    'victim+1@exemple.fr',
    'victim+a+b@exemple.fr',
    '\u200bvictim@exemple.fr ',
    'vic\u00adtim@exemple.fr',
  ])
    assert.equal(normalizeMailbox(written), 'victim@exemple.fr', written);
  for (const written of ['prenom@café.fr', 'prenom@CAFÉ.FR', 'prenom@xn--caf-dma.fr', 'prenom@XN--CAF-DMA.fr'])
    assert.equal(normalizeMailbox(written), 'prenom@xn--caf-dma.fr', written);
  for (const written of ['prenom.nom@gmail.com', 'p.r.e.nom.nom@gmail.com', 'PrenomNom+x@googlemail.com'])
    assert.equal(normalizeMailbox(written), 'prenomnom@gmail.com', written);
});

it('points are others elsewhere, and what is before the first plus is somebody', () => {
  assert.notEqual(normalizeMailbox('prenom.nom@exemple.fr'), normalizeMailbox('prenomnom@exemple.fr'));
  assert.equal(normalizeMailbox('+33@exemple.fr'), '+33@exemple.fr');
  assert.equal(normalizeMailbox('no address'), 'no address');
});
