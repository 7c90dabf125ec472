import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { titleCasePlace } from '../../../../server/offers/wording/sentence-case.ts';
import {
  toContract,
  toExperience,
  normalizeContract,
  normalizeExperience,
  normalizeHours,
  normalizeContractNature,
  normalizeTitle,
  scheduleBeyondHours,
} from '../../../../server/offers/wording/normalize.ts';

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
    ['CONTRAT A DUREE INDETERMINEE', 'CDI'],
    ['CONTRAT À DURÉE DÉTERMINÉE - 3 Mois', 'CDD – 3 mois'],
    ['Contrat à durée determinée', 'CDD'],
    ['Mission interimaire', 'Intérim'],
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
      assert.equal(plain(normalizeContract(written)), said);
      assert.equal(normalizeContract(normalizeContract(written)), normalizeContract(written));
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
    ['DEBUTANT ACCEPTE', 'Débutant accepté'],
    ['Débutants acceptés', 'Débutant accepté'],
    ['Expérience exigée', 'Expérience exigée'],
  ];
  for (const [written, said] of experiences)
    it(`experience: “${written}” is “${said}”`, () => {
      assert.equal(plain(normalizeExperience(written)), said);
      assert.equal(normalizeExperience(normalizeExperience(written)), normalizeExperience(written));
    });

  it('lengths of time are told apart from their words, where there is one', () => {
    assert.deepEqual(toContract('CDD', 'Contrat à durée déterminée - 12 Mois').duration, { count: 12, unit: 'month' });
    assert.deepEqual(toContract('MIS', 'Mission intérimaire - 15 Jour(s)').duration, { count: 15, unit: 'day' });
    assert.deepEqual(toExperience('required', '1 An(s) - sur poste similaire', null).duration, { count: 1, unit: 'year' });
    assert.equal('duration' in toContract('CDI', 'Contrat à durée indéterminée'), false);
    assert.equal('duration' in toExperience('wished', 'De 1 an à 3 ans', null), false);
    assert.deepEqual(toExperience('none', null, null), { expected: 'none', label: null, comment: null });
  });

  const titles: readonly (readonly [written: string, said: string, name?: string])[] = [
    ['AGENT DE MAINTENANCE (H/F)', 'Agent de maintenance (H/F)'],
    ['MECANICIEN / MECANICIENNE PL H/F (H/F)', 'Mécanicien / Mécanicienne PL (H/F)'],
    ["CHEF D'EQUIPE ELECTRICIEN BTP (H/F)", "Chef d'équipe électricien BTP (H/F)"],
    ['EMPLOYE(E) DE MENAGE', 'Employé(e) de ménage'],
    ["POSTE D'INGÉNIEUR(E) CHARGÉ(E) DE MISSION", "Poste d'ingénieur(e) chargé(e) de mission"],
    ['AIDE A DOMICILE', 'Aide à domicile'],
    ['COURSIER À VÉLO (F/H)', 'Coursier à vélo (H/F)'],
    ['CHAUFFEUR - PERMIS B ET CE', 'Chauffeur - permis B et CE'],
    ['AGENT DES ESPACES VERTS', 'Agent des espaces verts'],
    ["SERVEUR - TAIN-L'HERMITAGE", "Serveur - Tain-l'Hermitage", "Tain-l'Hermitage (26)"],
    ['Technicien SAV', 'Technicien SAV'],
    ['Infirmier DE', 'Infirmier DE'],
    ['ASH', 'ASH'],
    ['Cuisinier H/F (H/F)', 'Cuisinier (H/F)'],
    ['Serveur - H/F', 'Serveur (H/F)'],
    ['Serveur(H/F)', 'Serveur (H/F)'],
    ['Chef de ligne H/F', 'Chef de ligne (H/F)'],
    ['Chef de ligne, h / f.', 'Chef de ligne (H/F)'],
    ['Développeur PHP (H/F) H/F', 'Développeur PHP (H/F)'],
    ['Développeur PHP - F/H (F/H).', 'Développeur PHP (H/F)'],
    ['Serveur (F/H) en salle', 'Serveur (H/F) en salle'],
    ['Chauffeur H/F/X', 'Chauffeur H/F/X'],
    ['H/F', 'H/F'],
    ['Technicien FH', 'Technicien FH'],
    ['COMMERCIAL B2B - SECTEUR IDF (H/F)', 'Commercial B2B - secteur IDF (H/F)'],
    ['INFIRMIER SSIAD PACA', 'Infirmier SSIAD PACA'],
    ['', ''],
  ];
  for (const [written, said, name] of titles)
    it(`a title: “${written}” is “${said}”`, () => {
      assert.equal(normalizeTitle(written, [name ?? null]), said);
      assert.equal(normalizeTitle(said, [name ?? null]), said);
    });

  it('a title may be as long as it likes', () => {
    const calm = normalizeTitle('BOULANGER / '.repeat(5_000));
    assert.equal(calm, 'Boulanger / '.repeat(5_000));
    assert.equal(normalizeTitle('-'.repeat(50_000)), '-'.repeat(50_000));
    assert.equal(normalizeTitle(`${'H/F '.repeat(20_000)}.`), `${'H/F '.repeat(20_000)}.`);
  });

  it('names of places in capitals are calm', () => {
    assert.equal(titleCasePlace('BOURG LES VALENCE'), 'Bourg les Valence');
    assert.equal(titleCasePlace('AIX EN PROVENCE'), 'Aix en Provence');
    assert.equal(titleCasePlace('LE PETIT QUEVILLY'), 'Le Petit Quevilly');
    assert.equal(titleCasePlace('La Voulte'), 'La Voulte');
  });

  it('hours of work are said once', () => {
    assert.equal(plain(normalizeHours('35H/semaine')), '35 h/semaine');
    assert.equal(plain(normalizeHours('37H30 Horaires normaux')), '37 h 30 Horaires normaux');
    assert.equal(plain(normalizeHours('24H/24, 3 hommes')), '24 h/24, 3 hommes');
    assert.equal(plain(normalizeHours('39 H, de 9h30 à 17h')), '39 h, de 9 h 30 à 17 h');
    assert.equal(plain(normalizeHours('35HEURES')), '35 h');
    assert.equal(plain(normalizeHours('39heures/semaine')), '39 h/semaine');
    assert.equal(plain(normalizeHours('35h00')), '35 h');
    assert.equal(plain(normalizeHours('de 8h00 à 12H30')), 'de 8 h à 12 h 30');
    assert.equal(normalizeHours(normalizeHours('35h00, 9h30')), normalizeHours('35h00, 9h30'));
    const hours = normalizeHours('35H/semaine\nTravail en journée');
    assert.deepEqual(scheduleBeyondHours(hours, [hours]), []);
    assert.deepEqual(scheduleBeyondHours(hours, ['Travail en journée\nTravail le samedi', 'Travail le samedi']), [
      'Travail le samedi',
    ]);
    assert.deepEqual(scheduleBeyondHours(null, ['Travail de nuit']), ['Travail de nuit']);
  });

  it('the nature of a contract is written out, and left out where it says nothing', () => {
    assert.equal(normalizeContractNature('Contrat travail'), null);
    assert.equal(normalizeContractNature('Cont. professionnalisation'), 'Contrat de professionnalisation');
    assert.equal(normalizeContractNature("Insertion par l'activ.éco."), 'Insertion par l’activité économique');
    assert.equal(normalizeContractNature('Emploi non salarié'), 'Emploi non salarié');
    assert.equal(normalizeContractNature(null), null);
  });
});
