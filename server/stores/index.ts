import type { Queryable } from '../database.ts';
import { logoStore, type LogoStore } from './logos.ts';
import { occupationStore, type OccupationStore } from './occupations.ts';
import { offerStore, type OfferStore } from './offers.ts';
import { partnerStore, type PartnerStore } from './partners.ts';
import { placeStore, type PlaceStore } from './places.ts';

export interface Stores {
  offers: OfferStore;
  places: PlaceStore;
  occupations: OccupationStore;
  partners: PartnerStore;
  logos: LogoStore;
}

export const storesOf = (db: Queryable): Stores => ({
  offers: offerStore(db),
  places: placeStore(db),
  occupations: occupationStore(db),
  partners: partnerStore(db),
  logos: logoStore(db),
});
