import { elementResources, isElementName, isSeen } from '../../../src/contract/index.ts';
import { departementCodes } from '../../places/french-places.ts';
import { readSiret } from '../../partners/siret.ts';
import { BadOrigin, readOrigin } from '../../http/origins.ts';
import { colourOf, hexOf, isLegible, legibleShade } from '../../pages/colours.ts';
import type { Details } from '../../partners/partner-orders.ts';
import { CannotRun } from '../catalogue.ts';

/** The options that describe a partner, as `parseArgs` takes and gives them. */
export const detailOptions = {
  name: { type: 'string' },
  origin: { type: 'string', multiple: true },
  element: { type: 'string', multiple: true },
  departement: { type: 'string', multiple: true },
  siret: { type: 'string', multiple: true },
  company: { type: 'string', multiple: true },
  color: { type: 'string' },
  'per-minute': { type: 'string' },
  'per-network': { type: 'string' },
} as const;

export type GivenDetails = {
  [K in keyof typeof detailOptions]?: K extends 'name' | 'color' | `per-${string}` ? string | undefined : string[] | undefined;
};

/** What a list is emptied with: nothing is narrowed any more. */
const all = 'all';

const listOf = <T>(given: readonly string[], read: (value: string) => T): T[] => {
  if (given.length === 1 && given[0] === all) return [];
  return [...new Set(given.map((value) => read(value.trim())))];
};

const separately = (given: readonly string[]): string[] => given.flatMap((values) => values.split(',')).filter(Boolean);

const readName = (text: string): string => {
  if (!isSeen(text) || text.length > 200)
    throw new CannotRun('A partner needs a name of 200 characters at most: --name "Ville de Nyons"');
  return text;
};

const readCompany = (text: string): string => {
  if (!isSeen(text)) throw new CannotRun('--company needs a name, as the offers have it, or all.');
  return text;
};

const readElement = (tag: string): string => {
  const name = tag.replace(/^<?emploi-/, '').replace(/>$/, '');
  if (isElementName(name)) return name;
  throw new CannotRun(`No element is called “${tag}”. There are: ${Object.keys(elementResources).join(', ')}.`);
};

const readEmployer = (digits: string): string => {
  const number = readSiret(digits);
  if (number) return number;
  throw new CannotRun(`“${digits}” is neither a SIRET (14 digits) nor a SIREN (9 digits): is one of the digits wrong?`);
};

const readQuota = (option: string, given: string): number => {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new CannotRun(`--${option} is “${given}”: it must be a number of requests a minute, 600 say.`);
};

/** A colour that white letters can be read on, and that can be read on white. */
const readColor = (given: string): string | null => {
  if (given === 'none') return null;
  const colour = colourOf(given.replace(/^#?([\da-f])([\da-f])([\da-f])$/i, '#$1$1$2$2$3$3').replace(/^#?/, '#'));
  if (!colour) throw new CannotRun(`--color is “${given}”: write it as #0b6e4f, or none.`);
  if (isLegible(colour)) return hexOf(colour);
  throw new CannotRun(
    `--color is “${given}”: white letters cannot be read on it (WCAG asks for a contrast of 4.5). The nearest shade that can: ${hexOf(legibleShade(colour))}`,
  );
};

const readOrigins = (given: readonly string[]): string[] => {
  try {
    return [...new Set(given.map(readOrigin))];
  } catch (error) {
    throw error instanceof BadOrigin ? new CannotRun(error.message) : error;
  }
};

const readDepartements = async (given: readonly string[]): Promise<string[]> => {
  const known = await departementCodes();
  return listOf(given, (code) => {
    const departement = code.toUpperCase();
    if (!known.has(departement)) throw new CannotRun(`“${code}” is no code of a département: write 26, 2A or 974.`);
    return departement;
  });
};

/** What was typed, as it is kept; each mistake is a sentence. */
export const readDetails = async (given: GivenDetails): Promise<Details> => {
  const { name, origin, element, departement, siret, company, color } = given;
  const { 'per-minute': perMinute, 'per-network': perNetwork } = given;
  return {
    ...(name !== undefined && { name: readName(name) }),
    ...(origin && { origins: readOrigins(separately(origin)) }),
    ...(element && { elements: listOf(separately(element), readElement) }),
    ...(departement && { departements: await readDepartements(separately(departement)) }),
    ...(siret && { sirets: listOf(separately(siret), readEmployer) }),
    ...(company && { companies: listOf(company, readCompany) }),
    ...(color !== undefined && { color: readColor(color) }),
    ...(perMinute !== undefined && { perMinute: readQuota('per-minute', perMinute) }),
    ...(perNetwork !== undefined && { perNetwork: readQuota('per-network', perNetwork) }),
  };
};
