import { inTown, ofTown, spokenName } from './french.ts';
import type { Zone } from './occupations/types.ts';
import { type Random, Weighted } from './random.ts';

/** A commune an offer can be in. */
export interface SeedPlace {
  code: string;
  name: string;
  departement: string;
  departementName: string;
  region: string;
  population: number;
  latitude: number | null;
  longitude: number | null;
}

/** Where an offer is, and how a text says it. */
export interface Location {
  label: string;
  commune: string | null;
  departement: string | null;
  latitude: number | null;
  longitude: number | null;
  /** « à Grenoble », « dans la Drôme », « en Bretagne » */
  inPlace: string;
  /** « de Grenoble »; only a commune has it. */
  ofPlace: string | null;
}

const locatives: readonly (readonly [words: string, codes: string])[] = [
  [
    'en ',
    '07 09 16 17 19 21 24 28 2A 2B 31 33 35 37 38 43 44 48 49 52 53 54 57 70 71 73 74 76 77 85 87 91 93 971 972 973 987 988',
  ],
  ['dans la ', '23 26 42 50 51 55 58 72 80 86'],
  ['dans le ', '14 15 18 25 29 30 32 39 41 45 46 47 56 59 62 63 67 68 69 81 82 83 84 90 94 95'],
  ['dans les ', '04 05 06 08 13 22 40 64 65 66 78 79 88 92'],
  ["dans l'", '01 02 03 10 11 12 27 34 36 60 61 89'],
  ['à ', '75 974 975 976 977 978 986'],
];
const departementLocatives = new Map(
  locatives.flatMap(([words, codes]) => codes.split(' ').map((code) => [code, words] as const)),
);

/** « dans la Drôme », « en Savoie », « à Paris ». */
export const inDepartement = (code: string, name: string): string =>
  `${departementLocatives.get(code) ?? 'dans le département '}${departementLocatives.has(code) ? name : ofTown(name)}`;

const regionLocatives = new Map([
  ['Grand Est', 'dans le '],
  ['Hauts-de-France', 'dans les '],
  ['Pays de la Loire', 'dans les '],
  ['La Réunion', 'à '],
  ['Mayotte', 'à '],
  ['Saint-Pierre-et-Miquelon', 'à '],
  ['Saint-Barthélemy', 'à '],
  ['Saint-Martin', 'à '],
  ['Wallis et Futuna', 'à '],
]);

/** « en Bretagne », « dans le Grand Est ». */
export const inRegion = (name: string): string => `${regionLocatives.get(name) ?? 'en '}${name}`;

const coast = new Set('06 11 13 14 17 22 29 2A 2B 33 34 35 40 44 50 56 62 66 76 80 83 85 971 972 974'.split(' '));
const mountain = new Set('04 05 09 15 38 39 65 73 74 88'.split(' '));
const vineyard = new Set('10 11 13 16 21 24 30 33 34 37 41 46 49 51 66 67 68 69 71 83 84'.split(' '));

/**
 * How often a commune is drawn for an occupation. Never in proportion to the population: small towns would not be seen.
 * Nobody docks a trawler in Marseille's suburbs nor grooms a slope in Grenoble, hence the limits of size.
 */
const weightIn: Readonly<Record<Zone, (place: SeedPlace) => number>> = {
  any: ({ population }) => population ** 0.85,
  city: ({ population }) => (population < 15_000 ? 0 : population ** 0.9),
  rural: ({ population }) => (population > 25_000 ? 0 : population ** 0.6),
  coast: ({ population, departement }) => (coast.has(departement) && population < 80_000 ? population ** 0.6 : 0),
  mountain: ({ population, departement }) => (mountain.has(departement) && population < 30_000 ? population ** 0.5 : 0),
  vineyard: ({ population, departement }) => (vineyard.has(departement) && population < 30_000 ? population ** 0.5 : 0),
};

const zones = ['any', 'city', 'rural', 'coast', 'mountain', 'vineyard'] as const satisfies readonly Zone[];

/** Share of the offers that name no commune. */
const shares = { departement: 0.07, region: 0.025, country: 0.025 };

const kmPerDegree = 111.2;
const maxJitter = 0.98; // kilometres

/** Moves a point a little, so that offers of one town do not hide each other on a map. */
const jitter = (random: Random, latitude: number, longitude: number) => {
  const distance = maxJitter * Math.sqrt(random.number());
  const angle = random.number() * 2 * Math.PI;
  const east = (distance * Math.cos(angle)) / (kmPerDegree * Math.cos((latitude * Math.PI) / 180));
  const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000;
  return { latitude: rounded(latitude + (distance * Math.sin(angle)) / kmPerDegree), longitude: rounded(longitude + east) };
};

const nowhere = { commune: null, latitude: null, longitude: null, ofPlace: null };

const inCommune = (random: Random, { code, name, departement, latitude, longitude }: SeedPlace): Location => ({
  label: `${name} (${departement})`,
  commune: code,
  departement,
  ...(latitude === null || longitude === null ? { latitude: null, longitude: null } : jitter(random, latitude, longitude)),
  inPlace: inTown(spokenName(name)),
  ofPlace: ofTown(spokenName(name)),
});

/** Draws the places of offers. */
export class Territory {
  readonly #zones: ReadonlyMap<Zone, Weighted<SeedPlace>>;
  readonly #everywhere: Weighted<SeedPlace>;

  constructor(places: readonly SeedPlace[]) {
    const zone = (weight: (place: SeedPlace) => number) => {
      const entries = places.map((place) => [place, weight(place)] as const).filter(([, share]) => share > 0);
      return entries.length ? new Weighted(entries) : undefined;
    };
    this.#everywhere = zone(weightIn.any) ?? new Weighted(places.map((place) => [place, 1] as const));
    this.#zones = new Map(
      zones.flatMap((name) => {
        const drawn = zone(weightIn[name]);
        return drawn ? [[name, drawn] as const] : [];
      }),
    );
  }

  draw(random: Random, zone: Zone = 'any'): Location {
    const place = (this.#zones.get(zone) ?? this.#everywhere).draw(random);
    const kind = random.number();
    if (kind < shares.country) return { ...nowhere, label: 'France', departement: null, inPlace: 'en France' };
    if (kind < shares.country + shares.region)
      return { ...nowhere, label: place.region, departement: null, inPlace: inRegion(place.region) };
    if (kind < shares.country + shares.region + shares.departement) {
      const { departement, departementName } = place;
      return {
        ...nowhere,
        label: `${departementName} (${departement})`,
        departement,
        inPlace: inDepartement(departement, departementName),
      };
    }
    return inCommune(random, place);
  }
}
