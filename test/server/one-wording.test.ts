import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { oneContract, oneExperience } from '../../server/catalogue/one-wording.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('one way of saying', () => {
  const contracts: readonly (readonly [written: string, said: string])[] = [
    ['CDI', 'CDI'],
    ['Contrat à durée indéterminée', 'CDI'],
    ['Contrat de travail à durée indéterminée', 'CDI'],
    ['Contrat à durée déterminée - 12 Mois', 'CDD – 12 mois'],
    ['CDD - 25 Jour(s)', 'CDD – 25 jours'],
    ['CDD - 1 Jour(s)', 'CDD – 1 jour'],
    ['Mission intérimaire - 15 Jour(s)', 'Intérim – 15 jours'],
    ['Intérim - 1 Mois', 'Intérim – 1 mois'],
    ['Intérim Insertion - 1 Mois', 'Intérim Insertion – 1 mois'],
    ['Saisonnier - 15 Jour(s)', 'Saisonnier – 15 jours'],
    ['Contrat travail saisonnier - 2 Mois', 'Saisonnier – 2 mois'],
    ['Profession libérale', 'Profession libérale'],
    ['Franchise', 'Franchise'],
    ['', ''],
  ];
  for (const [written, said] of contracts)
    it(`a contract: “${written}” is “${said}”`, () => {
      assert.equal(plain(oneContract(written)), said);
      assert.equal(oneContract(oneContract(written)), oneContract(written));
    });

  const experiences: readonly (readonly [written: string, said: string])[] = [
    ['1 An(s)', '1 an'],
    ['2 An(s)', '2 ans'],
    ['6 Mois', '6 mois'],
    ['1 An(s) - sur poste similaire', '1 an sur un poste similaire'],
    ['2 An(s) - Sur même type de poste', '2 ans sur le même type de poste'],
    ['Expérience exigée de 3 An(s) (SUR LE MEME TYPE DE POSTE)', 'Expérience exigée de 3 ans sur le même type de poste'],
    ['Débutant OK', 'Débutant accepté'],
    ['Débutant accepté', 'Débutant accepté'],
    ['Expérience exigée', 'Expérience exigée'],
  ];
  for (const [written, said] of experiences)
    it(`experience: “${written}” is “${said}”`, () => {
      assert.equal(plain(oneExperience(written)), said);
      assert.equal(oneExperience(oneExperience(written)), oneExperience(written));
    });
});
