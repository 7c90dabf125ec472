import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';

import type { OfferRecord } from '../../../server/offers/offer-row.ts';
import { OfferV2 } from '../../../server/offers/france-travail/offer-v2.ts';
import { toOfferRecord } from '../../../server/offers/france-travail/to-offer.ts';
import type { PlaceNames } from '../../../server/offers/france-travail/workplace.ts';

/** Offers that France Travail has sent, beside the project where there are any. */
export const realOffers = fileURLToPath(new URL('../../../../shared/france-travail/offers', import.meta.url));
export const hasRealOffers = existsSync(realOffers);

/** An offer as the API sends it, with what nearly all have; `given` says what else. */
export const sentOffer = (id: string, given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id,
  intitule: `Couvreur / Couvreuse ${id} (H/F)`,
  description: 'Vous posez des ardoises.\nVous travaillez en hauteur.',
  dateCreation: '2026-11-02T09:12:44.000Z',
  dateActualisation: '2026-11-19T09:12:44.000Z',
  lieuTravail: { libelle: '26 - NYONS', latitude: 44.3608, longitude: 5.1389, codePostal: '26110', commune: '26220' },
  typeContrat: 'CDI',
  typeContratLibelle: 'CDI',
  salaire: {},
  nombrePostes: 1,
  ...given,
});

/** What the importer makes of an offer, its fields as odd as they may be. */
export const imported = (given: Readonly<Record<string, unknown>>, places: PlaceNames = new Map()): OfferRecord =>
  toOfferRecord(v.parse(OfferV2, { id: 'X1', ...given }), places);
