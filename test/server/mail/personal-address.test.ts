import assert from 'node:assert/strict';
import { it } from 'node:test';

import { personalAddress } from '../../../server/mail/personal-address.ts';

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
    assert.equal(personalAddress(written), 'victim@exemple.fr', written);
  for (const written of ['prenom@café.fr', 'prenom@CAFÉ.FR', 'prenom@xn--caf-dma.fr', 'prenom@XN--CAF-DMA.fr'])
    assert.equal(personalAddress(written), 'prenom@xn--caf-dma.fr', written);
  for (const written of ['prenom.nom@gmail.com', 'p.r.e.nom.nom@gmail.com', 'PrenomNom+x@googlemail.com'])
    assert.equal(personalAddress(written), 'prenomnom@gmail.com', written);
});

it('points are others elsewhere, and what is before the first plus is somebody', () => {
  assert.notEqual(personalAddress('prenom.nom@exemple.fr'), personalAddress('prenomnom@exemple.fr'));
  assert.equal(personalAddress('+33@exemple.fr'), '+33@exemple.fr');
  assert.equal(personalAddress('no address'), 'no address');
});
