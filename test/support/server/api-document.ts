import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';

/** The document of France Travail's « Offres d'emploi v2 », beside the project where it is. */
const file = fileURLToPath(new URL('../../../../shared/france-travail/offers-v2.openapi.json', import.meta.url));
export const hasApiDocument = existsSync(file);

const Parameter = v.object({
  // The document itself has a name with a space behind it.
  name: v.pipe(v.string(), v.trim()),
  in: v.string(),
  schema: v.object({ type: v.string() }),
});

const Document = v.object({
  paths: v.record(v.string(), v.object({ get: v.object({ parameters: v.optional(v.array(Parameter), []) }) })),
});

/** Values by the type that the document gives them. */
const types: Readonly<Record<string, RegExp>> = { integer: /^\d+$/, boolean: /^(?:true|false)$/, string: /^[^\0]+$/ };

const listOf = (item: string, most: number): RegExp => new RegExp(`^${item}(?:,${item}){0,${most - 1}}$`);

/** What the document says of values in words. */
const described: Readonly<Record<string, RegExp>> = {
  range: /^\d+-\d+$/,
  sort: /^[012]$/,
  motsCles: /^(?=[^,]{2})[\p{L}\p{M}\p{N} @#$%^&+./"-]{2,}(?:,[\p{L}\p{M}\p{N} @#$%^&+./"-]{2,}){0,6}$/u,
  codeROME: listOf('[A-N]\\d{4}', 200),
  domaine: /^[A-N]\d\d$/,
  grandDomaine: /^(?:[A-N]|C15|L14|M1[3-8])$/,
  commune: listOf('(?:\\d{2}|2[AB])\\d{3}', 5),
  departement: listOf('(?:\\d{2}|2[AB]|97\\d)', 5),
  region: /^\d\d$/,
  typeContrat: listOf('(?:CDI|CDD|MIS|SAI|CCE|FRA|LIB|REP|TTI|DDI|DIN)', 11),
  natureContrat: listOf('[A-Z][A-Z\\d]', 20),
  dureeHebdo: /^[012]$/,
  experience: /^[0-4]$/,
  experienceExigence: /^[DSE]$/,
  qualification: /^[09]$/,
  publieeDepuis: /^(?:1|3|7|14|31)$/,
  salaireMin: /^\d+(?:\.\d+)?$/,
  periodeSalaire: /^[MAHC]$/,
  origineOffre: /^[12]$/,
};

const together: readonly (readonly [string, string])[] = [
  ['salaireMin', 'periodeSalaire'],
  ['minCreationDate', 'maxCreationDate'],
];

/** Cities that the API knows by their districts only. */
const unknownCommunes = ['75056', '69123', '13055'];

const rangeFaults = (range: string): string[] => {
  const [start = Number.NaN, end = Number.NaN] = range.split('-').map(Number);
  return start <= 3_000 && end <= 3_149 && end >= start && end - start < 150 ? [] : [`range ${range} is out of bounds`];
};

/** What a request asks that the document does not allow, one line each. Without the document nothing is found. */
export const documentFaults = (): ((url: URL) => string[]) => {
  if (!hasApiDocument) return () => [];
  const { paths } = v.parse(Document, JSON.parse(readFileSync(file, 'utf8')));
  const known = Object.entries(paths).map(([path, { get }]) => ({
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    isExact: !path.includes('{'),
    parameters: new Map(
      get.parameters.filter(({ in: where }) => where === 'query').map(({ name, schema }) => [name, schema.type]),
    ),
  }));
  return ({ pathname, searchParams }) => {
    const matching = known.filter(({ pattern }) => pattern.test(pathname));
    const { parameters } = matching.find(({ isExact }) => isExact) ?? matching[0] ?? {};
    if (!parameters) return [`${pathname} is no path of the document`];
    const faults = [...searchParams].flatMap(([name, value]) => {
      const type = parameters.get(name);
      if (!type) return [`${name} is no parameter of ${pathname}`];
      const patterns = [types[type] ?? /^$/, described[name] ?? /^/u];
      return patterns.every((pattern) => pattern.test(value)) ? [] : [`${name} cannot be “${value}”`];
    });
    return [
      ...faults,
      ...[...new Set(searchParams.keys())]
        .filter((name) => searchParams.getAll(name).length > 1)
        .map((name) => `${name} comes twice`),
      ...together
        .filter((pair) => pair.filter((name) => searchParams.has(name)).length === 1)
        .map((pair) => `${pair.join()} go together`),
      ...(searchParams.has('distance') && !searchParams.has('commune') ? ['distance is for a commune'] : []),
      ...(searchParams.get('commune')?.split(',') ?? [])
        .filter((code) => unknownCommunes.includes(code))
        .map((code) => `${code} is no commune there`),
      ...(searchParams.has('range') ? rangeFaults(searchParams.get('range') ?? '') : []),
    ];
  };
};
