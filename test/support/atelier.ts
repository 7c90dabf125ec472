import type { Database } from '../../server/database/database.ts';
import { partnerStore } from '../../server/partners/store.ts';
import { recruiterStore } from '../../server/partners/recruiters-store.ts';

/** An employer without questions of its own, who takes applications for one of the test offers: `XTOUT01`. */
export const saveAtelier = async (db: Database): Promise<void> => {
  const id = 'atelier';
  await partnerStore(db).save({ id, name: 'Atelier du Rhône', origins: ['self'], companies: ['Atelier du Rhône'] }, [
    'pk_test_atelier',
  ]);
  await recruiterStore(db).save({
    partner: id,
    name: 'Atelier du Rhône',
    contact: 'https://atelier.example/donnees',
    email: 'emploi@atelier.example',
    webhookUrl: null,
    webhookSecret: null,
    inboxToken: 'atelier-inbox-of-the-tests',
    cvRequired: false,
    perOffer: 500,
    perDay: 2_000,
  });
};
