import { defaultOccupations } from '../../occupations/default-occupations.ts';

/** Words with an accent that offers are full of, beside those of the list of occupations. */
const common =
  'à été être même très déjà après présent présente présenté prévu prévue précis précise expérience expériences expérimenté expérimentée équipe équipes équipé équipée équipement équipements ' +
  'qualité qualités sécurité société sociétés activité activités responsabilité responsabilités disponibilité mobilité capacité capacités spécialité spécialités mécanique électricité ' +
  'diplôme diplômes diplômé diplômée débutant débutants débutante accepté acceptée acceptés exigé exigée exigés souhaité souhaitée salarié salariée salariés rémunération intérim intérimaire ' +
  'durée déterminée indéterminée déterminé indéterminé matériel matériels matériaux véhicule véhicules clientèle rôle contrôle contrôles contrôler procédure procédures réalisation réaliser réception réceptionner préparation préparer ' +
  'préparateur préparatrice préparé développement développer département départements région régional régionale général générale médical médicale médico vétérinaire santé métier métiers première premier dernière ' +
  'hygiène règles règle réglementation réglementaire référence références réseau réseaux réunion réunions réactivité réactif réactive rigueur numéro numérique période périodes journée journées soirée année années ' +
  'résident résidents élève élèves éducation éducatif éducative école écoles étude études état établissement établissements établir évolution évoluer évènement événement événements évaluer évaluation énergie économique éligible ' +
  'également intéressé intéressée intégré intégrée intégrer intégration intérêt idéal idéale idéalement immédiat immédiate immédiatement systèmes système télétravail téléphone téléphonique téléphoniques téléconseiller téléconseillère ' +
  'créer création créé créée créativité compétence compétences complémentaire complémentaires conformément concerné concernée conçu chargé chargée chargés basé basée situé située adapté adaptée dédié dédiée motivé motivée organisé organisée ' +
  'ménage ménagère ménagères ménager hôtel hôtels hôtellerie hôtelier hôtelière août février décembre maîtrise maîtriser connaître connaissance paraître fenêtre fenêtres tâche tâches côté bientôt plutôt dès auprès';

/** Words of French that offers are full of, in small letters: those above and those of the list of occupations. Some come more than once. */
export const frenchWords = function* (): Generator<string, void, void> {
  const texts = defaultOccupations().flatMap(({ label, titles }) => [label, ...titles]);
  for (const text of [common, ...texts])
    yield* (
      text
        .toLowerCase()
        .normalize('NFC')
        .match(/\p{L}+/gu) ?? []
    );
};
