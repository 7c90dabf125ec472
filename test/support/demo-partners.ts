import type { Database } from '../../server/database/database.ts';
import { saveDemoPartners as save } from '../../server/seed/partners.ts';

/** The partners of the demonstration, for a whole suite of tests, which is one network and one day. */
export const saveDemoPartners = (db: Database): Promise<void> =>
  save(db, { perMinute: 12_000, perNetwork: 6_000, perDay: 2_000 });
