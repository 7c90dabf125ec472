import { Pool } from '../template.ts';

/** What goes with contracts that are not the ordinary ones. */
export const terms = {
  seasonal: new Pool([
    'Un logement peut être proposé, dans la limite des places.',
    'Le contrat peut être reconduit la saison suivante.',
    'Les étudiantes et les étudiants sont les bienvenus, dès dix-huit ans.',
    'Des heures supplémentaires, payées, sont à prévoir au plus fort de la saison.',
    "Arrivée souhaitée quelques jours avant l'ouverture, pour prendre ses marques.",
  ]),
  /** Professions of health and advice, who share a place. */
  practice: new Pool([
    'Le local, le matériel et le logiciel sont en place : vous arrivez et vous exercez. Les jours de présence se décident ensemble.',
    'Un contrat clair fixe la part de chacun. Les remplacements pendant les congés sont organisés entre confrères et consœurs.',
    'La demande est forte et la liste des rendez-vous se remplit vite. Le secrétariat est commun.',
    'Plusieurs professionnels travaillent déjà sur place et se réunissent chaque mois.',
  ]),
  /** Salespeople and franchisees, who share a brand. */
  network: new Pool([
    'Vous fixez vous-même votre emploi du temps et votre secteur. Nous apportons les contacts, les outils et la formation de départ.',
    "La rémunération dépend de l'activité ; les frais sont connus d'avance et partagés. Un accompagnement au démarrage est prévu.",
    "Aucun droit d'entrée n'est demandé. Une réunion mensuelle permet d'échanger avec les autres membres du réseau.",
    'Les méthodes sont éprouvées et la formation de départ dure trois semaines.',
  ]),
  insertion: new Pool([
    'Un accompagnement vers un emploi durable est prévu chaque semaine : logement, mobilité, santé, formation.',
    'Votre conseillère ou votre conseiller emploi vérifiera avec vous que vous pouvez bénéficier de ce contrat.',
    'Des périodes en entreprise et des formations courtes jalonnent le parcours.',
    'Vous travaillez en petite équipe, avec une encadrante ou un encadrant qui connaît le métier.',
  ]),
  apprenticeship: new Pool([
    'Le rythme suit celui de la formation : trois semaines chez nous, une semaine de cours.',
    'Une tutrice ou un tuteur prépare avec vous les objectifs de chaque période.',
    "L'inscription dans un centre de formation peut se faire avec notre aide.",
    'Deux jours de cours et trois jours de pratique par semaine, avec un vrai poste et de vraies responsabilités.',
    "Le contrat débute à la rentrée ; une période d'essai permet de vérifier que le métier vous plaît.",
  ]),
};
