import { randomBytes } from 'node:crypto';

import { inventedSiren } from '../partners/siret.ts';
import type { Database } from '../database/database.ts';
import { demoPartners } from '../partners/demo-partners.ts';
import { partnerStore, type PartnerInput } from '../partners/store.ts';
import { recruiterDefaults, recruiterStore } from '../partners/recruiters-store.ts';
import { demoQuestions } from './questions.ts';

/** What the demonstration may be asked, where that is not what any partner may. */
export interface DemoLimits extends Pick<PartnerInput, 'perMinute' | 'perNetwork'> {
  perDay?: number;
}

/** The two partners of the demonstration pages, which the gateway itself serves and which show sample offers. */
export const saveDemoPartners = async (
  db: Database,
  { perDay = recruiterDefaults.perDay, ...quotas }: DemoLimits = {},
): Promise<void> => {
  const partners = partnerStore(db);
  await partners.save(
    { id: demoPartners.council, name: 'Département (démonstration)', origins: ['self'], color: '#4c3c94', ...quotas },
    ['pk_test_council'],
  );
  // The shops called « Comptoir … », some two hundred sample offers.
  await partners.save(
    {
      id: demoPartners.employer,
      name: 'Employeur (démonstration)',
      origins: ['self'],
      sirets: [inventedSiren('Comptoir')],
      ...quotas,
    },
    ['pk_test_employer'],
  );
  const recruiters = recruiterStore(db);
  await recruiters.save({
    partner: demoPartners.employer,
    name: 'Comptoir (démonstration)',
    contact: 'donnees@comptoir.example',
    ...recruiterDefaults,
    email: 'recrutement@comptoir.example',
    inboxToken: randomBytes(24).toString('base64url'),
    perDay,
  });
  await recruiters.saveQuestions(demoPartners.employer, demoQuestions);
};
