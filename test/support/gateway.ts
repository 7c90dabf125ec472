import { createApp, type App } from '../../server/app.ts';
import { defaultOccupations } from '../../server/occupations/default-occupations.ts';
import { frenchPlaces } from '../../server/places/french-places.ts';
import type { Database } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrate.ts';
import { saveDemoPartners } from './demo-partners.ts';
import { storesOf, type Stores } from '../../server/context/stores.ts';
import { saveAtelier } from './atelier.ts';
import { dumped } from './databases.ts';
import { offers } from './offers.ts';

export interface TestGateway {
  app: App;
  db: Database;
  stores: Stores;
}

const fill = async (db: Database): Promise<void> => {
  await migrate(db);
  const stores = storesOf(db);
  const places = await frenchPlaces();
  await stores.places.save(places);
  await stores.occupations.save(defaultOccupations());
  await saveDemoPartners(db);
  await saveAtelier(db);
  await stores.offers.save(offers(new Map(places.map((place) => [place.code, place]))));
};
const filledDatabase = dumped('france', fill).open;

/** The gateway over a database that is open; it asks nobody to wait. */
export const testApp = (stores: Stores): App => createApp(stores, { sessions: { work: [1, 2], shortestVisit: 0 } });

/** The real gateway on a real database in memory, with every place of France and the offers of `offers.ts`. */
export const testGateway = async (): Promise<TestGateway> => {
  const db = await filledDatabase();
  const stores = storesOf(db);
  await stores.places.suggest('Paris'); // names are read at the first question
  return { app: testApp(stores), db, stores };
};
