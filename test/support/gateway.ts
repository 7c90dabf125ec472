import { createApp, type App } from '../../server/app.ts';
import { defaultOccupations } from '../../server/occupations/default-occupations.ts';
import { frenchPlaces } from '../../server/places/french-places.ts';
import { openEmbedded, type Database } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrate.ts';
import { saveDemoPartners } from './demo-partners.ts';
import { storesOf, type Stores } from '../../server/context/stores.ts';
import { saveAtelier } from './atelier.ts';
import { offers } from './offers.ts';

export interface TestGateway {
  app: App;
  db: Database;
  stores: Stores;
}

/** The real gateway on a real database in memory, with every place of France and the offers of `offers.ts`; it asks nobody to wait. */
export const testGateway = async (db?: Database): Promise<TestGateway> => {
  const database = db ?? (await openEmbedded());
  await migrate(database);
  const stores = storesOf(database);
  const places = await frenchPlaces();
  await stores.places.save(places);
  await stores.occupations.save(defaultOccupations());
  await saveDemoPartners(database);
  await saveAtelier(database);
  await stores.offers.save(offers(new Map(places.map((place) => [place.code, place]))));
  return { app: createApp(stores, { sessions: { work: [1, 2], shortestVisit: 0 } }), db: database, stores };
};
