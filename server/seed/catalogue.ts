import { readFile } from 'node:fs/promises';

import { frenchPlaces, type FrenchPlace } from '../catalogue/french-places.ts';
import type { Queryable } from '../database.ts';
import { count, type Step } from '../progress.ts';
import type { OfferRecord } from '../stores/offers.ts';
import { storesOf } from '../stores/index.ts';
import { sampleLogos, sampleOffers } from './offers.ts';
import { saveDemoPartners } from './partners.ts';

/** Offers that `npm start` begins with. */
export const defaultOfferCount = 24_000;

const batchSize = 500;

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

const savePlaces = async (db: Queryable, places: readonly FrenchPlace[]): Promise<void> => {
  for (const batch of batches(places)) await storesOf(db).places.save(batch);
};

const saveLogos = async (db: Queryable): Promise<void> => {
  for (const { id, file } of sampleLogos)
    await storesOf(db).logos.saveImage(id, { mediaType: 'image/svg+xml', body: new Uint8Array(await readFile(file)) });
};

export interface CatalogueOptions {
  offers: number;
  today?: Date;
  step?: (label: string) => Step;
  /** Stores a batch of offers; by default into `db`. */
  save?: (records: readonly OfferRecord[]) => Promise<unknown>;
}

/** Every place of France. */
export const loadPlaces = async (db: Queryable, step?: CatalogueOptions['step']): Promise<FrenchPlace[]> => {
  const loading = step?.('Loading communes and départements');
  const places = await frenchPlaces();
  await savePlaces(db, places);
  loading?.done(count(places.length));
  return places;
};

/** The département of the demonstration page, which would have two hundred offers by its share of the population. */
const shown = { departement: '26', times: 30 };

const livelier = (place: FrenchPlace): FrenchPlace =>
  place.departement === shown.departement ? { ...place, population: place.population * shown.times } : place;

/** Sample offers, the same for the same number and day. */
export const loadOffers = async (
  places: readonly FrenchPlace[],
  { offers, today = new Date(), step, save }: CatalogueOptions & Required<Pick<CatalogueOptions, 'save'>>,
): Promise<void> => {
  const loading = step?.('Loading sample offers');
  let loaded = 0;
  const communes = places.filter(({ kind, parent, population }) => kind === 'commune' && !parent && population > 0).map(livelier);
  for (const batch of batches(sampleOffers({ count: offers, today, places: communes }))) {
    await save(batch);
    loaded += batch.length;
    loading?.update(`${count(loaded)} of ${count(offers)}`);
  }
  loading?.done(count(loaded));
};

/** A catalogue that shows everything at once: places, sample offers, logos, demonstration partners. */
export const loadCatalogue = async (db: Queryable, options: CatalogueOptions): Promise<void> => {
  const places = await loadPlaces(db, options.step);
  await saveDemoPartners(db);
  await saveLogos(db);
  await loadOffers(places, { save: storesOf(db).offers.save, ...options });
};
