import { setTypography } from '../french.ts';
import type { Rhythm, Setting } from '../occupations/types.ts';

/** Typeset once, for they are drawn for every offer. */
const said = (...sentences: string[]): readonly string[] => sentences.map(setTypography);

/** France Travail's label of a rhythm, and ways to say it. */
interface RhythmTexts {
  label: string;
  sentences: readonly string[];
}

// prettier-ignore
export const rhythms: Readonly<Record<Rhythm, RhythmTexts>> = {
  day: { label: 'Travail en journée', sentences: said('Les horaires sont en journée, du lundi au vendredi.', 'Semaine de cinq jours, week-ends libres.', 'Travail en journée, du lundi au vendredi, avec une vraie pause le midi.') },
  flexible: { label: 'Horaires variables', sentences: said("Horaires souples, avec deux jours de télétravail par semaine une fois à l'aise.", 'Chacun organise ses journées autour de plages communes.', 'Les horaires sont variables et le télétravail est possible un jour sur cinq.') },
  saturday: { label: 'Travail le samedi', sentences: said('Du mardi au samedi, avec deux jours de repos de suite.', 'Un samedi sur deux est travaillé et récupéré en semaine.', "Le planning comprend le samedi ; il est donné trois semaines à l'avance.") },
  weekend: { label: 'Travail samedi et dimanche', sentences: said('Un week-end sur deux est travaillé, par roulement.', 'Travail certains week-ends et jours fériés, avec compensation.', 'Le planning tourne sur quatre semaines, dont deux week-ends libres.') },
  split: { label: 'Horaires avec coupure', sentences: said('Services du midi et du soir, avec coupure et deux jours de repos de suite.', 'Horaires avec coupure, fermeture le dimanche soir et le lundi.', 'Deux coupures par semaine au plus, le reste en continu.') },
  early: { label: 'Horaires décalés', sentences: said("La journée commence tôt et finit en début d'après-midi.", 'Prise de poste matinale, après-midi libres.', 'Horaires du matin, par équipe.') },
  twoShifts: { label: 'Travail en 2x8', sentences: said("Travail en 2x8 : une semaine du matin, une semaine d'après-midi.", 'Deux équipes se relaient, matin et après-midi.', "Horaires en 2x8, avec prime d'équipe.") },
  threeShifts: { label: 'Travail en 3x8', sentences: said('Travail en 3x8, avec majoration des heures de nuit.', 'Les équipes tournent en 3x8 du lundi au vendredi.', 'Horaires en 3x8, sur un cycle de trois semaines.') },
  night: { label: 'Travail de nuit', sentences: said('Travail de nuit, avec heures majorées.', 'Le poste est de nuit, quatre nuits par semaine.', 'Horaires de nuit fixes, repos le week-end.') },
  varied: { label: 'Horaires irréguliers', sentences: said("Les horaires varient selon l'activité ; le planning est connu à l'avance.", 'Horaires irréguliers, comptés et récupérés.', "Le rythme change selon la période de l'année.") },
};

interface SettingTexts {
  /** Repeated when frequent. */
  rhythms: readonly Rhythm[];
  /** Share of part-time work. */
  partTime: number;
  sentences: readonly string[];
  /** As France Travail lists the conditions of work. */
  conditions: readonly string[];
  benefits: readonly string[];
}

