import { Pool } from '../template.ts';

/** How an offer ends, by who speaks. */
export const closings = {
  employer: new Pool([
    'Envoyez-nous votre CV et quelques lignes sur ce qui vous attire dans ce poste : nous répondons à tout le monde.',
    'Si cette annonce vous parle, faites-nous signe. Un premier échange au téléphone suffit pour commencer.',
    'Un entretien, une visite des lieux, puis une réponse sous huit jours : voilà comment nous recrutons.',
    'Nous attendons votre candidature avec plaisir.',
    'Le poste est à pourvoir dès maintenant, mais nous saurons attendre la bonne personne.',
    'Une journée de découverte peut être organisée avant toute décision.',
    'Intéressé, intéressée ? Écrivez-nous, même si vous ne cochez pas toutes les cases.',
    'Candidatez en deux minutes : un CV à jour suffit, la lettre de motivation est facultative.',
    'Toutes les candidatures sont étudiées à compétences égales, sans distinction.',
    "Parlons-en : nous vous rappelons pour convenir d'un rendez-vous {inTown}.",
    'Les entretiens se tiendront {inTown} dans les prochaines semaines.',
    "Merci d'indiquer vos disponibilités dans votre message.",
    "N'attendez pas trop : nous aimerions vous rencontrer bientôt.",
    'Votre candidature restera confidentielle.',
    'La prise de poste se décide avec vous, préavis compris.',
    'Pas de test, pas de piège : une conversation et une visite suffisent.',
    "Si ce n'est pas pour vous, pensez à faire suivre l'annonce autour de vous.",
    'Vous recevrez un accusé de réception, puis une réponse, dans tous les cas.',
    "Le recrutement se fait en deux temps : un appel, puis une rencontre avec l'équipe.",
  ]),
  agency: new Pool([
    'Inscrivez-vous en ligne ou passez nous voir {inTown} avec vos documents.',
    'Candidatez et notre équipe vous rappelle sous quarante-huit heures.',
    "Nous étudions votre dossier tout de suite et vous proposons d'autres missions si celle-ci est prise.",
    "Un CV à jour, une pièce d'identité, et nous pouvons avancer.",
    "D'autres missions sont ouvertes {inTown} : n'hésitez pas à nous interroger.",
    'Disponible dès demain ou dans un mois ? Dites-le nous, nous trouverons la bonne mission.',
    'Postulez vite, le client souhaite rencontrer les candidats cette semaine.',
    'Votre agence reste votre interlocutrice pendant toute la mission.',
  ]),
};
