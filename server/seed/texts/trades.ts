/** What an employer of some kind is called: common nouns with their article, and patterns of invented names. */
export interface TradeNames {
  nouns: readonly string[];
  names: readonly string[];
}

/** In the names: `{lieu}` « des Halles », `{nom}` a coined word, `{duo}` « Boussole Boréale ». */
// prettier-ignore
export const trades = {
  farm: { nouns: ['une exploitation familiale', 'une ferme en polyculture', 'un groupement agricole'], names: ['Ferme {lieu}', 'GAEC {lieu}', 'Domaine {lieu}'] },
  vineyard: { nouns: ['un domaine viticole', 'une propriété viticole familiale', 'une cave coopérative'], names: ['Domaine {lieu}', 'Cave {lieu}', 'Clos {nom}'] },
  garden: { nouns: ["une entreprise d'espaces verts", 'une entreprise du paysage'], names: ['Jardins {lieu}', 'Paysages {nom}', 'Espaces verts {nom}'] },
  forest: { nouns: ['une entreprise de travaux forestiers', "un groupement d'exploitants forestiers"], names: ['Forestière {lieu}', 'Bois et Forêts {nom}'] },
  fishing: { nouns: ['un armement de pêche', 'une coopérative de pêcheurs'], names: ['Armement {lieu}', 'Les Pêcheries {lieu}', 'Marée {nom}'] },
  fishFarm: { nouns: ['une exploitation aquacole', 'une entreprise familiale de cultures marines'], names: ['Les Viviers {lieu}', 'Bassins {nom}', 'Parcs {lieu}'] },
  vet: { nouns: ['une clinique vétérinaire', 'un cabinet vétérinaire'], names: ['Clinique vétérinaire {lieu}', 'Vétérinaires {lieu}'] },
  casino: { nouns: ['un casino', 'un établissement de jeux'], names: ['Cercle {lieu}', 'Jeux {nom}'] },
  stable: { nouns: ['un centre équestre', 'une écurie', 'un haras'], names: ['Écuries {lieu}', 'Haras {lieu}', 'Poney-club {lieu}'] },
  zoo: { nouns: ['un parc animalier', 'une réserve zoologique'], names: ['Parc animalier {lieu}', 'Réserve {lieu}'] },
  craft: { nouns: ["un atelier d'art", "une maison d'artisanat", 'un atelier de création'], names: ['Atelier {nom}', "L'Établi {lieu}", 'Manufacture {nom}'] },
  bank: { nouns: ['une banque de proximité', 'un établissement bancaire', 'une caisse locale'], names: ['Banque {nom}', 'Crédit {nom}', 'Caisse {duo}'] },
  insurance: { nouns: ["un cabinet d'assurances", 'une mutuelle régionale', 'un cabinet de courtage'], names: ['{duo} Assurances', 'Mutuelle {nom}', 'Cabinet {nom}'] },
  estate: { nouns: ['une agence immobilière', "un cabinet d'administration de biens", 'une foncière régionale'], names: ['{nom} Immobilier', 'Immobilière {lieu}', "L'Agence {lieu}"] },
  bakery: { nouns: ['une boulangerie artisanale', 'une boulangerie-pâtisserie', 'une boulangerie de quartier'], names: ['Boulangerie {lieu}', 'Le Fournil {lieu}', 'Maison {nom}'] },
  butchery: { nouns: ['une boucherie-charcuterie', 'une boucherie artisanale', 'une maison de charcuterie'], names: ['Boucherie {lieu}', 'Maison {nom}', "L'Étal {lieu}"] },
  foodShop: { nouns: ['un commerce de bouche', 'un commerce alimentaire de proximité'], names: ['Le Panier {lieu}', 'Comptoir {lieu}', 'Étals {nom}'] },
  shop: { nouns: ['un magasin spécialisé', 'une enseigne régionale', 'un commerce indépendant'], names: ['Boutique {nom}', '{duo}', 'Comptoir {lieu}'] },
  supermarket: { nouns: ['un supermarché', 'un hypermarché', 'un magasin alimentaire de proximité'], names: ['Marché {lieu}', 'Grand Marché {nom}', 'Halles {nom}'] },
  hair: { nouns: ['un salon de coiffure', 'un salon indépendant'], names: ['Salon {lieu}', "L'Atelier {nom}", 'Coiffure {lieu}'] },
  spa: { nouns: ['un établissement thermal', 'un centre de bien-être'], names: ['Thermes {lieu}', 'Bains {nom}'] },
  beauty: { nouns: ['un institut de beauté', 'un espace de bien-être'], names: ['Institut {nom}', "L'Instant {duo}", 'Beauté {lieu}'] },
  agency: { nouns: ['une agence de communication', 'un studio de création', 'une maison de contenus'], names: ['Studio {nom}', 'Agence {duo}', '{duo} Communication'] },
  press: { nouns: ['une rédaction locale', 'un groupe de presse régional', 'un média associatif'], names: ['La Gazette {lieu}', 'Presse {nom}', 'Le Courrier {lieu}'] },
  publisher: { nouns: ["une maison d'édition", "une petite maison d'édition"], names: ['Éditions {lieu}', 'Éditions {nom}'] },
  print: { nouns: ['une imprimerie', 'un atelier graphique', 'une imprimerie familiale'], names: ['Imprimerie {lieu}', 'Arts graphiques {nom}'] },
  building: { nouns: ['une entreprise du bâtiment', 'une entreprise générale de construction', 'une PME du bâtiment'], names: ['Bâtiments {nom}', 'Constructions {lieu}', '{nom} Rénovation', 'Les Compagnons {lieu}'] },
  roadworks: { nouns: ['une entreprise de travaux publics', 'une PME de travaux publics', 'une entreprise de terrassement'], names: ['Travaux publics {nom}', 'TP {lieu}', 'Terrassements {nom}'] },
  engineering: { nouns: ["un bureau d'études", "un cabinet d'ingénierie"], names: ["Bureau d'études {nom}", '{duo} Ingénierie', 'Études {lieu}'] },
  architecture: { nouns: ["une agence d'architecture", "un atelier d'architectes"], names: ["Atelier d'architecture {lieu}", 'Architectes {nom}'] },
  restaurant: { nouns: ['un restaurant traditionnel', 'une brasserie', 'un bistrot de quartier'], names: ['La Table {lieu}', 'Brasserie {lieu}', 'Le Bistrot {lieu}', 'Auberge {lieu}'] },
  fastfood: { nouns: ['un restaurant rapide', 'un comptoir de restauration rapide'], names: ['Comptoir {nom}', 'Cantine {duo}'] },
  pizzeria: { nouns: ['une pizzeria', 'un restaurant italien'], names: ['Pizzeria {lieu}', 'Trattoria {nom}'] },
  canteen: { nouns: ['une cuisine centrale', "un restaurant d'entreprise", 'une société de restauration collective'], names: ['Cuisines {nom}', 'Restauration {duo}', 'Les Tablées {lieu}'] },
  hotel: { nouns: ['un hôtel indépendant', 'un hôtel-restaurant', 'une résidence de tourisme'], names: ['Hôtel {lieu}', "L'Hôtel {nom}", 'Résidence {lieu}'] },
  tourism: { nouns: ['un office de tourisme', 'une agence de développement touristique'], names: ['Destination {nom}', 'Tourisme {lieu}'] },
  travel: { nouns: ['une agence de voyages', 'une agence de voyages indépendante'], names: ['Voyages {nom}', 'Escapades {duo}'] },
  park: { nouns: ['un parc de loisirs', 'un site de loisirs'], names: ['Parc {lieu}', 'Domaine {lieu}'] },
  leisure: { nouns: ['un centre de loisirs', 'une association de quartier', 'une maison pour tous'], names: ['Loisirs {lieu}', 'Maison pour tous {lieu}', 'Association {duo}'] },
  club: { nouns: ['un club sportif', 'une association sportive'], names: ['Club {nom}', 'Association sportive {lieu}', 'Sporting {nom}'] },
  foodPlant: { nouns: ['une entreprise agroalimentaire', 'un site agroalimentaire', 'une PME agroalimentaire'], names: ['Saveurs {nom}', 'Aliments {lieu}', 'Les Ateliers gourmands {lieu}'] },
  metalPlant: { nouns: ['un atelier de mécanique', 'un atelier de métallurgie', 'une PME de la métallurgie'], names: ['Mécanique {nom}', 'Ateliers {lieu}', 'Métaux {nom}'] },
  electronics: { nouns: ['une entreprise de câblage électronique', "une entreprise d'équipements électriques", "une PME de l'électronique"], names: ['Électronique {nom}', '{nom} Systèmes', '{duo} Électric'] },
  chemicals: { nouns: ['un laboratoire industriel', 'un site de chimie fine', 'une PME de la chimie'], names: ['Laboratoires {nom}', 'Chimie {lieu}', '{nom} Sciences'] },
  textile: { nouns: ['un atelier de confection', 'une manufacture textile'], names: ['Tissages {lieu}', 'Manufacture {nom}', 'Étoffes {nom}'] },
  leather: { nouns: ['un atelier de maroquinerie', 'une maison de maroquinerie'], names: ['Maroquinerie {nom}', 'Cuirs {lieu}'] },
  woodwork: { nouns: ['une menuiserie', "un atelier d'agencement"], names: ['Menuiserie {lieu}', 'Agencements {nom}'] },
  sawmill: { nouns: ['une scierie', 'une entreprise du bois'], names: ['Scierie {lieu}', 'Bois {nom}'] },
  plastics: { nouns: ['un site de plasturgie', "une usine d'emballages"], names: ['Plastiques {nom}', 'Emballages {nom}'] },
  paper: { nouns: ['une cartonnerie', 'une papeterie industrielle'], names: ['Cartonnerie {lieu}', 'Papiers {nom}'] },
  plant: { nouns: ['un site industriel', 'une usine à taille humaine', 'un groupe industriel familial'], names: ['Industries {nom}', 'Ateliers {nom}', 'Usine {lieu}'] },
  maintenance: { nouns: ['une société de maintenance', 'une entreprise de services techniques', "une PME d'installation et de dépannage"], names: ['{nom} Maintenance', 'Dépannage {lieu}', '{duo} Services'] },
  garage: { nouns: ['un garage automobile', 'une concession', 'un atelier de réparation'], names: ['Garage {lieu}', 'Automobiles {nom}', 'Carrosserie {lieu}'] },
  hvac: { nouns: ['une société de génie climatique', 'une entreprise de chauffage et de climatisation'], names: ['Climatique {nom}', 'Chaleur {lieu}', 'Énergies {nom}'] },
  networks: { nouns: ["une entreprise de réseaux d'énergie", 'une entreprise de pose de réseaux'], names: ['Réseaux {lieu}', '{nom} Réseaux', 'Énergies {lieu}'] },
  hospital: { nouns: ['un centre hospitalier', 'une clinique', 'un établissement de santé'], names: ['Centre hospitalier {lieu}', 'Clinique {lieu}', 'Polyclinique {nom}'] },
  nursingHome: { nouns: ['un EHPAD', 'une résidence pour personnes âgées', 'une maison de retraite associative'], names: ['Résidence {lieu}', 'EHPAD {lieu}', 'Les Jardins {nom}'] },
  practice: { nouns: ['un cabinet de santé', 'une maison de santé pluriprofessionnelle', 'un centre de soins'], names: ['Maison de santé {lieu}', 'Centre de soins {lieu}', 'Cabinet {lieu}'] },
  pharmacy: { nouns: ['une officine', 'une pharmacie de centre-ville', 'une pharmacie de village'], names: ['Pharmacie {lieu}'] },
  lab: { nouns: ["un laboratoire d'analyses", 'un laboratoire de biologie médicale'], names: ['Laboratoire {lieu}', 'Biologie {nom}'] },
  dentalLab: { nouns: ['un laboratoire de prothèse dentaire', 'un laboratoire de prothèse'], names: ['Prothèses {nom}', 'Laboratoire {nom}'] },
  homeCare: { nouns: ["un service d'aide à domicile", 'une association de services à la personne', 'une agence de services à domicile'], names: ['{duo} à domicile', 'Entraide {lieu}', 'Services {nom}'] },
  childcare: { nouns: ['une crèche associative', 'une micro-crèche', 'une maison de la petite enfance'], names: ['Crèche {lieu}', 'Les Petits Pas {lieu}', 'Micro-crèche {nom}'] },
  social: { nouns: ['une association médico-sociale', "un foyer d'accueil", 'un établissement médico-social'], names: ['Association {duo}', 'Foyer {lieu}', 'Fondation {nom}'] },
  school: { nouns: ['un établissement scolaire', 'un groupe scolaire', "un établissement d'enseignement"], names: ['Groupe scolaire {lieu}', 'Institution {nom}', 'École {lieu}'] },
  training: { nouns: ['un centre de formation', 'un organisme de formation'], names: ['Formation {nom}', 'Campus {lieu}'] },
  drivingSchool: { nouns: ['une école de conduite', 'une auto-école'], names: ['Auto-école {lieu}', 'Conduite {nom}'] },
  cleaning: { nouns: ['une entreprise de propreté', 'une société de nettoyage', 'une PME de la propreté'], names: ['{nom} Propreté', 'Clarté {lieu}', '{duo} Nettoyage'] },
  waste: { nouns: ["une entreprise de services à l'environnement", 'une entreprise de gestion des déchets'], names: ['Recyclage {nom}', 'Éco-Services {lieu}', 'Environnement {nom}'] },
  security: { nouns: ['une société de sécurité privée', 'une entreprise de surveillance'], names: ['{nom} Sécurité', 'Vigilance {lieu}', '{duo} Protection'] },
  funeral: { nouns: ['une maison de pompes funèbres', 'une entreprise funéraire'], names: ['Pompes funèbres {lieu}', 'Maison funéraire {nom}'] },
  council: { nouns: ['une collectivité territoriale', 'un établissement public', 'un syndicat intercommunal'], names: ['Communauté de communes {lieu}', 'Syndicat intercommunal {lieu}', 'Agglomération {lieu}'] },
  stage: { nouns: ['une compagnie', 'une salle de spectacle', 'une structure culturelle'], names: ['Compagnie {duo}', 'Théâtre {lieu}', 'La Scène {lieu}'] },
  production: { nouns: ['une société de production', 'un studio audiovisuel'], names: ['{nom} Productions', 'Studio {duo}'] },
  accounting: { nouns: ["un cabinet d'expertise comptable", 'un cabinet comptable', 'un centre de gestion'], names: ['Cabinet {nom}', '{duo} Expertise', 'Gestion {lieu}'] },
  consulting: { nouns: ['un cabinet de conseil', 'une société de conseil'], names: ['{duo} Conseil', '{nom} Conseil'] },
  legal: { nouns: ['un cabinet juridique', "un cabinet d'avocats"], names: ['Cabinet {lieu}', 'Droit {nom}'] },
  notary: { nouns: ['un office notarial', 'une étude notariale'], names: ['Office notarial {lieu}'] },
  office: { nouns: ['une entreprise de services', 'une PME en croissance', 'une entreprise familiale'], names: ['{duo}', 'Groupe {nom}', '{nom} Services'] },
  software: { nouns: ['une société de logiciels', 'une société de services numériques', 'une jeune entreprise du numérique'], names: ['{duo} Numérique', '{nom} Logiciels', '{nom} Data'] },
  callcenter: { nouns: ['un centre de relation client', 'une plateforme téléphonique'], names: ['{nom} Relation client', '{duo} Contact'] },
  warehouse: { nouns: ['une plateforme logistique', 'un entrepôt', 'une société de logistique'], names: ['{nom} Logistique', 'Entrepôts {lieu}', '{duo} Logistique'] },
  haulage: { nouns: ['une entreprise de transport', 'une PME du transport routier', 'une société de messagerie'], names: ['Transports {nom}', 'Messagerie {lieu}', '{duo} Transports'] },
  passengers: { nouns: ['une entreprise de transport de voyageurs', 'une société de transport'], names: ['Voyageurs {nom}', 'Lignes {lieu}', 'Réseau {duo}'] },
  ambulance: { nouns: ["une société d'ambulances", 'une entreprise de transport sanitaire'], names: ['Ambulances {lieu}', 'Ambulances {nom}'] },
  airport: { nouns: ["une société d'assistance aéroportuaire", 'une société de services aéroportuaires'], names: ['{nom} Assistance aérienne', 'Ailes {lieu}'] },
  port: { nouns: ['une entreprise maritime', 'une société de services portuaires'], names: ['Navigation {nom}', 'Services portuaires {lieu}', 'Marine {nom}'] },
  slopes: { nouns: ['une station de montagne', 'une société de remontées mécaniques'], names: ['Domaine skiable {lieu}', 'Remontées mécaniques {lieu}'] },
  tempAgency: { nouns: ["une agence d'emploi", "une agence d'intérim"], names: ['{duo} Intérim', 'Agence {nom} Emploi', '{nom} Intérim', 'Relais {duo}'] },
  insertion: { nouns: ["une structure d'insertion", "une association d'insertion par l'activité économique"], names: ['Chantier {lieu}', 'Insertion {duo}', 'Régie de quartier {lieu}'] },
} as const satisfies Record<string, TradeNames>;

