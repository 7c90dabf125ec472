import { defaultOccupations } from '../../catalogue/default-occupations.ts';

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

const lost = '\ufffd';
const accented = /[^\0-\u007f]/g;
const word = /[\p{L}\ufffd]*\ufffd[\p{L}\ufffd]*/gu;

const isLost = (text: string): boolean => text.includes(lost);

/** Words by what is left of them where every letter beyond ASCII is lost: « m�nage » → « ménage ». */
const read = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const known = new Map<string, Set<string>>();
  const add = (text: string) => {
    for (const found of text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? []) {
      const left = found.replace(accented, lost);
      if (isLost(left)) known.set(left, (known.get(left) ?? new Set()).add(found));
    }
  };
  add(common);
  for (const { label, titles } of defaultOccupations()) [label, ...titles].forEach(add);
  return known;
};

let vocabulary: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** One sign stands for a letter, or for each of its two bytes. */
const readings = (left: string): readonly string[] => [left, left.replaceAll(lost + lost, lost)];

const likeIn = (given: string, found: string): string => {
  if (given.replaceAll(lost, '') === given.replaceAll(lost, '').toUpperCase() && given.length > 2) return found.toUpperCase();
  const isCapital = given[0] !== lost && given[0] === given[0]?.toUpperCase();
  return isCapital ? found.slice(0, 1).toUpperCase() + found.slice(1) : found;
};

/**
 * Letters that were lost on the way (U+FFFD), given back where exactly one known word fits: « Employ� de m�nage » → « Employé de ménage ».
 * Between two amounts the word is « à ». All else stays as it is: a guess would change what an employer wrote.
 */
export const withLostLetters = (text: string): string => {
  if (!isLost(text)) return text;
  vocabulary ??= read();
  const known = vocabulary;
  return text.replace(/(?<=\d\s*(?:euros?|€|h|%)?\s)\ufffd(?=\s\d)/gi, 'à').replace(word, (given) => {
    const fitting = readings(given.toLowerCase()).flatMap((left) => [...(known.get(left) ?? [])]);
    const [only] = fitting;
    return only !== undefined && new Set(fitting).size === 1 && given !== lost ? likeIn(given, only) : given;
  });
};
