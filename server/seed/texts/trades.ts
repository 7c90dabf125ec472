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
  garden: { nouns: ["une entreprise d'espaces verts", 'une pépinière', 'une entreprise du paysage'], names: ['Jardins {lieu}', 'Paysages {nom}', 'Pépinières {lieu}'] },
  forest: { nouns: ['une entreprise de travaux forestiers', "un groupement d'exploitants forestiers"], names: ['Forestière {lieu}', 'Bois et Forêts {nom}'] },
  sea: { nouns: ['un armement de pêche', 'une entreprise de cultures marines', 'une coopérative maritime'], names: ['Armement {lieu}', 'Les Pêcheries {lieu}', 'Marée {nom}'] },
  animals: { nouns: ['un établissement animalier', 'une clinique vétérinaire', 'un centre équestre'], names: ['Clinique vétérinaire {lieu}', 'Écuries {lieu}', 'Parc animalier {lieu}'] },
  craft: { nouns: ["un atelier d'art", "une maison d'artisanat", 'un atelier de création'], names: ['Atelier {nom}', "L'Établi {lieu}", 'Manufacture {nom}'] },
  bank: { nouns: ['une banque de proximité', 'un établissement bancaire', 'une caisse locale'], names: ['Banque {nom}', 'Crédit {nom}', 'Caisse {duo}'] },
  insurance: { nouns: ["un cabinet d'assurances", 'une mutuelle régionale', 'un courtier en assurances'], names: ['{duo} Assurances', 'Mutuelle {nom}', 'Cabinet {nom}'] },
  estate: { nouns: ['une agence immobilière', "un cabinet d'administration de biens", 'une foncière régionale'], names: ['{nom} Immobilier', 'Immobilière {lieu}', "L'Agence {lieu}"] },
  bakery: { nouns: ['une boulangerie artisanale', 'une boulangerie-pâtisserie', 'une boulangerie de quartier'], names: ['Boulangerie {lieu}', 'Le Fournil {lieu}', 'Maison {nom}'] },
  butchery: { nouns: ['une boucherie-charcuterie', 'une boucherie artisanale', 'une maison de charcuterie'], names: ['Boucherie {lieu}', 'Maison {nom}', "L'Étal {lieu}"] },
  foodShop: { nouns: ["une épicerie fine", 'un commerce de produits frais', 'un magasin de proximité'], names: ['Épicerie {lieu}', 'Le Panier {lieu}', 'Primeurs {lieu}'] },
  shop: { nouns: ['une boutique de centre-ville', 'un magasin spécialisé', 'une enseigne régionale'], names: ['Boutique {nom}', '{duo}', 'Comptoir {lieu}'] },
  supermarket: { nouns: ['un supermarché', 'un hypermarché', 'un magasin alimentaire de proximité'], names: ['Marché {lieu}', 'Grand Marché {nom}', 'Halles {nom}'] },
  beauty: { nouns: ['un salon de coiffure', 'un institut de beauté', 'un espace de bien-être'], names: ['Salon {lieu}', "L'Atelier {nom}", 'Institut {nom}'] },
  agency: { nouns: ['une agence de communication', 'un studio de création', 'une maison de contenus'], names: ['Studio {nom}', 'Agence {duo}', '{duo} Communication'] },
  media: { nouns: ['une rédaction locale', "une maison d'édition", 'un groupe de presse régional'], names: ['Éditions {lieu}', 'La Gazette {lieu}', 'Presse {nom}'] },
  print: { nouns: ['une imprimerie', 'un atelier graphique', 'une imprimerie familiale'], names: ['Imprimerie {lieu}', 'Arts graphiques {nom}'] },
  building: { nouns: ['une entreprise du bâtiment', 'une entreprise générale de construction', 'une PME du bâtiment'], names: ['Bâtiments {nom}', 'Constructions {lieu}', '{nom} Rénovation', 'Les Compagnons {lieu}'] },
  roadworks: { nouns: ['une entreprise de travaux publics', 'une PME de travaux publics', 'une entreprise de terrassement'], names: ['Travaux publics {nom}', 'TP {lieu}', 'Terrassements {nom}'] },
  design: { nouns: ["un bureau d'études", "une agence d'architecture", "un cabinet d'ingénierie"], names: ["Bureau d'études {nom}", "Atelier d'architecture {lieu}", '{duo} Ingénierie'] },
  restaurant: { nouns: ['un restaurant traditionnel', 'une brasserie', 'un bistrot de quartier'], names: ['La Table {lieu}', 'Brasserie {lieu}', 'Le Bistrot {lieu}', 'Auberge {lieu}'] },
  fastfood: { nouns: ['un restaurant rapide', 'une pizzeria', 'un comptoir de restauration rapide'], names: ['Comptoir {nom}', 'Pizzeria {lieu}', 'Cantine {duo}'] },
  canteen: { nouns: ['une cuisine centrale', "un restaurant d'entreprise", 'une société de restauration collective'], names: ['Cuisines {nom}', 'Restauration {duo}', 'Les Tablées {lieu}'] },
  hotel: { nouns: ['un hôtel indépendant', 'un hôtel-restaurant', 'une résidence de tourisme'], names: ['Hôtel {lieu}', "L'Hôtel {nom}", 'Résidence {lieu}'] },
  tourism: { nouns: ['un office de tourisme', 'une agence de voyages', 'un site touristique'], names: ['Voyages {nom}', 'Escapades {duo}', 'Domaine {lieu}'] },
  leisure: { nouns: ['un centre de loisirs', 'un club sportif', 'une association sportive et culturelle'], names: ['Loisirs {lieu}', 'Club {nom}', 'Association {duo}'] },
  foodPlant: { nouns: ['une entreprise agroalimentaire', 'une fabrique de plats cuisinés', 'une laiterie'], names: ['Saveurs {nom}', 'Conserverie {lieu}', 'Les Ateliers gourmands {lieu}'] },
  metalPlant: { nouns: ['un atelier de mécanique de précision', 'une chaudronnerie', 'une PME de la métallurgie'], names: ['Mécanique {nom}', 'Ateliers {lieu}', 'Chaudronnerie {lieu}', 'Fonderie {lieu}'] },
  electronics: { nouns: ['une entreprise de câblage électronique', "un fabricant d'équipements électriques", "une PME de l'électronique"], names: ['Électronique {nom}', '{nom} Systèmes', '{duo} Électric'] },
  chemicals: { nouns: ['un laboratoire pharmaceutique', 'un site de chimie fine', 'un fabricant de cosmétiques'], names: ['Laboratoires {nom}', 'Chimie {lieu}', '{nom} Cosmétiques'] },
  textile: { nouns: ['un atelier de confection', 'une maison de maroquinerie', 'une manufacture textile'], names: ['Tissages {lieu}', 'Manufacture {nom}', 'Maroquinerie {nom}'] },
  woodwork: { nouns: ['une menuiserie', 'une scierie', "un atelier d'agencement"], names: ['Menuiserie {lieu}', 'Scierie {lieu}', 'Agencements {nom}'] },
  plastics: { nouns: ['un site de plasturgie', 'une cartonnerie', "un fabricant d'emballages"], names: ['Plastiques {nom}', 'Cartonnerie {lieu}', 'Emballages {nom}'] },
  plant: { nouns: ['un site industriel', 'une usine à taille humaine', 'un groupe industriel familial'], names: ['Industries {nom}', 'Ateliers {nom}', 'Usine {lieu}'] },
  maintenance: { nouns: ['une société de maintenance', 'une entreprise de services techniques', "une PME d'installation et de dépannage"], names: ['{nom} Maintenance', 'Dépannage {lieu}', '{duo} Services'] },
  garage: { nouns: ['un garage automobile', 'une concession', 'un atelier de réparation'], names: ['Garage {lieu}', 'Automobiles {nom}', 'Carrosserie {lieu}'] },
  energy: { nouns: ["une entreprise de réseaux d'énergie", 'un installateur de réseaux', 'une société de génie climatique'], names: ['Énergies {nom}', 'Réseaux {lieu}', 'Climatique {nom}'] },
  hospital: { nouns: ['un centre hospitalier', 'une clinique', 'un établissement de santé'], names: ['Centre hospitalier {lieu}', 'Clinique {lieu}', 'Polyclinique {nom}'] },
  nursingHome: { nouns: ['un EHPAD', 'une résidence pour personnes âgées', 'une maison de retraite associative'], names: ['Résidence {lieu}', 'EHPAD {lieu}', 'Les Jardins {nom}'] },
  practice: { nouns: ['un cabinet de santé', 'une maison de santé pluriprofessionnelle', 'un centre de soins'], names: ['Maison de santé {lieu}', 'Centre de soins {lieu}', 'Cabinet {lieu}'] },
  pharmacy: { nouns: ['une officine', 'une pharmacie de centre-ville', 'une pharmacie de village'], names: ['Pharmacie {lieu}'] },
  lab: { nouns: ["un laboratoire d'analyses", 'un laboratoire de biologie médicale'], names: ['Laboratoire {lieu}', 'Biologie {nom}'] },
  homeCare: { nouns: ["un service d'aide à domicile", 'une association de services à la personne', 'une agence de services à domicile'], names: ['{duo} à domicile', 'Entraide {lieu}', 'Services {nom}'] },
  childcare: { nouns: ['une crèche associative', 'une micro-crèche', 'une maison de la petite enfance'], names: ['Crèche {lieu}', 'Les Petits Pas {lieu}', 'Micro-crèche {nom}'] },
  social: { nouns: ['une association médico-sociale', "un foyer d'accueil", 'un établissement médico-social'], names: ['Association {duo}', 'Foyer {lieu}', 'Fondation {nom}'] },
  school: { nouns: ['un établissement scolaire', 'un groupe scolaire', 'un collège'], names: ['Collège {lieu}', 'Groupe scolaire {lieu}', 'Institution {nom}'] },
  training: { nouns: ['un centre de formation', 'un organisme de formation', "une école de conduite"], names: ['Formation {nom}', 'Campus {lieu}', 'École {nom}'] },
  cleaning: { nouns: ['une entreprise de propreté', 'une société de nettoyage', 'une PME de la propreté'], names: ['{nom} Propreté', 'Clarté {lieu}', '{duo} Nettoyage'] },
  waste: { nouns: ['une entreprise de recyclage', 'un centre de tri', "une société d'assainissement"], names: ['Recyclage {nom}', 'Éco-Tri {lieu}', 'Assainissement {nom}'] },
  security: { nouns: ['une société de sécurité privée', 'une entreprise de surveillance'], names: ['{nom} Sécurité', 'Vigilance {lieu}', '{duo} Protection'] },
  funeral: { nouns: ['une maison de pompes funèbres', 'une entreprise funéraire'], names: ['Pompes funèbres {lieu}', 'Maison funéraire {nom}'] },
  council: { nouns: ['une collectivité territoriale', 'un établissement public', 'un syndicat intercommunal'], names: ['Communauté de communes {lieu}', 'Syndicat intercommunal {lieu}', 'Agglomération {lieu}'] },
  stage: { nouns: ['une compagnie', 'une société de production', 'une salle de spectacle'], names: ['Compagnie {duo}', 'Théâtre {lieu}', '{nom} Productions'] },
  accounting: { nouns: ["un cabinet d'expertise comptable", 'un cabinet de conseil', 'un centre de gestion'], names: ['Cabinet {nom}', '{duo} Conseil', 'Gestion {lieu}'] },
  legal: { nouns: ['un office notarial', "un cabinet d'avocats", 'un cabinet juridique'], names: ['Office notarial {lieu}', 'Cabinet {lieu}'] },
  office: { nouns: ['une entreprise de services', 'une PME en croissance', 'une entreprise familiale'], names: ['{duo}', 'Groupe {nom}', '{nom} Services'] },
  software: { nouns: ['un éditeur de logiciels', 'une société de services numériques', 'une jeune entreprise du numérique'], names: ['{duo} Numérique', '{nom} Logiciels', '{nom} Data'] },
  callcenter: { nouns: ['un centre de relation client', 'une plateforme téléphonique'], names: ['{nom} Relation client', '{duo} Contact'] },
  warehouse: { nouns: ['une plateforme logistique', 'un entrepôt', 'un prestataire logistique'], names: ['{nom} Logistique', 'Entrepôts {lieu}', '{duo} Logistique'] },
  haulage: { nouns: ['une entreprise de transport', 'une PME du transport routier', 'une société de messagerie'], names: ['Transports {nom}', 'Messagerie {lieu}', '{duo} Transports'] },
  passengers: { nouns: ['une entreprise de transport de voyageurs', 'un réseau de transport urbain', "une société d'autocars"], names: ['Autocars {nom}', 'Lignes {lieu}', 'Réseau {duo}'] },
  airport: { nouns: ["une société d'assistance aéroportuaire", 'une compagnie aérienne régionale', 'un aérodrome'], names: ['{nom} Assistance aérienne', 'Ailes {lieu}'] },
  port: { nouns: ['une compagnie de navigation', 'une société portuaire', 'un port de plaisance'], names: ['Navigation {nom}', 'Capitainerie {lieu}', 'Port {lieu}'] },
  slopes: { nouns: ['une station de montagne', 'une société de remontées mécaniques'], names: ['Domaine skiable {lieu}', 'Remontées mécaniques {lieu}'] },
  tempAgency: { nouns: ["une agence d'emploi", "une agence d'intérim"], names: ['{duo} Intérim', 'Agence {nom} Emploi', '{nom} Intérim', 'Relais {duo}'] },
  insertion: { nouns: ["une structure d'insertion", "une association d'insertion par l'activité économique"], names: ['Chantier {lieu}', 'Insertion {duo}', 'Régie de quartier {lieu}'] },
} as const satisfies Record<string, TradeNames>;

