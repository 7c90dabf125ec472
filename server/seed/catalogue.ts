import { readFile } from 'node:fs/promises';

import { defaultOccupations } from '../occupations/default-occupations.ts';
import { frenchPlaces, type FrenchPlace } from '../places/french-places.ts';
import type { Database } from '../database/database.ts';
import { formatCount, type ProgressStep } from '../output/progress.ts';
import { storesOf } from '../context/stores.ts';
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

const saveLogos = async (db: Database): Promise<void> => {
  for (const { id, file } of sampleLogos)
    await storesOf(db).logos.saveImage(id, { mediaType: 'image/svg+xml', body: new Uint8Array(await readFile(file)) });
};

export interface CatalogueOptions {
  offers: number;
  today?: Date;
  step?: (label: string) => ProgressStep;
}

/** Every place of France. */
const loadPlaces = async (db: Database, { step }: CatalogueOptions): Promise<FrenchPlace[]> => {
  const loading = step?.('Loading communes and départements');
  const places = await frenchPlaces();
  for (const batch of batches(places)) await storesOf(db).places.save(batch);
  loading?.done(formatCount(places.length));
  return places;
};

/** The département of the demonstration page, which would have two hundred offers by its share of the population. */
const shown = { departement: '26', times: 30 };

const livelier = (place: FrenchPlace): FrenchPlace =>
  place.departement === shown.departement ? { ...place, population: place.population * shown.times } : place;

/** Sample offers, the same for the same number and day. */
const loadOffers = async (
  db: Database,
  places: readonly FrenchPlace[],
  { offers, today = new Date(), step }: CatalogueOptions,
): Promise<void> => {
  const loading = step?.('Loading sample offers');
  let loaded = 0;
  const communes = places.filter(({ kind, parent, population }) => kind === 'commune' && !parent && population > 0).map(livelier);
  for (const batch of batches(sampleOffers({ count: offers, today, places: communes }))) {
    await storesOf(db).offers.save(batch);
    loaded += batch.length;
    loading?.update(`${formatCount(loaded)} of ${formatCount(offers)}`);
  }
  loading?.done(formatCount(loaded));
};

/** A catalogue that shows everything at once: places, sample offers, logos, demonstration partners. Without offers there is nothing to demonstrate. */
export const loadCatalogue = async (db: Database, options: CatalogueOptions): Promise<void> => {
  const places = await loadPlaces(db, options);
  await storesOf(db).occupations.save(defaultOccupations());
  if (options.offers > 0) await saveDemoPartners(db);
  await saveLogos(db);
  await loadOffers(db, places, options);
};
