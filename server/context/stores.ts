import type { Database } from '../database/database.ts';
import { alertStore, type AlertStore } from '../alerts/store.ts';
import { replyStore, type ReplyStore } from '../applications/replies/store.ts';
import { submissionStore, type SubmissionStore } from '../applications/submission-store.ts';
import { documentStore, type DocumentStore } from '../documents/store.ts';
import { auditStore, type AuditStore } from '../audit/store.ts';
import { deliveryStore, type DeliveryStore } from '../webhooks/store.ts';
import { inboxStore, type InboxStore } from '../applications/inbox/store.ts';
import { logoStore, type LogoStore } from '../logos/store.ts';
import { mailStore, type MailStore } from '../mail/store.ts';
import { occupationStore, type OccupationStore } from '../occupations/store.ts';
import { offerStore, type OfferStore } from '../offers/store.ts';
import { partnerStore, type PartnerStore } from '../partners/store.ts';
import { placeStore, type PlaceStore } from '../places/store.ts';
import { applicationStore, type ApplicationStore } from '../applications/store.ts';
import { recruiterStore, type RecruiterStore } from '../partners/recruiters-store.ts';
import { usedTokenStore, type UsedTokenStore } from '../sessions/store.ts';

export interface Stores {
  offers: OfferStore;
  occupations: OccupationStore;
  places: PlaceStore;
  partners: PartnerStore;
  logos: LogoStore;
  alerts: AlertStore;
  mails: MailStore;
  usedTokens: UsedTokenStore;
  recruiters: RecruiterStore;
  submissions: SubmissionStore;
  documents: DocumentStore;
  applications: ApplicationStore;
  replies: ReplyStore;
  inbox: InboxStore;
  deliveries: DeliveryStore;
  audit: AuditStore;
}

export const storesOf = (db: Database): Stores => {
  const offers = offerStore(db);
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
  };
};
