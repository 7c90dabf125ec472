import * as v from 'valibot';

import { Email } from './email.ts';
import { Timestamp } from './text.ts';

/** How often an alert looks for new offers: every day or every week. */
export const alertFrequencies = ['day', 'week'] as const;

/** Whom to tell, and how often. What to look for stands beside it: the fields of an `OfferQuery` but `cursor` and `sort`. */
export const AlertRequest = v.object({
  email: Email,
  frequency: v.picklist(alertFrequencies),
});
export type AlertRequest = v.InferOutput<typeof AlertRequest>;

/** The alert is stored and sends nothing but one mail, until the link in that mail has been followed. */
export const AlertReceipt = v.object({
  /** Until when it can be confirmed. */
  confirmBefore: Timestamp,
});
export type AlertReceipt = v.InferOutput<typeof AlertReceipt>;
