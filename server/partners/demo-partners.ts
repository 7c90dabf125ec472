import type { Partner } from './store.ts';

/** The partners of the demonstration pages, which the seed makes. */
export const demoPartners = { council: 'demo-council', employer: 'demo-employer' } as const;

/** Whether a partner is one of the demonstration: its keys are known to everybody. */
export const isDemoPartner = ({ id }: Pick<Partner, 'id'>): boolean =>
  id === demoPartners.council || id === demoPartners.employer;
