import * as v from 'valibot';

import { Question } from '../../src/contract/index.ts';
import type { Partner, PartnerKey } from './store.ts';
import type { Recruiter } from './recruiters-store.ts';

const Texts = v.array(v.string());

/** What may be said of a partner, checked by whoever says it; what an edit leaves out stays as it is. */
export const PartnerDetails = v.object({
  name: v.exactOptional(v.string()),
  origins: v.exactOptional(Texts),
  elements: v.exactOptional(Texts),
  departements: v.exactOptional(Texts),
  sirets: v.exactOptional(Texts),
  companies: v.exactOptional(Texts),
  perMinute: v.exactOptional(v.number()),
  perNetwork: v.exactOptional(v.number()),
  color: v.exactOptional(v.nullable(v.string())),
});
export type PartnerDetails = v.InferOutput<typeof PartnerDetails>;

/** How a partner receives applications; what an edit leaves out stays as it is. */
export const IntakeDetails = v.object({
  name: v.exactOptional(v.string()),
  contact: v.exactOptional(v.string()),
  email: v.exactOptional(v.nullable(v.string())),
  webhookUrl: v.exactOptional(v.nullable(v.string())),
  cvRequired: v.exactOptional(v.boolean()),
  perOffer: v.exactOptional(v.number()),
  perDay: v.exactOptional(v.number()),
});

const Mode = v.picklist(['test', 'live']);

/** What `npm run partners` asks for, of the database or of the gateway that has it open. */
export const PartnerCommand = v.variant('name', [
  v.object({ name: v.literal('add'), id: v.string(), details: PartnerDetails }),
  v.object({ name: v.literal('edit'), id: v.string(), details: PartnerDetails }),
  v.object({
    name: v.literal('intake'),
    id: v.string(),
    details: IntakeDetails,
    /** For every offer that has none of its own, or for one. */
    questions: v.exactOptional(v.array(Question)),
    offer: v.exactOptional(v.string()),
  }),
  v.object({ name: v.literal('list'), id: v.optional(v.string()) }),
  v.object({ name: v.literal('rotate'), id: v.string(), mode: Mode, overlap: v.number() }),
  v.object({ name: v.literal('prefill-token'), id: v.string() }),
  v.object({ name: v.literal('revoke'), key: v.string() }),
]);
export type PartnerCommand = v.InferOutput<typeof PartnerCommand>;

/** A partner, the keys that work for it, and how many offers its pages show today. */
export interface PartnerAccount {
  partner: Partner;
  keys: readonly PartnerKey[];
  offers: number;
  /** What it signs with, where it has just been given something. */
  prefillSecret?: string | undefined;
  /** `null`: it receives no applications. */
  recruiter: Recruiter | null;
}

const Account = v.object({
  partner: v.object({ id: v.string(), ...v.required(PartnerDetails).entries }),
  keys: v.array(v.object({ key: v.string(), mode: Mode, expiresAt: v.nullable(v.string()) })),
  offers: v.number(),
  prefillSecret: v.optional(v.string()),
  recruiter: v.nullable(
    v.object({
      partner: v.string(),
      name: v.string(),
      contact: v.string(),
      email: v.nullable(v.string()),
      webhookUrl: v.nullable(v.string()),
      webhookSecret: v.nullable(v.string()),
      inboxToken: v.string(),
      cvRequired: v.boolean(),
      perOffer: v.number(),
      perDay: v.number(),
    }),
  ),
});

/** Accounts, or why it cannot be done. */
export const PartnerAnswer = v.union([v.object({ accounts: v.array(Account) }), v.object({ refusal: v.string() })]);
export type PartnerAnswer = { accounts: PartnerAccount[] } | { refusal: string };
