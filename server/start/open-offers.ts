import { frenchPlaces } from '../places/french-places.ts';
import type { Config } from '../config.ts';
import { logFailure } from '../output/log.ts';
import type { OfferSource } from '../offers/source.ts';
import { startStep } from '../output/progress.ts';
import type { Stores } from '../context/stores.ts';
import { type FranceTravail, franceTravail } from '../offers/france-travail/source.ts';

/** Words are understood as occupations of the list that the API itself searches by. Without it, of the one that is there. */
const learnOccupations = async ({ occupations }: Stores, source: FranceTravail): Promise<void> => {
  try {
    await occupations.save(await source.occupations());
  } catch (error) {
    logFailure('The occupations of France Travail cannot be had', error);
  }
};

/** Where offers come from: the catalogue, read into memory, or France Travail. */
export const openOffers = async ({ franceTravail: settings }: Config, stores: Stores): Promise<OfferSource> => {
  if (!settings) {
    const reading = startStep('Reading the offers');
    await stores.offers.ready();
    reading.done();
    return stores.offers;
  }
  const places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
  const source = franceTravail(settings, { places, saveLogos: stores.logos.saveSources });
  void learnOccupations(stores, source);
  return source;
};
