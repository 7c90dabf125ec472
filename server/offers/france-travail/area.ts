import { type Issue, isCommuneCode } from '../../../src/contract/index.ts';
import type { OfferSearch } from '../source.ts';
import type { ApiParameters } from './parameters.ts';

export interface AreaParameters {
  parameters?: ApiParameters;
  issue?: Issue;
  /** No offer can be there. */
  isNowhere?: boolean;
  /** What comes may lie outside of the départements that the partner shows: each offer is to be looked at. */
  isWider?: boolean;
}

/** As many départements as one question may name. */
const maxDepartements = 5;

/**
 * Cities that the API knows by their districts only, and how far one must look around the first of them so as to see the whole
 * city (km). Of Paris and Lyon the API itself answers the whole as soon as their centre is reached.
 */
const cities: Readonly<Record<string, { district: string; extent: number }>> = {
  75056: { district: '75101', extent: 0 },
  69123: { district: '69381', extent: 2 },
  13055: { district: '13201', extent: 10 },
};

const inDepartements = (codes: readonly string[], path: string): AreaParameters => {
  if (codes.length === 0) return { isNowhere: true };
  if (codes.length > maxDepartements)
    return {
      issue: { path, message: `means more than ${maxDepartements} départements, which France Travail cannot be asked for` },
    };
  return { parameters: { departement: codes.join(',') } };
};

/** A commune and what is around it, in kilometres. */
export const communeParameters = (code: string, radius: number): ApiParameters => {
  const city = cities[code];
  return { commune: city?.district ?? code, distance: `${Math.max(radius, city?.extent ?? 0)}` };
};

/** Where to search, by the API's rules: a commune and what is around it, five départements, or a région. */
export const areaParameters = ({ place, radius, within }: OfferSearch): AreaParameters => {
  const shown = within?.departements ?? [];
  if (!place) return shown.length > 0 ? inDepartements(shown, 'key') : {};
  const { code, departements } = place;
  if (isCommuneCode(code)) return { parameters: communeParameters(code, radius), isWider: shown.length > 0 };
  const common = departements.filter((departement) => shown.includes(departement));
  if (shown.length > 0 && common.length < departements.length) return inDepartements(common, 'place');
  return { parameters: place.kind === 'region' ? { region: code.slice(1) } : { departement: code } };
};
