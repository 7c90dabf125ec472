import type { Database } from '../database/database.ts';
import { alertStore } from '../alerts/store.ts';
import { replyStore } from '../applications/replies/store.ts';
import { submissionStore } from '../applications/submission-store.ts';
import { documentStore } from '../documents/store.ts';
import { auditStore } from '../audit/store.ts';
import { deliveryStore } from '../webhooks/store.ts';
import { inboxStore } from '../applications/inbox/store.ts';
import { logoStore } from '../logos/store.ts';
import { mailStore } from '../mail/store.ts';
import { occupationStore } from '../occupations/store.ts';
import { offerCatalogue } from '../offers/catalogue.ts';
import { partnerStore } from '../partners/store.ts';
import { placeStore } from '../places/store.ts';
import { applicationStore } from '../applications/store.ts';
import { recruiterStore } from '../partners/recruiters-store.ts';
import { usedTokenStore } from '../sessions/store.ts';

/** The stores of a database, by name. A store that its own resource alone asks needs none: `stores.of(bookingStore)`. */
export const storesOf = (db: Database) => {
  const offers = offerCatalogue(db);
  return {
    offers,
    occupations: occupationStore(db, (text) => offers.haveWords(text)),
    places: placeStore(db),
    partners: partnerStore(db),
    logos: logoStore(db),
    alerts: alertStore(db),
    mails: mailStore(db),
    usedTokens: usedTokenStore(db),
    recruiters: recruiterStore(db),
    submissions: submissionStore(db),
    documents: documentStore(db),
    applications: applicationStore(db),
    replies: replyStore(db),
    inbox: inboxStore(db),
    deliveries: deliveryStore(db),
    audit: auditStore(db),
    /** Made anew each time: such a store keeps nothing in memory. */
    of: <Store>(create: (db: Database) => Store): Store => create(db),
  };
};

export type Stores = ReturnType<typeof storesOf>;
