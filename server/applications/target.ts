import type { Context } from 'hono';

import { type ApplicationForm, documentKinds, documentLimits, type Offer, retentionMonths } from '../../src/contract/index.ts';
import type { Env } from '../context/env.ts';
import { isIdentifier } from '../http/query.ts';
import type { Recruiter } from '../partners/recruiters-store.ts';
import { withDateRange } from './date-range.ts';

/** What a form is for: an offer and who receives applications for it, or the partner itself where none is named. */
export interface FormTarget {
  offer: Offer | undefined;
  recruiter: Recruiter;
}

/** `undefined`: there is no such offer for this partner's pages, or nobody receives applications for it. */
export const findTarget = async (
  { var: { partner, offers, stores } }: Context<Env>,
  id: string | undefined,
): Promise<FormTarget | undefined> => {
  if (!partner) return undefined;
  const offer = id !== undefined && isIdentifier(id) ? await offers.get(id, partner) : undefined;
  if (id !== undefined && !offer) return undefined;
  const recruiter = offer
    ? await stores.recruiters.ofOffer(offer.id, offer.company, partner.id)
    : await stores.recruiters.find(partner.id);
  return recruiter && { offer, recruiter };
};

/** What to ask of a person who applies. */
export const applicationForm = async (c: Context<Env>, { offer, recruiter }: FormTarget): Promise<ApplicationForm> => ({
  offer: offer ? { id: offer.id, title: offer.title, company: offer.company } : null,
  recruiter: { name: recruiter.name, contact: recruiter.contact },
  live: c.var.partner?.mode === 'live',
  cv: recruiter.cvRequired ? 'required' : 'optional',
  questions: (await c.var.stores.recruiters.questions(recruiter.partner, offer?.id)).map((question) => withDateRange(question)),
  documents: { kinds: [...documentKinds], ...documentLimits },
  retention: { ...retentionMonths },
});
