import { createApp, type App } from '../../../server/app.ts';
import { defaultOccupations } from '../../../server/occupations/default-occupations.ts';
import { frenchPlaces } from '../../../server/places/french-places.ts';
import type { Database } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { dumped } from '../databases.ts';
import { saveDemoPartners } from '../demo-partners.ts';
import { storesOf } from '../../../server/context/stores.ts';
import type { TestGateway } from '../gateway.ts';
import { offers } from '../offers.ts';

/** Where the gateway is in these tests, and the key of the partner whose pages it serves itself. */
export const origin = 'http://gateway.test';
export const partnerKey = 'pk_test_council';

const departements = new Set(['13', '26', '69', '74', '75']);

const fill = async (db: Database): Promise<void> => {
  await migrate(db);
  const stores = storesOf(db);
  const places = (await frenchPlaces()).filter(({ departement, kind }) => kind === 'region' || departements.has(departement));
  await stores.places.save(places);
  await stores.occupations.save(defaultOccupations());
  await saveDemoPartners(db);
  await stores.offers.save(offers(new Map(places.map((place) => [place.code, place]))));
};

/** A few départements, and the offers of `offers.ts`. */
export const smallDump = dumped('small', fill);

/** The real gateway with a few départements and the offers of `offers.ts`, in memory or in a database of one's own. */
export const smallGateway = async (own?: Database): Promise<TestGateway> => {
  if (own) await fill(own);
  const db = own ?? (await smallDump.open());
  const stores = storesOf(db);
  return { app: createApp(stores), db, stores };
};

/** Asks for a path of the API with the partner's key, as a page of the gateway does. */
export const asking =
  (app: App) =>
  async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> =>
    app.request(`${origin}/v1/${path}${path.includes('?') ? '&' : '?'}key=${partnerKey}`, { method, headers });