export type Trade = keyof typeof trades;

/** `{lieu}` */
export const whereabouts = [
  'des Halles', 'du Parc', 'de la Gare', 'des Trois Ponts', 'du Vallon', 'de la Grande Allée', 'des Quatre Vents', 'du Vieux Moulin', "de l'Écluse",
  'des Tilleuls', 'du Clos Fleuri', 'de la Belle Étoile', 'des Coteaux', 'du Grand Chêne', 'des Deux Rives', 'de la Fontaine', 'du Lavoir', 'des Remparts',
  'du Petit Port', 'de la Roseraie', 'des Glycines', 'du Belvédère', "de l'Horloge", 'des Marronniers', 'du Pré Vert', 'de la Source', 'des Alouettes',
  'du Haut Plateau', 'de la Passerelle', 'des Cèdres', 'du Canal', 'de la Colline', 'des Mésanges', 'du Rond-Point', 'de la Tuilerie', 'des Peupliers',
  'du Bois Joli', 'de la Rivière', 'des Grands Pins', 'du Marché', "de l'Olivier", 'des Sources', 'du Soleil Levant', 'de la Lanterne', 'des Genêts',
];

/** `{nom}`: two pieces of a word that means nothing. */
export const nameBeginnings = [
  'Brév', 'Castel', 'Dorv', 'Estr', 'Galor', 'Haubr', 'Isandr', 'Joliv', 'Kervad', 'Lorm', 'Montr', 'Nerv', 'Ombr', 'Pradel', 'Quér', 'Roqu', 'Sauv',
  'Tavr', 'Ursil', 'Valbr', 'Abrel', 'Belv', 'Corv', 'Drell', 'Faubr', 'Grand', 'Marv', 'Orl',
];
export const nameEndings = ['aline', 'elune', 'ival', 'emont', 'oray', 'igny', 'onde', 'ivane', 'abel', 'aude', 'iris', 'ovène', 'atour', 'elys', 'imar'];

/** `{duo}`: a feminine noun and an adjective. */
export const duoNouns = [
  'Boussole', 'Tangente', 'Comète', 'Lanterne', 'Caravelle', 'Ardoise', 'Garance', 'Luciole', 'Marelle', 'Girouette', 'Passerelle', 'Mosaïque', 'Escale',
  'Balise', 'Clairière', 'Hirondelle', 'Sarcelle', 'Mésange', 'Alouette', 'Fougère', 'Bruyère', 'Amarante', 'Cigogne', 'Navette',
];
export const duoAdjectives = ['Bleue', 'Rouge', 'Verte', 'Claire', 'Argentée', 'Vive', 'Légère', 'Ronde', 'Blanche', 'Boréale', 'Nomade', 'Tranquille', 'Voisine', 'Dorée'];
