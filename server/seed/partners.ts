import type { Queryable } from '../database.ts';
import { partnerStore } from '../stores/partners.ts';

/** The two partners of the demonstration pages, which the gateway itself serves. */
export const saveDemoPartners = async (db: Queryable): Promise<void> => {
  const partners = partnerStore(db);
  await partners.save({ id: 'demo-council', name: 'Département (démonstration)', origins: ['self'] }, ['pk_test_council']);
  await partners.save({ id: 'demo-employer', name: 'Employeur (démonstration)', origins: ['self'] }, ['pk_test_employer']);
};
