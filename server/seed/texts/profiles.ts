import { Pool } from '../template.ts';

/** What is expected of the candidate. Never a form of address that fits one gender only. */
export const profiles = {
  /** Beginners welcome. */
  beginner: new Pool([
    'Vous débutez ? Ce poste est fait pour apprendre : nous vous formons à nos méthodes dès votre arrivée.',
    'Aucune expérience exigée. Nous regardons avant tout la motivation et la régularité.',
    'Les débuts dans le métier sont les bienvenus : un binôme vous suivra pendant les premières semaines.',
    "Pas besoin de connaître le métier par cœur, il suffit de vouloir l'apprendre.",
    "Première expérience, reconversion, reprise d'activité : toutes les histoires nous intéressent.",
    'Que vous sortiez de formation ou que vous changiez de voie, votre candidature sera lue avec attention.',
    'Nous acceptons les profils débutants et nous prenons le temps de former.',
    'Votre parcours importe moins que votre sérieux : la formation au poste est assurée sur place.',
  ]),
  /** Beginners too, once they have the diploma. */
  graduate: new Pool([
    'Diplôme tout juste obtenu ou longue pratique : les deux profils nous conviennent.',
    'Une première prise de poste est possible, avec une période de doublure.',
    "Aucune expérience minimale n'est demandée : nous accompagnons les débuts.",
    "Les fins d'études sont les bienvenues, une personne référente vous guidera au départ.",
    'Nous ouvrons ce poste aux personnes qui viennent de finir leur formation.',
  ]),
  experienced: new Pool([
    'Vous avez au moins {experience} sur un poste comparable.',
    "Il faut {experience} dans le métier pour se sentir à l'aise dès les premiers jours.",
    'Nous cherchons une personne qui a {experience} derrière elle et qui sait travailler en autonomie.',
    'Avec {experience} acquis sur le terrain, vous connaissez les bons gestes et les bons réflexes.',
    "Nous attendons {experience} au minimum, et l'envie de partager ce que vous savez.",
    'Nous demandons {experience} au moins, dans une structure de taille voisine si possible.',
    'Après {experience}, vous saurez prendre le poste rapidement.',
    'Le poste demande {experience}. Une expérience plus courte mais variée peut convenir : parlons-en.',
  ]),
  /** A diploma helps. */
  trained: new Pool([
    'Vous avez {diploma} ou une pratique équivalente.',
    'Avec {diploma}, vous avez les bases ; la suite se construit chez nous.',
    'Un plus, mais pas une condition : {diploma}.',
    'La formation idéale : {diploma}. Mais nous savons aussi reconnaître un savoir-faire acquis autrement.',
    'Nous apprécions les candidatures qui présentent {diploma}.',
  ]),
  /** A card that work requires and that an employer may pay for. */
  certified: new Pool([
    'Nous demandons {diploma} ; une remise à niveau est possible.',
    'Avec {diploma}, vous pouvez commencer tout de suite.',
    'Merci de préciser si vous avez {diploma}.',
    'À prévoir pour ce poste : {diploma}. La formation peut être prise en charge.',
  ]),
  /** Nobody may work without it. */
  regulated: new Pool([
    'Il faut {diploma} pour exercer ce métier : merci de joindre les justificatifs à votre candidature.',
    'Indispensable : {diploma}.',
    'La loi demande {diploma} ; pensez à nous en envoyer la copie.',
    'Pour ce poste, nous demandons {diploma}.',
    'Pour prendre le poste, il faut {diploma}.',
  ]),
  /** Character, for everybody. */
  qualities: new Pool([
    'On dit de vous que vous êtes une personne fiable, ponctuelle et de bonne humeur.',
    "Le sens de l'équipe et la parole donnée comptent beaucoup chez nous.",
    "Vous aimez que les choses soient claires, bien rangées et faites à l'heure.",
    'Vous savez garder votre calme quand le rythme accélère.',
    'Vous parlez franchement et vous acceptez la remarque utile.',
    'Votre bonne humeur tient la distance, le lundi comme le vendredi.',
    'Vous avez le sens du détail sans perdre de temps en route.',
    'Prévenir avant de partir, ranger après usage, dire merci : ces petites choses comptent ici.',
    "Nous cherchons une personne qui aime son métier, ou qui a très envie de l'aimer.",
    'Vous comprenez vite les consignes et vous osez les améliorer.',
    'Curiosité et bon sens feront la différence.',
    'Vous avez le contact facile et vous savez aussi écouter.',
    'La rigueur ne vous fait pas peur, la routine non plus.',
    'Vous préférez poser une question de trop que refaire deux fois le travail ? Nous aussi.',
    'Vous avez le goût du travail soigné et vous le montrez.',
    "Nous attachons de l'importance à la politesse, à la présence et à la franchise.",
    'Votre organisation vous permet de mener plusieurs tâches de front.',
    'Vous prenez des initiatives et vous tenez vos engagements.',
    "L'esprit d'équipe est ici plus utile qu'un CV parfait.",
    'Discrétion, patience et régularité sont vos meilleurs atouts.',
    "Vous aimez apprendre et vous n'hésitez pas à transmettre.",
    'Votre énergie est communicative et vous gardez le sourire en fin de journée.',
    'Vous avez à cœur de bien faire, même quand personne ne regarde.',
    "Vous savez vous adapter à l'imprévu sans perdre de vue l'essentiel.",
  ]),
  licence: new Pool([
    'Le permis de conduire est demandé.',
    'Permis de conduire nécessaire pour les déplacements.',
    'Vous avez le permis de conduire, en cours de validité.',
    'Le poste suppose de conduire : merci de préciser vos permis.',
  ]),
};
