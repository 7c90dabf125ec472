import { randomBytes } from 'node:crypto';

import { inventedSiren } from '../catalogue/siret.ts';
import type { Database } from '../database.ts';
import { partnerStore } from '../stores/partners.ts';
import { newRecruiter, recruiterStore } from '../stores/recruiters.ts';
import { demoQuestions } from './questions.ts';

/** A whole suite of tests, or a room full of people at a demonstration, is one network. */
const quotas = { perMinute: 12_000, perNetwork: 6_000 };

/** The two partners of the demonstration pages, which the gateway itself serves. */
export const saveDemoPartners = async (db: Database): Promise<void> => {
  const partners = partnerStore(db);
  await partners.save(
    { id: 'demo-council', name: 'Département (démonstration)', origins: ['self'], color: '#4c3c94', ...quotas },
    ['pk_test_council'],
  );
  // The shops called « Comptoir … », some two hundred sample offers.
  await partners.save(
    {
      id: 'demo-employer',
      name: 'Employeur (démonstration)',
      origins: ['self'],
      sirets: [inventedSiren('Comptoir')],
      ...quotas,
    },
    ['pk_test_employer'],
  );
  const recruiters = recruiterStore(db);
  await recruiters.save({
    partner: 'demo-employer',
    name: 'Comptoir (démonstration)',
    contact: 'donnees@comptoir.example',
    ...newRecruiter,
    email: 'recrutement@comptoir.example',
    inboxToken: randomBytes(24).toString('base64url'),
    perDay: 2_000,
  });
  await recruiters.ask('demo-employer', demoQuestions);
};
