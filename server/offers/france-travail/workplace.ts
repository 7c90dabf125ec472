import { isCommuneCode, type Offer } from '../../../src/contract/index.ts';
import type { OfferRecord } from '../offer-row.ts';
import { titleCasePlace } from '../wording/sentence-case.ts';
import { repairLine } from './repair-text.ts';
import type { OfferV2 } from './offer-v2.ts';

/** What an importer must know of a place by its INSEE code. */
export interface PlaceName {
  name: string;
  departement: string;
  longitude: number | null;
  latitude: number | null;
}

export type PlaceNames = ReadonlyMap<string, PlaceName>;

type Workplace = Pick<OfferRecord, 'longitude' | 'latitude'> & { place: Offer['place'] };

/** « 38 - Grenoble », « 971 - BASSE TERRE », « 26 - Drôme ». */
const prefixed = /^(\d{2,3}|2[AB])\s*-\s*(.+)$/i;
const departementCode = /^(?:\d{2}|2[AB]|97\d)$/i;

const inFrance = (longitude: number, latitude: number): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (longitude !== 0 || latitude !== 0);

/**
 * Where the work is. A known INSEE code gives the official name; otherwise the label is read, which may name a commune, a
 * département (« 26 - Drôme », « 75 »), a region, France or another country.
 */
export const readWorkplace = (raw: OfferV2['lieuTravail'], places: PlaceNames): Workplace => {
  const label = repairLine(raw?.libelle);
  const inseeCode = repairLine(raw?.commune)?.toUpperCase() ?? '';
  const commune = isCommuneCode(inseeCode) ? places.get(inseeCode) : undefined;
  const insee = commune ? inseeCode : null;
  const prefix = label?.match(prefixed);
  const code = (prefix?.[1] ?? (label && departementCode.test(label) ? label : undefined))?.toUpperCase();
  const departement = commune?.departement ?? (code && places.has(code) ? code : null);

  const named =
    commune?.name ??
    (prefix?.[2] && titleCasePlace(prefix[2])) ??
    (departement && places.get(departement)?.name) ??
    (label && titleCasePlace(label));
  const place = {
    label: named ? ((departement ?? code) ? `${named} (${departement ?? code})` : named) : null,
    commune: insee,
    departement,
  };
  const { longitude, latitude } = raw ?? {};
  if (longitude !== undefined && latitude !== undefined && inFrance(longitude, latitude)) return { place, longitude, latitude };
  return { place, longitude: commune?.longitude ?? null, latitude: commune?.latitude ?? null };
};