export type Trade = keyof typeof trades;

/** `{lieu}` */
// prettier-ignore
export const placePhrases = [
  'des Halles', 'du Parc', 'de la Gare', 'des Trois Ponts', 'du Vallon', 'de la Grande Allée', 'des Quatre Vents', 'du Vieux Moulin', "de l'Écluse",
  'des Tilleuls', 'du Clos Fleuri', 'de la Belle Étoile', 'des Coteaux', 'du Grand Chêne', 'des Deux Rives', 'de la Fontaine', 'du Lavoir', 'des Remparts',
  'du Petit Port', 'de la Roseraie', 'des Glycines', 'du Belvédère', "de l'Horloge", 'des Marronniers', 'du Pré Vert', 'de la Source', 'des Alouettes',
  'du Haut Plateau', 'de la Passerelle', 'des Cèdres', 'du Canal', 'de la Colline', 'des Mésanges', 'du Rond-Point', 'de la Tuilerie', 'des Peupliers',
  'du Bois Joli', 'de la Rivière', 'des Grands Pins', 'du Marché', "de l'Olivier", 'des Sources', 'du Soleil Levant', 'de la Lanterne', 'des Genêts',
];

/** `{nom}`: two pieces of a word that means nothing. */
// prettier-ignore
export const nameBeginnings = [
  'Brév', 'Castel', 'Dorv', 'Estr', 'Galor', 'Haubr', 'Isandr', 'Joliv', 'Kervad', 'Lorm', 'Montr', 'Nerv', 'Ombr', 'Pradel', 'Quér', 'Roqu', 'Sauv',
  'Tavr', 'Ursil', 'Valbr', 'Abrel', 'Belv', 'Corv', 'Drell', 'Faubr', 'Grand', 'Marv', 'Orl',
];
// prettier-ignore
export const nameEndings = ['aline', 'elune', 'ival', 'emont', 'oray', 'igny', 'onde', 'ivane', 'abel', 'aude', 'iris', 'ovène', 'atour', 'elys', 'imar'];

/** `{duo}`: a feminine noun and an adjective. */
// prettier-ignore
export const duoNouns = [
  'Boussole', 'Tangente', 'Comète', 'Lanterne', 'Caravelle', 'Ardoise', 'Garance', 'Luciole', 'Marelle', 'Girouette', 'Passerelle', 'Mosaïque', 'Escale',
  'Balise', 'Clairière', 'Hirondelle', 'Sarcelle', 'Mésange', 'Alouette', 'Fougère', 'Bruyère', 'Amarante', 'Cigogne', 'Navette',
];
// prettier-ignore
export const duoAdjectives = ['Bleue', 'Rouge', 'Verte', 'Claire', 'Argentée', 'Vive', 'Légère', 'Ronde', 'Blanche', 'Boréale', 'Nomade', 'Tranquille', 'Voisine', 'Dorée'];
