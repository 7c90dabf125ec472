import type { Offer } from '../../src/contract/index.ts';
import type { OfferRecord } from '../../server/offers/offer-row.ts';
import type { PlaceNames } from '../../server/offers/france-travail/workplace.ts';

type Given = Partial<Omit<Offer, 'place'>> & Pick<Offer, 'id' | 'title'>;

/** An offer as poor as a real one may be; `given` says what it has. */
export const anOffer = (given: Given): Offer => ({
  company: null,
  place: { label: 'France', commune: null, departement: null },
  contract: { code: 'CDI', label: 'CDI' },
  workTime: null,
  salary: null,
  apprenticeship: false,
  publishedAt: '2026-11-20T08:00:00.000Z',
  updatedAt: '2026-11-21T09:30:00.000Z',
  url: null,
  description: 'Vous rejoignez une équipe à taille humaine.',
  occupation: null,
  contractNature: null,
  workingHours: null,
  schedule: [],
  conditions: [],
  openings: 1,
  experience: { expected: 'none', label: null, comment: null },
  training: [],
  skills: [],
  softSkills: [],
  languages: [],
  drivingLicences: [],
  software: [],
  qualification: null,
  travel: null,
  sector: null,
  companyDescription: null,
  companyUrl: null,
  companyLogo: null,
  companySize: null,
  accessible: false,
  adaptedCompany: false,
  disabilityCommitted: false,
  fewCandidates: false,
  contact: null,
  agency: null,
  source: { kind: 'sample', partners: [] },
  ...given,
});

const lyon = '69123';
const villeurbanne = '69266';
const valence = '26362';
const montelimar = '26198';

/** Every field an offer can have. */
const complete: Given = {
  id: 'XTOUT01',
  title: 'Développeuse / Développeur web (H/F)',
  company: 'Atelier du Rhône',
  contract: { code: 'CDD', label: 'CDD – 12\u00a0mois', duration: { count: 12, unit: 'month' } },
  workTime: 'full',
  salary: {
    text: 'Mensuel de 2600.0 Euros à 3100.0 Euros sur 12 mois',
    min: 2600,
    max: 3100,
    period: 'month',
    extras: ['Titres restaurant'],
  },
  url: 'https://candidat.francetravail.fr/offres/recherche/detail/XTOUT01',
  description:
    "Vous concevez des pages rapides.\n\nVous les testez avec leurs usagers. À l'atelier :\n- écrire des pages\n- écouter ceux qui s'en servent",
  occupation: { rome: 'M1855', label: 'Développeur / Développeuse web', appellation: 'Intégrateur / Intégratrice web' },
  contractNature: 'Contrat de professionnalisation',
  workingHours: '35\u00a0h/semaine\nTravail en journée',
  schedule: ['Horaires variables'],
  conditions: ['Télétravail possible'],
  openings: 2,
  experience: {
    expected: 'required',
    label: '2\u00a0ans',
    duration: { count: 2, unit: 'year' },
    comment: 'sur un poste semblable',
  },
  training: [{ field: 'Informatique', level: 'Bac+2 ou équivalents', comment: null, required: true }],
  skills: [
    { label: 'Écrire des tests', required: true },
    { label: 'Accessibilité numérique', required: false },
  ],
  softSkills: [{ label: 'Travail en équipe', description: 'Capacité à s’entendre' }],
  languages: [{ label: 'Anglais', required: false }],
  drivingLicences: [{ label: 'B - Véhicule léger', required: false }],
  software: ['Tableur'],
  qualification: 'Technicien',
  travel: 'Ponctuels Zone départementale',
  sector: 'Programmation informatique',
  companyDescription: 'Une petite entreprise coopérative.',
  companyUrl: 'https://atelier-du-rhone.example/',
  companySize: '6 à 9 salariés',
  accessible: true,
  disabilityCommitted: true,
  fewCandidates: true,
  contact: {
    name: 'Service recrutement',
    lines: ['Atelier du Rhône'],
    phone: '04 65 71 00 00',
    email: 'recrutement@atelier-du-rhone.example',
    comment: null,
    recruiterUrl: null,
    applyUrl: 'https://atelier-du-rhone.example/postuler',
  },
  source: { kind: 'partner', partners: [{ name: 'Les Métiers d’ici', url: 'https://metiers.example/o/1', logo: 'absent' }] },
};

/** Text that an attacker, or a careless import, would send. */
const hostile: Given = {
  id: 'XHOSTIL',
  title: '<img src=x onerror="window.hacked = true"> Soudeur',
  company: '<script>window.hacked = true</script>',
  description: '</p><script>window.hacked = true</script>\n<https://exemple.example>',
};

const place = (offer: Offer, code: string, places: PlaceNames): OfferRecord => {
  const found = places.get(code);
  if (!found) throw new Error(`No place has the code ${code}`);
  const { name, departement, longitude, latitude } = found;
  return { offer: { ...offer, place: { label: `${name} (${departement})`, commune: code, departement } }, longitude, latitude };
};

const bakers = 45;

/** Longer than anything, and in two directions: nothing of it may leave its place. */
const monstrous: Given = {
  id: 'XENORME',
  title: `Monstre \u202Etfosrevni\u202C ${'sans fin '.repeat(5_600)}`,
  company: 'x'.repeat(5_000),
  description: `${'y'.repeat(5_000)}\n\u2067\u202E${'z '.repeat(2_000)}`,
};

const plumber = { rome: 'F1603', label: 'Plombier / Plombière chauffagiste', appellation: null };

/** The catalogue of the tests: enough bakers for three pages, and one offer for each thing that can go wrong. */
export const offers = (places: PlaceNames): OfferRecord[] => [
  place(anOffer(complete), lyon, places),
  place(anOffer({ id: 'XBOUL00', title: 'Boulangère (H/F)', company: 'Le Fournil', workTime: 'part' }), villeurbanne, places),
  place(anOffer({ id: 'XPLOMB1', title: 'Plombier / Plombière (H/F)', occupation: plumber }), valence, places),
  place(anOffer({ id: 'XPLOMB2', title: 'Plombier chauffagiste (H/F)', occupation: plumber }), montelimar, places),
  place(anOffer(hostile), valence, places),
  { offer: anOffer(monstrous), longitude: null, latitude: null },
  {
    offer: anOffer({ id: 'XSANS01', title: 'Vétérinaire', publishedAt: null, updatedAt: null }),
    longitude: null,
    latitude: null,
  },
  ...Array.from({ length: bakers }, (_, index) =>
    place(
      anOffer({
        id: `XPAIN${String(index).padStart(2, '0')}`,
        title: `Boulanger de nuit, équipe ${index + 1}`,
        publishedAt: new Date(Date.UTC(2026, 10, 1, 12) - index * 3_600_000).toISOString(),
      }),
      valence,
      places,
    ),
  ),
];