// prettier-ignore
export const settings: Readonly<Record<Setting, SettingTexts>> = {
  shop: { rhythms: ['saturday', 'saturday', 'saturday', 'weekend', 'day'], partTime: 0.3,
    sentences: said('La clientèle est fidèle et le quartier vivant.', "L'espace de vente a été refait récemment.", "Les journées passent vite : il y a toujours quelqu'un à servir ou un rayon à préparer.", 'Une équipe de cinq personnes vous attend derrière le comptoir.', 'Vous travaillerez debout la plupart du temps, au contact direct du public.', 'Les nouveautés arrivent chaque semaine, les conseils se renouvellent.', "On vous laissera prendre vos marques avant les périodes d'affluence."),
    conditions: ['Station debout prolongée', 'En contact avec du public'], benefits: ['remise sur nos articles', 'prime sur objectifs', 'tenue fournie'] },
  kitchen: { rhythms: ['split', 'split', 'early', 'early', 'weekend', 'saturday'], partTime: 0.15,
    sentences: said('La cuisine est claire, bien ventilée et bien équipée.', 'Ici, on travaille des produits frais, en petites quantités et sans précipitation inutile.', "Le laboratoire vient d'être rénové.", "L'équipe compte six personnes et s'entraide au moment du coup de feu.", "Il fait chaud près des fours, froid près des chambres : on s'y fait vite."),
    conditions: ['Station debout prolongée', 'Travail en équipe', 'Travail en zone chaude'], benefits: ['repas sur place', 'tenue fournie et lavée', 'prime de fin de saison'] },
  dining: { rhythms: ['split', 'split', 'weekend', 'varied', 'saturday'], partTime: 0.3,
    sentences: said('La salle compte une cinquantaine de couverts, la terrasse autant aux beaux jours.', "L'ambiance est simple et rapide, la carte courte et de saison.", 'Les habitués ont leur table, les voyageurs sont nombreux le week-end.', "La salle et la cuisine se parlent : le service n'en est que plus fluide.", 'Les pourboires sont partagés entre tous.'),
    conditions: ['Station debout prolongée', 'En contact avec du public'], benefits: ['repas sur place', 'pourboires partagés', 'tenue fournie'] },
  hotel: { rhythms: ['weekend', 'weekend', 'saturday', 'varied'], partTime: 0.3,
    sentences: said("L'établissement compte une quarantaine de chambres et une clientèle d'affaires en semaine.", 'La maison a du charme et demande un entretien attentif.', 'Les arrivées se suivent en saison, le calme revient ensuite.', 'Chaque étage a son équipe et son matériel.', 'Des voyageurs du monde entier passent par ici, et beaucoup reviennent.'),
    conditions: ['Station debout prolongée', 'En contact avec du public'], benefits: ['repas sur place', 'nuitées à prix réduit', 'tenue fournie'] },
  workshop: { rhythms: ['day', 'day', 'day', 'day', 'twoShifts', 'early'], partTime: 0.04,
    sentences: said("L'atelier est lumineux, chauffé et bien outillé.", 'Le parc de machines est entretenu et renouvelé régulièrement.', "Les journées se suivent sans se ressembler, car peu de gestes se répètent.", "L'équipe mélange jeunes formés ici et anciens qui aiment transmettre.", 'Le bruit est réduit et les protections sont fournies.'),
    conditions: ['Station debout prolongée', 'Port de charges'], benefits: ['outillage fourni', "prime d'équipe", 'vendredi après-midi libre'] },
  factory: { rhythms: ['twoShifts', 'twoShifts', 'threeShifts', 'day', 'early', 'night'], partTime: 0.03,
    sentences: said('Le site emploie une centaine de personnes et reste à taille humaine.', 'Les lignes sont automatisées et la sécurité passe avant la cadence.', 'Vous changerez de poste dans la journée pour éviter la fatigue.', "Une visite de l'atelier est prévue avant la prise de poste.", "L'accès se fait en bus ou par la rocade, avec un parking sur place.", 'Les consignes sont affichées à chaque poste et expliquées de vive voix.', "L'atelier est propre, les allées dégagées, le bruit surveillé."),
    conditions: ['Station debout prolongée', 'Travail en équipe', 'Travail en zone bruyante'], benefits: ["prime d'équipe", 'prime de panier', 'treizième mois', 'parking gratuit'] },
  warehouse: { rhythms: ['twoShifts', 'twoShifts', 'day', 'early', 'night', 'saturday'], partTime: 0.05,
    sentences: said("L'entrepôt est récent, éclairé et tempéré.", 'On marche beaucoup, on porte un peu : de bonnes chaussures sont fournies.', "Les commandes partent le soir : chacun doit pouvoir compter sur les autres.", 'Les allées sont larges et le matériel de levage en bon état.', 'Un échauffement collectif ouvre chaque journée.', 'Les préparations du matin laissent place aux départs du soir.', 'Une partie du travail se fait en zone fraîche, avec les vêtements adaptés.'),
    conditions: ['Port de charges', 'Station debout prolongée'], benefits: ['prime de productivité', 'prime de panier', 'parking gratuit'] },
  road: { rhythms: ['day', 'day', 'early', 'varied', 'saturday', 'night'], partTime: 0.08,
    sentences: said('Les véhicules sont récents et entretenus par nos soins.', 'Vous aurez un véhicule attitré, sauf remplacement.', 'Les trajets sont préparés la veille pour éviter les kilomètres inutiles.', 'Le planning tient compte de la vie de famille autant que possible.', 'La prise de service se fait au dépôt.'),
    conditions: ['Conduite prolongée', 'Déplacements quotidiens'], benefits: ['frais de déplacement remboursés', 'prime de non-accident', 'téléphone fourni'] },
  site: { rhythms: ['day', 'day', 'day', 'day', 'early'], partTime: 0.01,
    sentences: said("Les chantiers se trouvent à moins d'une heure du dépôt.", "D'un chantier à l'autre, le travail varie et les lieux changent.", 'Vous partirez en équipe de deux ou trois, avec un véhicule aménagé.', 'Le matériel est récent et les protections sont fournies.', 'Pas de grand déplacement : retour à la maison tous les soirs.', 'Une cheffe ou un chef expérimenté suit chaque ouvrage du début à la fin.', 'Le dépôt ouvre tôt, le café est prêt et les plans sont affichés.', 'Les imprévus de météo sont gérés au jour le jour.'),
    conditions: ['Travail en extérieur', 'Port de charges', 'Travail en hauteur'], benefits: ['panier repas', 'indemnités de trajet', 'outillage fourni', 'vendredi après-midi libre'] },
  outdoor: { rhythms: ['day', 'day', 'early', 'weekend', 'varied'], partTime: 0.08,
    sentences: said('Le travail se fait dehors, par tous les temps ou presque.', 'Les vêtements de pluie et les chaussures sont fournis.', "Le cadre est beau et l'équipe de bonne compagnie.", 'Il faut aimer bouger et se lever avec le jour.', "Les gestes s'apprennent vite, l'endurance aussi."),
    conditions: ['Travail en extérieur', 'Port de charges', 'Travail en équipe'], benefits: ['équipement fourni', 'panier repas', 'repas de midi pris en charge'] },
  office: { rhythms: ['day', 'day', 'day', 'flexible', 'flexible'], partTime: 0.09,
    sentences: said("Les bureaux sont au calme, à quelques minutes d'un arrêt de bus.", 'Vous rejoindrez une équipe de huit personnes, aux métiers complémentaires.', 'Les outils sont à jour et les réunions restent courtes.', 'Une période de tuilage est prévue avec la personne en poste.', 'Le poste est varié : une moitié de suivi, une moitié de projets.', 'Chacun a son bureau, et la salle de pause donne sur un jardin.', 'Vous travaillerez avec plusieurs services, sans intermédiaire inutile.', 'Les dossiers en cours sont à jour et bien classés.'),
    conditions: ['Travail sur écran', 'En bureau'], benefits: ['titres-restaurant', 'télétravail partiel', "prime d'intéressement", 'jours de repos supplémentaires'] },
  field: { rhythms: ['day', 'day', 'day', 'varied', 'saturday'], partTime: 0.04,
    sentences: said('Vous partirez de chez vous, avec un véhicule de service.', 'Le secteur couvre deux départements, sans nuitée.', 'Les journées se partagent entre la route, les rendez-vous et le suivi.', "L'équipe se retrouve chaque lundi pour faire le point.", 'Une tournée en double est prévue pendant les premières semaines.'),
    conditions: ['Déplacements quotidiens', 'En contact avec du public'], benefits: ['véhicule de service', 'téléphone et ordinateur portables', 'prime sur objectifs', 'titres-restaurant'] },
  ward: { rhythms: ['weekend', 'weekend', 'varied', 'night', 'day'], partTime: 0.18,
    sentences: said("Les effectifs sont tenus et les remplacements prévus.", 'Un temps de transmission est prévu à chaque relève.', "L'établissement dispose de matériel récent et d'un jardin.", 'Une journée de doublure est prévue avant de prendre le poste.', 'La direction est présente et soutient les projets de service.', "Les roulements sont préparés avec l'équipe.", "Une psychologue intervient une fois par mois auprès de l'équipe."),
    conditions: ['Travail en équipe', 'Station debout prolongée'], benefits: ["reprise d'ancienneté", 'prime de week-end', 'place en crèche selon disponibilité', 'formation continue'] },
  practice: { rhythms: ['day', 'day', 'saturday', 'varied'], partTime: 0.18,
    sentences: said('Les locaux sont neufs et accessibles à tous.', 'Le planning laisse le temps de bien faire.', 'Plusieurs professionnels partagent ici leurs outils et leurs idées.', 'Le matériel est récent et suivi.', "Un temps d'échange réunit l'équipe chaque semaine."),
    conditions: ['Travail en équipe', 'En contact avec du public'], benefits: ['formation continue', 'titres-restaurant', 'jours de repos supplémentaires'] },
  home: { rhythms: ['day', 'varied', 'varied', 'weekend', 'early'], partTime: 0.7,
    sentences: said('Les interventions sont regroupées par quartier pour limiter les trajets.', "Les mêmes personnes sont suivies d'une semaine à l'autre : la confiance s'installe.", 'Une responsable de secteur vous accompagne lors de la première visite.', 'Vous avez votre mot à dire sur votre planning.', 'Les temps de trajet entre deux maisons sont payés.'),
    conditions: ['Déplacements quotidiens', 'Travail au domicile de particuliers'], benefits: ['frais kilométriques', 'téléphone fourni', 'temps de trajet payé', 'formation aux gestes qui protègent'] },
  school: { rhythms: ['day', 'day', 'day', 'varied'], partTime: 0.45,
    sentences: said('Les groupes restent petits et les adultes se relaient.', 'La cour est ombragée et les salles sont bien équipées.', "Le calendrier de l'année est connu dès la rentrée.", "L'équipe prépare ensemble le programme du mois.", 'Les familles sont associées à la vie de la maison.'),
    conditions: ['Travail en équipe', 'En contact avec du public'], benefits: ['formation continue', 'repas pris avec les enfants'] },
  stage: { rhythms: ['varied', 'varied', 'weekend', 'night'], partTime: 0.2,
    sentences: said('Les répétitions ont lieu en journée, les représentations le soir et le week-end.', 'La tournée passe par une douzaine de villes.', "Le lieu est bien équipé et l'équipe permanente très présente.", 'La programmation mêle création et jeune public.', 'Les déplacements sont organisés et pris en charge.'),
    conditions: ['Déplacements', 'Travail en soirée'], benefits: ['déplacements pris en charge', 'repas pris en charge', 'invitations pour les spectacles'] },
  premises: { rhythms: ['early', 'early', 'day', 'varied', 'night', 'weekend'], partTime: 0.5,
    sentences: said('Le site est desservi par les transports en commun.', 'Vous serez en poste fixe, sans changement de site au dernier moment.', 'Le matériel et les produits sont fournis et adaptés.', 'Une visite du site est prévue avec votre responsable.', 'Les lieux sont calmes et les consignes bien expliquées.', 'Votre responsable passe chaque semaine et répond au téléphone.', 'Le travail se fait seul ou à deux, selon les jours.'),
    conditions: ['Station debout prolongée', 'Travail en horaires décalés'], benefits: ['tenue fournie', 'prime de transport', 'heures complémentaires possibles'] },
};

/** For everybody but temporary workers. */
export const commonBenefits = [
  "mutuelle d'entreprise",
  'titres-restaurant',
  "prime de fin d'année",
  'participation aux transports',
  "prime d'ancienneté",
  'comité social actif',
  'prévoyance',
  'chèques-vacances',
  "formation payée dès l'arrivée",
  'prime de cooptation',
];

export const temporaryBenefits = [
  'indemnités de fin de mission',
  'congés payés versés chaque mois',
  'acompte à la demande',
  'compte épargne-temps',
  'mutuelle intérimaire',
  'prime de parrainage',
  'aide au logement et à la mobilité',
  'formations gratuites',
];
